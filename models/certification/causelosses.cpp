#include "models/certification/causelosses.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(GoodRuns)
};

using Comparison = std::pair<const FilterNode *, bool>;  // and whether it would have to hold

// The comparisons for which the node is not as wanted: at least one, where it is not.
void collectFailing(const FilterNode &node, bool wanted, const FilterSubject &subject,
                    std::vector<Comparison> &found)
{
    if (matchesFilter(node, subject) == wanted)
        return;
    if (node.kind == FilterNode::Compare)
        found.emplace_back(&node, wanted);
    for (const FilterNode &child : node.children)
        collectFailing(child, node.kind == FilterNode::Not ? !wanted : wanted, subject, found);
}

bool isOneOf(const QList<Detector> &detectors, const QString &field)
{
    return std::any_of(detectors.begin(), detectors.end(),
                       [&field](const Detector &detector) { return detector.name == field; });
}

qint64 lumisectionsOf(const CauseLoss &loss) { return loss.own.lumisections + loss.shared.lumisections; }

Result<> countEach(auto &counters, const auto &names, LumiCounter &several, qint64 lumisections,
                   const LumiPart &part)
{
    for (const auto &name : names) {
        auto &counter = counters[name];
        SD_CHECK((names.size() == 1 ? counter.own : counter.shared).add(lumisections, part));
    }
    if (names.size() > 1)
        return several.add(lumisections, part);
    return {};
}
}  // namespace

const FlagRange *flagRangeAt(const std::vector<FlagRange> &ranges, qint32 lumisection)
{
    const auto behind = std::upper_bound(ranges.begin(), ranges.end(), lumisection,
                                         [](qint32 at, const FlagRange &range) { return at < range.first; });
    return behind != ranges.begin() && std::prev(behind)->last >= lumisection ? &*std::prev(behind) : nullptr;
}

QString causeName(const CauseLoss &loss)
{
    switch (loss.kind) {
    case LossKind::NoCause: return Text::tr("(no cause given)");
    case LossKind::NotSet: return Text::tr("(not set)", "a flag");
    case LossKind::Cause:
    case LossKind::Rule: break;
    }
    return loss.name;
}

QString detectorName(const DetectorLoss &loss)
{
    return loss.detector.isEmpty() ? Text::tr("(about the run)") : loss.detector;
}

CauseCounter::CauseCounter(const FilterNode &rule, const QList<Detector> &detectors, const FlagCauses &causes)
    : m_rule(rule), m_detectors(detectors), m_flagCauses(causes)
{
}

CauseCounter::Name CauseCounter::nameOf(const QualityRun &run, qint32 first, const FilterNode &comparison,
                                        bool wanted) const
{
    if (isOneOf(m_detectors, comparison.field)) {
        const auto cell = run.cells.constFind(comparison.field);
        const FlagRange *range = cell == run.cells.cend() ? nullptr : flagRangeAt(cell->ranges, first);
        if (!range || range->flag == QualityFlag::NotSet)
            return {LossKind::NotSet, {}};
        if (range->flag != QualityFlag::Good) {
            const QString cause = m_flagCauses.value(range->entry).simplified();
            return {cause.isEmpty() ? LossKind::NoCause : LossKind::Cause, cause};
        }
    }
    FilterNode opposite;
    opposite.kind = FilterNode::Not;
    opposite.children = {comparison};
    return {LossKind::Rule, filterText(wanted ? comparison : opposite)};
}

Result<> CauseCounter::add(const QualityRun &run, qint32 first, const FilterSubject &subject,
                           qint64 lumisections, const LumiPart &part)
{
    std::vector<Comparison> failing;
    collectFailing(m_rule, true, subject, failing);
    QList<Name> causes;
    QStringList detectors;
    for (const auto &[comparison, wanted] : failing) {
        const Name name = nameOf(run, first, *comparison, wanted);
        const QString detector =
            isOneOf(m_detectors, comparison->field) ? comparison->field : QStringLiteral("");
        if (!causes.contains(name))
            causes.append(name);
        if (!detectors.contains(detector))
            detectors.append(detector);
        if (!detector.isEmpty())
            m_causes[name].detectors.insert(detector);
    }
    SD_CHECK(countEach(m_causes, causes, m_severalCauses, lumisections, part));
    return countEach(m_byDetector, detectors, m_severalDetectors, lumisections, part);
}

