// goodruns, goodruns show, preview, export, diff: good-run lists, and what their rules cost.
#include "app/prodctl/imports.h"
#include "app/prodctl/lists.h"
#include "app/prodctl/text.h"
#include "app/prodctl/verb.h"

#include "models/certification/keeping.h"
#include "models/certification/lossescsv.h"
#include "models/core/timespan.h"

#include <QJsonDocument>

namespace shiftdeck {

namespace {
QString textOf(const QJsonObject &a, const char *name) { return a.value(QLatin1StringView(name)).toString(); }

QString lumiText(const LumiCount &count)
{
    if (!count.luminosity)
        return QStringLiteral("-");
    return count.dark == 0 ? count.luminosity->shown()
                           : Prodctl::tr("%1 (%2 LS without)", "luminosity, number")
                                 .arg(count.luminosity->shown(), withThousands(count.dark));
}

QJsonObject countJson(const LumiCount &count)
{
    return {{QStringLiteral("lumisections"), count.lumisections},
            {QStringLiteral("withoutLuminosity"), count.dark},
            {QStringLiteral("luminosity"),
             count.luminosity ? QJsonValue(count.luminosity->json()) : QJsonValue()}};
}

QJsonObject lossesJson(const GoodRuns &made)
{
    QJsonArray clauses;
    for (const Loss &loss : made.losses)
        clauses.append(QJsonObject{{QStringLiteral("clause"), loss.clause},
                                   {QStringLiteral("own"), countJson(loss.own)},
                                   {QStringLiteral("shared"), countJson(loss.shared)}});
    QJsonObject losses{{QStringLiteral("candidates"), made.runs},
                       {QStringLiteral("runsOfUnknownLength"), made.unknown},
                       {QStringLiteral("methods"), QJsonArray::fromStringList(made.methods)},
                       {QStringLiteral("inList"), countJson(made.inList)},
                       {QStringLiteral("lost"), countJson(made.lost)},
                       {QStringLiteral("clauses"), clauses}};
    if (!made.byCause)
        return losses;
    QJsonArray causes, detectors;
    for (const CauseLoss &loss : made.byCause->causes)
        causes.append(QJsonObject{{QStringLiteral("kind"), QString(toWord(loss.kind))},
                                  {QStringLiteral("name"), loss.name},
                                  {QStringLiteral("detectors"), QJsonArray::fromStringList(loss.detectors)},
                                  {QStringLiteral("own"), countJson(loss.own)},
                                  {QStringLiteral("shared"), countJson(loss.shared)}});
    for (const DetectorLoss &loss : made.byCause->detectors)
        detectors.append(QJsonObject{
            {QStringLiteral("detector"), loss.detector.isEmpty() ? QJsonValue() : QJsonValue(loss.detector)},
            {QStringLiteral("own"), countJson(loss.own)},
            {QStringLiteral("shared"), countJson(loss.shared)}});
    losses.insert(QStringLiteral("causes"), causes);
    losses.insert(QStringLiteral("severalCauses"), countJson(made.byCause->severalCauses));
    losses.insert(QStringLiteral("detectors"), detectors);
    losses.insert(QStringLiteral("severalDetectors"), countJson(made.byCause->severalDetectors));
    return losses;
}

Table lossTable(const QString &what, bool withDetectors)
{
    QStringList columns{what};
    if (withDetectors)
        columns.append(Prodctl::tr("detectors"));
    columns += {Prodctl::tr(">LS lost by it alone"), Prodctl::tr(">luminosity"),
                Prodctl::tr(">LS lost with others"), Prodctl::tr(">luminosity")};
    return Table(columns);
}

QStringList lossCells(const LumiCount &own, const LumiCount &shared)
{
    return {withThousands(own.lumisections), lumiText(own), withThousands(shared.lumisections),
            lumiText(shared)};
}

void sayCauses(Session &session, const CauseLosses &losses)
{
    Table causes = lossTable(Prodctl::tr("cause"), true);
    for (const CauseLoss &loss : losses.causes)
        causes.add(QStringList{oneLine(causeName(loss)), loss.detectors.join(QStringLiteral(", "))}
                   + lossCells(loss.own, loss.shared));
    const LumiCount &severalCauses = losses.severalCauses;
    if (severalCauses.lumisections > 0)
        causes.add({Prodctl::tr("(several together)"),
                    {},
                    withThousands(severalCauses.lumisections),
                    lumiText(severalCauses),
                    {},
                    {}});
    Table detectors = lossTable(Prodctl::tr("detector"), false);
    for (const DetectorLoss &loss : losses.detectors)
        detectors.add(QStringList{detectorName(loss)} + lossCells(loss.own, loss.shared));
    const LumiCount &severalDetectors = losses.severalDetectors;
    if (severalDetectors.lumisections > 0)
        detectors.add({Prodctl::tr("(several together)"),
                       withThousands(severalDetectors.lumisections),
                       lumiText(severalDetectors),
                       {},
                       {}});
    session.line(QString());
    session.print(causes);
    session.line(QString());
    session.print(detectors);
    session.line(lossConvention());
}

void sayLosses(Session &session, const GoodRuns &made)
{
    Table table({Prodctl::tr("part"), Prodctl::tr(">LS"), Prodctl::tr(">luminosity")});
    table.add({Prodctl::tr("in the list"), withThousands(made.inList.lumisections), lumiText(made.inList)});
    table.add({Prodctl::tr("not in the list"), withThousands(made.lost.lumisections), lumiText(made.lost)});
    session.print(table);
    if (!made.losses.empty()) {
        Table clauses = lossTable(Prodctl::tr("clause"), false);
        for (const Loss &loss : made.losses)
            clauses.add(QStringList{oneLine(loss.clause)} + lossCells(loss.own, loss.shared));
        session.line(QString());
        session.print(clauses);
    }
    if (made.byCause && !made.byCause->causes.empty())
        sayCauses(session, *made.byCause);
    if (made.unknown > 0)
        session.line(
            Prodctl::tr("Runs whose lumisections are not known: %1; they count as far as their flags go.")
                .arg(withThousands(made.unknown)));
    if (!made.methods.isEmpty())
        session.line(
            Prodctl::tr("Luminosity by %1.", "methods").arg(made.methods.join(QStringLiteral(", "))));
}

QJsonObject versionJson(const RunListVersion &list)
{
    return {{QStringLiteral("name"), list.name},
            {QStringLiteral("version"), list.version},
            {QStringLiteral("kind"), QString(toWord(list.kind))},
            {QStringLiteral("rule"), list.rule},
            {QStringLiteral("candidates"), list.candidates},
            {QStringLiteral("runs"), list.runs},
            {QStringLiteral("lumisections"), list.lumisections},
            {QStringLiteral("why"), list.why},
            {QStringLiteral("by"), list.by},
            {QStringLiteral("at"), list.at}};
}

bool csvWanted(const QJsonObject &a) { return a.value(QLatin1StringView("csv")).toBool(); }

Result<int> printCsv(Session &session, const QByteArray &csv)
{
    if (session.json())
        return fail(ErrorCode::InvalidInput, Prodctl::tr("--csv"),
                    Prodctl::tr("Choose one of --csv and --json."));
    session.printBytes(csv);
    return 0;
}

Result<int> listAll(Session &session, const QJsonObject &)
{
    SD_TRY(Database * db, session.database());
    const TimeMs now = session.clock().now();
    SD_TRY(const auto lists, listRunLists(*db));
    Table table({Prodctl::tr("list"), Prodctl::tr(">version"), Prodctl::tr(">runs"), Prodctl::tr(">LS"),
                 Prodctl::tr("made by"), Prodctl::tr(">when"), Prodctl::tr("rule")});
    QJsonArray array;
    for (const RunListVersion &list : lists) {
        table.add({list.name, QString::number(list.version), withThousands(list.runs),
                   withThousands(list.lumisections), list.by, timeAgo(list.at, now),
                   list.kind == RunListKind::File ? Prodctl::tr("(from a file)") : oneLine(list.rule)});
        array.append(versionJson(list));
    }
    return show(session, "lists", array, table,
                Prodctl::tr("There is no good-run list yet; \"prodctl goodruns make\" makes one."));
}

Result<int> showOne(Session &session, const QJsonObject &a)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const RunListVersion list, findRunList(*db, textOf(a, "list")));
    SD_TRY(const GoodRuns losses, keptLosses(list));
    if (csvWanted(a)) {
        SD_TRY(const QByteArray csv, lossesCsv(losses, list.title()));
        return printCsv(session, csv);
    }
    SD_TRY(const Provenance from,
           Provenance::fromJson(QJsonDocument::fromJson(list.provenance.toUtf8()).object()));
    if (session.json()) {
        QJsonObject object = versionJson(list);
        object.insert(QStringLiteral("list"), QJsonDocument::fromJson(list.list.toUtf8()).object());
        object.insert(QStringLiteral("antiList"), QJsonDocument::fromJson(list.antiList.toUtf8()).object());
        object.insert(QStringLiteral("provenance"), from.json());
        object.insert(QStringLiteral("losses"), lossesJson(losses));
        session.print(object);
        return 0;
    }
    session.line(Prodctl::tr("%1: %2 runs, %3 LS, made by %4 %5.", "list, numbers, who, when")
                     .arg(list.title(), withThousands(list.runs), withThousands(list.lumisections), list.by,
                          timeAgo(list.at, session.clock().now())));
    if (list.kind == RunListKind::File)
        session.line(from.text().trimmed());
    else
        session.line(Prodctl::tr("Rule: %1").arg(oneLine(list.rule)));
    if (!list.candidates.isEmpty())
        session.line(Prodctl::tr("Candidates: %1", "a filter").arg(oneLine(list.candidates)));
    if (!list.why.isEmpty())
        session.line(Prodctl::tr("Why: %1").arg(oneLine(list.why)));
    sayLosses(session, losses);
    if (list.kind == RunListKind::Rule && !losses.byCause)
        session.line(Prodctl::tr("It was made before losses were told by cause; make it again to see them."));
    return 0;
}

