// Histograms as the comparison wants them: their kind, their bins, and whether their axes are the same.
#include "models/quality/comparison.h"

#include "models/quality/histogramstatistics.h"

#include <algorithm>
#include <cmath>

namespace shiftdeck {

namespace {
// Whether two axes cut their range into the same bins.
bool sameAxis(const HistogramAxis &a, const HistogramAxis &b)
{
    if (a.bins != b.bins)
        return false;
    for (int bin = 1; bin <= a.bins + 1; ++bin)
        if (!(std::abs(a.edge(bin) - b.edge(bin)) <= 1e-6 * std::abs(a.width(std::min(bin, a.bins)))))
            return false;
    return true;
}
}  // namespace

PlotKind plotKindOf(const Histogram &histogram)
{
    if (histogram.isProfile())
        return PlotKind::Profile;
    return histogram.dimension > 1 ? PlotKind::TwoDimensional : PlotKind::Counts;
}

HistogramBins::HistogramBins(const Histogram &histogram)
{
    const int ny = histogram.dimension > 1 ? histogram.y.bins : 1,
              nz = histogram.dimension > 2 ? histogram.z.bins : 1;
    const QList<double> contents = binContents(histogram), variances = binVariances(histogram);
    m_weighted = histogram.isProfile() || !histogram.squares.isEmpty();
    const auto add = [&](int cell) {
        m_contents.push_back(contents.at(cell));
        m_variances.push_back(variances.at(cell));
    };
    for (int z = 1; z <= nz; ++z)
        for (int y = 1; y <= ny; ++y)
            for (int x = 1; x <= histogram.x.bins; ++x)
                add(histogram.cell(x, histogram.dimension > 1 ? y : 0, histogram.dimension > 2 ? z : 0));
    if (histogram.dimension > 1)
        return;
    for (int bin = 1; bin <= histogram.x.bins + 1; ++bin)
        m_edges.push_back(histogram.x.edge(bin));
    const int over = histogram.x.bins + 1;
    m_underflow = {contents.at(0), variances.at(0)};
    m_overflow = {contents.at(over), variances.at(over)};
}

BinView HistogramBins::view() const
{
    BinView view;
    view.contents = m_contents;
    if (m_weighted)
        view.variances = m_variances;
    view.edges = m_edges;
    view.underflow = m_underflow;
    view.overflow = m_overflow;
    return view;
}

Comparison compare(const Histogram *data, const Histogram *reference, const ComparisonRule &rule,
                   std::optional<PlotKind> known)
{
    Comparison none;
    none.reason = data ? ComparisonReason::NoReference : ComparisonReason::NoData;
    if (!data || !reference)
        return none;
    const PlotKind kind = plotKindOf(*data);
    const bool same = kind == plotKindOf(*reference) && data->dimension == reference->dimension
        && sameAxis(data->x, reference->x) && (data->dimension < 2 || sameAxis(data->y, reference->y))
        && (data->dimension < 3 || sameAxis(data->z, reference->z));
    if (!same) {
        none.state = ComparisonState::NotComparable;
        none.reason = ComparisonReason::DifferentBins;
        return none;
    }
    const HistogramBins dataBins(*data), referenceBins(*reference);
    const BinView dataView = dataBins.view(), referenceView = referenceBins.view();
    return compare(&dataView, &referenceView, known.value_or(kind), rule);
}

}  // namespace shiftdeck
