// What the jobs of the demo write is read like what ROOT writes.
#include "models/quality/histogramstatistics.h"
#include "models/quality/rootjson.h"
#include "resources/demo/rootjson.h"

#include <QTest>

#include <cmath>

class DemoJsonTest : public QObject {
    Q_OBJECT

  private slots:
    void histogramsOfTheDemo()
    {
        ::Histogram mass("mass", "mass of two muons;M (GeV);events", 5, 0, 100);
        for (const double x : {-1.0, 3.1, 9.46, 91.2, 91.3, 120.0})
            mass.fill(x);
        const std::string written = ::toRootJson({mass, ::Histogram("empty", "", 2, 0, 1)});
        const auto plots = shiftdeck::readRootJson(QByteArray::fromStdString(written));
        QVERIFY2(plots, qPrintable(plots ? QString() : plots.error().cause));
        QCOMPARE(plots->size(), 2);
        const auto &read = std::get<shiftdeck::Histogram>(plots->first());
        QCOMPARE(read.title, QStringLiteral("mass of two muons"));
        QCOMPARE(read.x.title, QStringLiteral("M (GeV)"));
        QCOMPARE(read.contents, QList<double>({1, 2, 0, 0, 0, 2, 1}));
        QCOMPARE(read.squares, read.contents);
        QCOMPARE(read.entries, 6.0);
        QVERIFY(std::abs(shiftdeck::mean(read) - (3.1 + 9.46 + 91.2 + 91.3) / 4) < 1e-12);
        QCOMPARE(shiftdeck::mean(std::get<shiftdeck::Histogram>(plots->last())), 0.0);
    }
};

QTEST_APPLESS_MAIN(DemoJsonTest)
#include "demojsontest.moc"