Result<int> preview(Session &session, const QJsonObject &a)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const GoodRuns made,
           goodRuns(*db, {textOf(a, "rule"), textOf(a, "candidates"), textOf(a, "method")},
                    session.clock().now()));
    if (csvWanted(a)) {
        SD_TRY(const QByteArray csv, lossesCsv(made, Prodctl::tr("What the rule would make.")));
        return printCsv(session, csv);
    }
    if (session.json()) {
        session.print(
            QJsonObject{{QStringLiteral("rule"), made.spec.rule},
                        {QStringLiteral("runs"), made.list.runs()},
                        {QStringLiteral("list"), QJsonDocument::fromJson(made.list.json()).object()},
                        {QStringLiteral("antiList"), QJsonDocument::fromJson(made.antiList.json()).object()},
                        {QStringLiteral("losses"), lossesJson(made)}});
        return 0;
    }
    session.line(Prodctl::tr("Of %1 runs %2 would be in the list.", "numbers")
                     .arg(withThousands(made.runs), withThousands(made.list.runs())));
    sayLosses(session, made);
    return 0;
}

Result<int> exportOne(Session &session, const QJsonObject &a)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const RunListVersion list, findRunList(*db, textOf(a, "list")));
    const bool anti = a.value(QLatin1StringView("anti")).toBool();
    const bool losses = a.value(QLatin1StringView("losses")).toBool();
    if (anti && losses)
        return fail(ErrorCode::InvalidInput, Prodctl::tr("--anti"),
                    Prodctl::tr("Choose one of --anti and --losses."));
    QByteArray text = (anti ? list.antiList : list.list).toUtf8();
    if (losses) {
        SD_TRY(const GoodRuns made, keptLosses(list));
        SD_TRY(text, lossesCsv(made, list.title()));
    }
    if (textOf(a, "output").isEmpty()) {
        session.printBytes(text);
        return 0;
    }
    SD_CHECK(writeOutput(a, text));
    if (session.json())
        session.print(QJsonObject{{QStringLiteral("written"), textOf(a, "output")},
                                  {QStringLiteral("list"), versionJson(list)}});
    session.line(Prodctl::tr("Written: %1", "a file").arg(textOf(a, "output")));
    return 0;
}

