#include "models/certification/goodruns.h"

#include "models/core/filtermatch.h"
#include "models/runs/registry.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <set>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(GoodRuns)
};

tl::unexpected<Error> wrongRule(const QString &why)
{
    return fail(ErrorCode::InvalidInput, Text::tr("the rule"), why);
}

bool searches(const FilterNode &node)
{
    return node.kind == FilterNode::Text || std::any_of(node.children.begin(), node.children.end(), searches);
}

void collectFields(const FilterNode &node, QStringList &fields)
{
    if (node.kind == FilterNode::Compare && !fields.contains(node.field))
        fields.append(node.field);
    for (const FilterNode &child : node.children)
        collectFields(child, fields);
}

// Adds the luminosity of lumisections that are asked for in ascending order.
class SectionSum {
  public:
    explicit SectionSum(std::optional<LumiTable> table) : m_table(std::move(table)) { }
    LumiPart upTo(qint32 first, qint32 last)
    {
        LumiPart part{0, 0, m_table ? m_table->unit : LumiUnit::PerUb};
        ExactSum sum;
        const auto &sections = m_table ? m_table->sections : kNone;
        for (; m_at < sections.size() && sections[m_at].first <= last; ++m_at) {
            if (sections[m_at].first < first)
                continue;
            ++part.known;
            sum.add(sections[m_at].second);
        }
        part.value = sum.value();
        return part;
    }
    // Of a run whose lumisections, so many of them, are all alike.
    LumiPart all(qint32 lumisections)
    {
        if (m_table && m_table->whole)
            return {lumisections, *m_table->whole, m_table->unit};
        return upTo(1, lumisections);
    }

  private:
    static inline const std::vector<std::pair<qint32, double>> kNone;
    std::optional<LumiTable> m_table;
    size_t m_at = 0;
};

// The first lumisections of the stretches in which no flag of these detectors changes, and one behind the
// last.
std::vector<qint32> stretchesOf(const QualityRun &run, const QStringList &fields, qint32 extent)
{
    std::set<qint32> starts{1};
    for (const QString &field : fields)
        for (const FlagRange &range : run.cells.value(field).ranges) {
            if (range.first <= extent)
                starts.insert(range.first);
            if (range.last < extent)
                starts.insert(range.last + 1);
        }
    std::vector<qint32> points(starts.begin(), starts.end());
    points.push_back(extent + 1);
    return points;
}

QualityFlag flagAt(const QualityCell &cell, qint32 lumisection)
{
    const FlagRange *range = flagRangeAt(cell.ranges, lumisection);
    return range ? range->flag : QualityFlag::NotSet;
}

struct Sums {
    std::vector<LumiRange> list, antiList;
    LumiCounter inList, lost;
    std::vector<LumiCounter> own, shared;  // by clause
};

// What one stretch of a run, whose lumisections are all alike, does to the sums.
Result<> judge(const std::vector<bool> &fails, const LumiRange &range, const LumiPart &part, Sums &sums)
{
    const auto failing = std::count(fails.begin(), fails.end(), true);
    (failing == 0 ? sums.list : sums.antiList).push_back(range);
    SD_CHECK((failing == 0 ? sums.inList : sums.lost).add(range.lumisections(), part));
    for (size_t i = 0; i < fails.size() && failing > 0; ++i)
        if (fails[i])
            SD_CHECK((failing == 1 ? sums.own : sums.shared)[i].add(range.lumisections(), part));
    return {};
}

LumiOf lumiFrom(Database &db, const QString &method, QStringList *methods)
{
    return [&db, method, methods](RunNumber run) -> Result<std::optional<LumiTable>> {
        SD_TRY(const auto found, newestSections(db, run, method));
        if (!found)
            return std::optional<LumiTable>();
        LumiTable table{found->of.unit(), {}};
        if (found->sections.isEmpty())
            table.whole = found->of.value().value;
        table.sections.reserve(size_t(found->sections.size()));
        for (const SectionLuminosity &section : found->sections)
            if (const auto value = found->of.recorded ? section.recorded : section.delivered)
                table.sections.emplace_back(section.lumisection, *value);
        if (!methods->contains(found->of.method))
            methods->append(found->of.method);
        return std::optional(std::move(table));
    };
}
}  // namespace

Result<GoodRuns> goodRuns(const FilterNode &rule, const QList<QualityRun> &candidates,
                          const QList<Detector> &detectors, const LumiOf &lumiOf, const FlagCauses &causes)
{
    if (rule.kind == FilterNode::Everything)
        return wrongRule(Text::tr("It is empty; say what a good lumisection is, as \"tracker = good\"."));
    if (searches(rule))
        return wrongRule(Text::tr("A text without a field is a search; a rule compares fields."));
    const QList<FilterNode> clauses = rule.kind == FilterNode::And ? rule.children : QList<FilterNode>{rule};
    QStringList fields;
    collectFields(rule, fields);
    QSet<QString> names;
    for (const Detector &detector : detectors)
        names.insert(detector.name);

    GoodRuns result;
    result.runs = candidates.size();
    Sums sums;
    sums.own.resize(size_t(clauses.size()));
    sums.shared.resize(size_t(clauses.size()));
    CauseCounter byCause(rule, detectors, causes);
    for (const QualityRun &run : candidates) {
        SD_TRY(auto table, lumiOf(run.run));
        SectionSum luminosity(std::move(table));
        const qint32 extent = run.extent();
        result.unknown += run.lumisections == 0 ? 1 : 0;
        const std::vector<qint32> points = stretchesOf(run, fields, extent);
        for (size_t i = 0; i + 1 < points.size(); ++i) {
            const LumiRange range{run.run, points[i], points[i + 1] - 1};
            const auto valueOf = [&](const QString &field) {
                if (!names.contains(field))
                    return runValue(run, detectors, field);
                const auto cell = run.cells.constFind(field);
                return QVariant(QString(
                    toWord(cell == run.cells.cend() ? QualityFlag::NotSet : flagAt(*cell, range.first))));
            };
            const FilterSubject subject{valueOf, {}};
            std::vector<bool> fails;
            for (const FilterNode &clause : clauses)
                fails.push_back(!matchesFilter(clause, subject));
            const LumiPart part =
                points.size() == 2 ? luminosity.all(extent) : luminosity.upTo(range.first, range.last);
            SD_CHECK(judge(fails, range, part, sums));
            if (std::find(fails.begin(), fails.end(), true) != fails.end())
                SD_CHECK(byCause.add(run, range.first, subject, range.lumisections(), part));
        }
    }
    result.list = RunList::of(std::move(sums.list));
    result.antiList = RunList::of(std::move(sums.antiList));
    result.inList = sums.inList.count();
    result.lost = sums.lost.count();
    result.byCause = byCause.losses();
    for (qsizetype i = 0; i < clauses.size(); ++i)
        result.losses.push_back(
            {filterText(clauses.at(i)), sums.own[size_t(i)].count(), sums.shared[size_t(i)].count()});
    return result;
}

