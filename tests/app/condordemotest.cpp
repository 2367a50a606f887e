// The demo campaign on HTCondor's endpoint, from raw events to merged skims, with programs that stand in for
// HTCondor's (tests/endpoints/condorstandin.cpp).
#include "tests/app/prodctlrunner.h"
#include "tests/endpoints/condorsite.h"

using namespace shiftdeck::test;

class CondorDemoTest : public QObject {
    Q_OBJECT

  private slots:
    void makesTheCampaign();
    void saysWhatIsWrong();
};

void CondorDemoTest::makesTheCampaign()
{
    const CondorPrograms condor;
    const Demo there({"--no-weather", "--endpoint", "condor", "--tools", condor.tools()});
    const Run checked = there({}, {"sites", "check"});
    COMPARE_CODE(checked, 0);
    QVERIFY2(checked.out.contains("HTCondor runs 0 jobs"), checked.out);
    const Run run = prodctl(there.words({"demo", "run", there.path(), "--json"}), {}, 500'000);
    COMPARE_CODE(run, 0);
    QCOMPARE(run.json().value("distinctEvents").toInt(), 20583);
    // Every job was one of HTCondor's, once.
    const QHash<QString, int> taken = condor.taken();
    QCOMPARE(taken.size(), there.sql("SELECT count(*) FROM jobs").trimmed().toInt());
    for (auto job = taken.constBegin(); job != taken.constEnd(); ++job)
        QVERIFY2(job.value() == 1, qPrintable(job.key()));
    const Run agreed = there({}, {"says-is", "--json"});
    COMPARE_CODE(agreed, 0);
    QCOMPARE(agreed.json().value("disagreeing").toInt(-1), 0);
}

void CondorDemoTest::saysWhatIsWrong()
{
    const Demo demo({"--no-weather"});
    const auto set = [&demo](const QStringList &settings) {
        return demo("anna", QStringList{"sites", "set", "alpha", "--endpoint", "condor"} + settings);
    };
    COMPARE_CODE(set({"--tools", "bin"}), 2);
    COMPARE_CODE(set({"--schedd", "two words"}), 2);
    COMPARE_CODE(set({"--url", "http://127.0.0.1"}), 2);
    COMPARE_CODE(set({"--tools", "/nowhere", "--schedd", "submit.example.org", "--user", "prod"}), 0);
    const Run checked = demo({}, {"sites", "check", "alpha"});
    COMPARE_CODE(checked, 1);
    QVERIFY2(checked.text().contains("no such program in /nowhere"), qPrintable(checked.text()));
}

QTEST_GUILESS_MAIN(CondorDemoTest)
#include "condordemotest.moc"
