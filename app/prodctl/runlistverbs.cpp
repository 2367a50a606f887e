// runlist show, and, or, minus, xor, restrict, diff: good-run lists and their algebra, without a store.
#include "app/prodctl/imports.h"
#include "app/prodctl/text.h"

#include "models/core/errortext.h"
#include "models/runs/lumisums.h"
#include "models/runs/runlistreader.h"

#include <QJsonArray>

namespace shiftdeck {

namespace {
QString textOf(const QJsonObject &a, const char *name) { return a.value(QLatin1StringView(name)).toString(); }

QJsonArray rangesJson(const RunList &list, RunNumber run)
{
    QJsonArray ranges;
    for (const LumiRange &range : list.ranges())
        if (range.run == run)
            ranges.append(QJsonArray{range.first, range.last});
    return ranges;
}

QJsonObject listJson(const RunList &list)
{
    QJsonObject object;
    QJsonArray ranges;
    for (size_t i = 0; i < list.ranges().size(); ++i) {
        const LumiRange &range = list.ranges()[i];
        ranges.append(QJsonArray{range.first, range.last});
        if (i + 1 == list.ranges().size() || list.ranges()[i + 1].run != range.run)
            object.insert(QString::number(range.run.value()), std::exchange(ranges, {}));
    }
    return object;
}

// "1-5, 8"
QString rangesText(const QJsonArray &ranges)
{
    QStringList parts;
    for (const QJsonValue &value : ranges) {
        const int first = value.toArray().at(0).toInt(), last = value.toArray().at(1).toInt();
        parts.append(first == last ? QString::number(first) : QStringLiteral("%1-%2").arg(first).arg(last));
    }
    return parts.join(QStringLiteral(", "));
}

// The lists of a verb and what was said about them.
class Inputs {
  public:
    explicit Inputs(Session &session) : m_session(session) { }
    Result<ReadList> read(const QString &path)
    {
        SD_TRY(ReadList list, readRunListFile(path));
        tell(path, list.report);
        return list;
    }
    void tell(const QString &path, const ImportReport &report)
    {
        if (!m_session.json())
            warnOf(m_session, path, report);
        m_reports.append(
            QJsonObject{{QStringLiteral("file"), path}, {QStringLiteral("report"), report.json()}});
        m_whole = m_whole && report.isWhole();
    }
    const QJsonArray &reports() const { return m_reports; }
    bool isWhole() const { return m_whole; }
    // A result of lists that were read in part is not the result that was asked for.
    Result<> refuseParts(const QJsonObject &arguments) const
    {
        if (m_whole || arguments.value(QLatin1StringView("partial")).toBool())
            return {};
        return fail(
            ErrorCode::InvalidInput, Prodctl::tr("the lists"),
            Prodctl::tr(
                "Entries of them were refused (see above, or \"prodctl runlist show FILE --json\"), so "
                "the result would lack something. Mend the file, or say --partial."));
    }

