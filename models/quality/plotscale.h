// Axes of a plot: from values to places and back, and ticks that can be read. Pure; any thread.
#pragma once

#include <QList>
#include <QString>

namespace shiftdeck {

struct PlotScale {
    double low = 0, high = 1;  // low < high; of a logarithmic one both above 0
    bool isLog = false;

    // 0 at `low`, 1 at `high`; a value that a logarithm cannot show lies below all others.
    double place(double value) const;
    double value(double place) const;
    bool contains(double value) const { return value >= low && value <= high; }
    bool operator==(const PlotScale &) const = default;
};

// What holds these values with some room above and below; never empty. A logarithmic one begins below
// `smallestPositive`, the smallest value above 0 there is (0: there is none, and it is linear after all).
PlotScale scaleAround(double low, double high, bool isLog = false, double smallestPositive = 0);

struct PlotTick {
    double value = 0;
    QString label;  // empty: a small tick between two
};
struct PlotTicks {
    QList<PlotTick> ticks;
    QString factor;  // "×10⁶", that all labels are to be multiplied by; empty: none
};
// About `most` labelled ones, at multiples of 1, 2 or 5 times a power of ten, or at powers of ten.
PlotTicks ticksOf(const PlotScale &scale, int most);

// "1 234.5", "1.2×10⁻⁷": for stat boxes and hover texts, four digits by default.
QString shortNumber(double value, int digits = 4);
QString raisedNumber(int exponent);  // "⁻⁷"

}  // namespace shiftdeck
