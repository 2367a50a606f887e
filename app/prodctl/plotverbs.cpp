// plots: what is in a file of histograms, without ROOT. They need no store.
#include "app/prodctl/lists.h"
#include "app/prodctl/text.h"
#include "app/prodctl/verb.h"

#include "models/core/errortext.h"
#include "models/quality/histogramstatistics.h"
#include "models/quality/plotcsv.h"
#include "models/quality/plotfile.h"
#include "models/quality/rootjson.h"

namespace shiftdeck {

namespace {
Result<PlotFile> openFile(Session &session, const QJsonObject &arguments)
{
    RootLimits limits;
    limits.recoverDamaged = arguments.value(QLatin1StringView("recover")).toBool();
    SD_TRY(auto file, PlotFile::open(arguments.value(QLatin1StringView("file")).toString(), limits));
    const QStringList notes = file.notes();
    for (const QString &note : notes)
        session.warn(note);
    return file;
}

// The histogram whose numbers stand for the plot: of an efficiency all that was tried.
const Histogram &mainHistogram(const Plot &plot)
{
    const auto *histogram = std::get_if<Histogram>(&plot);
    return histogram ? *histogram : std::get<Efficiency>(plot).total;
}

QString shortNumber(double value) { return QString::number(value, 'g', 6); }

QString binsText(const Histogram &h)
{
    QStringList bins{QString::number(h.x.bins)};
    if (h.dimension > 1)
        bins.append(QString::number(h.y.bins));
    if (h.dimension > 2)
        bins.append(QString::number(h.z.bins));
    return bins.join(QStringLiteral(" x "));
}

QJsonObject summaryJson(const PlotEntry &entry, const Plot &plot)
{
    const Histogram &h = mainHistogram(plot);
    QJsonArray bins{h.x.bins}, means{mean(h)}, deviations{standardDeviation(h)};
    for (int axis = 1; axis < h.dimension; ++axis) {
        bins.append(axis == 1 ? h.y.bins : h.z.bins);
        means.append(mean(h, static_cast<Axis>(axis)));
        deviations.append(standardDeviation(h, static_cast<Axis>(axis)));
    }
    return {{QStringLiteral("name"), entry.path},
            {QStringLiteral("class"), entry.className},
            {QStringLiteral("title"), titleOf(plot)},
            {QStringLiteral("cycle"), entry.cycle},
            {QStringLiteral("bins"), bins},
            {QStringLiteral("entries"), h.entries},
            {QStringLiteral("integral"), integral(h)},
            {QStringLiteral("mean"), means},
            {QStringLiteral("standardDeviation"), deviations}};
}

Result<int> list(Session &session, const QJsonObject &arguments)
{
    SD_TRY(auto file, openFile(session, arguments));
    const QString text = arguments.value(QLatin1StringView("filter")).toString();
    Table table({Prodctl::tr("plot"), Prodctl::tr("class"), Prodctl::tr(">bins"), Prodctl::tr(">entries"),
                 Prodctl::tr(">mean"), Prodctl::tr(">std. dev."), Prodctl::tr("title")});
    QJsonArray array;
    int code = 0;
    for (const PlotEntry &entry : file.plots()) {
        if (!entry.path.contains(text, Qt::CaseInsensitive)
            && !entry.title.contains(text, Qt::CaseInsensitive))
            continue;
        const auto plot = file.plot(entry);
        if (!plot) {
            // The others are shown all the same; the exit code says that something is wrong.
            code = exitCodeFor(plot.error().code);
            session.warn(describe(plot.error()));
            table.add({entry.path, entry.className, {}, {}, {}, {}, Prodctl::tr("cannot be read")});
            array.append(QJsonObject{{QStringLiteral("name"), entry.path},
                                     {QStringLiteral("class"), entry.className},
                                     {QStringLiteral("cycle"), entry.cycle},
                                     {QStringLiteral("error"), describe(plot.error())}});
            continue;
        }
        const Histogram &h = mainHistogram(*plot);
        table.add({entry.path, entry.className, binsText(h), shortNumber(h.entries), shortNumber(mean(h)),
                   shortNumber(standardDeviation(h)), titleOf(*plot)});
        array.append(summaryJson(entry, *plot));
    }
    if (session.json()) {
        session.print(QJsonObject{{QStringLiteral("plots"), array},
                                  {QStringLiteral("notes"), QJsonArray::fromStringList(file.notes())}});
        return code;
    }
    show(session, "plots", array, table,
         text.isEmpty() ? Prodctl::tr("There is no plot in this file.") : Prodctl::tr("No plot matches."));
    return code;
}

QString axisText(const HistogramAxis &axis, const QString &letter)
{
    const QString range =
        Prodctl::tr("%1: %2 to %3, bins: %4", "an axis")
            .arg(letter, shortNumber(axis.low), shortNumber(axis.high), QString::number(axis.bins));
    const QString unequal = axis.edges.isEmpty() ? QString() : Prodctl::tr(", of unequal widths");
    return axis.title.isEmpty() ? range + unequal
                                : range + unequal + QStringLiteral(" (%1)").arg(oneLine(axis.title));
}

void describePlot(Session &session, const PlotEntry &entry, const Plot &plot)
{
    const Histogram &h = mainHistogram(plot);
    session.line(QStringLiteral("%1;%2  %3  %4")
                     .arg(oneLine(entry.path), QString::number(entry.cycle), oneLine(entry.className),
                          oneLine(titleOf(plot))));
    session.line(axisText(h.x, QStringLiteral("x")));
    if (h.dimension > 1)
        session.line(axisText(h.y, QStringLiteral("y")));
    if (h.dimension > 2)
        session.line(axisText(h.z, QStringLiteral("z")));
    session.line(
        Prodctl::tr("entries %1, integral %2").arg(shortNumber(h.entries), shortNumber(integral(h))));
    for (int axis = 0; axis < h.dimension; ++axis)
        session.line(Prodctl::tr("mean of %1: %2 +- %3, standard deviation %4")
                         .arg(QStringLiteral("xyz").at(axis))
                         .arg(shortNumber(mean(h, static_cast<Axis>(axis))),
                              shortNumber(meanError(h, static_cast<Axis>(axis))),
                              shortNumber(standardDeviation(h, static_cast<Axis>(axis)))));
    if (h.dimension == 1)
        session.line(Prodctl::tr("below the axis %1, above it %2")
                         .arg(shortNumber(binContent(h, 0)), shortNumber(binContent(h, h.x.bins + 1))));
    if (const auto *efficiency = std::get_if<Efficiency>(&plot))
        session.line(Prodctl::tr("passed %1 of %2")
                         .arg(shortNumber(integral(efficiency->passed)), shortNumber(integral(h))));
}

Result<int> showPlot(Session &session, const QJsonObject &arguments)
{
    const bool csv = arguments.value(QLatin1StringView("csv")).toBool();
    if (csv && session.json())
        return fail(ErrorCode::InvalidInput, Prodctl::tr("--csv"),
                    Prodctl::tr("Choose one of --csv and --json."));
    SD_TRY(auto file, openFile(session, arguments));
    SD_TRY(const PlotEntry entry, file.find(arguments.value(QLatin1StringView("name")).toString()));
    SD_TRY(const Plot plot, file.plot(entry));
    if (csv)
        session.printBytes(toCsv(plot));
    else if (session.json())
        session.printBytes(toRootJson(plot) + '\n');
    else
        describePlot(session, entry, plot);
    return 0;
}

Parameter fileParameter()
{
    return parameter("file", ParameterKind::Text, Prodctl::tr("A ROOT file, or ROOT's JSON."), true, true, "",
                     "path");
}

Parameter recoverOption()
{
    return parameter(
        "recover", ParameterKind::Flag,
        Prodctl::tr("Reads what is left of a file that is cut off or whose list of keys is damaged."));
}
}  // namespace

void addPlotVerbs(QList<Verb> &verbs)
{
    verbs.append(makeVerb(
        {QStringLiteral("plots"), QStringLiteral("list")},
        Prodctl::tr("Lists the histograms, profiles and efficiencies in a file."),
        "prodctl plots list DQM_R000316293.root --filter tracker",
        {fileParameter(),
         parameter("filter", ParameterKind::Text, Prodctl::tr("Only those with this text in name or title.")),
         recoverOption()},
        Prodctl::tr(
            "{plots: [{name, class, title, cycle, bins, entries, integral, mean, standardDeviation, or"
            " error}], notes: [text]}; bins, mean and standardDeviation have a member for each axis."),
        list));
    verbs.append(makeVerb(
        {QStringLiteral("plots"), QStringLiteral("show")},
        Prodctl::tr("Shows one plot of a file: its axes and statistics, or all its bins."),
        "prodctl plots show DQM_R000316293.root tracker/clusters --csv",
        {fileParameter(),
         parameter("name", ParameterKind::Text,
                   Prodctl::tr("Its name with its directories; name;2 is the second cycle."), true, true),
         parameter("csv", ParameterKind::Flag,
                   Prodctl::tr("Prints a line for each bin: edges, content and error, flows included.")),
         recoverOption()},
        Prodctl::tr("the plot as ROOT writes it (TBufferJSON), which JSROOT draws."), showPlot));
}

}  // namespace shiftdeck