  private:
    Session &m_session;
    QJsonArray m_reports;
    bool m_whole = true;
};

// Recorded (else delivered) luminosity of lists, read from one table.
struct ListLuminosity {
    std::optional<Luminosity> value;
    bool recorded = false;
    qint64 missing = 0;  // certified lumisections without a row
    QJsonObject json() const
    {
        return {{QStringLiteral("luminosity"), value ? QJsonValue(value->json()) : QJsonValue()},
                {QStringLiteral("kind"), recorded ? QStringLiteral("recorded") : QStringLiteral("delivered")},
                {QStringLiteral("lumisectionsWithoutLuminosity"), missing}};
    }
    QString text() const
    {
        if (!value)
            return Prodctl::tr("none: the table has no row of these lumisections");
        const QString what = recorded ? Prodctl::tr("%1 recorded", "a luminosity").arg(value->shown(9))
                                      : Prodctl::tr("%1 delivered", "a luminosity").arg(value->shown(9));
        return missing == 0 ? what
                            : Prodctl::tr("%1, and %2 LS without a row").arg(what, withThousands(missing));
    }
};

Result<QList<ListLuminosity>> luminosities(Inputs &inputs, const QString &table, const QList<RunList> &lists)
{
    std::vector<LumiJoin> joins;
    for (const RunList &list : lists)
        joins.emplace_back(list);
    Result<> problem;
    SD_TRY(const LumiFile file, readLumiCsvFile(table, [&](const LumiHeader &header, const LumiRow &row) {
               for (LumiJoin &join : joins)
                   if (const auto joined = join.add(header, row); !joined && problem)
                       problem = tl::unexpected(joined.error());
           }));
    inputs.tell(table, file.report);
    SD_CHECK(problem);
    QList<ListLuminosity> result;
    for (const LumiJoin &join : joins) {
        if (join.totals().size() > 1)
            return fail(
                ErrorCode::InvalidInput, table,
                Prodctl::tr("It holds several trigger paths; a list has one luminosity. Make a table of one "
                            "path."));
        ListLuminosity one;
        one.missing = join.missing().lumisections();
        if (!join.totals().empty()) {
            const LumiTotals &totals = join.totals().begin()->second;
            one.recorded = totals.recorded().has_value();
            one.value = one.recorded ? totals.recorded() : totals.delivered();
        }
        result.append(one);
    }
    return result;
}

Result<int> showLists(Session &session, const QJsonObject &a)
{
    Inputs inputs(session);
    QList<ReadList> lists;
    QList<RunList> sets;
    for (const QJsonValue &path : a.value(QLatin1StringView("file")).toArray()) {
        SD_TRY(ReadList list, inputs.read(path.toString()));
        sets.append(list.list.list);
        lists.append(std::move(list));
    }
    const QString lumi = textOf(a, "lumi");
    QList<ListLuminosity> values;
    if (!lumi.isEmpty()) {
        SD_TRY(values, luminosities(inputs, lumi, sets));
    }
    QStringList headings{Prodctl::tr("list"), Prodctl::tr(">runs"),      Prodctl::tr(">ranges"),
                         Prodctl::tr(">LS"),  Prodctl::tr(">first run"), Prodctl::tr(">last run")};
    if (!lumi.isEmpty())
        headings.append(Prodctl::tr("luminosity"));
    Table table(headings);
    QJsonArray array;
    const auto cells = [](const QString &name, const RunList &list) {
        return QStringList{name,
                           withThousands(list.runs()),
                           withThousands(qint64(list.ranges().size())),
                           withThousands(list.lumisections()),
                           list.isEmpty() ? QString() : QString::number(list.firstRun()->value()),
                           list.isEmpty() ? QString() : QString::number(list.lastRun()->value())};
    };
    for (qsizetype i = 0; i < lists.size(); ++i) {
        const ReadList &list = lists.at(i);
        QJsonObject object{{QStringLiteral("from"), list.list.from.json()},
                           {QStringLiteral("list"), listJson(list.list.list)},
                           {QStringLiteral("ranges"), qint64(list.list.list.ranges().size())}};
        QStringList row = cells(list.list.from.origin, list.list.list);
        if (!lumi.isEmpty()) {
            row.append(values.at(i).text());
            object.insert(QStringLiteral("luminosity"), values.at(i).json());
        }
        table.add(row);
        QJsonArray tags;
        for (int tag = 0; list.normtag && tag < list.normtag->tags.size(); ++tag) {
            const RunList part = list.normtag->list(tag);
            table.add(cells(QStringLiteral("  %1").arg(list.normtag->tags.at(tag)), part));
            tags.append(QJsonObject{{QStringLiteral("tag"), list.normtag->tags.at(tag)},
                                    {QStringLiteral("runs"), part.runs()},
                                    {QStringLiteral("lumisections"), part.lumisections()}});
        }
        if (list.normtag)
            object.insert(QStringLiteral("tags"), tags);
        array.append(object);
    }
    if (session.json())
        session.print(
            QJsonObject{{QStringLiteral("lists"), array}, {QStringLiteral("imports"), inputs.reports()}});
    session.print(table);
    return inputs.isWhole() ? 0 : exitCodeFor(ErrorCode::InvalidInput);
}

// Prints a result, or writes it where --output says and tells what it is.
Result<int> give(Session &session, const QJsonObject &a, Inputs &inputs, const CertifiedList &result)
{
    const QString output = textOf(a, "output"), lumi = textOf(a, "lumi");
    if (!lumi.isEmpty() && output.isEmpty() && !session.json())
        return fail(ErrorCode::InvalidInput, Prodctl::tr("--lumi"),
                    Prodctl::tr("It needs --output or --json: what is printed here is the list alone."));
    SD_CHECK(inputs.refuseParts(a));
    QList<ListLuminosity> values;
    if (!lumi.isEmpty()) {
        SD_TRY(values, luminosities(inputs, lumi, {result.list}));
    }
    if (!output.isEmpty())
        SD_CHECK(writeOutput(a, result.list.json()));
    if (session.json()) {
        QJsonObject object{{QStringLiteral("list"), listJson(result.list)},
                           {QStringLiteral("from"), result.from.json()},
                           {QStringLiteral("imports"), inputs.reports()}};
        if (!output.isEmpty())
            object.insert(QStringLiteral("written"), output);
        if (!values.isEmpty())
            object.insert(QStringLiteral("luminosity"), values.first().json());
        session.print(object);
        return 0;
    }
    if (output.isEmpty()) {
        session.line(QString::fromUtf8(result.list.json().chopped(1)));
        return 0;
    }
    session.line(Prodctl::tr("Written: %1").arg(output));
    session.line(result.from.text().chopped(1));
    if (!values.isEmpty())
        session.line(Prodctl::tr("Luminosity: %1").arg(values.first().text()));
    return 0;
}

Result<int> combineLists(ListOperation operation, Session &session, const QJsonObject &a)
{
    Inputs inputs(session);
    SD_TRY(ReadList first, inputs.read(textOf(a, "file")));
    CertifiedList result = std::move(first.list);
    const QJsonValue others = a.value(QLatin1StringView("other"));
    const QJsonArray paths = others.isArray() ? others.toArray() : QJsonArray{others};
    for (const QJsonValue &path : paths) {
        SD_TRY(const ReadList other, inputs.read(path.toString()));
        result = combined(operation, result, other.list);
    }
    return give(session, a, inputs, result);
}

Result<int> restrictList(Session &session, const QJsonObject &a)
{
    const qint64 first = a.value(QLatin1StringView("first")).toInteger();
    const qint64 last = a.value(QLatin1StringView("last")).toInteger(kMaxRunNumber);
    const bool byRange = a.contains(QLatin1StringView("first")) || a.contains(QLatin1StringView("last"));
    if (byRange == a.contains(QLatin1StringView("runs")))
        return fail(ErrorCode::InvalidInput, Prodctl::tr("the restriction"),
                    Prodctl::tr("Say --first or --last or both, or --runs with a file."));
    if (byRange && (first < 0 || last < first))
        return fail(ErrorCode::InvalidInput, Prodctl::tr("the run range"),
                    Prodctl::tr("The last run, %1, is before the first, %2.").arg(last).arg(first));
    Inputs inputs(session);
    SD_TRY(const ReadList list, inputs.read(textOf(a, "file")));
    if (byRange)
        return give(session, a, inputs, restricted(list.list, RunNumber(first), RunNumber(last)));
    const QString path = textOf(a, "runs");
    SD_TRY(const ReadRunsFile runs, readRunsFile(path));
    inputs.tell(path, runs.report);
    return give(session, a, inputs, restricted(list.list, runs.runs, runs.from));
}

Result<int> diffLists(Session &session, const QJsonObject &a)
{
    Inputs inputs(session);
    SD_TRY(const ReadList first, inputs.read(textOf(a, "file")));
    SD_TRY(const ReadList second, inputs.read(textOf(a, "other")));
    SD_CHECK(inputs.refuseParts(a));
    const RunListDifference parts = difference(first.list.list, second.list.list);
    const QString lumi = textOf(a, "lumi");
    QList<ListLuminosity> values;
    if (!lumi.isEmpty()) {
        SD_TRY(values, luminosities(inputs, lumi, {parts.common, parts.onlyFirst, parts.onlySecond}));
    }
    const std::pair<const char *, const RunList *> sides[] = {
        {"common", &parts.common}, {"onlyFirst", &parts.onlyFirst}, {"onlySecond", &parts.onlySecond}};
    const QStringList titles{Prodctl::tr("in both"), Prodctl::tr("only in %1").arg(first.list.from.origin),
                             Prodctl::tr("only in %1").arg(second.list.from.origin)};
    Table summary({Prodctl::tr("part"), Prodctl::tr(">runs"), Prodctl::tr(">LS"),
                   lumi.isEmpty() ? QString() : Prodctl::tr("luminosity")});
    QJsonObject object{{QStringLiteral("same"), parts.isNone()},
                       {QStringLiteral("first"), first.list.from.json()},
                       {QStringLiteral("second"), second.list.from.json()},
                       {QStringLiteral("imports"), inputs.reports()}};
    for (int i = 0; i < 3; ++i) {
        const RunList &list = *sides[i].second;
        QJsonObject part{{QStringLiteral("list"), listJson(list)},
                         {QStringLiteral("runs"), list.runs()},
                         {QStringLiteral("lumisections"), list.lumisections()}};
        if (!lumi.isEmpty())
            part.insert(QStringLiteral("luminosity"), values.at(i).json());
        object.insert(QLatin1StringView(sides[i].first), part);
        summary.add({titles.at(i), withThousands(list.runs()), withThousands(list.lumisections()),
                     lumi.isEmpty() ? QString() : values.at(i).text()});
    }
    if (session.json()) {
        session.print(object);
        return parts.isNone() ? 0 : 1;
    }
    session.print(summary);
    Table runs({Prodctl::tr(">run"), Prodctl::tr("only in the first"), Prodctl::tr("only in the second")});
    const RunList both = combined(ListOperation::Or, parts.onlyFirst, parts.onlySecond);
    for (const RunNumber run : both.runNumbers())
        runs.add({QString::number(run.value()), rangesText(rangesJson(parts.onlyFirst, run)),
                  rangesText(rangesJson(parts.onlySecond, run))});
    if (parts.isNone())
        session.line(Prodctl::tr("The two lists are the same."));
    else
        session.print(runs);
    return parts.isNone() ? 0 : 1;
}

Parameter lumiParameter()
{
    return fileParameter(
        "lumi", Prodctl::tr("A luminosity table with a row per lumisection (brilcalc lumi --byls)."));
}

Parameter partialParameter()
{
    return parameter("partial", ParameterKind::Flag,
                     Prodctl::tr("Goes on when entries of a file had to be refused."));
}

const char *const kFormats =
    QT_TRANSLATE_NOOP("Prodctl",
                      "Files are the certified-run JSON of the experiments in any layout, or normtags (what "
                      "any luminometer covers)."
                      " What an import changed or refused is said on standard error, with its line.");
}  // namespace

void addRunListVerbs(QList<Verb> &verbs)
{
    const QString word = QStringLiteral("runlist");
    const auto add = [&](Verb verb, const QString &more = {}) {
        verb.more = QCoreApplication::translate("Prodctl", kFormats) + (more.isEmpty() ? more : u' ' + more);
        verbs.append(std::move(verb));
    };
    add(makeVerb(
            {word, QStringLiteral("show")},
            Prodctl::tr("Tells about good-run lists: runs, lumisections, luminosity."),
            "prodctl runlist show golden.json dcs.json --lumi byls.csv",
            {parameter("file", ParameterKind::Files, Prodctl::tr("The lists."), true, true), lumiParameter()},
            Prodctl::tr("{lists: [{from, list, ranges, luminosity, tags}], imports: [{file, report}]}."),
            showLists),
        Prodctl::tr("The exit code is 2 when entries of a file were refused."));
    const QString json =
        Prodctl::tr("{list, from: {operation, parts, runs, lumisections}, luminosity, written, "
                    "imports}.");
    const auto other = [](const QString &help, bool many) {
        return many ? parameter("other", ParameterKind::Files, help, true, true)
                    : fileParameter("other", help, true, true);
    };
    const auto combining = [&](ListOperation operation, const QString &description, const char *example,
                               bool many) {
        add(makeVerb({word, toWord(operation)}, description, example,
                     {fileParameter("file", Prodctl::tr("A list."), true, true),
                      other(many ? Prodctl::tr("More lists.") : Prodctl::tr("Another list."), many),
                      outputParameter(), forceParameter(), lumiParameter(), partialParameter()},
                     json, [operation](Session &session, const QJsonObject &a) {
                         return combineLists(operation, session, a);
                     }));
    };
    combining(ListOperation::And, Prodctl::tr("Keeps what is in every list."),
              "prodctl runlist and golden.json dcs.json --output both.json", true);
    combining(ListOperation::Or, Prodctl::tr("Joins lists: what is in at least one of them."),
              "prodctl runlist or 2017B.json 2017C.json --output year.json", true);
    combining(ListOperation::Minus, Prodctl::tr("Takes the other lists away from the first one."),
              "prodctl runlist minus dcs.json golden.json --output lost.json --lumi byls.csv", true);
    combining(ListOperation::Xor, Prodctl::tr("Keeps what is in one of two lists and not in the other."),
              "prodctl runlist xor old.json new.json --json", false);
    add(makeVerb(
        {word, QStringLiteral("restrict")},
        Prodctl::tr("Keeps the runs of a range, or of a plain list of runs."),
        "prodctl runlist restrict golden.json --first 297050 --last 299329 --output 2017B.json",
        {fileParameter("file", Prodctl::tr("The list."), true, true),
         parameter("first", ParameterKind::Integer, Prodctl::tr("The first run to keep.")),
         parameter("last", ParameterKind::Integer, Prodctl::tr("The last run to keep.")),
         fileParameter("runs", Prodctl::tr("A file of run numbers, separated by blanks, commas or lines.")),
         outputParameter(), forceParameter(), lumiParameter(), partialParameter()},
        json, restrictList));
    add(makeVerb(
            {word, QStringLiteral("diff")},
            Prodctl::tr("Tells by which runs, lumisections and luminosity two lists differ."),
            "prodctl runlist diff old.json new.json --lumi byls.csv",
            {fileParameter("file", Prodctl::tr("A list."), true, true),
             fileParameter("other", Prodctl::tr("Another list."), true, true), lumiParameter(),
             partialParameter()},
            Prodctl::tr("{same, first, second, common, onlyFirst, onlySecond: {list, runs, lumisections, "
                        "luminosity}, imports}."),
            diffLists),
        Prodctl::tr("The exit code is 0 when they are the same, 1 when they differ."));
}

}  // namespace shiftdeck
