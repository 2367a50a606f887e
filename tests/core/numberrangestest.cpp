#include "models/core/numberranges.h"

#include <QTest>

using namespace shiftdeck;

class NumberRangesTest : public QObject {
    Q_OBJECT

  private slots:
    void readsWhatPeopleWrite()
    {
        const auto read = [](const char *text) {
            return parseNumberRanges(QString(text), "the runs", 200'000);
        };
        QCOMPARE(*read("146436"), (std::vector<NumberRange>{{146436, 146436}}));
        QCOMPARE(*read(" 7 - 9 ,1,, 8-12,13 "), (std::vector<NumberRange>{{1, 1}, {7, 13}}));
        QCOMPARE(*read("200000,1-200000"), (std::vector<NumberRange>{{1, 200'000}}));
    }

    void refusesTheRest_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", " , ", "0", "-5", "5-", "9-8", "1-2-3", "200001", "1e3", "12 13", "१",
                                 "99999999999999999999", "1;2"})
            QTest::newRow(*text == 0 ? "empty" : text) << QString::fromUtf8(text);
        QTest::newRow("long") << QStringLiteral("1,").repeated(20'000);
    }

    void refusesTheRest()
    {
        QFETCH(const QString, text);
        const auto ranges = parseNumberRanges(text, QStringLiteral("the runs"), 200'000);
        QVERIFY(!ranges);
        QCOMPARE(ranges.error().code, ErrorCode::InvalidInput);
        QCOMPARE(ranges.error().context, QStringLiteral("the runs"));
        QVERIFY(!ranges.error().cause.isEmpty() && ranges.error().cause.size() < 200);
    }

    void writesTheShortest()
    {
        QCOMPARE(numberRangesText({}), QString());
        QCOMPARE(numberRangesText({9, 1, 7, 8, 8, 3}), QStringLiteral("1,3,7-9"));
        const QString text = numberRangesText({3, 4, 11});
        QCOMPARE(*parseNumberRanges(text, {}, 100), (std::vector<NumberRange>{{3, 4}, {11, 11}}));
        QVERIFY((NumberRange{3, 4}.contains(4) && !NumberRange{3, 4}.contains(5)));
    }
};

QTEST_GUILESS_MAIN(NumberRangesTest)
#include "numberrangestest.moc"
