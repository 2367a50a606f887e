#include "models/runs/rawfiles.h"
#include "tests/support/campaignfixture.h"

#include <QFile>
#include <QTest>

#include <atomic>
#include <thread>

using namespace shiftdeck;
using namespace shiftdeck::test;

class RawFilesTest : public QObject {
    Q_OBJECT

  private slots:
    void init();
    void eachFileHasItsVerdict_data();
    void eachFileHasItsVerdict();
    void namesAreOnceInAList();
    void anotherCopyIsAReplica();
    void runsCountAnEventOnce();
    void twoRegisterAtOnce();
    void registeringIsAllOrNothing();

  private:
    RawPlan plan(const QStringList &paths, const QString &dataset = QStringLiteral("new/raw"),
                 bool complete = true) const
    {
        return must(planRawFiles(*m_c->db, dataset, "alpha", complete, paths,
                                 [](const QString &path) { return inspectFile(path); }));
    }
    std::unique_ptr<CampaignFixture> m_c;
};

void RawFilesTest::init()
{
    CampaignOptions options;
    options.runs = {147043};
    options.takeTo = RequestStatus::New;
    m_c = std::make_unique<CampaignFixture>(options);
}

void RawFilesTest::eachFileHasItsVerdict_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("why");
    const QByteArray head = "Run,Event,M\n";
    QTest::newRow("good") << head + "5,1,1\n5,2,2\n" << int(RawFile::New) << "Run 5, 2 events.";
    QTest::newRow("two runs") << head + "5,1,1\n6,2,2\n" << int(RawFile::Refused) << "several runs (5 to 6)";
    QTest::newRow("no events") << head << int(RawFile::Refused) << "no events";
    QTest::newRow("cut off") << head + "5,1,1\n5,2" << int(RawFile::Refused) << "not a readable event file";
    QTest::newRow("binary") << QByteArray(3000, '\0') << int(RawFile::Refused) << "not a readable event file";
    QTest::newRow("empty") << QByteArray() << int(RawFile::Refused) << "not a readable event file";
    QTest::newRow("words for numbers") << head + "five,1,1\n"
                                       << int(RawFile::Refused) << "not a readable event file";
    QTest::newRow("negative run") << head + "-5,1,1\n" << int(RawFile::Refused) << "";
}

void RawFilesTest::eachFileHasItsVerdict()
{
    QFETCH(QByteArray, content);
    QFETCH(int, state);
    QFETCH(QString, why);
    const RawPlan p = plan({m_c->folder.write("in/x.csv", content)});
    QCOMPARE(int(p.files.first().state), state);
    QVERIFY2(p.files.first().why.contains(why), qPrintable(p.files.first().why));
    QVERIFY(!p.files.first().why.isEmpty());
    QCOMPARE(p.toRegister(), state == RawFile::New ? 1 : 0);
}

void RawFilesTest::namesAreOnceInAList()
{
    const QByteArray content = "Run,Event\n5,1\n";
    const RawPlan p = plan({m_c->folder.write("a/x.csv", content), m_c->folder.write("b/x.csv", content)});
    QCOMPARE(p.toRegister(), 1);
    QVERIFY(p.files.last().why.contains("Another file of this name"));
}

void RawFilesTest::anotherCopyIsAReplica()
{
    const QByteArray content = "Run,Event\n5,1\n";
    const QString first = m_c->folder.write("a/x.csv", content);
    QCOMPARE(must(registerRawFiles(*m_c->db, plan({first}), m_c->actor("ben"))), 1);
    QCOMPARE(plan({first}).files.first().state, RawFile::Known);
    const QString second = m_c->folder.write("b/x.csv", content);
    QCOMPARE(plan({second}).files.first().state, RawFile::NewReplica);
    QCOMPARE(must(registerRawFiles(*m_c->db, plan({second}), m_c->actor("ben"))), 1);
    QCOMPARE(
        m_c->count(
            "SELECT count(*) FROM replicas r JOIN files f ON f.id = r.file_id WHERE f.lfn = 'new/raw/x.csv'"),
        2);
    m_c->folder.write("a/x.csv", "Run,Event\n5,2\n");
    const RawPlan changed = plan({first});
    QCOMPARE(changed.files.first().state, RawFile::Changed);
    QCOMPARE(must(registerRawFiles(*m_c->db, changed, m_c->actor("ben"))), 0);
}

void RawFilesTest::runsCountAnEventOnce()
{
    const QString x = m_c->folder.write("a/x.csv", "Run,Event\n5,1\n5,2\n");
    const QString y = m_c->folder.write("a/y.csv", "Run,Event\n5,3\n");
    must(registerRawFiles(*m_c->db, plan({x, y}), m_c->actor("ben")));
    QCOMPARE(m_c->count("SELECT events FROM runs WHERE run = 5"), 3);
    // The same files in another dataset are the same events.
    must(registerRawFiles(*m_c->db, plan({x, y}, "again/raw"), m_c->actor("ben")));
    QCOMPARE(m_c->count("SELECT events FROM runs WHERE run = 5"), 3);
}

// Files of one run, which both have to make, with the dataset, or which is there already.
void RawFilesTest::twoRegisterAtOnce()
{
    const Actor ben = m_c->actor("ben");
    for (int round = 0; round < 10; ++round) {
        const QString folder = QStringLiteral("round%1/").arg(round), dataset = folder + "raw";
        const int run = 100 + round;
        const auto planOf = [&](const char *name, const char *events, bool complete = true) {
            return plan({m_c->folder.write(folder + name, QByteArray("Run,Event\n")
                                               + QByteArray(events).replace("R", QByteArray::number(run)))},
                        dataset, complete);
        };
        const bool known = round % 2 == 1;
        if (known)
            must(registerRawFiles(*m_c->db, planOf("z.csv", "R,9\n", false), ben));
        const RawPlan plans[] = {planOf("x.csv", "R,1\n"), planOf("y.csv", "R,2\nR,3\n")};
        std::atomic<int> ready = 0, done = 0;
        const auto race = [&](const RawPlan &mine) {
            const auto db = m_c->open();
            ++ready;
            while (ready < 2)
                std::this_thread::yield();
            const auto registered = registerRawFiles(*db, mine, ben);
            if (!registered)
                qWarning("%s", qPrintable(registered.error().cause));
            done += registered ? 1 : 0;
        };
        std::thread first(race, plans[0]);
        std::thread second(race, plans[1]);
        first.join();
        second.join();
        QCOMPARE(done.load(), 2);
        QCOMPARE(m_c->count("SELECT events FROM runs WHERE run = ?", {run}), known ? 4 : 3);
        QCOMPARE(m_c->count("SELECT count(*) FROM datasets WHERE name = ?", {dataset}), 1);
    }
}

void RawFilesTest::registeringIsAllOrNothing()
{
    const RawPlan p = plan(
        {m_c->folder.write("a/x.csv", "Run,Event\n5,1\n"), m_c->folder.write("a/y.csv", "Run,Event\n6,1\n")});
    m_c->refuse("INSERT ON files", "NEW.first_run = 6");
    QVERIFY(!registerRawFiles(*m_c->db, p, m_c->actor("ben")));
    QCOMPARE(m_c->count("SELECT count(*) FROM files WHERE lfn LIKE 'new/raw/%'"), 0);
    QCOMPARE(m_c->count("SELECT count(*) FROM datasets WHERE name = 'new/raw'"), 0);
}

QTEST_GUILESS_MAIN(RawFilesTest)
#include "rawfilestest.moc"
