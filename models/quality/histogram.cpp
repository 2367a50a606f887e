#include "models/quality/histogram.h"

#include <algorithm>

namespace shiftdeck {

double HistogramAxis::edge(int bin) const
{
    if (edges.size() == qsizetype(bins) + 1 && bin >= 1 && bin <= bins + 1)
        return edges.at(bin - 1);
    return low + (bin - 1) * (high - low) / bins;
}

double HistogramAxis::center(int bin) const
{
    if (edges.size() == qsizetype(bins) + 1 && bin >= 1 && bin <= bins)
        return 0.5 * (edges.at(bin - 1) + edges.at(bin));
    // The flows of an axis are as wide as the bins of one of equal widths.
    return low + (bin - 0.5) * (high - low) / bins;
}

double HistogramAxis::width(int bin) const
{
    if (edges.size() == qsizetype(bins) + 1 && bin >= 1 && bin <= bins)
        return edges.at(bin) - edges.at(bin - 1);
    return (high - low) / bins;
}

int HistogramAxis::findBin(double value) const
{
    if (value < low)
        return 0;
    if (!(value < high))
        return bins + 1;
    if (edges.size() == qsizetype(bins) + 1) {
        const auto above = std::upper_bound(edges.begin(), edges.end(), value);
        return std::clamp(static_cast<int>(above - edges.begin()), 1, bins);
    }
    const double place = bins * ((value - low) / (high - low));
    return place >= bins ? bins : place >= 1 ? 1 + static_cast<int>(place) : 1;
}

int Histogram::cells() const
{
    const int nx = x.bins + 2, ny = dimension > 1 ? y.bins + 2 : 1, nz = dimension > 2 ? z.bins + 2 : 1;
    return nx * ny * nz;
}

int Histogram::cell(int binX, int binY, int binZ) const
{
    switch (dimension) {
    case 1: return binX;
    case 2: return binX + (x.bins + 2) * binY;
    default: return binX + (x.bins + 2) * (binY + (y.bins + 2) * binZ);
    }
}

}  // namespace shiftdeck
