// How long it takes to read every histogram of ROOT files, and how many bytes:
//
//   shiftdeck_histbench [--rounds N] FILE...
//
// One line: files, plots, bytes read, and the fastest round in milliseconds. Files that cannot be read are
// named. For comparison with another reader run both in one go on the same files, and take the ratio.
#include "models/core/errortext.h"
#include "models/quality/rootfile.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>

using namespace shiftdeck;

namespace {
struct Totals {
    int files = 0, plots = 0, failures = 0;
    qint64 bytesRead = 0, cells = 0;
};

void readAll(const QString &path, Totals &totals, bool loud)
{
    const auto complain = [&](const Error &error) {
        ++totals.failures;
        if (loud)
            std::fprintf(stderr, "%s\n", qPrintable(describe(error)));
    };
    auto file = RootFile::open(path);
    if (!file)
        return complain(file.error());
    ++totals.files;
    const auto keys = file->allKeys();
    if (!keys)
        return complain(keys.error());
    for (const RootKey &key : *keys) {
        if (!key.isPlot())
            continue;
        const auto plot = file->plot(key);
        if (!plot) {
            complain(plot.error());
            continue;
        }
        ++totals.plots;
        if (const auto *histogram = std::get_if<Histogram>(&*plot))
            totals.cells += histogram->contents.size();
    }
    totals.bytesRead += file->bytesRead();
}
}  // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QStringList paths = QCoreApplication::arguments().mid(1);
    int rounds = 5;
    if (paths.size() > 1 && paths.first() == QLatin1StringView("--rounds")) {
        rounds = std::max(1, paths.at(1).toInt());
        paths = paths.mid(2);
    }
    if (paths.isEmpty()) {
        std::fprintf(stderr, "usage: shiftdeck_histbench [--rounds N] FILE...\n");
        return 2;
    }
    Totals totals;
    qint64 best = -1;
    for (int round = 0; round < rounds; ++round) {
        totals = {};
        QElapsedTimer timer;
        timer.start();
        for (const QString &path : std::as_const(paths))
            readAll(path, totals, round == 0);
        const qint64 took = timer.nsecsElapsed();
        best = best < 0 ? took : std::min(best, took);
    }
    std::printf("files %d, plots %d, failures %d, cells %lld, bytes read %lld, best of %d rounds %.1f ms\n",
                totals.files, totals.plots, totals.failures, static_cast<long long>(totals.cells),
                static_cast<long long>(totals.bytesRead), rounds, static_cast<double>(best) / 1e6);
    return totals.failures == 0 ? 0 : 1;
}
