# views/ talks to commands and item models, never to the database: it only hands the StoreClient on.
check() {
    code views | without '"models/storage/storeclient.h"' | matching '#include *(<(QtSql/?)?QSql|<QtSql>|<sqlite3|"models/storage/)'
    lines views CMakeLists.txt | matching 'Qt6::Sql|SQLite'
}
bad() {
    cat <<'X'
views/runs/a.cpp|#include <QSqlQuery>
views/runs/a.cpp|#include <QtSql/QSqlQuery>
views/runs/a.h|#include "models/storage/database.h"
views/runs/CMakeLists.txt|  PRIVATE Qt6::Sql
X
}
good() {
    cat <<'X'
views/runs/a.cpp|#include "models/items/requestmodel.h"
views/common/a.h|#include "models/storage/storeclient.h"
views/runs/a.cpp|// #include <QSqlQuery> is for models
models/storage/a.cpp|#include <QSqlQuery>
X
}
