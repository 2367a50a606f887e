# A folder includes only from the folders below it: core knows nobody, endpoints know no database,
# and nothing knows app/.
check() {
    code 'models views app tests translations resources' | awk -F: '
        BEGIN {
            may["models/core"] = "core"
            may["models/storage"] = "core storage"
            may["models/connections"] = "core storage connections"
            may["models/credentials"] = "core credentials"
            may["models/endpoints"] = "core credentials endpoints"
            may["models/runs"] = "core storage production runs"
            may["models/production"] = "core storage credentials endpoints production"
            may["models/quality"] = "core storage quality"
            may["models/certification"] = "core storage production runs certification"
            may["models/commands"] = "core storage credentials endpoints production runs quality certification commands"
            may["models/items"] = "core storage credentials items"
        }
        match($0, /#include *"[^"]*"/) {
            include = substr($0, RSTART, RLENGTH)
            sub(/^#include *"/, "", include)
            sub(/"$/, "", include)
            split($1, from, "/")
            split(include, to, "/")
            wrong = to[1] == "app" && from[1] != "app" && !(from[1] == "tests" && from[2] == "app")
            wrong = wrong || (to[1] == "tests" && from[1] != "tests")
            if (from[1] == "models") {
                wrong = wrong || to[1] == "views"
                allowed = may[from[1] "/" from[2]]
                wrong = wrong || (to[1] == "models" && allowed != "" && index(" " allowed " ", " " to[2] " ") == 0)
            }
            if (wrong) print
        }'
    lines models/endpoints CMakeLists.txt | matching 'shiftdeck_(storage|production|runs|commands|items)|Qt6::Sql'
    lines models/core CMakeLists.txt | matching 'shiftdeck_(storage|endpoints|production|runs|commands|items)'
}
bad() {
    cat <<'X'
models/endpoints/a.cpp|#include "models/storage/database.h"
models/endpoints/CMakeLists.txt|  PUBLIC shiftdeck_storage
models/core/a.h|#include "models/runs/run.h"
models/credentials/a.cpp|#include "models/endpoints/endpoint.h"
models/storage/a.cpp|#include "models/production/check.h"
models/items/a.cpp|#include "models/commands/command.h"
views/a.cpp|#include "app/prodctl/main.h"
models/core/a.cpp|#include "tests/support/manualclock.h"
tests/core/a.cpp|#include "app/prodctl/printer.h"
X
}
good() {
    cat <<'X'
models/endpoints/a.cpp|#include "models/core/result.h"
models/production/a.cpp|#include "models/storage/database.h"
app/prodctl/a.cpp|#include "app/prodctl/printer.h"
tests/app/a.cpp|#include "app/prodctl/printer.h"
tests/core/a.cpp|#include "tests/support/manualclock.h"
views/a.cpp|// not #include "app/prodctl/main.h"
X
}
