// Files of plots of runs, and the panel Plots over them, in a window. GUI thread.
#pragma once

#include "tests/quality/rootwriter.h"
#include "tests/views/viewfixture.h"
#include "views/plots/plots.h"
#include "views/plots/plotview.h"
#include "views/plots/plotwall.h"
#include "views/plots/trendview.h"

#include <QAction>
#include <QLabel>
#include <QTabWidget>
#include <QTest>

#include <cmath>

namespace shiftdeck::test {

inline constexpr qint64 kRuns[] = {146436, 146553, 146670};

inline QList<double> bell(double middle, double events)
{
    QList<double> contents{3};
    for (int bin = 0; bin < 40; ++bin) {
        const double x = (bin + 0.5 - middle) / 6;
        contents.append(std::floor(events * std::exp(-0.5 * x * x)));
    }
    contents.append(5);
    return contents;
}

inline void addPlot(RootWriter &writer, int folder, const char *name, const QList<double> &contents)
{
    WrittenHistogram histogram;
    histogram.name = name;
    histogram.title = "#phi of the clusters";
    histogram.contents = contents;
    histogram.high = double(contents.size() - 2);
    histogram.entries = 0;
    for (const double content : contents)
        histogram.entries += content;
    writer.add("TH1D", histogram.name, th1d(histogram), Codec::Zlib, folder);
}

// A file of a run: "tracker/shape" moves with `middle`, the others are as they always are.
inline QString plotsFile(const TemporaryFolder &folder, const QString &name, double middle)
{
    RootWriter writer;
    const int tracker = writer.addDirectory("tracker"), muon = writer.addDirectory("muon");
    addPlot(writer, tracker, "shape", bell(middle, 500));
    addPlot(writer, tracker, "steady", bell(20, 400));
    addPlot(writer, muon, "rate", bell(20, 300));
    addPlot(writer, muon, "few", {0, 1, 2, 1, 0});
    writer.close();
    const QString path = folder.path(name);
    if (!writer.writeTo(path))
        qFatal("%s cannot be written", qPrintable(path));
    return path;
}

// Three runs with plots of one kind; the second one is off.
inline void makeRuns(ViewFixture &fixture)
{
    fixture.makeCampaigns();
    for (int i = 0; i < 3; ++i)
        fixture.run(
            QStringLiteral("anna"), QStringLiteral("plots.add"),
            {{"file", plotsFile(fixture.folder(), QStringLiteral("run%1.root").arg(i), i == 1 ? 26 : 20)},
             {"run", kRuns[i]},
             {"kind", "prompt"}});
}

struct Shown {
    PlotsPanel panel;
    PlotWall *wall;
    PlotView *view;
    TrendView *trend;
    QTabWidget *tabs;
    explicit Shown(ViewFixture &fixture) : panel(fixture.context())
    {
        wall = panel.findChild<PlotWall *>();
        trend = panel.findChild<TrendView *>();
        tabs = panel.findChild<QTabWidget *>();
        for (PlotView *each : panel.findChildren<PlotView *>())
            if (each != trend->view())
                view = each;
        panel.resize(1000, 700);
        panel.show();
        if (!QTest::qWaitForWindowActive(&panel))
            qFatal("the panel does not become active");
    }
    bool isReady() const { return panel.isLoaded() && !panel.isBusy() && wall->model()->rowCount() > 0; }
    QString current() const { return wall->currentPath(); }
    QAction *action(const QString &text) const
    {
        for (QAction *each : panel.findChildren<QAction *>())
            if (each->text() == text)
                return each;
        qFatal("no action %s", qPrintable(text));
    }
    QString verdict() const
    {
        for (const QLabel *label : panel.findChildren<QLabel *>())
            if (label->accessibleName() == QStringLiteral("Verdict"))
                return label->text();
        return {};
    }
};

}  // namespace shiftdeck::test
