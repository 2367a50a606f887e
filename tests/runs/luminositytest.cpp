#include "models/runs/luminosity.h"

#include <QTest>

#include <cmath>

using namespace shiftdeck;

class LuminosityTest : public QObject {
    Q_OBJECT

  private slots:
    void units();
    void converts();
    void textLosesNothing();
    void badTexts_data();
    void badTexts();
    void sums();
    void sumsOfMany();
};

void LuminosityTest::units()
{
    for (const char *text : {"/pb", "(/pb)", "1/pb", "pb^-1", "pb-1", "PB^{-1}", " / pb "})
        QCOMPARE(lumiUnitFrom(QString(text)), std::optional(LumiUnit::PerPb));
    QCOMPARE(lumiUnitFrom(u"(hz/ub)"), std::optional(LumiUnit::HzPerUb));
    QCOMPARE(lumiUnitFrom(u"(Hz/\u00b5b)"), std::optional(LumiUnit::HzPerUb));
    QCOMPARE(lumiUnitFrom(u"10^34 cm^-2 s^-1"), std::optional(LumiUnit::E34));
    for (const char *text : {"", "()", "pb", "/xb", "1/", "^-1"})
        QVERIFY2(!lumiUnitFrom(QString(text)), text);
    for (const LumiUnit unit : {LumiUnit::PerMb, LumiUnit::PerAb, LumiUnit::HzPerNb, LumiUnit::E34})
        QCOMPARE(lumiUnitFrom(QString(toWord(unit))), std::optional(unit));
}

void LuminosityTest::converts()
{
    const Luminosity l{145.083609555, LumiUnit::PerPb, 0.5, 2.0};
    QCOMPARE(*l.in(LumiUnit::PerFb),
             (Luminosity{145.083609555 / 1000, LumiUnit::PerFb, 0.5 / 1000, 2.0 / 1000}));
    QCOMPARE(l.in(LumiUnit::PerUb)->value, 145083609.555);
    QCOMPARE(*l.in(LumiUnit::PerPb), l);
    const auto mixed = l.in(LumiUnit::HzPerUb);
    QVERIFY(!mixed && mixed.error().cause.contains("/pb and hz/ub"));
    // 10^34 cm^-2 s^-1 are 10,000 hz/ub and 10 hz/nb.
    QCOMPARE((Luminosity{1, LumiUnit::E34, {}, {}}).in(LumiUnit::HzPerUb)->value, 10'000.0);
    QCOMPARE((Luminosity{1, LumiUnit::E34, {}, {}}).in(LumiUnit::HzPerNb)->value, 10.0);
}

void LuminosityTest::textLosesNothing()
{
    for (const double value : {145.083609555, 0.1 + 0.2, 1e-300, -2.5, 0.0, 12345678901234.0})
        for (const bool errors : {false, true}) {
            Luminosity l{value, LumiUnit::PerFb, {}, {}};
            if (errors) {
                l.statistical = 1.0 / 3;
                l.systematic = 0.95;
            }
            const auto back = Luminosity::fromText(l.text());
            QVERIFY2(back, qPrintable(l.text()));
            QCOMPARE(*back, l);
        }
    QCOMPARE((Luminosity{41.48, LumiUnit::PerFb, 0.02, 0.95}).text(),
             QString("41.48 +- 0.02 (stat) +- 0.95 (syst) /fb"));
    QCOMPARE((Luminosity{145.083609555, LumiUnit::PerPb, {}, {}}).shown(), QString("145.084 /pb"));
    QCOMPARE((Luminosity{1.5, LumiUnit::PerPb, {}, 0.1}).json(),
             (QJsonObject{{"value", 1.5}, {"unit", "/pb"}, {"systematic", 0.1}}));
}

void LuminosityTest::badTexts_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "41.48", "/fb", "41.48 fb", "x /fb", "1 +- /fb", "1 +- -1 (stat) /fb",
                             "1 /fb /fb", "1 +- 1 /fb", "1e999 /fb", "nan /fb", "1 +- 1e (syst) /fb"})
        QTest::newRow(text) << QString(text);
    QTest::newRow("long") << QString(300, u'1') + " /fb";
}

void LuminosityTest::badTexts()
{
    QFETCH(QString, text);
    const auto read = Luminosity::fromText(text);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::InvalidInput);
}

void LuminosityTest::sums()
{
    const Luminosity a{1, LumiUnit::PerFb, 0.3, 0.1}, b{500, LumiUnit::PerPb, 400, 20};
    const auto both = sum(a, b);
    QVERIFY(both);
    QCOMPARE(both->value, 1.5);
    QCOMPARE(*both->statistical, 0.5);
    QCOMPARE(*both->systematic, 0.12);
    // An error that one of them does not have would be too small.
    const auto part = sum(a, {1, LumiUnit::PerFb, {}, 0.2});
    QVERIFY(part && !part->statistical && part->systematic);
    QVERIFY(!sum(a, {1, LumiUnit::HzPerUb, {}, {}}));
}

void LuminosityTest::sumsOfMany()
{
    ExactSum sum;
    double plain = 0;
    for (int i = 0; i < 1'000'000; ++i) {
        sum.add(0.1);
        plain += 0.1;
    }
    QCOMPARE(sum.value(), 100'000.0);  // QCOMPARE of doubles is fuzzy, so:
    QVERIFY(std::abs(sum.value() - 100'000.0) < 1e-10 && std::abs(plain - 100'000.0) > 1e-7);
    ExactSum cancels;
    for (const double value : {1.0, 1e100, 1.0, -1e100})
        cancels.add(value);
    QVERIFY(cancels.value() == 2.0);
}

QTEST_APPLESS_MAIN(LuminosityTest)
#include "luminositytest.moc"
