// progress: how far a campaign is, its milestones, the numbers behind the charts, and the report.
#include "app/prodctl/lists.h"
#include "app/prodctl/text.h"
#include "app/prodctl/verb.h"

#include "models/core/files.h"
#include "models/core/nearest.h"
#include "models/items/progressreport.h"

namespace shiftdeck {

namespace {
struct NamedCsv {
    const char *name;
    ProgressPart part;
};
constexpr NamedCsv kCsv[] = {
    {"events", ProgressPart::BurnUp},         {"files", ProgressPart::BurnUp},
    {"luminosity", ProgressPart::BurnUp},     {"estimates", ProgressPart::BurnUp},
    {"estimate-list", ProgressPart::BurnUp},  {"throughput", ProgressPart::Throughput},
    {"sites", ProgressPart::Throughput},      {"statuses", ProgressPart::Statuses},
    {"status-times", ProgressPart::Statuses}, {"request-times", ProgressPart::Statuses},
    {"holds", ProgressPart::Holds},           {"milestones", ProgressPart::Milestones}};

QString textOf(const QJsonObject &a, const char *name) { return a.value(QLatin1StringView(name)).toString(); }

QList<Parameter> scopeParameters()
{
    Parameter step = parameter("step", ParameterKind::Word, Prodctl::tr("The step that counts."), false,
                               false, "production");
    step.words = allWords<Step>();
    return {parameter("campaign", ParameterKind::Name,
                      Prodctl::tr("The campaign; the one that was made last where none is given."), false,
                      false, "", "campaign"),
            step};
}

Result<ReportScope> scopeOf(Database &db, const QJsonObject &a)
{
    return reportScope(db, textOf(a, "campaign"),
                       fromWord<Step>(textOf(a, "step")).value_or(Step::Production));
}

void print(Session &session, const ReportSection &section)
{
    session.line(section.title);
    for (const QString &sentence : section.sentences)
        session.line(QStringLiteral("  ") + sentence);
    for (const ReportTable &table : section.tables) {
        if (!table.shown)
            continue;
        session.line(QString());
        if (table.rows.isEmpty()) {
            session.line(table.nothing);
            continue;
        }
        QStringList headings;
        for (const ReportColumn &column : table.columns)
            headings.append((column.number ? QStringLiteral(">") : QString()) + column.title);
        Table lines(headings);
        for (const ReportRow &row : table.rows) {
            QStringList cells;
            for (const ReportCell &cell : row.cells)
                cells.append(oneLine(cell.text));
            lines.add(cells);
        }
        session.print(lines);
    }
}

Result<int> showParts(Session &session, const QJsonObject &a, const QList<ProgressPart> &parts)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const ReportScope scope, scopeOf(*db, a));
    QJsonArray sections;
    session.line(Prodctl::tr("Campaign %1, step %2", "campaign, step")
                     .arg(scope.campaign.name, QString(toWord(scope.step))));
    for (const ProgressPart part : parts) {
        SD_TRY(const ReportSection section, readProgressPart(*db, part, scope, session.clock().now()));
        if (session.json()) {
            sections.append(sectionAsJson(section));
            continue;
        }
        session.line(QString());
        print(session, section);
    }
    if (session.json())
        session.print(QJsonObject{{QStringLiteral("campaign"), scope.campaign.name},
                                  {QStringLiteral("step"), QString(toWord(scope.step))},
                                  {QStringLiteral("sections"), sections}});
    return 0;
}

Result<int> progress(Session &session, const QJsonObject &a)
{
    if (const auto part = fromWord<ProgressPart>(textOf(a, "part")))
        return showParts(session, a, {*part});
    return showParts(session, a,
                     {ProgressPart::Milestones, ProgressPart::BurnUp, ProgressPart::Throughput,
                      ProgressPart::Statuses, ProgressPart::Holds});
}

Result<int> milestones(Session &session, const QJsonObject &a)
{
    return showParts(session, a, {ProgressPart::Milestones});
}

