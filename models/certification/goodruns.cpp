#include "models/certification/goodruns.h"

#include "models/core/filtermatch.h"
#include "models/runs/registry.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

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
    struct Part {
        qint64 known = 0;  // lumisections
        double value = 0;
    };
    Part upTo(qint32 first, qint32 last)
    {
        Part part;
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
    LumiUnit unit() const { return m_table ? m_table->unit : LumiUnit::PerUb; }

  private:
    static inline const std::vector<std::pair<qint32, double>> kNone;
    std::optional<LumiTable> m_table;
    size_t m_at = 0;
};

// A LumiCount while it grows, in the unit of the first table.
class Counter {
  public:
    Result<> add(qint64 lumisections, const SectionSum::Part &part, LumiUnit unit)
    {
        m_count.lumisections += lumisections;
        m_count.dark += lumisections - part.known;
        if (part.known == 0)
            return {};
        SD_TRY(const Luminosity value, (Luminosity{part.value, unit, {}, {}}.in(m_known ? m_unit : unit)));
        if (!m_known)
            m_unit = unit;
        m_known = true;
        m_sum.add(value.value);
        return {};
    }
    LumiCount count() const
    {
        LumiCount count = m_count;
        if (m_known)
            count.luminosity = Luminosity{m_sum.value(), m_unit, {}, {}};
        return count;
    }

  private:
    LumiCount m_count;
    ExactSum m_sum;
    LumiUnit m_unit = LumiUnit::PerUb;
    bool m_known = false;
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
    const auto behind = std::upper_bound(cell.ranges.begin(), cell.ranges.end(), lumisection,
                                         [](qint32 at, const FlagRange &range) { return at < range.first; });
    return behind != cell.ranges.begin() && std::prev(behind)->last >= lumisection ? std::prev(behind)->flag
                                                                                   : QualityFlag::NotSet;
}

struct Sums {
    std::vector<LumiRange> list, antiList;
    Counter inList, lost;
    std::vector<Counter> own, shared;  // by clause
};

// What one stretch of a run, whose lumisections are all alike, does to the sums.
Result<> judge(const std::vector<bool> &fails, const LumiRange &range, const SectionSum::Part &part,
               LumiUnit unit, Sums &sums)
{
    const auto failing = std::count(fails.begin(), fails.end(), true);
    (failing == 0 ? sums.list : sums.antiList).push_back(range);
    SD_CHECK((failing == 0 ? sums.inList : sums.lost).add(range.lumisections(), part, unit));
    for (size_t i = 0; i < fails.size() && failing > 0; ++i)
        if (fails[i])
            SD_CHECK((failing == 1 ? sums.own : sums.shared)[i].add(range.lumisections(), part, unit));
    return {};
}

QJsonObject toJson(const LumiCount &count)
{
    QJsonObject object{{QStringLiteral("lumisections"), count.lumisections},
                       {QStringLiteral("dark"), count.dark}};
    if (count.luminosity)
        object.insert(QStringLiteral("luminosity"), count.luminosity->text());
    return object;
}

Result<LumiCount> countFrom(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    LumiCount count{object.value(QLatin1StringView("lumisections")).toInteger(-1),
                    object.value(QLatin1StringView("dark")).toInteger(-1),
                    {}};
    if (count.lumisections < 0 || count.dark < 0 || count.dark > count.lumisections)
        return fail(ErrorCode::InvalidInput, Text::tr("the losses of a good-run list"),
                    Text::tr("A count is missing."));
    if (const QJsonValue text = object.value(QLatin1StringView("luminosity")); text.isString()) {
        SD_TRY(count.luminosity, Luminosity::fromText(text.toString()));
    }
    return count;
}

