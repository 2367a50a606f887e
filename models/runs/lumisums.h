// Sums over the rows of a luminosity table: of all, per run, per fill, and of what a good-run list certifies.
//
// Memory grows with runs and fills, not with rows. With trigger paths every path has sums of its own, because
// one lumisection has a row in each. Rates are not added: their totals are the mean over lumisections, in the
// unit of a rate. One thread.
#pragma once

#include "models/runs/lumicsv.h"
#include "models/runs/lumisectionset.h"

#include <map>

namespace shiftdeck {

class LumiTotals {
  public:
    void add(const LumiHeader &header, const LumiRow &row);

    qint64 lumisections() const { return m_lumisections; }
    qint64 cmsLumisections() const { return m_cmsLumisections; }  // in which the experiment took data
    // None when the table has no such column. The sum, or for rates the mean over lumisections.
    std::optional<Luminosity> delivered() const;
    std::optional<Luminosity> recorded() const;
    // Mean number of collisions per crossing as the recorded data see it: every lumisection weighs with its
    // recorded luminosity (with the delivered one where nothing is recorded, else all weigh the same).
    std::optional<double> pileup() const;
    std::optional<TimeMs> begin() const { return m_begin; }

  private:
    struct Weighted {
        ExactSum products, weights;
    };
    std::optional<Luminosity> total(const ExactSum &sum, bool known) const;

    bool m_delivered = false, m_recorded = false;
    LumiUnit m_unit = LumiUnit::PerUb;
    qint64 m_lumisections = 0, m_cmsLumisections = 0;
    ExactSum m_deliveredSum, m_recordedSum;
    Weighted m_byRecorded, m_byDelivered, m_even;
    std::optional<TimeMs> m_begin;
};

struct LumiSums {
    LumiTotals all;
    std::map<qint64, LumiTotals> runs;  // by run number
    std::map<qint64, LumiTotals> fills;  // by fill; 0: not said
    void add(const LumiHeader &header, const LumiRow &row);
};

// By trigger path; "" is the only key of a table without.
using LumiSumsByPath = std::map<QByteArray, LumiSums>;

// What of a table belongs to a good-run list, and which certified lumisections have no row. Only rows per
// lumisection can be joined, by the experiment's own count.
class LumiJoin {
  public:
    explicit LumiJoin(RunList list) : m_list(std::move(list)) { }
    // Whether the row is certified; InvalidInput for a row per run.
    Result<bool> add(const LumiHeader &header, const LumiRow &row);

    const RunList &list() const { return m_list; }
    const std::map<QByteArray, LumiTotals> &totals() const { return m_totals; }
    RunList missing() const;  // certified, and in no row

  private:
    RunList m_list;
    std::map<QByteArray, LumiTotals> m_totals;
    LumisectionSet m_seen;
};

}  // namespace shiftdeck