Result<GoodRuns> goodRuns(Database &db, const GoodRunSpec &spec, TimeMs now)
{
    return snapshot(db, [&]() -> Result<GoodRuns> {
        SD_TRY(const QualityRuns all, loadQualityRuns(db));
        auto rule = parseFilter(spec.rule, qualityFields(all.detectors, QualityFilter::ForLumisections), now);
        if (!rule)
            return wrongRule(rule.error().cause);
        const auto candidates =
            parseFilter(spec.candidates, qualityFields(all.detectors, QualityFilter::ForRuns), now);
        if (!candidates)
            return fail(ErrorCode::InvalidInput, Text::tr("the filter of the candidates"),
                        candidates.error().cause);
        FlagCauses causes;
        SD_CHECK(db.list(QStringLiteral("SELECT id, cause FROM quality_flags WHERE cause <> ''"), {},
                         [&causes](const Row &row) {
                             causes.insert(row.integer(0), row.text(1));
                             return true;
                         }));
        QStringList methods;
        SD_TRY(GoodRuns result,
               goodRuns(*rule, matching(*candidates, all), all.detectors, lumiFrom(db, spec.method, &methods),
                        causes));
        methods.sort();
        result.methods = methods;
        result.spec = {filterText(*rule), filterText(*candidates), spec.method};
        return result;
    });
}

Result<LumiCount> luminosityOf(Database &db, const RunList &list, const QString &method)
{
    return snapshot(db, [&]() -> Result<LumiCount> {
        QStringList methods;
        const LumiOf lumiOf = lumiFrom(db, method, &methods);
        LumiCounter counter;
        const std::vector<LumiRange> &ranges = list.ranges();
        for (size_t i = 0; i < ranges.size();) {
            const RunNumber run = ranges[i].run;
            SD_TRY(auto table, lumiOf(run));
            SectionSum luminosity(std::move(table));
            for (; i < ranges.size() && ranges[i].run == run; ++i)
                SD_CHECK(
                    counter.add(ranges[i].lumisections(), luminosity.upTo(ranges[i].first, ranges[i].last)));
        }
        return counter.count();
    });
}

QByteArray GoodRuns::lossesJson() const
{
    QJsonArray clauses;
    for (const Loss &loss : losses)
        clauses.append(QJsonObject{{QStringLiteral("clause"), loss.clause},
                                   {QStringLiteral("own"), lumiCountJson(loss.own)},
                                   {QStringLiteral("shared"), lumiCountJson(loss.shared)}});
    QJsonObject object{{QStringLiteral("runs"), runs},
                       {QStringLiteral("unknown"), unknown},
                       {QStringLiteral("methods"), QJsonArray::fromStringList(methods)},
                       {QStringLiteral("list"), lumiCountJson(inList)},
                       {QStringLiteral("lost"), lumiCountJson(lost)},
                       {QStringLiteral("clauses"), clauses}};
    if (byCause)
        object.insert(QStringLiteral("byCause"), byCause->json());
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<GoodRuns> lossesFromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    GoodRuns result;
    result.runs = object.value(QLatin1StringView("runs")).toInteger();
    result.unknown = object.value(QLatin1StringView("unknown")).toInteger();
    for (const QJsonValue &method : object.value(QLatin1StringView("methods")).toArray())
        result.methods.append(method.toString());
    SD_TRY(result.inList, lumiCountFrom(object.value(QLatin1StringView("list"))));
    SD_TRY(result.lost, lumiCountFrom(object.value(QLatin1StringView("lost"))));
    for (const QJsonValue &value : object.value(QLatin1StringView("clauses")).toArray()) {
        const QJsonObject clause = value.toObject();
        Loss loss{clause.value(QLatin1StringView("clause")).toString(), {}, {}};
        SD_TRY(loss.own, lumiCountFrom(clause.value(QLatin1StringView("own"))));
        SD_TRY(loss.shared, lumiCountFrom(clause.value(QLatin1StringView("shared"))));
        result.losses.push_back(loss);
    }
    if (const QJsonValue byCause = object.value(QLatin1StringView("byCause")); !byCause.isUndefined()) {
        SD_TRY(result.byCause, causeLossesFrom(byCause.toObject()));
    }
    return result;
}

QString lossConvention()
{
    return Text::tr(
        "A lumisection that several causes keep out counts with each of them as lost with others, and"
        " once as lost by several together: what is lost by one cause alone and by several together is"
        " all that is lost. The same holds for the detectors.");
}

}  // namespace shiftdeck
