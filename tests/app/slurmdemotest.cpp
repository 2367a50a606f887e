// The demo campaign on a real Slurm, from raw events to merged skims: the same files as on this machine.
#include "tests/app/prodctlrunner.h"
#include "tests/endpoints/slurmsite.h"

#include <QJsonArray>

using namespace shiftdeck::test;

class SlurmDemoTest : public QObject {
    Q_OBJECT

  private slots:
    void makesTheSameFiles();
    void recoversFromWhatGoesWrong();

  private:
    static QStringList onSlurm(const SlurmServer &slurm)
    {
        return {"--endpoint", "slurm",      "--url",        slurm.url().toString(),
                "--user",     slurm.user(), "--token-file", slurm.tokenFile()};
    }
    // Names, sizes and checksums of all merged files, in order.
    static QByteArray mergedFiles(const Demo &demo)
    {
        return demo.sql("SELECT lfn, events, bytes, adler32 FROM merges WHERE status = 'done' ORDER BY lfn");
    }
};

void SlurmDemoTest::makesTheSameFiles()
{
    const SlurmServer slurm;
    const Demo here({"--no-weather"});
    COMPARE_CODE(prodctl(here.words({"demo", "run", here.path()}), {}, 400'000), 0);
    const Demo there(QStringList{"--no-weather"} + onSlurm(slurm));
    const Run checked = there({}, {"sites", "check", "--json"});
    COMPARE_CODE(checked, 0);
    QVERIFY2(checked.out.contains("v0.0.38"), checked.out);
    const Run run = prodctl(there.words({"demo", "run", there.path(), "--json"}), {}, 500'000);
    COMPARE_CODE(run, 0);
    QCOMPARE(run.json().value("distinctEvents").toInt(), 20583);
    QVERIFY(mergedFiles(here).count('\n') > 5);
    QCOMPARE(mergedFiles(there), mergedFiles(here));
    // Every job was one task of Slurm, and ended.
    const QByteArray tasks = slurm.ask("squeue", {"-h", "-r", "-t", "all", "-o", "%T"}).trimmed();
    QCOMPARE(tasks.split('\n').size(), there.sql("SELECT count(*) FROM jobs").trimmed().toInt());
    QCOMPARE(tasks.split('\n').count("COMPLETED"), tasks.split('\n').size());
    QCOMPARE(there
                 .sql("SELECT count(*) FROM jobs WHERE endpoint_job_id NOT LIKE 'alpha:%\\_%' ESCAPE '\\'"
                      " AND endpoint_job_id NOT LIKE 'beta:%\\_%' ESCAPE '\\'")
                 .trimmed(),
             "0");
    // Says and is agree, looked at by another program.
    const Run agreed = there({}, {"says-is", "--json"});
    COMPARE_CODE(agreed, 0);
    QCOMPARE(agreed.json().value("disagreeing").toInt(-1), 0);
}

void SlurmDemoTest::recoversFromWhatGoesWrong()
{
    const SlurmServer slurm;
    const Demo demo(onSlurm(slurm));
    const Run run = prodctl(demo.words({"demo", "run", demo.path(), "--json"}), {}, 500'000);
    COMPARE_CODE(run, 0);
    QCOMPARE(run.json().value("distinctEvents").toInt(), 20583);
    QCOMPARE(run.json().value("mergedEvents").toInt(), 20583);
    QVERIFY(run.json().value("problems").toArray().isEmpty());
    const QJsonObject failures = run.json().value("failures").toObject();
    for (const char *kind : {"exit-code", "signal", "early-end", "stream-missing", "output-unreadable"})
        QVERIFY2(failures.value(QLatin1StringView(kind)).toInt() >= 1, run.out);
    // A site that changed its endpoint: not while its jobs are elsewhere; here none is.
    COMPARE_CODE(demo("ben", {"sites", "set", "alpha"}), 5);
    COMPARE_CODE(demo("anna", {"sites", "set", "alpha"}), 0);
    QCOMPARE(demo.sql("SELECT endpoint, settings FROM sites WHERE name = 'alpha'").trimmed(), "local|{}");
    const Run bad = demo("anna",
                         {"sites", "set", "alpha", "--endpoint", "slurm", "--url",
                          "http://user:secret@127.0.0.1", "--user", "prod", "--token-file", "/t"});
    QVERIFY(bad.code != 0);
    QVERIFY2(!bad.text().contains("secret"), qPrintable(bad.text()));
}

QTEST_GUILESS_MAIN(SlurmDemoTest)
#include "slurmdemotest.moc"
