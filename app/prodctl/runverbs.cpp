// runs, runs show, runs imports, runs export: what the registry knows about runs.
#include "app/prodctl/imports.h"
#include "app/prodctl/lists.h"
#include "app/prodctl/text.h"

#include "models/core/timespan.h"
#include "models/runs/lumidisplay.h"
#include "models/runs/runexport.h"

namespace shiftdeck {

namespace {
QString textOf(const QJsonObject &a, const char *name) { return a.value(QLatin1StringView(name)).toString(); }
QJsonValue orNull(const std::optional<Luminosity> &value)
{
    return value ? QJsonValue(value->json()) : QJsonValue();
}
QJsonValue orNull(std::optional<double> value) { return value ? QJsonValue(*value) : QJsonValue(); }
QString orDash(const QString &text) { return text.isEmpty() ? QStringLiteral("-") : text; }

QJsonArray luminositiesJson(const QList<RunLuminosity> &luminosities)
{
    QJsonArray array;
    for (const RunLuminosity &one : luminosities)
        array.append(QJsonObject{{QStringLiteral("method"), one.method},
                                 {QStringLiteral("delivered"), orNull(one.delivered)},
                                 {QStringLiteral("recorded"), orNull(one.recorded)},
                                 {QStringLiteral("lumisections"), one.lumisections},
                                 {QStringLiteral("import"), one.import},
                                 {QStringLiteral("at"), one.at}});
    return array;
}

QJsonObject qualityJson(const RunRow &row, const QList<Detector> &detectors)
{
    QJsonObject object;
    for (qsizetype i = 0; i < detectors.size(); ++i)
        object.insert(detectors.at(i).name, row.flags.at(i).json());
    return object;
}

QJsonObject runJson(const RunRow &row, const QList<Detector> &detectors)
{
    const RunSummary &r = row.run;
    QJsonArray campaigns;
    for (const RunSummary::State &s : r.states)
        campaigns.append(QJsonObject{{QStringLiteral("campaign"), s.campaign},
                                     {QStringLiteral("credited"), s.credited},
                                     {QStringLiteral("expected"), s.expected},
                                     {QStringLiteral("openUnits"), s.openUnits}});
    return {{QStringLiteral("run"), r.run},
            {QStringLiteral("type"), r.type},
            {QStringLiteral("events"), r.events},
            {QStringLiteral("rawFiles"), r.rawFiles},
            {QStringLiteral("startedAt"), shiftdeck::orNull(r.startedAt)},
            {QStringLiteral("stoppedAt"), shiftdeck::orNull(r.stoppedAt)},
            {QStringLiteral("fill"), shiftdeck::orNull(row.facts.fill)},
            {QStringLiteral("beams"), row.facts.beams},
            {QStringLiteral("energyGeV"), orNull(row.facts.energy)},
            {QStringLiteral("fieldT"), orNull(row.facts.field)},
            {QStringLiteral("stableFrom"), shiftdeck::orNull(row.facts.stableFrom)},
            {QStringLiteral("stableUntil"), shiftdeck::orNull(row.facts.stableUntil)},
            {QStringLiteral("lumisections"), shiftdeck::orNull(row.facts.lumisections)},
            {QStringLiteral("luminosities"), luminositiesJson(row.luminosities)},
            {QStringLiteral("quality"), qualityJson(row, detectors)},
            {QStringLiteral("comment"), r.comment},
            {QStringLiteral("campaigns"), campaigns}};
}

QString statesText(const RunSummary &run)
{
    QStringList states;
    for (const RunSummary::State &s : run.states)
        states.append(Prodctl::tr("%1: %2 of %3", "campaign, events, events")
                          .arg(s.campaign, withThousands(s.credited), withThousands(s.expected)));
    return states.join(QStringLiteral("; "));
}

Result<int> runs(Session &session, const QJsonObject &arguments)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const auto fields, runFields(*db));
    SD_TRY(const FilterNode filter, filterOf(session, arguments, fields));
    SD_TRY(const RunRows all, loadRunRows(*db, filter));
    QList<Luminosity> values;
    QJsonArray array;
    for (const RunRow &row : all.rows)
        if (const RunLuminosity *main = row.main())
            values.append(main->value());
    const LumiUnit unit = readableUnit(values);
    QStringList titles{Prodctl::tr(">run"),
                       Prodctl::tr("type"),
                       Prodctl::tr("start"),
                       Prodctl::tr(">fill"),
                       Prodctl::tr(">events"),
                       Prodctl::tr(">raw files"),
                       Prodctl::tr(">delivered (%1)", "unit").arg(toWord(unit)),
                       Prodctl::tr(">recorded (%1)", "unit").arg(toWord(unit)),
                       Prodctl::tr("by")};
    for (const Detector &detector : all.detectors)
        titles.append(detector.name);
    Table table(titles + QStringList{Prodctl::tr("processed"), Prodctl::tr("comment")});
    for (const RunRow &row : all.rows) {
        const RunSummary &r = row.run;
        const RunLuminosity *main = row.main();
        QStringList cells{QString::number(r.run),
                          r.type,
                          r.startedAt ? utcTime(*r.startedAt) : QString(),
                          row.facts.fill ? QString::number(*row.facts.fill) : QString(),
                          withThousands(r.events),
                          QString::number(r.rawFiles),
                          main ? lumiText(main->delivered, unit) : QString(),
                          main ? lumiText(main->recorded, unit) : QString(),
                          main ? main->method : QString()};
        for (const RunFlag &flag : row.flags)
            cells.append(flag.text());
        table.add(cells + QStringList{statesText(r), r.comment});
        array.append(runJson(row, all.detectors));
    }
    return show(session, "runs", array, table, Prodctl::tr("No run matches."));
}

