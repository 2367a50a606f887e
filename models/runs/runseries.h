// Luminosity over runs: per run and integrated, delivered, recorded and processed; the ratio of two methods;
// what a campaign has yet to process. The numbers behind the charts of the Run summary, and their CSV.
//
// What is processed of a run is its recorded luminosity times the part of its events that the campaign has
// credited. Where the luminosity of a run is not known, nothing is invented: it counts in no sum, and is
// counted in `without`. Values; any thread; O(runs).
#pragma once

#include "models/runs/lumidisplay.h"
#include "models/runs/runrows.h"

namespace shiftdeck {

struct LumiSeries {
    LumiUnit unit = LumiUnit::PerPb;  // of all numbers
    QString campaign, other;  // "": none
    struct Point {
        qint64 run = 0;
        std::optional<double> delivered, recorded;
        std::optional<double> processed, processedByOther;  // none: the campaign does not process the run
    };
    QList<Point> points;  // by run; those of which a luminosity is known
    qint64 without = 0;
};

// By the main method of each run.
LumiSeries lumiSeries(const QList<RunRow> &rows, LumiUnit unit, const QString &campaign,
                      const QString &other);
// Sums up to and with each run.
LumiSeries integrated(const LumiSeries &series);

struct RatioSeries {
    QString first, second;  // the methods
    struct Point {
        qint64 run = 0;
        LumiRatio ratio;
    };
    QList<Point> points;  // by run; those that have both
    // Of all: weighted with 1/error^2 where each has an error (its own is 1/sqrt(sum of weights)), else the
    // plain mean.
    std::optional<double> mean, meanError;
};
RatioSeries ratioSeries(const QList<RunRow> &rows, const QString &first, const QString &second);

// What is recorded and not processed by the campaign, the most first.
struct MissingLumi {
    qint64 run = 0;
    double recorded = 0, processed = 0;
    std::optional<double> processedByOther;
    bool inCampaign = false;  // false: no request of it has the run
    double missing() const { return recorded - processed; }
};
QList<MissingLumi> missingLumi(const LumiSeries &series);

struct LumiSum {
    std::optional<Luminosity> delivered, recorded;  // with errors where every run has them
    qint64 without = 0;  // runs
};
LumiSum lumiSum(const QList<RunRow> &rows);

// With the units in the header. Every digit.
QByteArray seriesCsv(const LumiSeries &series);
QByteArray ratioCsv(const RatioSeries &series);
QByteArray missingCsv(const LumiSeries &series);

}  // namespace shiftdeck
