// Two processes on one store: neither blocks the other for long, and a killed one leaves the store whole.
#include "tests/storage/storefixture.h"

#include "models/storage/queries.h"
#include "models/storage/storecheck.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
constexpr int kLongMs = 1000;  // what a person would call blocked

// One unit of work as the agent does it: a job forth and back, with history, counters and changes.
Result<> writeOnce(Database &db, int padding)
{
    return transact(db, [&]() -> Result<> {
        SD_CHECK(db.run(QStringLiteral(
            "UPDATE jobs SET status = 'submitting', changed_at = changed_at + 1 WHERE id = 2")));
        SD_CHECK(db.run(
            QStringLiteral("UPDATE jobs SET status = 'pending', changed_at = changed_at + 1 WHERE id = 2")));
        if (padding > 0)
            SD_CHECK(db.run(
                QStringLiteral(
                    "INSERT INTO meta (key, value) VALUES ('padding', ?) ON CONFLICT (key) DO UPDATE SET "
                    "value = excluded.value"),
                {QString(padding, u'x')}));
        return {};
    });
}

// Writes until it is killed, or for so many milliseconds; prints how often and the longest wait.
int writer(const QString &path, int milliseconds, int padding)
{
    auto db = Database::open(path, Access::ReadWrite);
    if (!db)
        return 1;
    QTextStream out(stdout);
    out << "ready" << Qt::endl;
    QElapsedTimer all;
    all.start();
    int count = 0;
    qint64 longest = 0;
    while (milliseconds <= 0 || all.elapsed() < milliseconds) {
        QElapsedTimer one;
        one.start();
        if (!writeOnce(**db, padding))
            return 2;
        longest = qMax(longest, one.elapsed());
        ++count;
    }
    out << count << ' ' << longest << Qt::endl;
    return 0;
}

class Writer {
  public:
    Writer(const QString &path, int milliseconds, int padding = 0)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(
            QCoreApplication::applicationFilePath(),
            {QStringLiteral("--write"), path, QString::number(milliseconds), QString::number(padding)});
        if (!m_process.waitForReadyRead() || !m_process.readLine().startsWith("ready"))
            qFatal("the writer does not start");
    }
    bool isRunning()
    {
        m_process.waitForFinished(0);
        return m_process.state() != QProcess::NotRunning;
    }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    // How often it wrote and its longest wait in milliseconds; {0, 0} when it failed.
    std::pair<int, int> result()
    {
        if ((isRunning() && !m_process.waitForFinished()) || m_process.exitCode() != 0)
            return {0, 0};
        const QList<QByteArray> words = m_process.readAllStandardOutput().trimmed().split(' ');
        return {words.value(0).toInt(), words.value(1).toInt()};
    }

  private:
    QProcess m_process;
};
}  // namespace

class TwoProcessesTest : public QObject {
    Q_OBJECT

  private slots:
    void aReaderIsNotBlockedByAWriter()
    {
        StoreFixture store(Stage::Running);
        Writer writer(store.location(), 1500);
        auto reader = Database::open(store.location(), Access::ReadOnly);
        int reads = 0;
        qint64 longest = 0;
        while (writer.isRunning()) {
            QElapsedTimer one;
            one.start();
            const auto requests = listRequests(**reader);
            QVERIFY2(requests.has_value(), qPrintable(requests ? QString() : requests.error().cause));
            // Each read is of one moment: never between the two moves of a unit.
            QCOMPARE(requests->first().jobs.of(JobStatus::Submitting), 0);
            QCOMPARE(requests->first().jobs.total(), 3);
            longest = qMax(longest, one.elapsed());
            ++reads;
        }
        const auto [writes, wait] = writer.result();
        QVERIFY(reads > 10);
        QVERIFY(writes > 10);
        QVERIFY2(longest < kLongMs, qPrintable(QString::number(longest)));
        QVERIFY2(wait < kLongMs, qPrintable(QString::number(wait)));
        QCOMPARE(*checkCounters(store.db()), QStringList());
    }

    void aWriterIsNotBlockedByALongReader()
    {
        StoreFixture store(Stage::Running);
        Writer writer(store.location(), 1200);
        auto reader = Database::open(store.location(), Access::ReadOnly);
        const auto seen = snapshot(**reader, [&]() -> Result<bool> {
            SD_TRY(const auto before, loadRequest(**reader, RequestId(1)));
            SD_TRY(const qint64 first,
                   (*reader)->integer(QStringLiteral("SELECT changed_at FROM jobs WHERE id = 2")));
            while (writer.isRunning()) {
                SD_TRY(const qint64 now,
                       (*reader)->integer(QStringLiteral("SELECT changed_at FROM jobs WHERE id = 2")));
                if (now != first)
                    return false;
            }
            return true;
        });
        QVERIFY(seen.has_value() && *seen);
        const auto [writes, wait] = writer.result();
        QVERIFY(writes > 10);
        QVERIFY2(wait < kLongMs, qPrintable(QString::number(wait)));
    }

    void twoWritersTakeTurns()
    {
        StoreFixture store(Stage::Running);
        Writer one(store.location(), 1500);
        Writer two(store.location(), 1500);
        const auto [writesOne, waitOne] = one.result();
        const auto [writesTwo, waitTwo] = two.result();
        QVERIFY2(writesOne > 5 && writesTwo > 5,
                 qPrintable(QStringLiteral("%1 %2").arg(writesOne).arg(writesTwo)));
        QVERIFY2(qMax(waitOne, waitTwo) < kLongMs,
                 qPrintable(QStringLiteral("%1 %2 ms").arg(waitOne).arg(waitTwo)));
        QCOMPARE(store.db().integer(QStringLiteral("SELECT count(*) FROM job_history")).value(),
                 2 * (writesOne + writesTwo));
        QCOMPARE(*checkCounters(store.db()), QStringList());
    }

    void aKilledWriterLeavesTheStoreWhole()
    {
        StoreFixture store(Stage::Running);
        store.close();
        for (int i = 0; i < 8; ++i) {
            Writer writer(store.location(), 0);
            QTest::qSleep(20 + 17 * i);  // somewhere in its work
            writer.kill();
            QVERIFY(Store::prepare(store.location(), 1).has_value());
            store.reopen();
            QCOMPARE(*checkCounters(store.db()), QStringList());
            QCOMPARE(store.db()
                         .integer(QStringLiteral("SELECT count(*) FROM jobs WHERE status = 'pending'"))
                         .value(),
                     3);
            QCOMPARE(store.db().integer(QStringLiteral("SELECT count(*) % 2 FROM job_history")).value(), 0);
            store.close();
        }
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--write"))
        return writer(arguments.value(2), arguments.value(3).toInt(), arguments.value(4).toInt());
    TwoProcessesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "twoprocessestest.moc"
