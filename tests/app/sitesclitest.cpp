// Sites and releases on the command line: how they are, draining, approving, and who may.
#include "tests/app/prodctlrunner.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

using namespace shiftdeck::test;

class SitesCliTest : public QObject {
    Q_OBJECT

  private slots:
    // From the first file to the verdict, with the agent of the command line.
    void aSiteIsCertified()
    {
        const Demo demo;
        const QByteArray release =
            demo.sql("SELECT release FROM applications WHERE step = 'production'").trimmed();
        const auto rawAt = [&demo](const char *site) {
            const QString name =
                demo.path() + QStringLiteral("/site/%1/raw/%2.csv").arg(QLatin1StringView(site));
            const QString path = name.arg("MuRun2010B_199999");
            QDir().mkpath(QFileInfo(path).path());
            QFile::copy(demo.path() + "/site/alpha/raw/MuRun2010B_146436.csv", path);
            return path;
        };
        COMPARE_CODE(
            demo("carla", {"files", "register", "cert/raw", rawAt("alpha"), "--site", "alpha", "--yes"}), 0);
        COMPARE_CODE(demo("carla",
                          {"request", "new", "--campaign", "2010", "--dataset", "cert/raw", "--step",
                           "production", "--yes"}),
                     0);
        const QString number = demo.sql("SELECT max(id) FROM requests").trimmed();
        COMPARE_CODE(demo("anna", {"request", "approve", number, "--yes"}), 0);
        COMPARE_CODE(demo("carla", {"request", "assign", number, "--yes"}), 0);
        const auto work = [&demo](const QString &until) {
            for (int i = 0; i < 60 && demo.sql(until).trimmed() != "1"; ++i) {
                (void)demo("agent", {"agent", "--once"});
                (void)demo("anna", {"submit", "--filter", "status = staged", "--yes"});
                (void)demo("anna", {"resubmit", "--filter", "status = error", "--all", "--yes"});
            }
            return demo.sql(until).trimmed() == "1";
        };
        COMPARE_CODE(demo("anna", {"samples", "add", "small", "--request", number, "--yes"}), 4);
        QVERIFY(work(QStringLiteral("SELECT count(*) FROM requests WHERE id = %1 AND status = 'declared'")
                         .arg(number)));
        COMPARE_CODE(demo("carla", {"samples", "add", "small", "--request", number, "--yes"}), 5);
        COMPARE_CODE(demo("emil", {"samples", "add", "small", "--request", number, "--yes"}), 0);
        const Run samples = demo("ben", {"samples"});
        QVERIFY2(samples.out.contains("small") && samples.out.contains("request " + number.toUtf8()),
                 samples.out.constData());
        QCOMPARE(demo("ben", {"names", "sample"}).out.trimmed(), QByteArray("small"));

        COMPARE_CODE(demo("anna", {"sites", "require", "beta", "--reason", "new nodes", "--yes"}), 0);
        const Run missing = demo("anna", {"sites", "certify", "beta", "--sample", "small", "--yes"});
        COMPARE_CODE(missing, 4);
        QVERIFY2(missing.text().contains("no copy of the sample's file of run"), missing.text().toUtf8());
        COMPARE_CODE(
            demo("anna", {"files", "register", "cert/beta", rawAt("beta"), "--site", "beta", "--yes"}), 0);
        const Run begun = demo("anna", {"sites", "certify", "beta", "--sample", "small", "--yes"});
        COMPARE_CODE(begun, 0);
        QVERIFY2(begun.text().contains("processes the sample small version 1"), begun.text().toUtf8());
        QVERIFY(work("SELECT count(*) FROM site_certifications"));
        const QJsonObject site =
            demo("ben", {"sites", "show", "beta", "--json"}).json().value("site").toObject();
        QCOMPARE(site.value("mustBeCertified").toObject().value("reason").toString(), "new nodes");
        const QJsonObject verdict = site.value("certifications").toArray().first().toObject();
        QVERIFY2(verdict.value("verdict").toString() == "good",
                 qPrintable(verdict.value("findings").toString()));
        QCOMPARE(verdict.value("sample").toString(), "small version 1");
        COMPARE_CODE(
            demo("emil", {"sites", "withdraw", "beta", "production", release, "--why", "odd", "--yes"}), 0);
        const Run shown = demo("ben", {"sites", "show", "beta"});
        QVERIFY2(shown.out.contains("withdrawn") && shown.out.contains("odd"), shown.out.constData());
        COMPARE_CODE(demo("anna", {"sites", "exempt", "beta", "--why", "well", "--yes"}), 0);
        const Run checked = demo("anna", {"db", "check"});
        COMPARE_CODE(checked, 0);
    }

    void sitesAndReleases()
    {
        const Demo demo;
        const Run list = demo("ben", {"sites"});
        COMPARE_CODE(list, 0);
        QVERIFY2(list.out.contains("never asked"), list.out.constData());
        COMPARE_CODE(demo("emil", {"sites", "drain", "alpha", "--reason", "power cut", "--yes"}), 5);
        COMPARE_CODE(demo("carla", {"sites", "drain", "alpha", "--yes"}), 2);
        COMPARE_CODE(demo("carla", {"sites", "drain", "alpha", "--reason", "power cut", "--yes"}), 0);
        COMPARE_CODE(demo("anna", {"sites", "drain", "alpha", "--reason", "again", "--yes"}), 4);
        const Run shown = demo("ben", {"sites", "show", "alpha"});
        COMPARE_CODE(shown, 0);
        QVERIFY2(shown.out.contains("drained") && shown.out.contains("power cut"), shown.out.constData());
        const QJsonObject answer = demo("ben", {"sites", "show", "alpha", "--json"}).json();
        const QJsonObject site = answer.value("site").toObject();
        QCOMPARE(site.value("drained").toObject().value("by").toString(), "carla");
        QCOMPARE(site.value("state").toString(), "not-asked");
        QVERIFY(site.value("failures").isArray() && site.value("releases").isArray());
        COMPARE_CODE(demo("carla", {"sites", "undrain", "alpha", "--yes"}), 0);
        COMPARE_CODE(demo("carla", {"sites", "ask", "alpha"}), 0);
        COMPARE_CODE(demo("ben", {"sites", "show", "nowhere"}), 3);

        COMPARE_CODE(demo("carla", {"release", "approve", "production", "demo-1.0", "--yes"}), 5);
        COMPARE_CODE(demo("anna", {"release", "approve", "production", "demo-9", "--yes"}), 3);
        const QByteArray release =
            demo.sql("SELECT release FROM applications WHERE step = 'production'").trimmed();
        COMPARE_CODE(demo("anna", {"release", "approve", "production", QString::fromUtf8(release), "--yes"}),
                     0);
        const Run releases = demo("ben", {"releases"});
        QVERIFY2(releases.out.contains(release) && releases.out.contains("anna"), releases.out.constData());
        COMPARE_CODE(demo("anna", {"release", "withdraw", "production", QString::fromUtf8(release), "--yes"}),
                     0);
    }
};

QTEST_GUILESS_MAIN(SitesCliTest)
#include "sitesclitest.moc"
