#include "models/runs/lumidisplay.h"

#include <QTest>

using namespace shiftdeck;

namespace {
Luminosity inPb(double value, std::optional<double> statistical = {}, std::optional<double> systematic = {})
{
    return {value, LumiUnit::PerPb, statistical, systematic};
}
}  // namespace

class LumiDisplayTest : public QObject {
    Q_OBJECT

  private slots:
    void unitOfAColumn()
    {
        QCOMPARE(readableUnit({}), LumiUnit::PerPb);
        QCOMPARE(readableUnit({inPb(0), inPb(2)}), LumiUnit::PerPb);
        QCOMPARE(readableUnit({inPb(0.002), inPb(0.003), inPb(5)}), LumiUnit::PerNb);
        QCOMPARE(readableUnit({inPb(2000), {3, LumiUnit::PerFb, {}, {}}}), LumiUnit::PerFb);
        QCOMPARE(readableUnit({inPb(-1e-7)}), LumiUnit::PerMb);
        QCOMPARE(readableUnit({{5, LumiUnit::HzPerUb, {}, {}}}), LumiUnit::PerPb);  // a rate is none of them
    }

    void numbers_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("error");  // negative: none
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << 145.0836 << -1.0 << "145.084";
        QTest::newRow("zero") << 0.0 << -1.0 << "0.000";
        QTest::newRow("small") << 0.0012346 << -1.0 << "0.00123";
        QTest::newRow("two digits of the error") << 41.4823 << 0.95 << "41.48 \u00b1 0.95";
        QTest::newRow("a large error") << 1234.6 << 128.0 << "1235 \u00b1 128";
        QTest::newRow("a small error") << 1.50234 << 0.0021 << "1.5023 \u00b1 0.0021";
        QTest::newRow("no error at all") << 2.0 << 0.0 << "2.000 \u00b1 0";
    }
    void numbers()
    {
        QFETCH(double, value);
        QFETCH(double, error);
        QFETCH(QString, text);
        QCOMPARE(numberWithError(value, error < 0 ? std::nullopt : std::optional(error)), text);
    }

    void texts()
    {
        QCOMPARE(lumiText(std::nullopt, LumiUnit::PerPb), QString());
        QCOMPARE(lumiText(inPb(1.5, 0.03, 0.04), LumiUnit::PerPb), QStringLiteral("1.500 \u00b1 0.050"));
        QCOMPARE(lumiText(inPb(1.5, 0.03), LumiUnit::PerNb), QStringLiteral("1500 \u00b1 30"));
        QCOMPARE(lumiText(inPb(1.5), LumiUnit::HzPerUb), QString());
        QCOMPARE(lumiDetails(inPb(1.5, 0.03, 0.04), LumiUnit::PerPb),
                 QStringLiteral("1.5 /pb, errors: 0.03 statistical, 0.04 systematic"));
        QVERIFY(lumiDetails(inPb(1.5), LumiUnit::PerPb).contains("no error is known"));
    }

    void ratios()
    {
        const auto ratio = lumiRatio(inPb(3, 0.3, 0.06), inPb(2, 0.1, 0.04));
        QVERIFY(ratio);
        QCOMPARE(ratio->value, 1.5);
        // 1.5 times the relative errors in quadrature: 10 % and 5 %, 2 % and 2 %.
        QVERIFY(std::abs(*ratio->statistical - 1.5 * std::hypot(0.1, 0.05)) < 1e-12);
        QVERIFY(std::abs(*ratio->systematic - 1.5 * std::hypot(0.02, 0.02)) < 1e-12);
        QVERIFY(std::abs(*ratio->error() - std::hypot(*ratio->statistical, *ratio->systematic)) < 1e-12);
        // Other units, and errors that only one of them has.
        const auto mixed = lumiRatio(inPb(3, 0.3), {2000, LumiUnit::PerNb, {}, 40});
        QVERIFY(mixed && mixed->value == 1.5 && !mixed->error());
        QVERIFY(lumiRatio(inPb(0, 0.1), inPb(2, 0.1))->statistical == std::hypot(0.05, 0.0));
        QVERIFY(!lumiRatio(inPb(1), inPb(0)));
        QVERIFY(!lumiRatio(inPb(1), {1, LumiUnit::HzPerUb, {}, {}}));
    }
};

QTEST_APPLESS_MAIN(LumiDisplayTest)
#include "lumidisplaytest.moc"
