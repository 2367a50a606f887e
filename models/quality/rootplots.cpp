#include "models/quality/rootplots.h"

#include "models/quality/efficiency.h"
#include "models/quality/histogramstatistics.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace shiftdeck {

namespace {
constexpr quint32 kAxisRange = 1u << 11;  // of an axis: fFirst and fLast count

// A number of a file as an integer, whatever it is.
int integer(const RootObject &object, const char *member, int fallback = 0)
{
    const double value = object.number(member, fallback);
    return value >= -2147483648.0 && value <= 2147483647.0 ? static_cast<int>(value) : fallback;
}

quint32 bitsOf(const RootObject &object)
{
    const double value = object.number("fBits");
    return value >= 0 && value <= 4294967295.0 ? static_cast<quint32>(value) : 0;
}

HistogramAxis axisOf(const RootObject *object)
{
    HistogramAxis axis;
    if (!object)
        return axis;
    axis.name = object->text("fName");
    axis.title = object->text("fTitle");
    axis.bins = integer(*object, "fNbins", 1);
    axis.low = object->number("fXmin", 0);
    axis.high = object->number("fXmax", 1);
    axis.edges = object->numbers("fXbins");
    axis.bits = bitsOf(*object);
    axis.hasRange = (axis.bits & kAxisRange) != 0;
    axis.first = integer(*object, "fFirst");
    axis.last = integer(*object, "fLast");
    if (const RootObject *labels = object->object("fLabels"))
        for (const RootObject *label : labels->objects("arr"))
            if (label && integer(*label, "fUniqueID") >= 1 && integer(*label, "fUniqueID") <= axis.bins)
                axis.labels.insert(integer(*label, "fUniqueID"), label->text("fString"));
    return axis;
}

int dimensionOf(QStringView className)
{
    if (className == QLatin1StringView("TProfile"))
        return 1;
    if (className == QLatin1StringView("TProfile2D"))
        return 2;
    const bool isHistogram = className.size() == 4 && className.startsWith(QLatin1StringView("TH"))
        && QStringView(u"CSILFD").contains(className[3]);
    return isHistogram && className[2] >= u'1' && className[2] <= u'3' ? className[2].digitValue() : 0;
}

// One fill of the buffer: the weight, the coordinates, and the profiled quantity of a profile.
struct Fill {
    double w = 0, x = 0, y = 0, z = 0;
};

void fill(Histogram &h, const Fill &f)
{
    const int bx = h.x.findBin(f.x), by = h.dimension > 1 ? h.y.findBin(f.y) : 0;
    const int bz = h.dimension > 2 ? h.z.findBin(f.z) : 0;
    const int cell = h.cell(bx, by, bz);
    const double value = h.dimension == 1 ? f.y : f.z;  // of a profile
    if (h.isProfile() && h.valueLow != h.valueHigh && !(value >= h.valueLow && value <= h.valueHigh))
        return;
    h.entries += 1;
    if (h.isProfile()) {
        h.contents[cell] += f.w * value;
        h.squares[cell] += f.w * value * value;
        h.binEntries[cell] += f.w;
        if (!h.binSquares.isEmpty())
            h.binSquares[cell] += f.w * f.w;
    } else {
        if (h.squares.isEmpty() && f.w != 1)
            h.squares = binVariances(h);  // the first weight that is not 1
        h.contents[cell] += f.w;
        if (!h.squares.isEmpty())
            h.squares[cell] += f.w * f.w;
    }
    const bool inside = bx >= 1 && bx <= h.x.bins && (h.dimension < 2 || (by >= 1 && by <= h.y.bins))
        && (h.dimension < 3 || (bz >= 1 && bz <= h.z.bins));
    if (!inside && h.statOverflows != 1)
        return;
    HistogramSums &s = h.sums;
    s.w += f.w;
    s.w2 += f.w * f.w;
    s.wx += f.w * f.x;
    s.wx2 += f.w * f.x * f.x;
    s.wy += f.w * f.y;
    s.wy2 += f.w * f.y * f.y;
    s.wxy += f.w * f.x * f.y;
    s.wz += f.w * f.z;
    s.wz2 += f.w * f.z * f.z;
    s.wxz += f.w * f.x * f.z;
    s.wyz += f.w * f.y * f.z;
}

// An axis whose range was still to be chosen.
void chooseRange(HistogramAxis &axis, const QList<Fill> &fills, double Fill::*coordinate)
{
    if (axis.low < axis.high)
        return;
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const Fill &f : fills)
        if (std::isfinite(f.*coordinate)) {
            low = std::min(low, f.*coordinate);
            high = std::max(high, f.*coordinate);
        }
    if (!(low <= high))
        return;
    axis.low = low;
    axis.high = std::nextafter(high, std::numeric_limits<double>::infinity());
}