LumiOf lumiFrom(Database &db, const QString &method, QStringList *methods)
{
    return [&db, method, methods](RunNumber run) -> Result<std::optional<LumiTable>> {
        SD_TRY(const auto found, newestSections(db, run, method));
        if (!found || found->sections.isEmpty())
            return std::optional<LumiTable>();
        LumiTable table{found->of.unit(), {}};
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
                          const QList<Detector> &detectors, const LumiOf &lumiOf)
{
    if (rule.kind == FilterNode::Everything)
        return wrongRule(Text::tr("It is empty; say what a good lumisection is, as \"tracker = good\"."));
    if (searches(rule))
        return wrongRule(Text::tr("A text without a field is a search; a rule compares fields."));
    const QList<FilterNode> clauses = rule.kind == FilterNode::And ? rule.children : QList<FilterNode>{rule};
    QStringList fields;
    collectFields(rule, fields);

    GoodRuns result;
    result.runs = candidates.size();
    Sums sums;
    sums.own.resize(size_t(clauses.size()));
    sums.shared.resize(size_t(clauses.size()));
    for (const QualityRun &run : candidates) {
        SD_TRY(auto table, lumiOf(run.run));
        SectionSum luminosity(std::move(table));
        const qint32 extent = run.extent();
        result.unknown += run.lumisections == 0 ? 1 : 0;
        const std::vector<qint32> points = stretchesOf(run, fields, extent);
        for (size_t i = 0; i + 1 < points.size(); ++i) {
            const LumiRange range{run.run, points[i], points[i + 1] - 1};
            const auto valueOf = [&](const QString &field) {
                const QVariant value = runValue(run, detectors, field);
                return value.isValid() || isTakenName(field)
                    ? value
                    : QVariant(QString(toWord(flagAt(run.cells.value(field), range.first))));
            };
            std::vector<bool> fails;
            for (const FilterNode &clause : clauses)
                fails.push_back(!matchesFilter(clause, {valueOf, {}}));
            SD_CHECK(judge(fails, range, luminosity.upTo(range.first, range.last), luminosity.unit(), sums));
        }
    }
    result.list = RunList::of(std::move(sums.list));
    result.antiList = RunList::of(std::move(sums.antiList));
    result.inList = sums.inList.count();
    result.lost = sums.lost.count();
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
        QStringList methods;
        SD_TRY(
            GoodRuns result,
            goodRuns(*rule, matching(*candidates, all), all.detectors, lumiFrom(db, spec.method, &methods)));
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
        Counter counter;
        const std::vector<LumiRange> &ranges = list.ranges();
        for (size_t i = 0; i < ranges.size();) {
            const RunNumber run = ranges[i].run;
            SD_TRY(auto table, lumiOf(run));
            SectionSum luminosity(std::move(table));
            for (; i < ranges.size() && ranges[i].run == run; ++i)
                SD_CHECK(counter.add(ranges[i].lumisections(),
                                     luminosity.upTo(ranges[i].first, ranges[i].last), luminosity.unit()));
        }
        return counter.count();
    });
}

QByteArray GoodRuns::lossesJson() const
{
    QJsonArray clauses;
    for (const Loss &loss : losses)
        clauses.append(QJsonObject{{QStringLiteral("clause"), loss.clause},
                                   {QStringLiteral("own"), toJson(loss.own)},
                                   {QStringLiteral("shared"), toJson(loss.shared)}});
    return QJsonDocument(QJsonObject{{QStringLiteral("runs"), runs},
                                     {QStringLiteral("unknown"), unknown},
                                     {QStringLiteral("methods"), QJsonArray::fromStringList(methods)},
                                     {QStringLiteral("list"), toJson(inList)},
                                     {QStringLiteral("lost"), toJson(lost)},
                                     {QStringLiteral("clauses"), clauses}})
        .toJson(QJsonDocument::Compact);
}

Result<GoodRuns> lossesFromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    GoodRuns result;
    result.runs = object.value(QLatin1StringView("runs")).toInteger();
    result.unknown = object.value(QLatin1StringView("unknown")).toInteger();
    for (const QJsonValue &method : object.value(QLatin1StringView("methods")).toArray())
        result.methods.append(method.toString());
    SD_TRY(result.inList, countFrom(object.value(QLatin1StringView("list"))));
    SD_TRY(result.lost, countFrom(object.value(QLatin1StringView("lost"))));
    for (const QJsonValue &value : object.value(QLatin1StringView("clauses")).toArray()) {
        const QJsonObject clause = value.toObject();
        Loss loss{clause.value(QLatin1StringView("clause")).toString(), {}, {}};
        SD_TRY(loss.own, countFrom(clause.value(QLatin1StringView("own"))));
        SD_TRY(loss.shared, countFrom(clause.value(QLatin1StringView("shared"))));
        result.losses.push_back(loss);
    }
    return result;
}

}  // namespace shiftdeck