Result<int> csv(Session &session, const QJsonObject &a)
{
    const QString name = textOf(a, "what");
    SD_TRY(Database * db, session.database());
    SD_TRY(const ReportScope scope, scopeOf(*db, a));
    for (const NamedCsv &one : kCsv) {
        if (name != QLatin1StringView(one.name))
            continue;
        SD_TRY(const ReportSection section, readProgressPart(*db, one.part, scope, session.clock().now()));
        session.printBytes(section.csv(name));
        return 0;
    }
    return fail(ErrorCode::InvalidInput, name, Prodctl::tr("There are no such numbers."));
}

Result<int> report(Session &session, const QJsonObject &a)
{
    const QString path = textOf(a, "output");
    if (path.endsWith(QLatin1StringView(".pdf"), Qt::CaseInsensitive))
        return fail(
            ErrorCode::InvalidInput, path,
            Prodctl::tr("prodctl has no fonts and writes no PDF: the window does (panel Progress, Save"
                        " report...), or a browser prints the HTML."));
    if (!path.endsWith(QLatin1StringView(".html"), Qt::CaseInsensitive)
        && !path.endsWith(QLatin1StringView(".htm"), Qt::CaseInsensitive))
        return fail(ErrorCode::InvalidInput, path, Prodctl::tr("The name of the report ends in .html."));
    SD_TRY(Database * db, session.database());
    SD_TRY(const ReportScope scope, scopeOf(*db, a));
    SD_TRY(const ProgressReport made, readProgressReport(*db, scope, session.clock().now()));
    SD_CHECK(writeAtomically(path, reportAsHtml(made)));
    session.line(Prodctl::tr("%1: %2", "title, file").arg(made.title, path));
    if (session.json())
        session.print(QJsonObject{{QStringLiteral("report"), path}, {QStringLiteral("title"), made.title}});
    return 0;
}
}  // namespace

void addProgressVerbs(QList<Verb> &verbs)
{
    const QString json = Prodctl::tr(
        "{campaign, step, sections: [{id, title, sentences, charts: [{id, title, unit, series: [{key, name, "
        "points:"
        " [[time, value]]}], marks}], tables: [{id, rows}]}]}; times in milliseconds, spans in seconds.");
    Parameter part = parameter("part", ParameterKind::Word,
                               Prodctl::tr("Only this part of it; all where none is given."), true);
    part.words = allWords<ProgressPart>();
    verbs.append(makeVerb({QStringLiteral("progress")},
                          Prodctl::tr("Shows how far a campaign is against its plan, and what holds it."),
                          "prodctl progress burn-up --campaign 2010",
                          QList<Parameter>{part} + scopeParameters(), json, progress));
    verbs.append(
        makeVerb({QStringLiteral("progress"), QStringLiteral("milestones"), QStringLiteral("list")},
                 Prodctl::tr("Lists the milestones of a campaign with what is to be expected of each."),
                 "prodctl progress milestones list --campaign 2010", scopeParameters(), json, milestones));
    Parameter what = parameter("what", ParameterKind::Word, Prodctl::tr("Which chart or table."), true, true);
    for (const NamedCsv &one : kCsv)
        what.words.append(QLatin1StringView(one.name));
    verbs.append(makeVerb({QStringLiteral("progress"), QStringLiteral("csv")},
                          Prodctl::tr("Prints the numbers behind a chart or table of the progress as CSV."),
                          "prodctl progress csv events --campaign 2010 > events.csv",
                          QList<Parameter>{what} + scopeParameters(), Prodctl::tr("CSV as well."), csv));
    Parameter output = parameter("output", ParameterKind::Text,
                                 Prodctl::tr("The file to be written; its name ends in .html."), false, true);
    Verb verb =
        makeVerb({QStringLiteral("progress"), QStringLiteral("report")},
                 Prodctl::tr("Writes the progress of a campaign with its charts as one file of HTML."),
                 "prodctl progress report --campaign 2010 --output 2010.html",
                 scopeParameters() + QList<Parameter>{output}, Prodctl::tr("{report, title}."), report);
    verb.more = Prodctl::tr("As PDF it is written by the window: panel Progress, Save report...");
    verbs.append(verb);
}

}  // namespace shiftdeck
