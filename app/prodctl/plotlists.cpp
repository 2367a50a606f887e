// plots files, plots compare; references list, show, propose; plotrules list, try: plots of runs and what
// they are compared with.
#include "app/prodctl/lists.h"
#include "app/prodctl/text.h"
#include "app/prodctl/verb.h"

#include "models/core/errortext.h"
#include "models/core/timespan.h"
#include "models/quality/plotset.h"
#include "models/quality/proposedreferences.h"
#include "models/quality/ruleeffect.h"

namespace shiftdeck {

namespace {
QString textOf(const QJsonObject &a, const char *name) { return a.value(QLatin1StringView(name)).toString(); }
qint64 integerOf(const QJsonObject &a, const char *name)
{
    return a.value(QLatin1StringView(name)).toInteger();
}

QString runsText(qint64 first, qint64 last)
{
    return first == last ? QString::number(first) : QStringLiteral("%1-%2").arg(first).arg(last);
}

QJsonObject plotsJson(const RunPlots &p)
{
    return {{QStringLiteral("run"), p.run},
            {QStringLiteral("lastRun"), p.lastRun},
            {QStringLiteral("kind"), p.kind},
            {QStringLiteral("path"), p.path},
            {QStringLiteral("plots"), p.plots},
            {QStringLiteral("bytes"), p.bytes},
            {QStringLiteral("adler32"), p.adler32},
            {QStringLiteral("request"), p.request.isValid() ? QJsonValue(p.request.value()) : QJsonValue()},
            {QStringLiteral("by"), p.by},
            {QStringLiteral("at"), p.at}};
}

Result<int> files(Session &session, const QJsonObject &a)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const auto list, listRunPlots(*db));
    const TimeMs now = session.clock().now();
    const qint64 run = integerOf(a, "run");
    Table table({Prodctl::tr(">run"), Prodctl::tr("kind"), Prodctl::tr(">plots"), Prodctl::tr("file"),
                 Prodctl::tr("by"), Prodctl::tr(">when")});
    QJsonArray array;
    for (const RunPlots &p : list) {
        if (run > 0 && (run < p.run || run > p.lastRun))
            continue;
        table.add({runsText(p.run, p.lastRun), p.kind,
                   p.id > 0 ? withThousands(p.plots) : QStringLiteral("-"), p.path,
                   p.id > 0 ? p.by : Prodctl::tr("request %1").arg(p.request.value()), timeAgo(p.at, now)});
        array.append(plotsJson(p));
    }
    return show(session, "files", array, table,
                Prodctl::tr("There are no plots; \"prodctl plots add\" registers a file of a run."));
}

QJsonObject setJson(const ReferenceSet &s)
{
    return {{QStringLiteral("name"), s.name},
            {QStringLiteral("version"), s.version},
            {QStringLiteral("newest"), s.isNewest},
            {QStringLiteral("kind"), s.kind},
            {QStringLiteral("firstRun"), s.firstRun},
            {QStringLiteral("lastRun"), s.lastRun},
            {QStringLiteral("plots"), plotsJson(s.plots)},
            {QStringLiteral("certified"), s.isCertified},
            {QStringLiteral("why"), s.why},
            {QStringLiteral("by"), s.by},
            {QStringLiteral("at"), s.at}};
}

int showSets(Session &session, const QList<ReferenceSet> &sets)
{
    const TimeMs now = session.clock().now();
    Table table({Prodctl::tr("reference set"), Prodctl::tr(">version"), Prodctl::tr("kind"),
                 Prodctl::tr("of the runs"), Prodctl::tr(">reference run"), Prodctl::tr("certified"),
                 Prodctl::tr("made by"), Prodctl::tr(">when"), Prodctl::tr("why")});
    QJsonArray array;
    for (const ReferenceSet &s : sets) {
        table.add({s.name, QString::number(s.version), s.kind, runsText(s.firstRun, s.lastRun),
                   QString::number(s.plots.run), s.isCertified ? Prodctl::tr("yes") : Prodctl::tr("no"), s.by,
                   timeAgo(s.at, now), oneLine(s.why)});
        array.append(setJson(s));
    }
    return show(
        session, "references", array, table,
        Prodctl::tr("There is no reference set; \"prodctl references make\" makes one of a certified run."));
}

Result<int> references(Session &session, const QJsonObject &a)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(auto sets, listReferences(*db));
    if (!a.value(QLatin1StringView("history")).toBool())
        sets.removeIf([](const ReferenceSet &set) { return !set.isNewest; });
    return showSets(session, sets);
}

