// ROOT's mathematics in titles as readable text.
#include "models/quality/plottext.h"

#include <QTest>

using namespace shiftdeck;

class PlotTextTest : public QObject {
    Q_OBJECT

  private slots:
    void reads_data();
    void reads();
    void takesAnything();
};

void PlotTextTest::reads_data()
{
    QTest::addColumn<QString>("latex");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *latex, const char *text) {
        QTest::newRow(latex) << QString::fromUtf8(latex) << QString::fromUtf8(text);
    };
    row("Muon p_{T} [GeV]", "Muon p_T [GeV]");
    row("#sigma_{#phi} [#mum]", "σ_φ [μm]");
    row("#chi^{2}/ndf", "χ²/ndf");
    row("#eta", "η");
    row("m_{#mu#mu}", "m_(μμ)");
    row("x_{12}", "x₁₂");
    row("10^{-3}", "10⁻³");
    row("#sqrt{s} = 13 TeV", "√s = 13 TeV");
    row("#sqrt{a+b}", "√(a+b)");
    row("#frac{dN}{dx}", "dN/dx");
    row("#Delta#phi #leq #pi", "Δφ ≤ π");
    row("hits_x_2", "hits_x_2");
    row("a ^ b", "a ^ b");
    row("#bf{CMS} #it{Preliminary}", "CMS Preliminary");
    row("#font[42]{text}", "text");
    row("#splitline{one}{two}", "one two");
    row("p#bar{p}", "pp\u0305");
    row("cluster #1", "cluster 1");
    row("#unknown", "unknown");
    row("50%  of\tall", "50% of all");
    row("", "");
}

void PlotTextTest::reads()
{
    QFETCH(QString, latex);
    QFETCH(QString, text);
    QCOMPARE(readableText(latex), text);
}

void PlotTextTest::takesAnything()
{
    // Braces without end, too deep, alone.
    QCOMPARE(readableText(QStringLiteral("a_{b")), QStringLiteral("a_b"));
    QCOMPARE(readableText(QStringLiteral("a}b")), QStringLiteral("a}b"));
    QVERIFY(readableText(QString(100'000, u'{')).size() < 10'000);
    QVERIFY(readableText(QString(100'000, u'#')).size() < 10'000);
    const QString deep = QStringLiteral("#sqrt{").repeated(1000);
    QVERIFY(readableText(deep).size() < 10'000);
    QVERIFY(readableText(QStringLiteral("#bar{").repeated(15) + u'p').size() < 50);
    QCOMPARE(readableText(QStringLiteral("#")), QString());
    QCOMPARE(readableText(QStringLiteral("#frac{1}")), QStringLiteral("1/"));
}

QTEST_GUILESS_MAIN(PlotTextTest)
#include "plottexttest.moc"