Result<int> diffTwo(Session &session, const QJsonObject &a)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const RunListVersion first, findRunList(*db, textOf(a, "list")));
    SD_TRY(const RunListVersion second, findRunList(*db, textOf(a, "other")));
    SD_TRY(const RunListComparison parts, compareRunLists(*db, first, second, textOf(a, "method")));
    const std::tuple<const char *, QString, const RunList &, const LumiCount &> sides[] = {
        {"common", Prodctl::tr("in both"), parts.difference.common, parts.common},
        {"onlyFirst", Prodctl::tr("only in %1").arg(first.title()), parts.difference.onlyFirst,
         parts.onlyFirst},
        {"onlySecond", Prodctl::tr("only in %1").arg(second.title()), parts.difference.onlySecond,
         parts.onlySecond}};
    Table table({Prodctl::tr("part"), Prodctl::tr(">runs"), Prodctl::tr(">LS"), Prodctl::tr(">luminosity")});
    QJsonObject object{{QStringLiteral("same"), parts.difference.isNone()},
                       {QStringLiteral("first"), versionJson(first)},
                       {QStringLiteral("second"), versionJson(second)}};
    for (const auto &[key, title, list, count] : sides) {
        QJsonObject part = countJson(count);
        part.insert(QStringLiteral("runs"), list.runs());
        part.insert(QStringLiteral("list"), QJsonDocument::fromJson(list.json()).object());
        object.insert(QLatin1StringView(key), part);
        table.add({title, withThousands(list.runs()), withThousands(list.lumisections()), lumiText(count)});
    }
    if (session.json())
        session.print(object);
    session.print(table);
    return parts.difference.isNone() ? 0 : 1;
}