Result<int> showReference(Session &session, const QJsonObject &a)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const ReferenceSet set, findReference(*db, textOf(a, "name"), int(integerOf(a, "version"))));
    if (session.json()) {
        session.print(setJson(set));
        return 0;
    }
    session.line(
        Prodctl::tr("%1: the %2 plots of run %3 are the reference of the runs %4", "set, kind, run, runs")
            .arg(set.title(), set.kind)
            .arg(set.plots.run)
            .arg(runsText(set.firstRun, set.lastRun)));
    if (!set.isCertified)
        session.line(Prodctl::tr("Run %1 is not certified good any more.").arg(set.plots.run));
    session.line(Prodctl::tr("file %1 (plots: %2, bytes: %3, adler32 %4)")
                     .arg(oneLine(set.plots.path), withThousands(set.plots.plots),
                          withThousands(set.plots.bytes), set.plots.adler32));
    session.line(Prodctl::tr("made by %1 %2: %3", "who, when, why")
                     .arg(set.by, timeAgo(set.at, session.clock().now()), oneLine(set.why)));
    return 0;
}

Result<int> propose(Session &session, const QJsonObject &a)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const RunPlots plots, findRunPlots(*db, integerOf(a, "run"), textOf(a, "kind")));
    SD_TRY(const auto proposals, proposedReferences(*db, plots));
    Table table({Prodctl::tr(">run"), Prodctl::tr("may be one"), Prodctl::tr("reason")});
    QJsonArray array;
    for (const ProposedReference &proposed : proposals) {
        const ReferenceProposal &p = proposed.proposal;
        table.add({QString::number(p.run), p.isEligible ? Prodctl::tr("yes") : Prodctl::tr("no"), p.reason});
        array.append(QJsonObject{{QStringLiteral("run"), p.run},
                                 {QStringLiteral("eligible"), p.isEligible},
                                 {QStringLiteral("similar"), p.isSimilar},
                                 {QStringLiteral("agrees"), p.agreeing()},
                                 {QStringLiteral("differs"), p.differing()},
                                 {QStringLiteral("reason"), p.reason}});
    }
    return show(session, "proposals", array, table,
                Prodctl::tr("No other run has plots of the kind %1.").arg(plots.kind));
}

Result<int> plotRules(Session &session, const QJsonObject &a)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const auto rules, listPlotRules(*db, a.value(QLatin1StringView("history")).toBool()));
    const TimeMs now = session.clock().now();
    Table table({Prodctl::tr("pattern"), Prodctl::tr(">version"), Prodctl::tr("detector"),
                 Prodctl::tr("kind"), Prodctl::tr("shifter"), Prodctl::tr("rule"), Prodctl::tr("made by"),
                 Prodctl::tr(">when")});
    QJsonArray array;
    for (const PlotRuleRow &r : rules) {
        table.add({oneLine(r.pattern), QString::number(r.version), oneLine(r.detector), r.plotKind,
                   r.shifter ? Prodctl::tr("yes") : QString(),
                   r.withdrawn ? Prodctl::tr("withdrawn") : oneLine(r.rule), r.by, timeAgo(r.at, now)});
        array.append(QJsonObject{{QStringLiteral("pattern"), r.pattern},
                                 {QStringLiteral("version"), r.version},
                                 {QStringLiteral("detector"), r.detector},
                                 {QStringLiteral("plotKind"), r.plotKind},
                                 {QStringLiteral("shifter"), r.shifter},
                                 {QStringLiteral("rule"), r.rule},
                                 {QStringLiteral("withdrawn"), r.withdrawn},
                                 {QStringLiteral("why"), r.why},
                                 {QStringLiteral("by"), r.by},
                                 {QStringLiteral("at"), r.at}});
    }
    return show(
        session, "rules", array, table,
        Prodctl::tr("There is no plot rule; every plot has the default: %1").arg(ComparisonRule().text()));
}

QJsonValue orNull(const std::optional<double> &value) { return value ? QJsonValue(*value) : QJsonValue(); }

