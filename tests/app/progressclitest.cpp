// The progress of a campaign on the command line: parts, milestones, numbers, and the report.
#include "tests/app/prodctlrunner.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>

using namespace shiftdeck::test;

class ProgressCliTest : public QObject {
    Q_OBJECT

  private slots:
    void aCampaignIsPlannedAndReported()
    {
        const Demo demo({QStringLiteral("--no-quality")});
        const QString campaign = demo.sql("SELECT name FROM campaigns ORDER BY id DESC LIMIT 1").trimmed();
        const Run all = demo("carla", {"progress"});
        COMPARE_CODE(all, 0);
        for (const char *words : {"Burn-up", "Throughput", "Statuses", "What holds", "Milestones",
                                  "The campaign has no milestone yet."})
            QVERIFY2(all.text().contains(words), qPrintable(all.text()));

        const QStringList set{"progress", "milestones", "set",        "half",     "--campaign",
                              campaign,   "--due",      "2040-12-01", "--events", "5000"};
        COMPARE_CODE(demo("carla", set + QStringList{"--yes"}), 5);
        const Run dry = demo("anna", QStringList{"--dry-run"} + set);
        COMPARE_CODE(dry, 0);
        QVERIFY2(dry.text().contains("events of production by 2040-12-01"), qPrintable(dry.text()));
        QCOMPARE(demo.sql("SELECT count(*) FROM milestones").trimmed(), QByteArray("0"));
        COMPARE_CODE(demo("anna", set + QStringList{"--yes"}), 0);
        COMPARE_CODE(demo("anna",
                          {"progress", "milestones", "set", "half", "--campaign", campaign, "--due",
                           "2041-01-15", "--why", "more runs", "--yes"}),
                     0);
        const QJsonObject listed =
            demo("ben", {"progress", "milestones", "list", "--campaign", campaign, "--json"}).json();
        const QJsonObject row = listed.value("sections")
                                    .toArray()
                                    .at(0)
                                    .toObject()
                                    .value("tables")
                                    .toArray()
                                    .at(0)
                                    .toObject()
                                    .value("rows")
                                    .toArray()
                                    .at(0)
                                    .toObject();
        QCOMPARE(row.value("milestone").toString(), "half");
        QCOMPARE(row.value("due").toString(), "2041-01-15");
        QCOMPARE(row.value("first_due").toString(), "2040-12-01");
        QCOMPARE(row.value("moved_days").toInt(), 45);

        const Run csv = demo("ben", {"progress", "csv", "milestones", "--campaign", campaign});
        COMPARE_CODE(csv, 0);
        QVERIFY2(csv.out.startsWith("milestone,state,target,due,") && csv.out.contains("\nhalf,"),
                 csv.out.constData());
        QVERIFY(demo("ben", {"progress", "csv", "statuses"}).out.startsWith("time,series,value\n"));
        const Run times = demo("ben", {"progress", "csv", "request-times"});
        QVERIFY2(times.out.startsWith("request,step,status,new_s,") && times.out.contains(",all_s,dataset\n"),
                 times.out.constData());
        COMPARE_CODE(demo("ben", {"progress", "csv", "nonsense"}), 2);

        const QString html = demo.path() + "/report.html";
        COMPARE_CODE(demo("ben", {"progress", "report", "--campaign", campaign, "--output", html}), 0);
        QFile file(html);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray page = file.readAll();
        QVERIFY(page.startsWith("<!DOCTYPE html>") && page.contains(">half</td>") && page.contains("<svg"));
        const Run pdf = demo("ben", {"progress", "report", "--output", demo.path() + "/report.pdf"});
        QVERIFY(pdf.code > 0);
        QVERIFY2(pdf.text().contains("the window does"), qPrintable(pdf.text()));
        QVERIFY(!QFile::exists(demo.path() + "/report.pdf"));
        QVERIFY(demo("ben", {"progress", "report", "--output", demo.path() + "/report.doc"}).code > 0);
        QVERIFY(demo("ben", {"progress", "--campaign", "nonsense"}).code > 0);

        COMPARE_CODE(demo("anna",
                          {"progress", "milestones", "withdraw", "half", "--campaign", campaign, "--why",
                           "no conference", "--yes"}),
                     0);
        QVERIFY(demo("ben", {"progress", "milestones"}).text().contains("withdrawn"));
    }
};

QTEST_GUILESS_MAIN(ProgressCliTest)
#include "progressclitest.moc"
