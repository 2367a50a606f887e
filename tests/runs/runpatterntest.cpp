#include "models/runs/runpattern.h"

#include <QTest>

using namespace shiftdeck;

class RunPatternTest : public QObject {
    Q_OBJECT

  private slots:
    void matches_data();
    void matches();
    void refuses_data();
    void refuses();
    void levelsAgree();
    void manyStarsEnd();
};

void RunPatternTest::matches_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("name");
    QTest::addColumn<qint64>("run");  // 0: it does not fit
    const auto row = [](const char *pattern, const char *name, qint64 run) {
        QTest::addRow("%s on %s", pattern, name) << QString(pattern) << QString(name) << run;
    };
    row("run{run}.csv", "run148058.csv", 148058);
    row("run{run}.csv", "run00148058.csv", 148058);
    row("run{run}.csv", "run148058.csv.part", 0);
    row("run{run}.csv", "run.csv", 0);
    row("run{run}.csv", "run0.csv", 0);
    row("run{run}.csv", "run-5.csv", 0);
    row("run{run}.csv", "run99999999999999999999.csv", 0);
    row("*{run}*.csv", "MuRun2010B_148058_3.csv", 2010);
    row("*_{run}_*.csv", "MuRun2010B_148058_3.csv", 148058);
    row("*{run}.csv", "x1477.csv", 1477);
    row("{run}-?.csv", "7-a.csv", 7);
    row("{run}-?.csv", "7-ab.csv", 0);
    row("r{run}.{run}.raw", "r7.007.raw", 7);
    row("r{run}.{run}.raw", "r7.8.raw", 0);
    row("*run{run}.csv", "run1_run2.csv", 2);
    row("{run}", "\xd9\xa1\xd9\xa2", 0);  // digits of another script are no number of ours
}

void RunPatternTest::matches()
{
    QFETCH(QString, pattern);
    QFETCH(QString, name);
    QFETCH(qint64, run);
    const auto parsed = RunPattern::parse(pattern);
    QVERIFY(parsed);
    const auto found = parsed->match(0, name, 0);
    QCOMPARE(found.value_or(0), run);
    QCOMPARE(found.has_value(), run != 0);
}

void RunPatternTest::refuses_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("says");
    QTest::newRow("no run") << "run*.csv"
                            << "{run}";
    QTest::newRow("empty") << ""
                           << "{run}";
    QTest::newRow("above the folder") << "../{run}.csv"
                                      << "below";
    QTest::newRow("absolute") << "/data/{run}.csv"
                              << "below";
    QTest::newRow("here") << "./{run}.csv"
                          << "below";
    QTest::newRow("deep") << "a/b/c/d/{run}.csv"
                          << "folders";
    QTest::newRow("stars") << "{run}*********.csv"
                           << "stars";
    QTest::newRow("long") << QString(400, u'x') + "{run}"
                          << "longer";
}

void RunPatternTest::refuses()
{
    QFETCH(QString, pattern);
    QFETCH(QString, says);
    const auto parsed = RunPattern::parse(pattern);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, ErrorCode::InvalidInput);
    QVERIFY2(parsed.error().cause.contains(says), qPrintable(parsed.error().cause));
}

void RunPatternTest::levelsAgree()
{
    const auto pattern = RunPattern::parse(QStringLiteral("{run}/raw-{run}-*.csv"));
    QVERIFY(pattern);
    QCOMPARE(pattern->levels().size(), 2);
    QCOMPARE(pattern->match(0, u"000148058", 0), std::optional<qint64>(148058));
    QCOMPARE(pattern->match(1, u"raw-148058-1.csv", 148058), std::optional<qint64>(148058));
    QVERIFY(!pattern->match(1, u"raw-148059-1.csv", 148058));
    // A level that tells no run is passed through.
    const auto below = RunPattern::parse(QStringLiteral("2010?/{run}.csv"));
    QCOMPARE(below->match(0, u"2010B", 0), std::optional<qint64>(0));
    QVERIFY(!below->match(0, u"2011A", 0));
}

void RunPatternTest::manyStarsEnd()
{
    // Steps that grow with the product of lengths would not end here.
    const auto pattern = RunPattern::parse(QStringLiteral("*a*a*a*a*a*a*a*{run}b"));
    QVERIFY(pattern);
    QVERIFY(!pattern->match(0, QString(250, u'a') + QStringLiteral("5c"), 0));
}

QTEST_APPLESS_MAIN(RunPatternTest)
#include "runpatterntest.moc"
