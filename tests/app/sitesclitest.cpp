// Sites and releases on the command line: how they are, draining, approving, and who may.
#include "tests/app/prodctlrunner.h"

#include <QJsonObject>

using namespace shiftdeck::test;

class SitesCliTest : public QObject {
    Q_OBJECT

  private slots:
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