QJsonObject comparedJson(const ComparedPlot &plot)
{
    const Comparison c = plot.comparisons.value(0);
    return {{QStringLiteral("name"), plot.path},
            {QStringLiteral("detector"), plot.detector},
            {QStringLiteral("state"), QString(toWord(plot.state))},
            {QStringLiteral("sentence"), plot.sentence()},
            {QStringLiteral("kind"), QString(toWord(plot.kind))},
            {QStringLiteral("rule"), plot.rulePattern},
            {QStringLiteral("chi2Probability"), c.chi2 ? QJsonValue(c.chi2->probability) : QJsonValue()},
            {QStringLiteral("kolmogorovProbability"),
             c.kolmogorov ? QJsonValue(c.kolmogorov->probability) : QJsonValue()},
            {QStringLiteral("largestPull"), orNull(c.largestPull)},
            {QStringLiteral("scale"), c.normalised ? QJsonValue(c.scale) : QJsonValue()}};
}

// The rules that hold.
Result<QList<PlotRule>> rulesOf(Database &db)
{
    SD_TRY(const auto rows, listPlotRules(db));
    QList<PlotRule> rules;
    for (const PlotRuleRow &row : rows) {
        SD_TRY(PlotRule rule, plotRuleOf(row.pattern, row.detector, row.rule, row.plotKind));
        rule.version = row.version;
        rule.shifter = row.shifter;
        rules.append(rule);
    }
    return rules;
}

// What a comparison has: the rules of the store where one is named, and where the reference comes from.
struct Compared {
    PlotSources sources;
    QList<PlotRule> rules;
};

Result<Compared> comparedBy(Session &session, const QJsonObject &a)
{
    Compared result;
    const QString reference = textOf(a, "reference");
    const qint64 run = integerOf(a, "run");
    if (reference.isEmpty() == (run == 0))
        return fail(ErrorCode::InvalidInput, Prodctl::tr("the reference"),
                    Prodctl::tr("Say one of --reference FILE and --run N."));
    result.sources.data = {textOf(a, "file"), textOf(a, "file")};
    if (run > 0 || session.namesStore()) {
        SD_TRY(Database * db, session.database());
        SD_TRY(result.rules, rulesOf(*db));
        if (run > 0) {
            SD_TRY(const RunPlots plots, findRunPlots(*db, run, textOf(a, "kind")));
            result.sources.references.append({plots.path, Prodctl::tr("run %1").arg(run)});
        }
    }
    if (!reference.isEmpty())
        result.sources.references.append({reference, reference});
    return result;
}

Result<int> comparePlotVerb(Session &session, const QJsonObject &a)
{
    SD_TRY(const Compared wish, comparedBy(session, a));
    QList<ComparedPlot> plots;
    CompareLimits limits;
    limits.keptCells = 0;  // only what came of it is shown
    SD_TRY(const ComparedFiles files,
           comparePlotFiles(
               wish.sources, wish.rules, [&plots](const ComparedPortion &portion) { plots += portion.plots; },
               {}, limits));
    if (!files.failedReferences.isEmpty())
        return fail(ErrorCode::InvalidInput, Prodctl::tr("the reference"), files.failedReferences.first());
    for (const QString &note : files.notes)
        session.warn(note);
    sortWorstFirst(plots);
    Table table(
        {Prodctl::tr("state"), Prodctl::tr("detector"), Prodctl::tr("plot"), Prodctl::tr("what was found")});
    QJsonArray array, detectors;
    ComparisonState worstState = ComparisonState::Ok;
    for (const ComparedPlot &plot : plots) {
        table.add({QString(toWord(plot.state)), oneLine(plot.detector), oneLine(plot.path),
                   oneLine(plot.sentence())});
        array.append(comparedJson(plot));
        worstState = std::max(worstState, plot.state);
    }
    for (const DetectorSummary &summary : summariesOf(plots)) {
        QJsonObject counts;
        for (auto it = summary.counts.cbegin(); it != summary.counts.cend(); ++it)
            counts.insert(QString(toWord(it.key())), it.value());
        detectors.append(QJsonObject{{QStringLiteral("detector"), summary.detector},
                                     {QStringLiteral("state"), QString(toWord(summary.state))},
                                     {QStringLiteral("plots"), summary.plots},
                                     {QStringLiteral("states"), counts}});
    }
    const int code = worstState == ComparisonState::Ok && !plots.isEmpty() ? 0 : 1;
    if (session.json())
        session.print(
            QJsonObject{{QStringLiteral("plots"), array}, {QStringLiteral("detectors"), detectors}});
    else if (table.isEmpty())
        session.line(Prodctl::tr("There is no plot in these files."));
    else
        session.print(table);
    return code;
}

