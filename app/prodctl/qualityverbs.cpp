// quality, quality show, detectors: what is said about the quality of runs.
#include "app/prodctl/lists.h"
#include "app/prodctl/text.h"
#include "app/prodctl/verb.h"

#include "models/certification/qualityruns.h"
#include "models/certification/signing.h"
#include "models/core/timespan.h"
#include "models/runs/runflags.h"

namespace shiftdeck {

namespace {
RunFlag flagOf(const QualityCell &cell, qint32 extent)
{
    return {countFlags(cell.ranges, extent), cell.state, cell.confirmed};
}

QJsonArray rangesJson(const QualityCell &cell)
{
    QJsonArray array;
    for (const FlagRange &range : cell.ranges)
        array.append(QJsonObject{
            {QStringLiteral("first"), range.first},
            {QStringLiteral("last"), range.last == kLastLumisection ? QJsonValue() : QJsonValue(range.last)},
            {QStringLiteral("flag"), QString(toWord(range.flag))},
            {QStringLiteral("entry"), range.entry}});
    return array;
}

Result<int> listQuality(Session &session, const QJsonObject &a)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const QualityRuns all, loadQualityRuns(*db));
    SD_TRY(const FilterNode filter,
           filterOf(session, a, qualityFields(all.detectors, QualityFilter::ForRuns)));
    QStringList headings{Prodctl::tr(">run"), Prodctl::tr("type"), Prodctl::tr(">LS"), Prodctl::tr("state")};
    for (const Detector &detector : all.detectors)
        headings.append(detector.required ? detector.name : QStringLiteral("(%1)").arg(detector.name));
    Table table(headings);
    QJsonArray array;
    for (const QualityRun &run : matching(filter, all)) {
        const QualityState state = stateOfRun(run, all.detectors);
        QStringList row{QString::number(run.run.value()), run.type,
                        run.lumisections > 0 ? withThousands(run.lumisections) : QStringLiteral("?"),
                        QString(toWord(state))};
        QJsonObject cells;
        for (const Detector &detector : all.detectors) {
            const QualityCell cell = run.cells.value(detector.name);
            const RunFlag flag = flagOf(cell, run.extent());
            row.append(flag.text());
            QJsonObject json = flag.json();
            json.insert(QStringLiteral("comments"), cell.comments);
            cells.insert(detector.name, json);
        }
        table.add(row);
        array.append(QJsonObject{{QStringLiteral("run"), run.run.value()},
                                 {QStringLiteral("type"), run.type},
                                 {QStringLiteral("lumisections"),
                                  run.lumisections > 0 ? QJsonValue(run.lumisections) : QJsonValue()},
                                 {QStringLiteral("state"), QString(toWord(state))},
                                 {QStringLiteral("detectors"), cells}});
    }
    return show(session, "runs", array, table,
                all.detectors.isEmpty()
                    ? Prodctl::tr("There is no detector yet; \"prodctl detectors add\" makes one.")
                    : Prodctl::tr("No run matches."));
}

Result<int> showCell(Session &session, const QJsonObject &a)
{
    SD_TRY(Database * db, session.database());
    const qint64 number = a.value(QLatin1StringView("run")).toInteger();
    const QString detector = a.value(QLatin1StringView("detector")).toString();
    if (number < 1)
        return fail(ErrorCode::InvalidInput, Prodctl::tr("run %1").arg(number), {});
    const TimeMs now = session.clock().now();
    SD_TRY(const QualityRuns all, loadQualityRuns(*db, {{number, number}}));
    if (all.runs.isEmpty())
        return fail(ErrorCode::NotFound, Prodctl::tr("run %1").arg(number), {});
    const QualityCell cell = all.runs.first().cells.value(detector);
    SD_TRY(const auto flags, listQualityFlags(*db, number, detector));
    SD_TRY(const auto states, listQualityStates(*db, number, detector));
    Table log({Prodctl::tr(">flag"), Prodctl::tr("verdict"), Prodctl::tr("lumisections"),
               Prodctl::tr("cause"), Prodctl::tr("comment"), Prodctl::tr("by"), Prodctl::tr(">when"),
               Prodctl::tr("counts")});
    QJsonArray flagArray, stateArray;
    for (const QualityFlagRow &flag : flags) {
        const FlagEntry &e = flag.entry;
        const bool stands = std::any_of(cell.ranges.begin(), cell.ranges.end(),
                                        [&e](const FlagRange &range) { return range.entry == e.id; });
        log.add({QString::number(e.id),
                 e.undoes != 0     ? Prodctl::tr("undoes %1", "a flag").arg(e.undoes)
                     : e.automatic ? Prodctl::tr("%1 (automatic)").arg(toWord(e.flag))
                                   : QString(toWord(e.flag)),
                 lumisectionText(e.first, e.last), oneLine(flag.cause), oneLine(flag.comment), flag.by,
                 timeAgo(flag.at, now),
                 flag.undoneBy != 0 ? Prodctl::tr("undone")
                     : stands       ? Prodctl::tr("yes")
                                    : Prodctl::tr("no")});
        flagArray.append(QJsonObject{
            {QStringLiteral("id"), e.id},
            {QStringLiteral("flag"), QString(toWord(e.flag))},
            {QStringLiteral("first"), e.first},
            {QStringLiteral("last"), e.last == kLastLumisection ? QJsonValue() : QJsonValue(e.last)},
            {QStringLiteral("automatic"), e.automatic},
            {QStringLiteral("cause"), flag.cause},
            {QStringLiteral("comment"), flag.comment},
            {QStringLiteral("by"), flag.by},
            {QStringLiteral("at"), flag.at},
            {QStringLiteral("undoes"), e.undoes == 0 ? QJsonValue() : QJsonValue(e.undoes)},
            {QStringLiteral("undoneBy"), flag.undoneBy == 0 ? QJsonValue() : QJsonValue(flag.undoneBy)}});
    }
    Table signatures({Prodctl::tr("state"), Prodctl::tr("by"), Prodctl::tr(">when"), Prodctl::tr("comment"),
                      Prodctl::tr("confirmed by")});
    for (const QualityStateRow &state : states) {
        signatures.add({QString(toWord(state.state)), state.by, timeAgo(state.at, now),
                        oneLine(state.comment), state.confirmedBy});
        stateArray.append(
            QJsonObject{{QStringLiteral("state"), QString(toWord(state.state))},
                        {QStringLiteral("by"), state.by},
                        {QStringLiteral("at"), state.at},
                        {QStringLiteral("comment"), state.comment},
                        {QStringLiteral("confirmedBy"),
                         state.confirmedBy.isEmpty() ? QJsonValue() : QJsonValue(state.confirmedBy)}});
    }
    if (session.json()) {
        session.print(QJsonObject{{QStringLiteral("run"), number},
                                  {QStringLiteral("detector"), detector},
                                  {QStringLiteral("state"), QString(toWord(cell.state))},
                                  {QStringLiteral("confirmed"), cell.confirmed},
                                  {QStringLiteral("ranges"), rangesJson(cell)},
                                  {QStringLiteral("flags"), flagArray},
                                  {QStringLiteral("signatures"), stateArray}});
        return 0;
    }
    session.line(
        Prodctl::tr("Run %1, %2: %3", "number, detector, flag and state")
            .arg(QString::number(number), oneLine(detector), flagOf(cell, all.runs.first().extent()).text()));
    if (log.isEmpty())
        session.line(Prodctl::tr("Nothing was said about it yet; \"prodctl quality flag\" does."));
    else
        session.print(log);
    if (!signatures.isEmpty())
        session.print(signatures);
    return 0;
}

