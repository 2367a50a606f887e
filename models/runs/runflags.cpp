#include "models/runs/runflags.h"

#include "models/core/filtermatch.h"
#include "models/core/filtertokens.h"
#include "models/storage/queries.h"

#include <QCoreApplication>

#include <algorithm>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(RunFlags)
};

constexpr std::array kFlags{QualityFlag::NotSet, QualityFlag::Good, QualityFlag::Bad, QualityFlag::Excluded};

// As the language has it for this detector.
QString fieldName(const Detector &detector)
{
    return findFilterField(detector.name, runFields()) ? QStringLiteral("quality.") + detector.name
                                                       : detector.name;
}

FilterField fieldOf(const Detector &detector)
{
    return {fieldName(detector), FilterField::Word, allWords<QualityFlag>() + QStringList(kMixed),
            Text::tr("Flag of %1 in the whole run.", "a detector").arg(detector.title)};
}

SqlCondition conditionOf(const FilterNode &comparison, const FlagsOfRuns &flags, qsizetype detector,
                         const QString &isOneOf)
{
    const auto passes = [&comparison](QLatin1StringView word) {
        const QVariant value{QString(word)};
        return matchesFilter(comparison, {[&value](const QString &) { return value; }});
    };
    QSet<QString> passing;
    for (const QualityFlag flag : kFlags)
        if (passes(toWord(flag)))
            passing.insert(toWord(flag));
    if (passes(kMixed))
        passing.insert(kMixed);
    // A run of which nothing is said is not set.
    const bool otherwise = passing.contains(toWord(QualityFlag::NotSet));
    QList<RunNumber> exceptions;
    for (auto run = flags.cbegin(); run != flags.cend(); ++run)
        if (passing.contains(run->at(detector).word()) != otherwise)
            exceptions.append(RunNumber(run.key()));
    return {(otherwise ? QStringLiteral("NOT (q.run%1)") : QStringLiteral("(q.run%1)")).arg(isOneOf),
            {idList(exceptions)}};
}
}  // namespace

QLatin1StringView wordOf(const FlagCounts &lumisections)
{
    const auto has = [&lumisections](QualityFlag flag) { return lumisections[size_t(flag)] > 0; };
    if (std::count_if(kFlags.begin(), kFlags.end(), has) != 1)
        return kMixed;
    return toWord(*std::find_if(kFlags.begin(), kFlags.end(), has));
}

QString RunFlag::text() const
{
    if (confirmed)
        return Text::tr("%1, confirmed", "a flag").arg(word());
    return state == QualityState::Open ? QString(word())
                                       : QStringLiteral("%1, %2").arg(word(), toWord(state));
}

QJsonObject RunFlag::json() const
{
    QJsonObject counts;
    for (const QualityFlag flag : kFlags)
        counts.insert(toWord(flag), lumisections[size_t(flag)]);
    return {{QStringLiteral("flag"), QString(word())},
            {QStringLiteral("state"), QString(toWord(state))},
            {QStringLiteral("confirmed"), confirmed},
            {QStringLiteral("lumisections"), counts}};
}

Result<QList<Detector>> currentDetectors(Database &db)
{
    SD_TRY(QList<Detector> detectors, listDetectors(db));
    detectors.removeIf([](const Detector &detector) { return detector.retired; });
    return detectors;
}

QList<FilterField> runFields(const QList<Detector> &detectors)
{
    QList<FilterField> fields = runFields();
    for (const Detector &detector : detectors)
        fields.append(fieldOf(detector));
    return fields;
}

Result<QList<FilterField>> runFields(Database &db)
{
    SD_TRY(const QList<Detector> detectors, currentDetectors(db));
    return runFields(detectors);
}

QString detectorFieldsHelp()
{
    return Text::tr(
        "Each detector is a field, too, as in \"tracker = good\": good, bad, excluded, not-set or "
        "mixed; it is called quality.NAME where its name is that of another field.");
}

bool namesDetector(const FilterNode &filter, const QList<Detector> &detectors)
{
    const auto isDetector = [&filter](const Detector &one) { return fieldName(one) == filter.field; };
    if (filter.kind == FilterNode::Compare)
        return std::any_of(detectors.begin(), detectors.end(), isDetector);
    return std::any_of(filter.children.begin(), filter.children.end(),
                       [&detectors](const FilterNode &child) { return namesDetector(child, detectors); });
}

QList<FilterColumn> detectorColumns(const QList<Detector> &detectors, const FlagsOfRuns &flags,
                                    const QString &isOneOf)
{
    QList<FilterColumn> columns;
    for (qsizetype i = 0; i < detectors.size(); ++i) {
        FilterColumn column{fieldOf(detectors.at(i)), {}};
        column.condition = [flags, i, isOneOf](const FilterNode &comparison) {
            return conditionOf(comparison, flags, i, isOneOf);
        };
        columns.append(column);
    }
    return columns;
}

}  // namespace shiftdeck