// fBuffer: the number of fills (negative: they are already in the contents), then weight and coordinates
// each.
Result<> replay(Histogram &h, const QList<double> &buffer)
{
    if (buffer.isEmpty() || !(buffer.first() >= 1))
        return {};
    const int stride = h.isProfile() ? h.dimension + 2 : h.dimension + 1;
    if (buffer.first() > static_cast<double>((buffer.size() - 1) / stride))
        return fail(ErrorCode::InvalidInput, QStringLiteral("histogram \"%1\"").arg(h.name.left(200)),
                    QStringLiteral("its buffer says it has %1 fills, but has %2 numbers")
                        .arg(buffer.first())
                        .arg(buffer.size()));
    QList<Fill> fills;
    const auto count = static_cast<qsizetype>(buffer.first());
    fills.reserve(count);
    for (qsizetype i = 0; i < count; ++i) {
        const double *at = buffer.constData() + 1 + i * stride;
        fills.append({at[0], at[1], stride > 2 ? at[2] : 0, stride > 3 ? at[3] : 0});
    }
    chooseRange(h.x, fills, &Fill::x);
    if (h.dimension > 1)
        chooseRange(h.y, fills, &Fill::y);
    if (h.dimension > 2)
        chooseRange(h.z, fills, &Fill::z);
    for (const Fill &f : std::as_const(fills))
        fill(h, f);
    return {};
}

template <typename Enum>
Enum enumOf(int value, int most)
{
    return static_cast<Enum>(value >= 0 && value <= most ? value : 0);
}

Result<Histogram> histogramOf(const RootObject &object, const RootLimits &limits)
{
    Histogram h;
    h.className = QString::fromLatin1(object.className);
    h.dimension = dimensionOf(h.className);
    h.name = object.text("fName");
    h.title = object.text("fTitle");
    if (h.dimension == 0)
        return fail(ErrorCode::InvalidInput, h.name.left(200),
                    QStringLiteral("it is no histogram but a %1").arg(h.className.left(100)));
    h.x = axisOf(object.object("fXaxis"));
    h.y = axisOf(object.object("fYaxis"));
    h.z = axisOf(object.object("fZaxis"));
    h.contents = object.numbers("fArray");
    h.squares = object.numbers("fSumw2");
    h.entries = object.number("fEntries");
    const bool profile1 = h.isProfile() && h.dimension == 1, profile2 = h.isProfile() && h.dimension == 2;
    h.sums = {object.number("fTsumw"),   object.number("fTsumw2"), object.number("fTsumwx"),
              object.number("fTsumwx2"), object.number("fTsumwy"), object.number("fTsumwy2"),
              object.number("fTsumwxy"), object.number("fTsumwz"), object.number("fTsumwz2"),
              object.number("fTsumwxz"), object.number("fTsumwyz")};
    h.maximum = object.number("fMaximum", -1111);
    h.minimum = object.number("fMinimum", -1111);
    h.normFactor = object.number("fNormFactor");
    h.option = object.text("fOption");
    h.bits = bitsOf(object);
    h.binErrors = enumOf<BinErrors>(integer(object, "fBinStatErrOpt"), 2);
    h.statOverflows = integer(object, "fStatOverflows", 2);
    if (h.isProfile()) {
        h.binEntries = object.numbers("fBinEntries");
        h.binSquares = object.numbers("fBinSumw2");
        h.profileErrors = enumOf<ProfileErrors>(integer(object, "fErrorMode"), 3);
        h.valueLow = object.number(profile1 ? "fYmin" : "fZmin");
        h.valueHigh = object.number(profile2 ? "fZmax" : "fYmax");
    }
    SD_CHECK(checkHistogram(h));
    if (h.contents.size() > limits.cells)
        return fail(
            ErrorCode::InvalidInput, QStringLiteral("histogram \"%1\"").arg(h.name.left(200)),
            QStringLiteral("it has %1 cells; at most %2 are read").arg(h.contents.size()).arg(limits.cells));
    SD_CHECK(replay(h, object.numbers("fBuffer")));
    return h;
}

Result<Efficiency> efficiencyOf(const RootObject &object, const RootLimits &limits)
{
    Efficiency e;
    e.name = object.text("fName");
    e.title = object.text("fTitle");
    const RootObject *passed = object.object("fPassedHistogram"), *total = object.object("fTotalHistogram");
    if (!passed || !total)
        return fail(ErrorCode::InvalidInput, QStringLiteral("efficiency \"%1\"").arg(e.name.left(200)),
                    QStringLiteral("it lacks the histogram of %1")
                        .arg(passed ? QStringLiteral("all") : QStringLiteral("those that passed")));
    SD_TRY(e.passed, histogramOf(*passed, limits));
    SD_TRY(e.total, histogramOf(*total, limits));
    e.confidenceLevel = object.number("fConfLevel", e.confidenceLevel);
    e.statisticOption = integer(object, "fStatisticOption");
    e.betaAlpha = object.number("fBeta_alpha", 1);
    e.betaBeta = object.number("fBeta_beta", 1);
    e.weight = object.number("fWeight", 1);
    SD_CHECK(checkEfficiency(e));
    return e;
}
}  // namespace

bool isPlotClass(QStringView className)
{
    return dimensionOf(className) != 0 || className == QLatin1StringView("TEfficiency");
}

Result<Plot> plotOf(const RootObject &object, const RootLimits &limits)
{
    if (object.className == "TEfficiency")
        return efficiencyOf(object, limits).map([](Efficiency &&e) { return Plot(std::move(e)); });
    return histogramOf(object, limits).map([](Histogram &&h) { return Plot(std::move(h)); });
}

QString classOf(const Plot &plot)
{
    const auto *histogram = std::get_if<Histogram>(&plot);
    return histogram ? histogram->className : QStringLiteral("TEfficiency");
}

QString nameOf(const Plot &plot)
{
    return std::visit([](const auto &value) { return value.name; }, plot);
}

QString titleOf(const Plot &plot)
{
    return std::visit([](const auto &value) { return value.title; }, plot);
}

}  // namespace shiftdeck
