# views/ reads through the StoreClient with the store's own queries, off the GUI thread. No QtSql, no
# SQL text and no write of its own: every change is a command.
check() {
    code views | matching '#include *<(QtSql/?)?(QSql|sqlite3)|#include *<QtSql>'
    code views | without '"models/storage/(storeclient|storelogin|records|requestwaits|sessions|queries|streams|database|changes|filtersql|logbook|sitefacts|certifications|quality|sources|conditions|streambands|references)\.h"' |
        matching '#include *"models/storage/'
    code views | matching '"(SELECT|INSERT|UPDATE|DELETE|PRAGMA|CREATE|ALTER|DROP) '
    code views | matching '([Ss]tore|[Cc]lient)(\(\))?(\.|->)write\('
    lines views CMakeLists.txt | matching 'Qt6::Sql|SQLite'
}
bad() {
    cat <<'X'
views/runs/a.cpp|#include <QSqlQuery>
views/runs/a.cpp|#include <QtSql/QSqlQuery>
views/runs/a.h|#include "models/storage/transaction.h"
views/runs/a.cpp|    QStringLiteral("SELECT id FROM jobs")
views/runs/a.cpp|    m_store->write([](Database &db) { return 1; });
views/runs/CMakeLists.txt|  PRIVATE Qt6::Sql
X
}
good() {
    cat <<'X'
views/runs/a.cpp|#include "models/items/requestmodel.h"
views/runs/a.cpp|#include "models/storage/queries.h"
views/common/a.h|#include "models/storage/storeclient.h"
views/runs/a.cpp|// #include <QSqlQuery> is for models
views/runs/a.cpp|    m_store->read([](Database &db) { return 1; });
views/runs/a.cpp|    tr("Select a job")
models/storage/a.cpp|#include <QSqlQuery>
X
}