Result<int> showRun(Session &session, const QJsonObject &a)
{
    SD_TRY(Database * db, session.database());
    const RunNumber number(a.value(QLatin1StringView("run")).toInteger());
    QList<Detector> detectors;
    const auto read = [&]() -> Result<RunRow> {
        SD_TRY(detectors, currentDetectors(*db));
        return loadRunRow(*db, number);
    };
    SD_TRY(const RunRow row, snapshot(*db, read));
    if (session.json()) {
        session.print(QJsonObject{{QStringLiteral("run"), runJson(row, detectors)}});
        return 0;
    }
    const RunSummary &r = row.run;
    const auto decimal = [](std::optional<double> value, const char *unit) {
        return value ? QStringLiteral("%1 %2").arg(decimalText(*value), QLatin1StringView(unit))
                     : QStringLiteral("-");
    };
    Table table({Prodctl::tr("run"), QString::number(r.run)});
    table.add({Prodctl::tr("type"), r.type});
    table.add({Prodctl::tr("start"), r.startedAt ? utcTime(*r.startedAt) : QStringLiteral("-")});
    table.add({Prodctl::tr("stop"), r.stoppedAt ? utcTime(*r.stoppedAt) : QStringLiteral("-")});
    table.add({Prodctl::tr("fill"), row.facts.fill ? QString::number(*row.facts.fill) : QStringLiteral("-")});
    table.add({Prodctl::tr("beams"), orDash(row.facts.beams)});
    table.add({Prodctl::tr("energy of a beam"), decimal(row.facts.energy, "GeV")});
    table.add({Prodctl::tr("field"), decimal(row.facts.field, "T")});
    table.add({Prodctl::tr("luminosity sections"),
               row.facts.lumisections ? withThousands(*row.facts.lumisections) : QStringLiteral("-")});
    table.add({Prodctl::tr("events"), withThousands(r.events)});
    table.add({Prodctl::tr("raw files"), withThousands(r.rawFiles)});
    for (qsizetype i = 0; i < detectors.size(); ++i)
        table.add(
            {Prodctl::tr("quality of %1", "a detector").arg(detectors.at(i).name), row.flags.at(i).text()});
    table.add({Prodctl::tr("processed"), orDash(statesText(r))});
    table.add({Prodctl::tr("comment"), orDash(r.comment)});
    session.print(table);
    if (row.luminosities.isEmpty())
        return 0;
    Table luminosities({Prodctl::tr("method"), Prodctl::tr(">delivered"), Prodctl::tr(">recorded"),
                        Prodctl::tr(">LS"), Prodctl::tr(">import"), Prodctl::tr(">when")});
    for (const RunLuminosity &one : row.luminosities)
        luminosities.add({one.method, one.delivered ? one.delivered->shown(9) : QString(),
                          one.recorded ? one.recorded->shown(9) : QString(), withThousands(one.lumisections),
                          QString::number(one.import), timeAgo(one.at, session.clock().now())});
    session.line(QString());
    session.print(luminosities);
    return 0;
}

