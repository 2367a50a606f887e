// What a good-run list loses by the causes that were given with flags, and by detector.
//
// A lumisection (LS) that the rule leaves out is kept out by each comparison of the rule that is not as it
// would have to be there: those that fail, and those below a "not" that hold. Each comparison has a cause
//
//   cause     a flag bad or excluded: the words that were given with it, "HV trip", the same for any detector
//   no-cause  a flag bad or excluded, with which no cause was given
//   not-set   nothing was said of the detector
//   rule      what else the rule asks for, "energy >= 3500": the comparison itself
//
// and a detector, or none where it is about the run. Convention of the sums: where all comparisons that keep
// an LS out have one cause, it is lost by this cause alone; where they have several, it is lost with others
// and counts at each of them, and once as lost by several. So what is lost by one alone (of all causes) and
// by several together is all that is lost. The same holds for the detectors.
#pragma once

#include "models/certification/lumicount.h"
#include "models/certification/qualityruns.h"
#include "models/core/filtermatch.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <vector>

namespace shiftdeck {

enum class LossKind { Cause, NoCause, NotSet, Rule };
template <>
struct words::Table<LossKind> {
    static constexpr std::array list{W("cause"), W("no-cause"), W("not-set"), W("rule")};
};

struct CauseLoss {
    LossKind kind = LossKind::Cause;
    QString name;  // Cause: its words; Rule: the comparison; else empty
    QStringList detectors;  // where it was, by position; none: only about runs
    LumiCount own, shared;
    bool operator==(const CauseLoss &) const = default;
};

struct DetectorLoss {
    QString detector;  // empty: what is asked of the run
    LumiCount own, shared;
    bool operator==(const DetectorLoss &) const = default;
};

struct CauseLosses {
    std::vector<CauseLoss> causes;  // the one with most lumisections first
    std::vector<DetectorLoss> detectors;  // by position, the run last; those without a loss are left out
    LumiCount severalCauses, severalDetectors;
    bool operator==(const CauseLosses &) const = default;

    // {causes: [{kind, name, detectors, own, shared}], detectors: [{detector, own, shared}], severalCauses,
    // severalDetectors}
    QJsonObject json() const;
};
// What json() wrote. InvalidInput: something else.
Result<CauseLosses> causeLossesFrom(const QJsonObject &json);

// For people: "HV trip", "(no cause given)", "(not set)", "energy >= 3500"; "tracker", "(about the run)".
QString causeName(const CauseLoss &loss);
QString detectorName(const DetectorLoss &loss);

// The cause of each flag that has one, by the id of its entry.
using FlagCauses = QHash<qint64, QString>;

// The flag that counts at an LS; nullptr: none.
const FlagRange *flagRangeAt(const std::vector<FlagRange> &ranges, qint32 lumisection);

// Counts stretches of lumisections that a rule leaves out. One thread; keeps references.
class CauseCounter {
  public:
    CauseCounter(const FilterNode &rule, const QList<Detector> &detectors, const FlagCauses &causes);

    // Lumisections of `run` from `first` on that are all alike, of which the rule does not hold. `subject`:
    // what the rule was asked of there.
    Result<> add(const QualityRun &run, qint32 first, const FilterSubject &subject, qint64 lumisections,
                 const LumiPart &part);
    CauseLosses losses() const;

  private:
    using Name = std::pair<LossKind, QString>;
    struct Counted {
        LumiCounter own, shared;
        QSet<QString> detectors;
    };
    Name nameOf(const QualityRun &run, qint32 first, const FilterNode &comparison, bool wanted) const;

    const FilterNode &m_rule;
    const QList<Detector> &m_detectors;
    const FlagCauses &m_flagCauses;
    QMap<Name, Counted> m_causes;
    QMap<QString, Counted> m_byDetector;
    LumiCounter m_severalCauses, m_severalDetectors;
};

}  // namespace shiftdeck