Result<int> detectors(Session &session, const QJsonObject &)
{
    SD_TRY(Database * db, session.database());
    const TimeMs now = session.clock().now();
    SD_TRY(const auto list, listDetectors(*db));
    Table table({Prodctl::tr("detector"), Prodctl::tr("title"), Prodctl::tr("needed"), Prodctl::tr("by"),
                 Prodctl::tr(">when")});
    QJsonArray array;
    for (const Detector &d : list) {
        table.add({d.name, d.title,
                   d.retired        ? Prodctl::tr("retired")
                       : d.required ? Prodctl::tr("required")
                                    : Prodctl::tr("optional"),
                   d.by, timeAgo(d.at, now)});
        array.append(QJsonObject{{QStringLiteral("name"), d.name},
                                 {QStringLiteral("title"), d.title},
                                 {QStringLiteral("position"), d.position},
                                 {QStringLiteral("required"), d.required},
                                 {QStringLiteral("retired"), d.retired},
                                 {QStringLiteral("by"), d.by},
                                 {QStringLiteral("at"), d.at}});
    }
    return show(session, "detectors", array, table,
                Prodctl::tr("There is no detector yet; \"prodctl detectors add\" makes one."));
}
}  // namespace

void addQualityVerbs(QList<Verb> &verbs)
{
    Verb list = makeVerb(
        {QStringLiteral("quality")},
        Prodctl::tr("Lists runs with the flag and the state of each detector; optional ones in parentheses."),
        "prodctl quality --filter \"state = open and type = physics\"", {filterOption()},
        Prodctl::tr("{runs: [{run, type, lumisections, state, detectors: {name: {flag, state, confirmed,"
                    " lumisections: {flag: number}, comments}}}]}; flag \"mixed\": lumisections differ."),
        listQuality);
    list.aliases = {{QStringLiteral("quality"), QStringLiteral("list")}};
    list.more = fieldsHelp(qualityFields({}, QualityFilter::ForRuns)) + u' '
        + Prodctl::tr("Each detector is a field, too: good, bad, excluded, not-set or mixed.");
    verbs.append(list);
    verbs.append(makeVerb(
        {QStringLiteral("quality"), QStringLiteral("show")},
        Prodctl::tr("Shows all that was said about a run and detector, and who signed it."),
        "prodctl quality show 146436 tracker",
        {parameter("run", ParameterKind::Integer, Prodctl::tr("The run."), true, true),
         parameter("detector", ParameterKind::Name, Prodctl::tr("The detector."), true, true, "",
                   "detector")},
        Prodctl::tr(
            "{run, detector, state, confirmed, ranges: [{first, last, flag, entry}], flags: [{id, flag,"
            " first, last, automatic, cause, comment, by, at, undoes, undoneBy}], signatures: [{state, by,"
            " at, comment, confirmedBy}]}; last null: to the end of the run."),
        showCell));
    Verb known = makeVerb(
        {QStringLiteral("detectors")}, Prodctl::tr("Lists the detectors that runs are certified for."),
        "prodctl detectors", {},
        Prodctl::tr("{detectors: [{name, title, position, required, retired, by, at}]}."), detectors);
    known.aliases = {{QStringLiteral("detectors"), QStringLiteral("list")}};
    verbs.append(known);
}

}  // namespace shiftdeck