CauseLosses CauseCounter::losses() const
{
    CauseLosses losses;
    for (auto it = m_causes.cbegin(); it != m_causes.cend(); ++it) {
        CauseLoss loss{it.key().first, it.key().second, {}, it->own.count(), it->shared.count()};
        for (const Detector &detector : m_detectors)
            if (it->detectors.contains(detector.name))
                loss.detectors.append(detector.name);
        losses.causes.push_back(loss);
    }
    // Equal ones stay in the order of kind and name.
    std::stable_sort(losses.causes.begin(), losses.causes.end(), [](const CauseLoss &a, const CauseLoss &b) {
        return lumisectionsOf(a) > lumisectionsOf(b);
    });
    QStringList names;
    for (const Detector &detector : m_detectors)
        names.append(detector.name);
    names.append(QStringLiteral(""));
    for (const QString &name : std::as_const(names))
        if (const auto it = m_byDetector.constFind(name); it != m_byDetector.cend())
            losses.detectors.push_back({name, it->own.count(), it->shared.count()});
    losses.severalCauses = m_severalCauses.count();
    losses.severalDetectors = m_severalDetectors.count();
    return losses;
}

QJsonObject CauseLosses::json() const
{
    QJsonArray byCause, byDetector;
    for (const CauseLoss &loss : causes)
        byCause.append(QJsonObject{{QStringLiteral("kind"), QString(toWord(loss.kind))},
                                   {QStringLiteral("name"), loss.name},
                                   {QStringLiteral("detectors"), QJsonArray::fromStringList(loss.detectors)},
                                   {QStringLiteral("own"), lumiCountJson(loss.own)},
                                   {QStringLiteral("shared"), lumiCountJson(loss.shared)}});
    for (const DetectorLoss &loss : detectors)
        byDetector.append(QJsonObject{{QStringLiteral("detector"), loss.detector},
                                      {QStringLiteral("own"), lumiCountJson(loss.own)},
                                      {QStringLiteral("shared"), lumiCountJson(loss.shared)}});
    return {{QStringLiteral("causes"), byCause},
            {QStringLiteral("detectors"), byDetector},
            {QStringLiteral("severalCauses"), lumiCountJson(severalCauses)},
            {QStringLiteral("severalDetectors"), lumiCountJson(severalDetectors)}};
}

Result<CauseLosses> causeLossesFrom(const QJsonObject &json)
{
    CauseLosses losses;
    for (const QJsonValue &value : json.value(QLatin1StringView("causes")).toArray()) {
        const QJsonObject object = value.toObject();
        const auto kind = fromWord<LossKind>(object.value(QLatin1StringView("kind")).toString());
        if (!kind)
            return fail(ErrorCode::InvalidInput, Text::tr("the losses of a good-run list"),
                        Text::tr("A cause has no kind."));
        CauseLoss loss{*kind, object.value(QLatin1StringView("name")).toString(), {}, {}, {}};
        for (const QJsonValue &detector : object.value(QLatin1StringView("detectors")).toArray())
            loss.detectors.append(detector.toString());
        SD_TRY(loss.own, lumiCountFrom(object.value(QLatin1StringView("own"))));
        SD_TRY(loss.shared, lumiCountFrom(object.value(QLatin1StringView("shared"))));
        losses.causes.push_back(loss);
    }
    for (const QJsonValue &value : json.value(QLatin1StringView("detectors")).toArray()) {
        const QJsonObject object = value.toObject();
        DetectorLoss loss{object.value(QLatin1StringView("detector")).toString(), {}, {}};
        SD_TRY(loss.own, lumiCountFrom(object.value(QLatin1StringView("own"))));
        SD_TRY(loss.shared, lumiCountFrom(object.value(QLatin1StringView("shared"))));
        losses.detectors.push_back(loss);
    }
    SD_TRY(losses.severalCauses, lumiCountFrom(json.value(QLatin1StringView("severalCauses"))));
    SD_TRY(losses.severalDetectors, lumiCountFrom(json.value(QLatin1StringView("severalDetectors"))));
    return losses;
}

}  // namespace shiftdeck