Result<int> imports(Session &session, const QJsonObject &a)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const int limit, limitOf(a));
    SD_TRY(const auto rows, listImports(*db, limit));
    Table table({Prodctl::tr(">import"), Prodctl::tr("when"), Prodctl::tr("who"), Prodctl::tr("what"),
                 Prodctl::tr("file"), Prodctl::tr(">runs"), Prodctl::tr(">taken"), Prodctl::tr(">changed"),
                 Prodctl::tr(">refused"), Prodctl::tr("withdrawn")});
    QJsonArray array;
    for (const ImportRow &row : rows) {
        table.add({QString::number(row.id), utcTime(row.at), row.by, row.format, row.origin,
                   withThousands(row.runs), withThousands(row.taken), withThousands(row.changed),
                   withThousands(row.refused), row.withdrawnBy});
        SD_TRY(const QJsonObject report, importReport(*db, row.id));
        array.append(QJsonObject{{QStringLiteral("id"), row.id},
                                 {QStringLiteral("format"), row.format},
                                 {QStringLiteral("origin"), row.origin},
                                 {QStringLiteral("checksum"), row.checksum},
                                 {QStringLiteral("by"), row.by},
                                 {QStringLiteral("at"), row.at},
                                 {QStringLiteral("runs"), row.runs},
                                 {QStringLiteral("report"), report},
                                 {QStringLiteral("withdrawnBy"), row.withdrawnBy}});
    }
    return show(session, "imports", array, table,
                Prodctl::tr("Nothing was imported yet; \"prodctl runs import\" does that."));
}

Result<LumiUnit> unitOf(const QJsonObject &a, const QList<RunRow> &rows, const QString &method)
{
    const QString text = textOf(a, "unit");
    if (text.isEmpty()) {
        QList<Luminosity> values;
        for (const RunRow &row : rows)
            if (const RunLuminosity *one = row.by(method))
                values.append(one->value());
        return readableUnit(values);
    }
    if (const auto unit = lumiUnitFrom(text); unit)
        return *unit;
    return fail(ErrorCode::InvalidInput, Prodctl::tr("the unit \"%1\"").arg(text.left(40)),
                Prodctl::tr("It is one of %1.").arg(QStringLiteral("/mb, /ub, /nb, /pb, /fb, /ab")));
}

Result<RunExport> exported(Database &db, const QList<RunRow> &rows, const QJsonObject &a)
{
    const QString format = textOf(a, "format"), method = textOf(a, "method"),
                  campaign = textOf(a, "campaign");
    const auto missing = [](const char *option, const QString &why) {
        return fail(ErrorCode::InvalidInput, QLatin1StringView(option), why);
    };
    if (format == QLatin1StringView("run-list"))
        return exportRuns(rows);
    if (format == QLatin1StringView("good-run-list"))
        return exportSections(db, rows, method);
    if (format == QLatin1StringView("lumi-values"))
        return exportLumiValues(rows, method);
    if (format == QLatin1StringView("to-process")) {
        if (campaign.isEmpty())
            return missing("--campaign", Prodctl::tr("Name the campaign that has yet to process them."));
        return exportToProcess(db, rows, campaign);
    }
    if (method.isEmpty())
        return missing("--method", Prodctl::tr("A luminosity table is of one method; name it."));
    SD_TRY(const LumiUnit unit, unitOf(a, rows, method));
    return exportLumiTable(db, rows, method, unit, format == QLatin1StringView("lumi-sections"));
}

Result<int> exportVerb(Session &session, const QJsonObject &a)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const auto fields, runFields(*db));
    SD_TRY(const FilterNode filter, filterOf(session, a, fields));
    SD_TRY(const auto rows, listRunRows(*db, filter));
    SD_TRY(const RunExport done, exported(*db, rows, a));
    const QString output = textOf(a, "output");
    if (!output.isEmpty())
        SD_CHECK(writeOutput(a, done.content));
    if (session.json()) {
        QJsonArray leftOut;
        for (const RunNumber run : done.leftOut)
            leftOut.append(run.value());
        session.print(
            QJsonObject{{QStringLiteral("format"), textOf(a, "format")},
                        {QStringLiteral("runs"), done.runs},
                        {QStringLiteral("leftOut"), leftOut},
                        {QStringLiteral("written"), output.isEmpty() ? QJsonValue() : QJsonValue(output)},
                        {QStringLiteral("content"),
                         output.isEmpty() ? QJsonValue(QString::fromUtf8(done.content)) : QJsonValue()}});
        return 0;
    }
    if (output.isEmpty())
        session.line(QString::fromUtf8(done.content).chopped(done.content.endsWith('\n') ? 1 : 0));
    else
        session.line(Prodctl::tr("%1: runs written: %2.").arg(output, withThousands(done.runs)));
    if (!done.leftOut.isEmpty())
        session.warn(Prodctl::tr("Of %1 runs nothing that could be written is known; --json lists them.")
                         .arg(withThousands(done.leftOut.size())));
    return 0;
}

