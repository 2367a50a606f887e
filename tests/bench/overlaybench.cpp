// How long the window stands still while a large plot is drawn in the panel Plots:
//
//   QT_QPA_PLATFORM=offscreen shiftdeck_overlaybench [CELLS]        default: 1000000
//
// One line for a map of so many cells over a reference, and one for a histogram of so many bins: until it is
// drawn, the longest time in which the event loop did not turn, and the same while it is zoomed three times
// in a row. The file is read before; offscreen, so without what a graphics card would add.
#include "models/quality/rootjson.h"
#include "tests/views/viewfixture.h"
#include "views/common/theme.h"
#include "views/plots/plots.h"
#include "views/plots/plotview.h"
#include "views/plots/plotwall.h"
#include "views/plots/trendview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTabWidget>
#include <QTimer>

#include <cmath>
#include <cstdio>

using namespace shiftdeck;

namespace {
Histogram made(int dimension, int bins, double shift)
{
    Histogram h;
    h.dimension = dimension;
    h.className = dimension == 1 ? QStringLiteral("TH1D") : QStringLiteral("TH2D");
    h.name = dimension == 1 ? QStringLiteral("bins") : QStringLiteral("map");
    h.title = h.name;
    h.x.bins = bins;
    h.x.high = bins;
    if (dimension == 2) {
        h.y.bins = bins;
        h.y.high = bins;
    }
    h.contents.fill(0, h.cells());
    for (int y = 1; y <= (dimension == 2 ? bins : 1); ++y)
        for (int x = 1; x <= bins; ++x) {
            const double u = (x - shift * bins) / (0.2 * bins),
                         v = dimension == 2 ? (y - 0.5 * bins) / (0.2 * bins) : 0;
            const double content = std::floor(100 * std::exp(-0.5 * (u * u + v * v)) + (x * 7 + y * 3) % 5);
            h.contents[h.cell(x, dimension == 2 ? y : 0)] = content;
            h.entries += content;
        }
    return h;
}

bool write(const QString &path, int cells, double shift)
{
    QList<Plot> plots;
    plots.append(made(2, int(std::lround(std::sqrt(cells))), shift));
    plots.append(made(1, cells, shift));
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(toRootJson(plots)) > 0;
}

// The longest time between two turns of the event loop.
class Gaps {
  public:
    Gaps()
    {
        QObject::connect(&m_ticks, &QTimer::timeout, &m_ticks, [this] { take(); });
        m_ticks.start(5);
        m_since.start();
    }
    void begin()
    {
        m_longest = 0;
        m_since.start();
        m_all.start();
    }
    double longest()
    {
        take();
        return m_longest;
    }
    double all() const { return double(m_all.nsecsElapsed()) / 1e6; }

  private:
    void take()
    {
        m_longest = std::max(m_longest, double(m_since.nsecsElapsed()) / 1e6);
        m_since.start();
    }
    QTimer m_ticks;
    QElapsedTimer m_since, m_all;
    double m_longest = 0;
};
}  // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const Theme theme(application, ThemeChoice::Light);
    const int cells =
        std::max(100, QCoreApplication::arguments().value(1, QStringLiteral("1000000")).toInt());
    test::ViewFixture fixture;
    const QString data = fixture.folder().path(QStringLiteral("data.json"));
    const QString reference = fixture.folder().path(QStringLiteral("reference.json"));
    if (!write(data, cells, 0.5) || !write(reference, cells, 0.45)) {
        std::fprintf(stderr, "The files cannot be written to %s.\n", qPrintable(data));
        return 1;
    }
    PlotsPanel panel(fixture.context());
    const auto *trend = panel.findChild<TrendView *>();
    PlotView *view = nullptr;
    for (PlotView *each : panel.findChildren<PlotView *>())
        if (each != trend->view())
            view = each;
    auto *wall = panel.findChild<PlotWall *>();
    panel.resize(1280, 800);
    panel.show();
    const auto wait = [](const auto &until) {
        while (!until())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    };
    wait([&] { return panel.isLoaded(); });
    panel.openFiles(data, {reference});
    wait([&] { return !panel.isBusy() && wall->model()->rowCount() == 2; });
    Gaps gaps;
    for (const char *name : {"map", "bins"}) {
        // From the other one, in the wall, until this one is large.
        panel.findChild<QTabWidget *>()->setCurrentIndex(0);
        wall->setCurrentPath(QLatin1StringView(*name == 'm' ? "bins" : "map"));
        wait([&] { return wall->thumbnails().drawn() >= 2 && !panel.isDrawing(); });
        gaps.begin();
        wall->setCurrentPath(QLatin1StringView(name));
        panel.findChild<QTabWidget *>()->setCurrentIndex(1);
        const auto isThere = [&] {
            return !panel.isDrawing() && view->drawing().path == QLatin1StringView(name)
                && !view->frames().isEmpty();
        };
        wait(isThere);
        const double all = gaps.all(), still = gaps.longest();
        gaps.begin();
        for (int i = 0; i < 3; ++i)
            view->zoomBy(0.7);
        wait([&] { return isThere() && view->frames().first().x.high == view->drawing().x.high; });
        std::printf(
            "%s of %d cells: drawn after %.0f ms, window still for %.0f ms; zoomed three times: drawn "
            "after %.0f ms, still for %.0f ms\n",
            name, cells, all, still, gaps.all(), gaps.longest());
    }
    return 0;
}
