// Every histogram of real files against what JSROOT reads from them: the committed ones in data/, and where
// it is there, the set beside this repository (../shared/data/root, or $SHIFTDECK_SHARED_DATA/root).
#include "models/core/errortext.h"
#include "models/quality/rootfile.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace shiftdeck;

namespace {
QString sharedFolder()
{
    const QString folder = qEnvironmentVariable("SHIFTDECK_SHARED_DATA");
    return (folder.isEmpty() ? QStringLiteral(SHIFTDECK_SOURCE_DIR "/../shared/data") : folder)
        + QStringLiteral("/root");
}

QString ownFolder() { return QStringLiteral(SHIFTDECK_SOURCE_DIR "/tests/quality/data"); }

QJsonObject objectOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

// JSON has no word for what is no number; the dump has "NaN" there.
bool same(double ours, const QJsonValue &theirs)
{
    return theirs.isDouble() ? ours == theirs.toDouble() : theirs.toString() == u"NaN" && std::isnan(ours);
}

QString compareList(const char *what, const QList<double> &ours, const QJsonArray &theirs)
{
    if (ours.size() != theirs.size())
        return QStringLiteral("%1: %2 instead of %3")
            .arg(QLatin1StringView(what))
            .arg(ours.size())
            .arg(theirs.size());
    for (qsizetype i = 0; i < ours.size(); ++i)
        if (!same(ours.at(i), theirs.at(i)))
            return QStringLiteral("%1[%2] is %3 instead of %4")
                .arg(QLatin1StringView(what))
                .arg(i)
                .arg(ours.at(i), 0, 'g', 17)
                .arg(theirs.at(i).toDouble(), 0, 'g', 17);
    return {};
}

QString compareAxis(const char *what, const HistogramAxis &ours, const QJsonObject &theirs)
{
    QJsonObject labels;
    for (auto label = ours.labels.begin(); label != ours.labels.end(); ++label)
        labels.insert(QString::number(label.key()), label.value());
    if (ours.name != theirs["name"].toString() || ours.title != theirs["title"].toString()
        || ours.bins != theirs["nbins"].toInt() || !same(ours.low, theirs["xmin"])
        || !same(ours.high, theirs["xmax"]) || labels != theirs["labels"].toObject())
        return QStringLiteral("the %1 differs").arg(QLatin1StringView(what));
    return compareList(what, ours.edges, theirs["edges"].toArray());
}

QString compareCells(const Histogram &h, const QJsonObject &theirs)
{
    if (!theirs.contains("contentsOmitted"))
        return compareList("contents", h.contents, theirs["contents"].toArray())
            + compareList("sumw2", h.squares, theirs["sumw2"].toArray());
    // Of the largest the oracle has the first cells that are not zero, and their number.
    const QJsonArray first = theirs["firstNonZero"].toArray();
    qsizetype filled = 0;
    for (qsizetype i = 0; i < h.contents.size(); ++i) {
        if (h.contents.at(i) == 0)
            continue;
        if (filled < first.size()
            && (first.at(filled)[0].toInteger() != i || !same(h.contents.at(i), first.at(filled)[1])))
            return QStringLiteral("cell %1 differs").arg(i);
        ++filled;
    }
    return filled == theirs["nNonZero"].toInteger() ? QString()
                                                    : QStringLiteral("%1 cells are filled").arg(filled);
}

// What differs first; empty: nothing.
QString compare(const Histogram &h, const QJsonObject &theirs)
{
    if (h.className != theirs["class"].toString() || h.name != theirs["name"].toString()
        || h.title != theirs["title"].toString() || h.dimension != theirs["dim"].toInt()
        || h.cells() != theirs["ncells"].toInt() || h.squares.size() != theirs["nsumw2"].toInt()
        || h.option != theirs["option"].toString())
        return QStringLiteral("class, name, title, dimension, cells or option differ");
    double sum = 0;
    for (const double content : h.contents)
        sum += content;
    const std::pair<const char *, double> numbers[] = {{"entries", h.entries},
                                                       {"tsumw", h.sums.w},
                                                       {"tsumw2", h.sums.w2},
                                                       {"tsumwx", h.sums.wx},
                                                       {"tsumwx2", h.sums.wx2},
                                                       {"tsumwy", h.sums.wy},
                                                       {"tsumwy2", h.sums.wy2},
                                                       {"tsumwxy", h.sums.wxy},
                                                       {"tsumwz", h.sums.wz},
                                                       {"tsumwz2", h.sums.wz2},
                                                       {"maximum", h.maximum},
                                                       {"minimum", h.minimum},
                                                       {"normFactor", h.normFactor},
                                                       {"sumAllCells", sum},
                                                       {"errorMode", static_cast<int>(h.profileErrors)}};
    for (const auto &[name, value] : numbers)
        if (theirs.contains(QLatin1StringView(name)) && !same(value, theirs[QLatin1StringView(name)]))
            return QStringLiteral("%1 is %2 instead of %3")
                .arg(QLatin1StringView(name))
                .arg(value, 0, 'g', 17)
                .arg(theirs[QLatin1StringView(name)].toDouble(), 0, 'g', 17);
    if (h.isProfile() && h.dimension == 1
        && (!same(h.valueLow, theirs["ymin"]) || !same(h.valueHigh, theirs["ymax"])))
        return QStringLiteral("the range of the profiled quantity differs");
    QString difference = compareAxis("xaxis", h.x, theirs["xaxis"].toObject());
    if (difference.isEmpty() && h.dimension > 1)
        difference = compareAxis("yaxis", h.y, theirs["yaxis"].toObject());
    if (difference.isEmpty() && h.dimension > 2)
        difference = compareAxis("zaxis", h.z, theirs["zaxis"].toObject());
    if (difference.isEmpty())
        difference = compareCells(h, theirs);
    if (difference.isEmpty())
        difference = compareList("binEntries", h.binEntries, theirs["binEntries"].toArray());
    if (difference.isEmpty() && theirs.contains("binSumw2"))
        difference = compareList("binSumw2", h.binSquares, theirs["binSumw2"].toArray());
    return difference;
}

QString compare(const Efficiency &e, const QJsonObject &theirs)
{
    if (e.name != theirs["name"].toString() || e.title != theirs["title"].toString()
        || !same(e.confidenceLevel, theirs["confLevel"])
        || e.statisticOption != theirs["statisticOption"].toInt() || !same(e.weight, theirs["weight"])
        || !same(e.betaAlpha, theirs["betaAlpha"]) || !same(e.betaBeta, theirs["betaBeta"]))
        return QStringLiteral("name, title or parameters differ");
    const QString passed = compare(e.passed, theirs["passed"].toObject());
    return passed.isEmpty() ? compare(e.total, theirs["total"].toObject()) : passed;
}
}  // namespace

