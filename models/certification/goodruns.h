// The good-run list that a rule makes of the runs, and what the rule costs.
//
// A rule is a filter (models/core/filterexpression.h) over fields of a run and the flag of each detector,
// asked of every lumisection (LS) of the candidates: "tracker = good and muons = good and energy >= 6500".
// An LS that passes is in the list, each other one in the anti-list. A clause is what stands between the
// "and"s of the rule; what it costs is its own where no other clause fails, and shared where others fail,
// too. Shared losses are counted at each clause, so that own and shared losses together may be more than
// what is lost.
//
// Luminosity of an LS: recorded, or delivered where a run has only that; of an LS that no table knows it is
// not known, which is counted and never guessed.
#pragma once

#include "models/certification/qualityruns.h"
#include "models/runs/luminosity.h"
#include "models/runs/runlist.h"

#include <functional>

namespace shiftdeck {

struct GoodRunSpec {
    QString rule;
    QString candidates;  // filter (QualityFilter::ForRuns) of the runs that are asked; empty: all
    QString method;  // of the luminosity; empty: the main one of each run
    bool operator==(const GoodRunSpec &) const = default;
};

// Lumisections, and the luminosity in those of which it is known.
struct LumiCount {
    qint64 lumisections = 0, dark = 0;  // dark: of them, without a luminosity
    std::optional<Luminosity> luminosity;  // none: all are dark
    bool operator==(const LumiCount &) const = default;
};

struct Loss {
    QString clause;
    LumiCount own, shared;
    bool operator==(const Loss &) const = default;
};

struct GoodRuns {
    GoodRunSpec spec;  // ages in it are times, so that it means the same tomorrow
    RunList list, antiList;
    LumiCount inList, lost;
    std::vector<Loss> losses;  // in the order of the rule
    qint64 runs = 0;  // candidates
    qint64 unknown = 0;  // of them, with lumisections that are not known
    QStringList methods;  // whose luminosities were added

    // What is stored beside the lists: {runs, unknown, methods, list, lost, clauses: [{clause, own,
    // shared}]}, with counts {lumisections, dark, luminosity, unit}.
    QByteArray lossesJson() const;
};
// What lossesJson() wrote, without the lists and the spec. InvalidInput: something else.
Result<GoodRuns> lossesFromJson(const QByteArray &json);

// Luminosity of one LS after the other.
struct LumiTable {
    LumiUnit unit = LumiUnit::PerUb;
    std::vector<std::pair<qint32, double>> sections;  // LS, ascending, and value
};
using LumiOf = std::function<Result<std::optional<LumiTable>>(RunNumber)>;

// Pure but for `lumiOf`, which is asked once for each run of `candidates`. InvalidInput: the rule is empty,
// or searches texts without a field.
Result<GoodRuns> goodRuns(const FilterNode &rule, const QList<QualityRun> &candidates,
                          const QList<Detector> &detectors, const LumiOf &lumiOf);
// All of it from the store. InvalidInput says where in the rule or the filter something is wrong.
Result<GoodRuns> goodRuns(Database &db, const GoodRunSpec &spec, TimeMs now);

// The luminosity of a list, by the method or the main one of each run.
Result<LumiCount> luminosityOf(Database &db, const RunList &list, const QString &method);

}  // namespace shiftdeck