Verb exportVerbOf()
{
    Parameter format = parameter("format", ParameterKind::Word, Prodctl::tr("What is written."), true, true);
    format.words = {QStringLiteral("good-run-list"), QStringLiteral("run-list"),
                    QStringLiteral("lumi-table"),    QStringLiteral("lumi-sections"),
                    QStringLiteral("lumi-values"),   QStringLiteral("to-process")};
    Parameter unit = parameter("unit", ParameterKind::Word, Prodctl::tr("Of the luminosities in a table."));
    unit.words = {QStringLiteral("/mb"), QStringLiteral("/ub"), QStringLiteral("/nb"),
                  QStringLiteral("/pb"), QStringLiteral("/fb"), QStringLiteral("/ab")};
    Verb verb = makeVerb(
        {QStringLiteral("runs"), QStringLiteral("export")},
        Prodctl::tr(
            "Writes what is known about runs, in a format that \"runs import\" takes, or the runs that a "
            "campaign has yet to process."),
        "prodctl runs export to-process --campaign proc10 --output todo.json",
        {format, filterOption(),
         parameter("method", ParameterKind::Text,
                   Prodctl::tr("By which method; needed for lumi-table and lumi-sections.")),
         unit,
         parameter("campaign", ParameterKind::Name, Prodctl::tr("Of to-process."), false, false, "",
                   "campaign"),
         outputParameter(), forceParameter()},
        Prodctl::tr(
            "{format, runs, leftOut: [run], written, content}; content where it was not written to a file."),
        exportVerb);
    verb.more = Prodctl::tr(
        "good-run-list has the luminosity sections in which data were recorded (what is certified"
        " in them, good-run lists say); lumi-table a row per run and lumi-sections one per section,"
        " as brilcalc writes them; lumi-values the values with their errors; to-process is JSON.");
    return verb;
}
}  // namespace

void addRunVerbs(QList<Verb> &verbs)
{
    const QString fields =
        Prodctl::tr("run, type, events, rawFiles, startedAt, stoppedAt, fill, beams, energyGeV,"
                    " fieldT, stableFrom, stableUntil, lumisections, luminosities: [{method,"
                    " delivered: {value, unit, statistical, systematic}, recorded, lumisections,"
                    " import, at}], quality: {detector: {flag, state, confirmed, lumisections: {flag:"
                    " number}}}, comment, campaigns: [{campaign, credited, expected, openUnits}]");
    Verb run = makeVerb(
        {QStringLiteral("runs")},
        Prodctl::tr(
            "Lists runs with their luminosity, their quality, and how far each campaign has processed them."),
        "prodctl runs --filter \"run > 146000 and lumi > 100 /nb and tracker = good\"", {filterOption()},
        Prodctl::tr("{runs: [{%1}]}.").arg(fields), runs);
    run.aliases = {{QStringLiteral("runs"), QStringLiteral("list")}};
    run.more = fieldsHelp(runFields()) + u' ' + detectorFieldsHelp();
    verbs.append(run);
    verbs.append(makeVerb({QStringLiteral("runs"), QStringLiteral("show")},
                          Prodctl::tr("Shows one run with all that is known about it."),
                          "prodctl runs show 148058",
                          {parameter("run", ParameterKind::Integer, Prodctl::tr("Its number."), true, true)},
                          Prodctl::tr("{run: {%1}}.").arg(fields), showRun));
    verbs.append(makeVerb(
        {QStringLiteral("runs"), QStringLiteral("imports")},
        Prodctl::tr("Lists what was imported about runs, the newest first."), "prodctl runs imports",
        {limitOption("50")},
        Prodctl::tr("{imports: [{id, format, origin, checksum, by, at, runs, report, withdrawnBy}]}; "
                    "report has the remarks on every line that was refused or changed."),
        imports));
    verbs.append(exportVerbOf());
}

}  // namespace shiftdeck
