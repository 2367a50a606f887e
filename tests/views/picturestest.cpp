// The program as a process, without a display: pictures, figures, and refusals in words.
#include "tests/support/campaignfixture.h"

#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>

using namespace shiftdeck;

namespace {
const QString kProgram = QStringLiteral(SHIFTDECK_BIN_DIR "/shiftdeck");

struct Ended {
    int code = -1;
    QString out, err;
};

Ended run(const QStringList &arguments)
{
    QProcess process;
    process.start(kProgram, arguments);
    if (!process.waitForFinished(110'000)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

test::CampaignOptions running()
{
    test::CampaignOptions options;
    options.eventsPerRun = 4;
    options.splitSize = 2;
    options.takeTo = RequestStatus::Running;
    return options;
}
}  // namespace

class PicturesTest : public QObject {
    Q_OBJECT

  private slots:
    void writesAPictureOfEveryPanel()
    {
        const test::CampaignFixture campaign(running());
        const QString folder = campaign.folder.path(QStringLiteral("pictures"));
        const Ended ended =
            run({QStringLiteral("--store"), campaign.store.location(), QStringLiteral("--pictures"), folder});
        QVERIFY2(ended.code == 0, qPrintable(ended.err));
        const QStringList paths = ended.out.split(u'\n', Qt::SkipEmptyParts);
        for (const char *name : {"window", "requests", "jobtree", "jobdetails", "log", "failuremodes", "runs",
                                 "plots", "streams",
                                 "progress", "endpoints", "activity", "people", "plan"}) {
            for (const char *theme : {"light", "dark"}) {
                const QString path = QStringLiteral("%1/%2-%3.png")
                                         .arg(folder, QLatin1StringView(name), QLatin1StringView(theme));
                QVERIFY2(paths.contains(path), qPrintable(path));
                const QImage image(path);
                QVERIFY2(image.width() > 200 && image.height() > 100, qPrintable(path));
                QVERIFY(image.colorCount() == 0);
            }
        }
        QCOMPARE(QImage(folder + QStringLiteral("/window-light.png")).size(), QSize(1600, 1000));
        QVERIFY(QImage(folder + QStringLiteral("/window-light.png"))
                != QImage(folder + QStringLiteral("/window-dark.png")));
    }

    void measuresItself()
    {
        const test::CampaignFixture campaign(running());
        const Ended ended =
            run({QStringLiteral("--store"), campaign.store.location(), QStringLiteral("--bench")});
        QVERIFY2(ended.code == 0, qPrintable(ended.err));
        const QJsonObject figures = QJsonDocument::fromJson(ended.out.toUtf8()).object();
        QVERIFY2(figures.value(QStringLiteral("firstPaintMs")).toInteger() > 0, qPrintable(ended.out));
        QVERIFY(figures.contains(QStringLiteral("expandRequestMs")));
        QVERIFY(figures.contains(QStringLiteral("longestGapMs")));
        QVERIFY(figures.value(QStringLiteral("rssKb")).toInteger() > 1000);
    }

    void refusesInWords_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("words");
        QTest::newRow("no store") << QStringList{QStringLiteral("--bench")} << "--store";
        QTest::newRow("no such theme")
            << QStringList{QStringLiteral("--theme"), QStringLiteral("pink")} << "pink";
        QTest::newRow("missing store")
            << QStringList{QStringLiteral("--store"), QStringLiteral("/nowhere/x.db"),
                           QStringLiteral("--bench")}
            << "/nowhere/x.db";
        QTest::newRow("foreign file")
            << QStringList{QStringLiteral("--store"), QStringLiteral(SHIFTDECK_SOURCE_DIR "/LICENSE"),
                           QStringLiteral("--bench")}
            << "LICENSE";
        QTest::newRow("no folder for pictures")
            << QStringList{QStringLiteral("--store"), QStringLiteral("STORE"), QStringLiteral("--pictures"),
                           QStringLiteral("/dev/null/x")}
            << "/dev/null/x";
    }
    void refusesInWords()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, words);
        const test::CampaignFixture campaign(running());
        arguments.replaceInStrings(QStringLiteral("STORE"), campaign.store.location());
        const Ended ended = run(arguments);
        QVERIFY2(ended.code > 0, qPrintable(ended.out));
        QVERIFY2(ended.err.contains(words), qPrintable(ended.err));
    }
};

QTEST_GUILESS_MAIN(PicturesTest)
#include "picturestest.moc"