Parameter listParameter(const char *name, const QString &help)
{
    return parameter(name, ParameterKind::Name, help, true, true, "", "goodruns");
}
}  // namespace

void addGoodRunVerbs(QList<Verb> &verbs)
{
    const QString word = QStringLiteral("goodruns");
    const Parameter method =
        parameter("method", ParameterKind::Text,
                  Prodctl::tr("Luminosity by this method; the main one of each run where it is not given."));
    const QString losses =
        Prodctl::tr("losses: {candidates, runsOfUnknownLength, methods, inList, lost, clauses:"
                    " [{clause, own, shared}], causes: [{kind, name, detectors, own, shared}], severalCauses,"
                    " detectors: [{detector, own, shared}], severalDetectors}, counts {lumisections,"
                    " withoutLuminosity, luminosity}");
    const Parameter csv = parameter("csv", ParameterKind::Flag,
                                    Prodctl::tr("Prints the losses as CSV, by clause, cause and detector."));
    Verb all =
        makeVerb({word}, Prodctl::tr("Lists the good-run lists that are kept, the newest version first."),
                 "prodctl goodruns", {},
                 Prodctl::tr("{lists: [{name, version, kind, rule, candidates, runs, lumisections, why, by,"
                             " at}]}."),
                 listAll);
    all.aliases = {{word, QStringLiteral("list")}};
    verbs.append(all);
    verbs.append(makeVerb(
        {word, QStringLiteral("show")},
        Prodctl::tr("Shows a good-run list: its rule, and what each clause, cause and detector costs."),
        "prodctl goodruns show golden:3",
        {listParameter("list", Prodctl::tr("A name, with :VERSION for an older one.")), csv},
        Prodctl::tr("As of \"prodctl goodruns\", with list, antiList, provenance, %1.").arg(losses),
        showOne));
    Verb trial = makeVerb(
        {word, QStringLiteral("preview")},
        Prodctl::tr(
            "Tells what list a rule would make, and what it loses by clause, by the cause that was given"
            " with a flag, and by detector; keeps nothing."),
        "prodctl goodruns preview \"tracker = good and muons = good\"",
        {parameter("rule", ParameterKind::Text, Prodctl::tr("What a good lumisection is."), true, true),
         parameter("candidates", ParameterKind::Text, Prodctl::tr("A filter of the runs that are asked.")),
         method, csv},
        Prodctl::tr("{rule, runs, list, antiList, %1}.").arg(losses), preview);
    trial.more = fieldsHelp(qualityFields({}, QualityFilter::ForLumisections)) + u' '
        + Prodctl::tr("Each detector is a field, too: good, bad, excluded or not-set.");
    verbs.append(trial);
    verbs.append(makeVerb(
        {word, QStringLiteral("export")},
        Prodctl::tr("Writes a good-run list, or its anti-list, as certified-run JSON, one run a line; or what"
                    " it loses as CSV."),
        "prodctl goodruns export golden --output golden.json",
        {listParameter("list", Prodctl::tr("A name, with :VERSION for an older one.")),
         parameter("anti", ParameterKind::Flag, Prodctl::tr("The candidates that are not in the list.")),
         parameter("losses", ParameterKind::Flag,
                   Prodctl::tr("What the list loses by clause, cause and detector, as CSV.")),
         outputParameter(), forceParameter()},
        Prodctl::tr("{written, list}; without --output the list itself."), exportOne));
    Verb diff =
        makeVerb({word, QStringLiteral("diff")},
                 Prodctl::tr("Tells by which runs, lumisections and luminosity two lists that are kept"
                             " differ."),
                 "prodctl goodruns diff golden:2 golden:3",
                 {listParameter("list", Prodctl::tr("A list, with :VERSION for an older one.")),
                  listParameter("other", Prodctl::tr("Another one.")), method},
                 Prodctl::tr("{same, first, second, common, onlyFirst, onlySecond: {runs, list,"
                             " lumisections, withoutLuminosity, luminosity}}."),
                 diffTwo);
    diff.more = Prodctl::tr("The exit code is 0 when they are the same, 1 when they differ.");
    verbs.append(diff);
}

}  // namespace shiftdeck
