// The quality of runs as a table of runs shows it: for each detector one word, with the lumisections (LS)
// behind it; and the fields by which runs are found by it.
//
// Every detector that is not retired is a field of the filter: "tracker = good". One whose name another field
// of runs has is "quality.NAME". Pure functions, any thread, unless they take a Database.
#pragma once

#include "models/runs/registry.h"
#include "models/storage/filtersql.h"
#include "models/storage/quality.h"

#include <QHash>
#include <QJsonObject>
#include <QMutex>

namespace shiftdeck {

// The word for LS that differ; for LS that agree it is that of their flag.
inline constexpr QLatin1StringView kMixed{"mixed"};
QLatin1StringView wordOf(const FlagCounts &lumisections);

// What is said about a run for one detector.
struct RunFlag {
    FlagCounts lumisections{1, 0, 0, 0};  // by flag; together the extent of the run
    QualityState state = QualityState::Open;
    bool confirmed = false;  // by a second person

    QLatin1StringView word() const { return wordOf(lumisections); }
    // "good", "mixed, signed-off", "good, confirmed".
    QString text() const;
    // {flag, state, confirmed, lumisections: {flag: number}}
    QJsonObject json() const;
    bool operator==(const RunFlag &) const = default;
};

// In the order of the detectors that were asked for.
using FlagsOfRuns = QHash<qint64, QList<RunFlag>>;
// Of the runs of which anything is said. A run goes to the LS that its luminosity or facts name, the larger
// one; where neither is known as far as its flags name LS, and to the first one at least. Three statements;
// linear.
Result<FlagsOfRuns> loadRunFlags(Database &db, const QList<Detector> &detectors, qint64 firstRun = 0,
                                 qint64 lastRun = std::numeric_limits<qint64>::max());

// Reads the flags of all runs, and not again as long as nothing was added: what they rest on is never changed
// (resources/schema, 0008 and 0009). Of one store; any thread.
class RunFlagMemory {
  public:
    // Inside of a snapshot.
    Result<FlagsOfRuns> flags(Database &db, const QList<Detector> &detectors);

  private:
    struct Key {
        QStringList detectors;
        QList<qint64> stamps;  // of the tables
        bool operator==(const Key &) const = default;
    };
    QMutex m_mutex;
    Key m_key;
    FlagsOfRuns m_flags;
};

// Those that are not retired, by position.
Result<QList<Detector>> currentDetectors(Database &db);
// runFields() and the detectors: what parseFilter is given for runs.
QList<FilterField> runFields(const QList<Detector> &detectors);
Result<QList<FilterField>> runFields(Database &db);
// The help about them where the detectors are not known.
QString detectorFieldsHelp();

bool namesDetector(const FilterNode &filter, const QList<Detector> &detectors);
// The detectors as conditions on "q.run". `flags`: of every run of which anything is said.
// `isOneOf`: Dialect::inIds of the database that is asked.
QList<FilterColumn> detectorColumns(const QList<Detector> &detectors, const FlagsOfRuns &flags,
                                    const QString &isOneOf);

}  // namespace shiftdeck