// The plots of a run, over those of another run, or of the reference set that holds for it.
Result<PlotSources> sourcesFor(Database &db, qint64 run, const QString &kind, qint64 referenceRun)
{
    SD_TRY(const RunPlots plots, findRunPlots(db, run, kind));
    PlotSources sources{{plots.path, Prodctl::tr("run %1").arg(run)}, {}};
    if (referenceRun > 0) {
        SD_TRY(const RunPlots reference, findRunPlots(db, referenceRun, plots.kind));
        sources.references.append({reference.path, Prodctl::tr("run %1").arg(referenceRun)});
        return sources;
    }
    SD_TRY(const auto sets, referencesFor(db, run, plots.kind));
    if (sets.isEmpty())
        return fail(ErrorCode::NotFound, Prodctl::tr("a reference set for run %1").arg(run),
                    Prodctl::tr("Say --reference-run N; \"prodctl references propose --run %1\" lists runs "
                                "that are alike.")
                        .arg(run));
    sources.references.append({sets.first().plots.path, sets.first().title()});
    return sources;
}

Result<int> tryRule(Session &session, const QJsonObject &a)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const PlotRule rule,
           plotRuleOf(textOf(a, "pattern"), {}, textOf(a, "rule"), textOf(a, "plot-kind")));
    SD_TRY(const PlotSources sources,
           sourcesFor(*db, integerOf(a, "run"), textOf(a, "kind"), integerOf(a, "reference-run")));
    SD_TRY(const auto rules, rulesOf(*db));
    QList<std::shared_ptr<const ComparedPlot>> plots;
    SD_TRY(const ComparedFiles files,
           comparePlotFiles(sources, rules, [&plots](const ComparedPortion &portion) {
               for (const ComparedPlot &plot : portion.plots)
                   plots.append(std::make_shared<const ComparedPlot>(plot));
           }));
    if (!files.failedReferences.isEmpty())
        return fail(ErrorCode::InvalidInput, Prodctl::tr("the reference"), files.failedReferences.first());
    SD_TRY(const RuleEffect effect, effectOfRule(plots, sources, withRule(rules, rule), rule.pattern));
    Table table(
        {Prodctl::tr("plot"), Prodctl::tr("now"), Prodctl::tr("then"), Prodctl::tr("what was found")});
    QJsonArray changes;
    for (const StateChange &change : effect.changes) {
        table.add({oneLine(change.path), QString(toWord(change.before)), QString(toWord(change.after)),
                   oneLine(change.sentence)});
        changes.append(QJsonObject{{QStringLiteral("name"), change.path},
                                   {QStringLiteral("before"), QString(toWord(change.before))},
                                   {QStringLiteral("after"), QString(toWord(change.after))},
                                   {QStringLiteral("sentence"), change.sentence}});
    }
    if (session.json()) {
        session.print(QJsonObject{{QStringLiteral("reference"), sources.references.first().title},
                                  {QStringLiteral("plots"), effect.plots},
                                  {QStringLiteral("matching"), effect.matching},
                                  {QStringLiteral("changes"), changes}});
        return 0;
    }
    if (!table.isEmpty())
        session.print(table);
    session.line(Prodctl::tr("Over %1: of %2 plots the pattern matches %3, and the state of %4 changes.",
                             "reference, numbers of plots")
                     .arg(sources.references.first().title, withThousands(effect.plots),
                          withThousands(effect.matching), withThousands(effect.changes.size())));
    return 0;
}

Parameter historyOption()
{
    return parameter("history", ParameterKind::Flag, Prodctl::tr("All versions, and not the newest alone."));
}
}  // namespace

