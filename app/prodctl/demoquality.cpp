#include "app/prodctl/demoquality.h"

#include "app/prodctl/text.h"
#include "models/core/files.h"
#include "resources/demo/onlineplots.h"

#include <QDateTime>
#include <QDir>
#include <QJsonArray>

#include <cmath>
#include <stdexcept>

namespace shiftdeck {

namespace {
const QString kAnna = QStringLiteral("anna"), kEmil = QStringLiteral("emil");
const QString kOnline = QStringLiteral("online"), kAll = QStringLiteral("all");
constexpr double kPairsPerPb = 300;
constexpr long kFewEvents = 100;
constexpr double kPairsSystematic = 0.02, kCentralSystematic = 0.03;

struct RunCounts {
    qint64 run = 0;
    long pairs = 0, centralPairs = 0;
};

Result<RunCounts> addOnlinePlots(qint64 run, const QString &rawFile, const QString &folder,
                                 const DemoCommand &command)
{
    const QString path = QDir(folder).filePath(QStringLiteral("run%1.root.json").arg(run));
    OnlinePlots plots;
    try {
        plots = onlinePlots(rawFile.toStdString());
    } catch (const std::runtime_error &wrong) {
        return fail(ErrorCode::InvalidInput, rawFile, QString::fromUtf8(wrong.what()));
    }
    SD_CHECK(writeAtomically(path, QByteArray::fromStdString(plots.json)));
    SD_CHECK(command(
        QStringLiteral("ben"), "plots.add",
        {{QStringLiteral("file"), path}, {QStringLiteral("run"), run}, {QStringLiteral("kind"), kOnline}}));
    return RunCounts{run, plots.pairs, plots.centralPairs};
}

QByteArray luminosityLine(qint64 run, const char *method, long count, double perPb, double systematic)
{
    const double value = double(count) / perPb;
    return QByteArray::number(run) + ',' + method + ',' + QByteArray::number(value, 'g', 6) + ','
        + QByteArray::number(std::sqrt(double(count)) / perPb, 'g', 4) + ','
        + QByteArray::number(value * systematic, 'g', 4) + '\n';
}

// The second method is scaled so that both have the same sum: how they differ from run to run is what the
// events say.
QByteArray luminosityFile(const QList<RunCounts> &counts)
{
    long pairs = 0, central = 0;
    for (const RunCounts &run : counts) {
        pairs += run.pairs;
        central += run.centralPairs;
    }
    const double centralPerPb = pairs > 0 ? kPairsPerPb * double(central) / double(pairs) : 0;
    QByteArray text = "run,method,value(/pb),stat,syst\n"
                      "# For the demo, and no measurement: pairs of muons over a cross-section that was\n"
                      "# chosen; the second method takes those with both muons within |eta| < 1.2.\n";
    for (const RunCounts &run : counts) {
        if (run.centralPairs > 0)
            text += luminosityLine(run.run, "muon-pairs-central", run.centralPairs, centralPerPb,
                                   kCentralSystematic);
        // The last one of a run is the one that is shown first.
        text += luminosityLine(run.run, "muon-pairs", run.pairs, kPairsPerPb, kPairsSystematic);
    }
    return text;
}

QString listOf(const QList<qint64> &runs)
{
    QStringList text;
    for (const qint64 run : runs)
        text.append(QString::number(run));
    return text.join(u',');
}

// Runs of the monitor's few events are left out by hand; the longest one is certified, and its plots are
// the reference of all others.
Result<> addFlags(const QList<RunCounts> &counts, const QString &campaign, const DemoCommand &command)
{
    const auto say = [&](const QList<qint64> &runs, const char *flag, QJsonObject more) -> Result<> {
        if (runs.isEmpty())
            return {};
        more.insert(QStringLiteral("runs"), listOf(runs));
        more.insert(QStringLiteral("detectors"), kAll);
        more.insert(QStringLiteral("flag"), QLatin1StringView(flag));
        return command(kEmil, "quality.flag", more);
    };
    QList<qint64> all, few;
    RunCounts longest;
    for (const RunCounts &run : counts) {
        all.append(run.run);
        if (run.pairs < kFewEvents)
            few.append(run.run);
        if (run.pairs > longest.pairs)
            longest = run;
    }
    SD_CHECK(say(all, "good", {{QStringLiteral("automatic"), true}}));
    SD_CHECK(say(few, "excluded",
                 {{QStringLiteral("cause"), QStringLiteral("few events")},
                  {QStringLiteral("comment"), Prodctl::tr("Fewer than %1 events.").arg(kFewEvents)}}));
    SD_CHECK(say({longest.run}, "good", {{QStringLiteral("comment"), Prodctl::tr("The longest run.")}}));
    for (const char *step : {"quality.sign-off", "quality.complete"})
        SD_CHECK(
            command(kEmil, step,
                    {{QStringLiteral("runs"), listOf({longest.run})}, {QStringLiteral("detectors"), kAll}}));
    return command(kEmil, "reference.make",
                   {{QStringLiteral("name"), QStringLiteral("online-%1").arg(campaign)},
                    {QStringLiteral("run"), longest.run},
                    {QStringLiteral("kind"), kOnline},
                    {QStringLiteral("first"), counts.first().run},
                    {QStringLiteral("last"), counts.last().run},
                    {QStringLiteral("why"), Prodctl::tr("The longest run of the campaign.")}});
}

Result<> addMilestones(const QString &campaign, TimeMs now, const DemoCommand &command)
{
    const auto milestone = [&](const char *name, const char *step, int days) {
        return command(
            kAnna, "milestone.set",
            {{QStringLiteral("name"), QLatin1StringView(name)},
             {QStringLiteral("campaign"), campaign},
             {QStringLiteral("step"), QLatin1StringView(step)},
             {QStringLiteral("due"),
              QDateTime::fromMSecsSinceEpoch(now, Qt::UTC).date().addDays(days).toString(Qt::ISODate)},
             {QStringLiteral("why"), Prodctl::tr("Plan of the campaign.")}});
    };
    SD_CHECK(milestone("mdst", "production", 7));
    return milestone("skims", "skim", 14);
}
}  // namespace

Result<> addDemoDetectors(const DemoCommand &command)
{
    const std::tuple<const char *, QString, bool> detectors[] = {
        {"tracker", Prodctl::tr("Silicon tracker"), false},
        {"muons", Prodctl::tr("Muon chambers"), false},
        {"trigger", Prodctl::tr("Trigger"), true}};
    for (const auto &[name, title, optional] : detectors)
        SD_CHECK(command(kAnna, "detector.add",
                         {{QStringLiteral("name"), QLatin1StringView(name)},
                          {QStringLiteral("title"), title},
                          {QStringLiteral("optional"), optional}}));
    const QString rule =
        QStringLiteral("kolmogorov 0.001 1e-05, largest-pull 5 8; entries 25; tolerance 0.1; normalise yes");
    for (const auto &[plot, detector] : {std::pair("mass", "muons"), std::pair("pt", "tracker"),
                                         std::pair("eta", "muons"), std::pair("phi", "muons")})
        SD_CHECK(command(kEmil, "plotrule.set",
                         {{QStringLiteral("pattern"), QLatin1StringView(plot)},
                          {QStringLiteral("rule"), rule},
                          {QStringLiteral("detector"), QLatin1StringView(detector)},
                          {QStringLiteral("why"), Prodctl::tr("Short runs have few events in many bins.")}}));
    return {};
}

Result<> addDemoQuality(const DemoRuns &runs, TimeMs now, const DemoCommand &command)
{
    const QString plots = QDir(runs.folder).filePath(QStringLiteral("online"));
    SD_CHECK(makeFolder(plots));
    QList<RunCounts> counts;
    for (const auto &[run, rawFile] : runs.rawFiles.asKeyValueRange()) {
        SD_TRY(const RunCounts found, addOnlinePlots(run, rawFile, plots, command));
        counts.append(found);
    }
    if (counts.isEmpty())
        return {};
    const QString luminosity = QDir(runs.folder).filePath(QStringLiteral("luminosity.csv"));
    SD_CHECK(writeAtomically(luminosity, luminosityFile(counts)));
    SD_CHECK(command(kEmil, "runs.import", {{QStringLiteral("files"), QJsonArray{luminosity}}}));
    SD_CHECK(addFlags(counts, runs.campaign, command));
    return addMilestones(runs.campaign, now, command);
}

}  // namespace shiftdeck
