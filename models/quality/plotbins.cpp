#include "models/quality/plotbins.h"

#include "models/quality/efficiency.h"

namespace shiftdeck {

PlotBins::PlotBins(const Plot &plot)
{
    if (const auto *histogram = std::get_if<Histogram>(&plot)) {
        m_histogram.emplace(*histogram);
        return;
    }
    const auto &efficiency = std::get<Efficiency>(plot);
    const Histogram &t = efficiency.total;
    const int ny = t.dimension > 1 ? t.y.bins : 1, nz = t.dimension > 2 ? t.z.bins : 1;
    for (int z = 1; z <= nz; ++z)
        for (int y = 1; y <= ny; ++y)
            for (int x = 1; x <= t.x.bins; ++x) {
                const EfficiencyPoint point =
                    efficiencyAt(efficiency, t.cell(x, t.dimension > 1 ? y : 0, t.dimension > 2 ? z : 0));
                const double half = 0.5 * (point.high - point.low);
                m_contents.push_back(point.empty ? 0 : point.value);
                m_variances.push_back(point.empty ? 0 : half * half);
            }
    if (t.dimension == 1)
        for (int bin = 1; bin <= t.x.bins + 1; ++bin)
            m_edges.push_back(t.x.edge(bin));
}

BinView PlotBins::view() const
{
    if (m_histogram)
        return m_histogram->view();
    BinView view;
    view.contents = m_contents;
    view.variances = m_variances;
    view.edges = m_edges;
    return view;
}

}  // namespace shiftdeck