void addPlotListVerbs(QList<Verb> &verbs)
{
    verbs.append(makeVerb(
        {QStringLiteral("plots"), QStringLiteral("files")},
        Prodctl::tr(
            "Lists the files of plots of runs: those that were registered, and the merged histograms of"
            " finished requests."),
        "prodctl plots files --run 148058",
        {parameter("run", ParameterKind::Integer, Prodctl::tr("Only those of this run."))},
        Prodctl::tr("{files: [{run, lastRun, kind, path, plots, bytes, adler32, request, by, at}]}."),
        files));
    Verb compares = makeVerb(
        {QStringLiteral("plots"), QStringLiteral("compare")},
        Prodctl::tr("Compares all plots of a file with those of a reference, the worst first."),
        "prodctl plots compare DQM_R000148058.root --reference DQM_R000146511.root",
        {parameter("file", ParameterKind::Text, Prodctl::tr("A ROOT file, or ROOT's JSON."), true, true, "",
                   "path"),
         parameter("reference", ParameterKind::Text, Prodctl::tr("The file of the reference."), false, false,
                   "", "path"),
         parameter("run", ParameterKind::Integer,
                   Prodctl::tr("The run whose registered plots are the reference.")),
         parameter("kind", ParameterKind::Text, Prodctl::tr("Which plots of the run."))},
        Prodctl::tr("{plots: [{name, detector, state, sentence, kind, rule, chi2Probability,"
                    " kolmogorovProbability, largestPull, scale}], detectors: [{detector, state, plots,"
                    " states}]}; no scale: not scaled."),
        comparePlotVerb);
    compares.more =
        Prodctl::tr("The exit code is 0 when every plot is ok, 1 when one is not: also when it is missing"
                    " or has too few entries. The rules of a store hold where one is named.");
    verbs.append(compares);
    verbs.append(makeVerb({QStringLiteral("references"), QStringLiteral("list")},
                          Prodctl::tr("Lists the reference sets, the newest version of each."),
                          "prodctl references list", {historyOption()},
                          Prodctl::tr("{references: [{name, version, newest, kind, firstRun, lastRun, plots,"
                                      " certified, why, by, at}]}."),
                          references));
    verbs.append(makeVerb(
        {QStringLiteral("references"), QStringLiteral("show")}, Prodctl::tr("Shows one reference set."),
        "prodctl references show muons-2010",
        {parameter("name", ParameterKind::Text, Prodctl::tr("The name of the set."), true, true, "",
                   "reference"),
         parameter("version", ParameterKind::Integer, Prodctl::tr("Which version; the newest without it."))},
        Prodctl::tr("{name, version, newest, kind, firstRun, lastRun, plots, certified, why, by, at}."),
        showReference));
    verbs.append(makeVerb(
        {QStringLiteral("references"), QStringLiteral("propose")},
        Prodctl::tr(
            "Proposes runs to compare a run with: of the same kind, certified good, with luminosity or"
            " events within 15 %, the most recent first."),
        "prodctl references propose --run 148058",
        {parameter("run", ParameterKind::Integer, Prodctl::tr("The run that is to be compared."), false,
                   true),
         parameter("kind", ParameterKind::Text, Prodctl::tr("Which plots of the run."))},
        Prodctl::tr("{proposals: [{run, eligible, similar, agrees, differs, reason}]}."), propose));
    verbs.append(
        makeVerb({QStringLiteral("plotrules"), QStringLiteral("list")},
                 Prodctl::tr("Lists which tests and thresholds hold for which plots, the rule that was set"
                             " last first."),
                 "prodctl plotrules list", {historyOption()},
                 Prodctl::tr("{rules: [{pattern, version, detector, plotKind, shifter, rule, withdrawn, why,"
                             " by, at}]}."),
                 plotRules));
    Parameter kind = parameter("plot-kind", ParameterKind::Word,
                               Prodctl::tr("Where more is known than the class of a plot tells."));
    kind.words = allWords<PlotKind>();
    Verb tries = makeVerb(
        {QStringLiteral("plotrules"), QStringLiteral("try")},
        Prodctl::tr("Tells which plots of a run would get another state by a rule, without writing it."),
        "prodctl plotrules try 'tracker/*' --rule \"chi2 0.001 1e-05; entries 25; tolerance 0.1; normalise"
        " yes\" --run 148058",
        {parameter("pattern", ParameterKind::Text,
                   Prodctl::tr("Of names of plots, as of a rule that is set."), true, true),
         parameter("rule", ParameterKind::Text,
                   Prodctl::tr("Tests and thresholds, as of a rule that is set."), false, true),
         parameter("run", ParameterKind::Integer, Prodctl::tr("The run whose plots it is tried on."), false,
                   true),
         parameter("kind", ParameterKind::Text, Prodctl::tr("Which plots of the run.")),
         parameter("reference-run", ParameterKind::Integer,
                   Prodctl::tr("The run they are compared with; the reference set that holds without it.")),
         kind},
        Prodctl::tr("{reference, plots, matching, changes: [{name, before, after, sentence}]}."), tryRule);
    verbs.append(tries);
}

}  // namespace shiftdeck
