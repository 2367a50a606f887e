// What is drawn of a plot over its references, as values: curves, ratio or pulls, heat maps, axes and
// texts. Painters (views/plots/plotpainter.h) only draw it.
//
// Pure functions; any thread; linear in the number of bins, but hoverText(), which is logarithmic. Titles are
// readable text, without ROOT's mathematics. What has no value is empty and drawn as a gap, never as 0.
#pragma once

#include "models/quality/plotscale.h"
#include "models/quality/plotset.h"

namespace shiftdeck {

enum class LowerPad { None, Ratio, Pull };

struct DrawingOptions {
    std::optional<bool>
        isLog;  // none: by itself, where the integrals of what is drawn differ by more than 100
    LowerPad lower = LowerPad::Pull;
    bool normalise = true;  // false: the reference is drawn as it is
    bool flows = false;  // under- and overflow beside the axis
    bool statBox = true;
    bool sideBySide = false;  // data and first reference beside each other, on the same axes
    std::optional<std::pair<double, double>> xRange, yRange;  // a part of the plot
    bool operator==(const DrawingOptions &) const = default;
};

enum class CurveForm { Steps, Points };

struct PlotPoint {
    double low = 0, high = 0;  // where it lies on the x axis
    double value = 0, down = 0, up = 0;  // down, up: ends of its error bar
    bool isEmpty = true;
    int bin = 0;  // 0 is the underflow
};

struct PlotCurve {
    QString label;
    int series = 0;  // 0: the data; 1 to 4: the references
    CurveForm form = CurveForm::Steps;
    QList<PlotPoint> points;
};

// Cells without flows, x fastest; what is empty is not a number.
struct PlotMap {
    QString title, unit;  // unit: what the colours mean, "entries", "pull"
    int nx = 0, ny = 0;
    QList<double> xEdges, yEdges, values;
    PlotScale scale;  // of the colours
    bool isDiverging = false;  // a difference: 0 is in the middle

    double at(int x, int y) const { return values.at(x + nx * y); }  // from 0
};

struct PlotDrawing {
    QString path, title, xTitle, yTitle;
    ComparisonState state = ComparisonState::Missing;
    QString verdict;  // whole sentences
    QString scaled;  // how the references were scaled, or that they were not
    QStringList notes;  // what is not drawn as it is
    QStringList statistics;  // the lines of the stat box
    PlotScale x, y, lowerScale;
    bool isEmpty = true;  // there is nothing to draw at all

    QList<PlotCurve> curves;  // one dimension: first the data
    LowerPad lower = LowerPad::None;
    QList<PlotCurve> lowerCurves;  // one for each reference that can be compared bin by bin
    QMap<int, QString> labels;  // of bins of the x axis
    QList<double> labelPlaces;  // where they stand: the middle of each of them
    bool showsFlows = false;
    double firstEdge = 0, lastEdge = 1;  // flows lie outside of these
    bool sideBySide = false;

    QList<PlotMap> maps;  // two dimensions: data, reference, difference
    bool isMap() const { return !maps.isEmpty(); }
};

// `labels`: of data and references, as a person calls them. After a stop what is made is worth nothing.
PlotDrawing drawingOf(const ComparedPlot &plot, const QStringList &labels, const DrawingOptions &options = {},
                      const std::stop_token &stop = {});

// From so many cells on, of data and references, a plot is not drawn by the GUI thread.
inline constexpr qint64 kLargePlot = 20'000;
qint64 cellsOf(const ComparedPlot &plot);
qint64 cellsOf(const PlotDrawing &drawing);

// What lies at a place, in lines; empty: nothing does. y only matters for maps.
QString hoverText(const PlotDrawing &drawing, double x, double y, int map = 0);

}  // namespace shiftdeck
