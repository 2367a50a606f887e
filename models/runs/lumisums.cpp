#include "models/runs/lumisums.h"

#include <QCoreApplication>

#include <algorithm>

namespace shiftdeck {

namespace {
struct Sums {
    Q_DECLARE_TR_FUNCTIONS(LumiSums)
};
}  // namespace

void LumiTotals::add(const LumiHeader &header, const LumiRow &row)
{
    m_unit = header.unit;
    m_delivered = m_delivered || row.delivered;
    m_recorded = m_recorded || row.recorded;
    m_lumisections += row.lumisections;
    m_cmsLumisections += row.cmsLumisections;
    m_deliveredSum.add(row.delivered.value_or(0));
    m_recordedSum.add(row.recorded.value_or(0));
    if (row.time)
        m_begin = std::min(m_begin.value_or(*row.time), *row.time);
    if (!row.pileup)
        return;
    const auto weigh = [&](Weighted &sums, double weight) {
        sums.products.add(*row.pileup * weight);
        sums.weights.add(weight);
    };
    weigh(m_byRecorded, std::max(0.0, row.recorded.value_or(0)));
    weigh(m_byDelivered, std::max(0.0, row.delivered.value_or(0)));
    weigh(m_even, 1);
}

std::optional<Luminosity> LumiTotals::total(const ExactSum &sum, bool known) const
{
    if (!known)
        return {};
    const double over = isRate(m_unit) ? double(std::max<qint64>(m_lumisections, 1)) : 1;
    return Luminosity{sum.value() / over, m_unit, {}, {}};
}

std::optional<Luminosity> LumiTotals::delivered() const { return total(m_deliveredSum, m_delivered); }

std::optional<Luminosity> LumiTotals::recorded() const { return total(m_recordedSum, m_recorded); }

std::optional<double> LumiTotals::pileup() const
{
    for (const Weighted *sums : {&m_byRecorded, &m_byDelivered, &m_even})
        if (sums->weights.value() > 0)
            return sums->products.value() / sums->weights.value();
    return {};
}

void LumiSums::add(const LumiHeader &header, const LumiRow &row)
{
    all.add(header, row);
    runs[row.run.value()].add(header, row);
    fills[row.fill].add(header, row);
}

Result<bool> LumiJoin::add(const LumiHeader &header, const LumiRow &row)
{
    if (header.form != LumiHeader::Lumisections)
        return fail(
            ErrorCode::InvalidInput, Sums::tr("the luminosity table"),
            Sums::tr("It has one row per run; a good-run list needs rows per lumisection (brilcalc lumi "
                     "--byls)."));
    if (row.cmsLumisection == 0 || !m_list.contains(row.run, row.cmsLumisection))
        return false;
    m_totals[row.path.toByteArray()].add(header, row);
    m_seen.insert({row.run, row.cmsLumisection, row.cmsLumisection});
    return true;
}

RunList LumiJoin::missing() const { return combined(ListOperation::Minus, m_list, m_seen.list()); }

}  // namespace shiftdeck
