// Why a server is not reached is told apart whatever language the desktop speaks.
#include "models/storage/serverconnect.h"
#include "models/storage/database.h"

#include <QFile>
#include <QTest>

#include <clocale>

#include <libpq-fe.h>

using namespace shiftdeck;
using namespace std::chrono_literals;

class ServerConnectTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase()
    {
        // As a German desktop sets it up; where no German is installed, the language alone counts for libpq.
        qputenv("LANGUAGE", "de");
        QVERIFY(setlocale(LC_ALL, "C.UTF-8"));
    }

    void libpqSpeaksEnglishToUs()
    {
        const auto refused = connectToServer(
            {{"host", "/nowhere"}, {"dbname", "x"}, {"user", "x"}}, 20s, std::stop_token());
        QVERIFY(refused);
        const QByteArray ours = PQerrorMessage(refused.get());
        QVERIFY2(ours.contains("No such file or directory") && ours.contains("Is the server running"), ours);
        // What it says by itself, where its German is installed; after us, as before.
        const ServerConnection plain(PQconnectdb("host=/nowhere dbname=x user=x"));
        const QByteArray german = PQerrorMessage(plain.get());
        if (QFile::exists(QStringLiteral("/usr/share/locale/de/LC_MESSAGES/libpq5-15.mo")))
            QVERIFY2(!german.contains("Is the server running"), german);
    }

    void whatToDoFitsTheCause()
    {
        const auto store = Database::open(StoreLocation(QStringLiteral("postgresql://x@nowhere.invalid/x")),
                                          Access::ReadOnly);
        QVERIFY(!store);
        QCOMPARE(store.error().code, ErrorCode::Unavailable);
        QVERIFY2(store.error().cause.endsWith(QStringLiteral("Check the name of the host.")),
                 qPrintable(store.error().cause));
    }
};

QTEST_GUILESS_MAIN(ServerConnectTest)
#include "serverconnecttest.moc"