class OracleTest : public QObject {
    Q_OBJECT

  private slots:
    void plots_data();
    void plots();
    void filesWithoutOracle();
    void cleanupTestCase();

  private:
    int m_files = 0, m_equal = 0, m_all = 0;
};

void OracleTest::plots_data()
{
    QTest::addColumn<QString>("path");
    const QStringList folders{ownFolder(), sharedFolder()};
    for (const QString &folder : folders) {
        if (!QDir(folder).exists())
            qWarning("NOT TESTED: there are no ROOT files at %s.", qPrintable(folder));
        QStringList oracles;
        QDirIterator files(folder, {"*.jsroot.json"}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            oracles.append(files.next());
        oracles.sort();
        for (const QString &oracle : std::as_const(oracles))
            QTest::newRow(qPrintable(QDir(folder).relativeFilePath(oracle).chopped(12)
                                     + (folder == ownFolder() ? " (own)" : "")))
                << oracle;
    }
}

void OracleTest::plots()
{
    QFETCH(QString, path);
    const QJsonObject oracle = objectOf(path);
    QVERIFY(!oracle.isEmpty());
    auto file = RootFile::open(path.chopped(12));
    QVERIFY2(file, qPrintable(file ? QString() : describe(file.error())));
    auto keys = file->allKeys();
    QVERIFY2(keys, qPrintable(keys ? QString() : describe(keys.error())));
    if (oracle.contains("error")) {
        // JSROOT cannot read it; filesWithoutOracle() says what is in it.
        QCOMPARE(oracle["histograms"].toObject().size(), 0);
        return;
    }

    // Every key, the streamer information aside, which is no object of the directory.
    int inOracle = 0;
    for (const QJsonValue &value : oracle["keys"].toArray()) {
        const QJsonObject expected = value.toObject();
        if (expected["path"].toString().startsWith(QLatin1StringView("StreamerInfo;")))
            continue;
        ++inOracle;
        const auto found = std::find_if(keys->begin(), keys->end(), [&](const RootKey &key) {
            return QStringLiteral("%1;%2").arg(key.path).arg(key.cycle) == expected["path"].toString();
        });
        QVERIFY2(found != keys->end(), qPrintable(expected["path"].toString()));
        QCOMPARE(found->className, expected["class"].toString());
        QCOMPARE(found->title, expected["title"].toString());
        QCOMPARE(found->bytes, expected["nbytes"].toInteger());
        QCOMPARE(found->objectBytes, expected["objlen"].toInteger());
    }
    QCOMPARE(keys->size(), inOracle);

    const QJsonObject histograms = oracle["histograms"].toObject(),
                      efficiencies = oracle["efficiencies"].toObject();
    const qsizetype wanted = histograms.size() + efficiencies.size();
    qsizetype equal = 0;
    for (const RootKey &key : std::as_const(*keys)) {
        if (!key.isPlot())
            continue;
        const QString name = QStringLiteral("%1;%2").arg(key.path).arg(key.cycle);
        const auto plot = file->plot(key);
        QVERIFY2(plot, qPrintable(name + (plot ? QString() : describe(plot.error()))));
        const QString difference = std::holds_alternative<Histogram>(*plot)
            ? compare(std::get<Histogram>(*plot), histograms[name].toObject())
            : compare(std::get<Efficiency>(*plot), efficiencies[name].toObject());
        if (!difference.isEmpty())
            qWarning("%s: %s", qPrintable(name), qPrintable(difference));
        equal += difference.isEmpty();
    }
    ++m_files;
    m_equal += static_cast<int>(equal);
    m_all += static_cast<int>(wanted);
    QCOMPARE(equal, wanted);
}

void OracleTest::filesWithoutOracle()
{
    if (!QDir(sharedFolder()).exists()) {
        qWarning("NOT TESTED: there are no ROOT files at %s.", qPrintable(sharedFolder()));
        QSKIP("The set of real files is not beside this repository; the committed ones were tested.");
    }
    auto file = RootFile::open(sharedFolder() + "/crashed-unclosed.root");
    QVERIFY(file);
    QVERIFY(file->isRecovered());
    QCOMPARE(file->notes().size(), 1);
    QCOMPARE(file->allKeys()->size(), 0);  // it holds baskets of a tree that was never written
    auto empty = RootFile::open(sharedFolder() + "/uproot-issue70.root");
    QVERIFY(empty);
    QCOMPARE(empty->allKeys()->size(), 0);
}

void OracleTest::cleanupTestCase()
{
    qInfo("%d of %d histograms and efficiencies in %d files are equal to the oracle.", m_equal, m_all,
          m_files);
    QVERIFY(m_all > 0);
}

QTEST_APPLESS_MAIN(OracleTest)
#include "oracletest.moc"
