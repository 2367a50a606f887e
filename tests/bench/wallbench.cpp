// How a wall of plots paints and scrolls:
//
//   QT_QPA_PLATFORM=offscreen shiftdeck_wallbench [PLOTS]        default: 1000
//
// One line of figures: the time from the files to the first picture on the screen and to the last one, and
// the times of the frames while the wall scrolls from its top to its end, before and after its pictures are
// drawn. Offscreen, so without what a graphics card would add; the figures of one run on one machine can be
// compared with each other.
#include "tests/quality/rootwriter.h"
#include "views/common/theme.h"
#include "views/plots/plotloader.h"
#include "views/plots/plotwall.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <cstdio>

using namespace shiftdeck;

namespace {
bool writeFile(const QString &path, int plots, int seed)
{
    test::RootWriter writer;
    const int folders[] = {writer.addDirectory("pixel"), writer.addDirectory("strip"),
                           writer.addDirectory("muon")};
    for (int i = 0; i < plots; ++i) {
        test::WrittenHistogram histogram;
        histogram.name = "h" + QByteArray::number(i);
        histogram.title = "clusters of layer " + QByteArray::number(i);
        histogram.contents = {0};
        histogram.entries = 0;
        for (int bin = 0; bin < 100; ++bin) {
            const double x = (bin - 50.0) / (10 + i % 17), shift = (i % 23 == 0 && seed == 1) ? 0.5 : 0;
            const double content = std::floor(1000 * std::exp(-0.5 * (x - shift) * (x - shift)));
            histogram.contents.append(content);
            histogram.entries += content;
        }
        histogram.contents.append(0);
        histogram.high = 100;
        writer.add("TH1D", histogram.name, test::th1d(histogram), test::Codec::Zlib, folders[i % 3]);
    }
    writer.close();
    return writer.writeTo(path);
}

struct Frames {
    double median = 0, worst = 0;
    int count = 0;
};

// Every frame is painted for itself, as a person would see it.
Frames scroll(PlotWall &wall)
{
    QList<double> times;
    QScrollBar *bar = wall.verticalScrollBar();
    QElapsedTimer timer;
    const int step = std::max(1, wall.viewport()->height() / 8);
    for (int at = 0; at <= bar->maximum(); at += step) {
        timer.start();
        bar->setValue(at);
        wall.viewport()->repaint();
        times.append(double(timer.nsecsElapsed()) / 1e6);
        QCoreApplication::processEvents();
    }
    std::sort(times.begin(), times.end());
    return {times.isEmpty() ? 0 : times.at(times.size() / 2), times.isEmpty() ? 0 : times.last(),
            int(times.size())};
}
}  // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const Theme theme(application, ThemeChoice::Light);
    const int plots = std::max(1, QCoreApplication::arguments().value(1, QStringLiteral("1000")).toInt());
    const QTemporaryDir folder;
    const QString data = folder.filePath(QStringLiteral("data.root"));
    const QString reference = folder.filePath(QStringLiteral("reference.root"));
    if (!writeFile(data, plots, 1) || !writeFile(reference, plots, 2)) {
        std::fprintf(stderr, "The files cannot be written to %s.\n", qPrintable(folder.path()));
        return 1;
    }
    PlotWallModel model;
    PlotWall wall(model);
    wall.resize(1600, 900);
    wall.setLook({QStringLiteral("data"), QStringLiteral("reference")}, {});
    PlotLoader loader;
    QElapsedTimer timer;
    double firstPicture = -1, compared = -1;
    const auto seen = [&] {
        wall.viewport()->repaint();
        if (firstPicture < 0 && wall.thumbnails().drawn() > 0)
            firstPicture = double(timer.nsecsElapsed()) / 1e6;
    };
    QObject::connect(&loader, &PlotLoader::portionCame, &wall, [&](const ComparedPortion &portion) {
        model.add(portion.plots);
        seen();
    });
    QObject::connect(&loader, &PlotLoader::finished, &wall,
                     [&] { compared = double(timer.nsecsElapsed()) / 1e6; });
    QObject::connect(&wall.thumbnails(), &Thumbnails::ready, &wall, seen);
    wall.show();
    timer.start();
    loader.load({{data, {}}, {{reference, {}}}}, {});
    while (compared < 0 || firstPicture < 0)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const Frames cold = scroll(wall), warm = scroll(wall);
    std::printf("plots %d: first picture %.0f ms, all compared %.0f ms; frames while scrolling: %d, median "
                "%.2f ms, worst"
                " %.2f ms; once more: median %.2f ms, worst %.2f ms; pictures drawn %d\n",
                plots, firstPicture, compared, cold.count, cold.median, cold.worst, warm.median, warm.worst,
                wall.thumbnails().drawn());
    return 0;
}
