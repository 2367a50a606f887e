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
// not known, which is counted and never guessed. A luminosity that is known of a run as a whole counts where
// all its LS are judged alike by their flags, and is not divided.
#pragma once

#include "models/certification/causelosses.h"
#include "models/runs/runlist.h"

#include <functional>

namespace shiftdeck {

struct GoodRunSpec {
    QString rule;
    QString candidates;  // filter (QualityFilter::ForRuns) of the runs that are asked; empty: all
    QString method;  // of the luminosity; empty: the main one of each run
    bool operator==(const GoodRunSpec &) const = default;
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
    std::optional<CauseLosses> byCause;  // none: a list from a file, or one that was made before it was told
    qint64 runs = 0;  // candidates
    qint64 unknown = 0;  // of them, with lumisections that are not known
    QStringList methods;  // whose luminosities were added

    // What is stored beside the lists: {runs, unknown, methods, list, lost, clauses: [{clause, own,
    // shared}], byCause}, with counts as of lumiCountJson() and byCause as of CauseLosses.
    QByteArray lossesJson() const;
};
// What lossesJson() wrote, without the lists and the spec. InvalidInput: something else.
Result<GoodRuns> lossesFromJson(const QByteArray &json);

// How losses by cause and detector add up, as a sentence to stand beside them.
QString lossConvention();

// Luminosity of one LS after the other.
struct LumiTable {
    LumiUnit unit = LumiUnit::PerUb;
    std::vector<std::pair<qint32, double>> sections;  // LS, ascending, and value
    std::optional<double> whole{};  // of the run, where none of its LS is known
};
using LumiOf = std::function<Result<std::optional<LumiTable>>(RunNumber)>;

// Pure but for `lumiOf`, which is asked once for each run of `candidates`. InvalidInput: the rule is empty,
// or searches texts without a field.
Result<GoodRuns> goodRuns(const FilterNode &rule, const QList<QualityRun> &candidates,
                          const QList<Detector> &detectors, const LumiOf &lumiOf,
                          const FlagCauses &causes = {});
// All of it from the store. InvalidInput says where in the rule or the filter something is wrong.
Result<GoodRuns> goodRuns(Database &db, const GoodRunSpec &spec, TimeMs now);

// The luminosity of a list, by the method or the main one of each run, as far as it is known by LS: a list
// does not say whether it has all of a run.
Result<LumiCount> luminosityOf(Database &db, const RunList &list, const QString &method);

}  // namespace shiftdeck
