// What the measuring programs of this folder share: one line per figure, with the naive way beside it.
#pragma once

#include "models/core/errortext.h"
#include "models/storage/database.h"

#include <QElapsedTimer>
#include <QTextStream>

#include <algorithm>
#include <cstdlib>

namespace shiftdeck::bench {

QTextStream &out();

// A measurement that fails has no figure: the program says why and ends.
template <typename T>
T need(Result<T> result)
{
    if (!result) {
        QTextStream(stderr) << describe(result.error()) << '\n';
        std::exit(exitCodeFor(result.error().code));
    }
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

// The median of five after a first run that warms the caches, in milliseconds; what takes over a second runs
// once more only, and over five seconds never again.
template <typename F>
double timed(F work)
{
    const auto once = [&work] {
        QElapsedTimer timer;
        timer.start();
        work();
        return double(timer.nsecsElapsed()) / 1e6;
    };
    QList<double> times{once()};
    if (times.first() > 5000)
        return times.first();
    times.first() = once();
    while (times.size() < 5 && times.last() < 1000)
        times.append(once());
    std::sort(times.begin(), times.end());
    return times.at(times.size() / 2);
}

qint64 residentKb();

void print(const QString &what, const QString &ours, const QString &naive, const QString &ratio,
           const QString &note);
QString ms(double time);
// Ours and the naive way, in milliseconds.
void compare(const char *what, double ours, double naive, const char *note);
// Ours first: the naive way reads so much that it empties the caches.
template <typename Ours, typename Naive>
void compare(const char *what, Ours ours, Naive naive, const char *note)
{
    const double time = timed(ours);
    compare(what, time, timed(naive), note);
}

// Reads all rows of a statement and throws them away.
void drain(Database &db, const char *sql, const QVariantList &values = {});

// What the panels ask, each beside its naive way, on a store of shiftdeck_benchstore or fillServerStore().
void benchReads(Database &db);

}  // namespace shiftdeck::bench
