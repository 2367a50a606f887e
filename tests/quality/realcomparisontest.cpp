// The tests of shapes on histograms of real programs, which lie beside the repository (../shared/data/root)
// where there are any, against what other code with ROOT's formulas found in them (stat_oracle.json).
#include "models/quality/comparison.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace shiftdeck;

namespace {
QString shared(const QString &name)
{
    return QDir::cleanPath(QStringLiteral(SHIFTDECK_SOURCE_DIR "/../shared/data/root/") + name);
}

QJsonObject objectOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

std::vector<double> numbers(const QJsonValue &value)
{
    std::vector<double> result;
    for (const QJsonValue &number : value.toArray())
        result.push_back(number.toDouble());
    return result;
}

struct Bins {
    std::vector<double> contents, variances;
    explicit Bins(const QJsonObject &histogram)
        : contents(numbers(histogram.value("contents"))), variances(numbers(histogram.value("sumw2")))
    {
    }
    BinView view() const
    {
        BinView view;
        view.contents = std::span(contents).subspan(1, contents.size() - 2);
        if (!variances.empty())
            view.variances = std::span(variances).subspan(1, variances.size() - 2);
        return view;
    }
};

bool isNear(double a, double b, double relative)
{
    return std::abs(a - b) <= relative * std::max(std::abs(a), std::abs(b)) + 1e-300;
}
}  // namespace

class RealComparisonTest : public QObject {
    Q_OBJECT

  private slots:
    void equalToTheOracle();
};

void RealComparisonTest::equalToTheOracle()
{
    if (!QFile::exists(shared("stat_oracle.json"))) {
        qWarning("NOT TESTED: there are no real histograms at %s.", qPrintable(shared(QString())));
        QSKIP("The real histograms are not beside this repository; nothing was tested on them.");
    }
    const QJsonObject cases = objectOf(shared("stat_oracle.json")).value("cases").toObject();
    QHash<QString, QJsonObject> files;
    const auto histogramOf = [&files](const QJsonArray &place) {
        const QString file = place.at(0).toString();
        if (!files.contains(file))
            files.insert(file, objectOf(shared(file + ".jsroot.json")).value("histograms").toObject());
        return files.value(file).value(place.at(1).toString()).toObject();
    };
    const std::pair<const char *, Chi2Mode> modes[] = {{"chi2 UU", Chi2Mode::Unweighted},
                                                       {"chi2 UU NORM", Chi2Mode::Rescaled},
                                                       {"chi2 UW", Chi2Mode::Mixed},
                                                       {"chi2 WW", Chi2Mode::Weighted}};
    int pairs = 0, chi2s = 0, withoutFreedom = 0;
    double worstChi2 = 0, worstProbability = 0, worstKolmogorov = 0, worstPull = 0;
    const auto off = [](double a, double b) {
        return a == b ? 0 : std::abs(a - b) / std::max({std::abs(a), std::abs(b), 1e-290});
    };
    for (auto it = cases.begin(); it != cases.end(); ++it) {
        const QJsonObject wanted = it->toObject();
        if (!wanted.contains("data"))
            continue;  // the tutorial of ROOT, which shapeteststest.cpp has
        const Bins data(histogramOf(wanted.value("data").toArray()));
        const Bins reference(histogramOf(wanted.value("reference").toArray()));
        QVERIFY2(data.contents.size() == size_t(wanted.value("nbins").toInt()) + 2, qPrintable(it.key()));
        ++pairs;
        for (const auto &[name, mode] : modes) {
            const QJsonObject oracle = wanted.value(QLatin1String(name)).toObject();
            const auto found = chi2Test(data.view(), reference.view(), mode);
            if (oracle.value("ndf").toInt() <= 0) {
                QCOMPARE(found.error(), Unfit::TooFewBins);
                ++withoutFreedom;
                continue;
            }
            QVERIFY2(found, qPrintable(it.key()));
            ++chi2s;
            QCOMPARE(found->degreesOfFreedom, oracle.value("ndf").toInt());
            QCOMPARE((found->smallFirst > 0 ? 1 : 0) + (found->smallSecond > 0 ? 2 : 0),
                     oracle.value("igood").toInt());
            worstChi2 = std::max(worstChi2, off(found->chi2, oracle.value("chi2").toDouble()));
            worstProbability =
                std::max(worstProbability, off(found->probability, oracle.value("p").toDouble()));
        }
        const QJsonObject kolmogorov = wanted.value("KS").toObject();
        const auto distance = kolmogorovTest(data.view(), reference.view());
        QVERIFY2(distance, qPrintable(it.key()));
        QVERIFY(isNear(distance->distance, kolmogorov.value("maxdist").toDouble(), 1e-9));
        worstKolmogorov =
            std::max(worstKolmogorov, off(distance->probability, kolmogorov.value("p").toDouble()));
        const QJsonObject scaled = wanted.value("reference_scaled_to_data").toObject();
        const double scale = *scaleFor(data.view(), reference.view());
        QVERIFY(isNear(scale, scaled.value("scale").toDouble(), 1e-12));
        double sum = 0, largest = 0;
        int withPull = 0, beyond3 = 0;
        for (const BinValue &pull : pulls(data.view(), reference.view(), scale)) {
            if (pull.empty)
                continue;
            ++withPull;
            beyond3 += std::abs(pull.value) >= 3 ? 1 : 0;
            largest = std::max(largest, std::abs(pull.value));
            sum += pull.value * pull.value;
        }
        QCOMPARE(withPull, scaled.value("bins_with_pull").toInt());
        QCOMPARE(beyond3, scaled.value("bins_pull_ge3").toInt());
        worstPull = std::max({worstPull, off(sum, scaled.value("chi2_pull").toDouble()),
                              off(largest, scaled.value("max_abs_pull").toDouble())});
        // The pad with the pulls and the test never disagree.
        if (const auto chi2 = chi2Test(data.view(), reference.view(), Chi2Mode::Weighted);
            chi2 && chi2->chi2 > 1e-20)
            QVERIFY(isNear(chi2->chi2, sum, 1e-6));
    }
    QCOMPARE(pairs, 666);
    qInfo(
        "%d pairs, %d chi2 tests, %d without a degree of freedom; largest relative differences: chi2 %g, its"
        " probability %g, Kolmogorov probability %g, pulls %g",
        pairs, chi2s, withoutFreedom, worstChi2, worstProbability, worstKolmogorov, worstPull);
    QVERIFY(worstChi2 < 1e-9);
    QVERIFY(worstProbability < 1e-9);
    QVERIFY(worstKolmogorov < 1e-7);
    QVERIFY(worstPull < 1e-9);
}

QTEST_APPLESS_MAIN(RealComparisonTest)
#include "realcomparisontest.moc"
