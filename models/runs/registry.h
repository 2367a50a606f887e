// What the store knows about a run beside the run itself: its luminosity by each method, its fill and energy,
// and the imports that said so.
//
// Of a run and method the newest row counts, of a run the newest facts; a luminosity that was withdrawn is
// left out here. Times are milliseconds since 1970 UTC. Reads; any Database; one statement each, unless it
// says otherwise. Corrupt: a value in the store is no number.
#pragma once

#include "models/core/clock.h"
#include "models/runs/luminosity.h"
#include "models/runs/runlist.h"
#include "models/storage/database.h"

namespace shiftdeck {

struct RunLuminosity {
    qint64 id = 0;  // of the row, which never changes
    RunNumber run;
    QString method;  // a luminometer ("online", "HFET") or an analysis ("bhabha")
    std::optional<Luminosity> delivered, recorded;  // integrals in one unit, never both absent
    qint64 lumisections = 0;  // of the experiment; 0: not said
    qint64 import = 0;
    TimeMs at = 0;

    // What counts when one number is wanted: the recorded one, or the delivered one where that is all there
    // is.
    const Luminosity &value() const { return recorded ? *recorded : *delivered; }
    LumiUnit unit() const { return value().unit; }
    bool operator==(const RunLuminosity &) const = default;
};

// By run and method; of all runs when none is named.
Result<QList<RunLuminosity>> newestLuminosities(Database &db, const QList<RunNumber> &runs = {});
// The one that stands for a run where no method is named: 'online', else the newest of a luminometer (it
// knows what was delivered), else the newest. `ofOneRun` may be empty: nullptr. The filters "lumi",
// "delivered" and "recorded" have the same order (models/storage/runqueries.cpp).
const RunLuminosity *mainLuminosity(const QList<RunLuminosity> &ofOneRun);
// Methods by which any luminosity is known, sorted.
Result<QStringList> luminosityMethods(Database &db);

// A luminosity section by the experiment's own number.
struct SectionLuminosity {
    qint32 lumisection = 0;
    std::optional<double> delivered, recorded;
    bool operator==(const SectionLuminosity &) const = default;
};

struct RunSections {
    RunLuminosity of;  // whose unit the numbers have
    QList<SectionLuminosity> sections;  // ascending; empty: only the sum is known
};
// By the method, or with the main one of the run where none is named. None: the run has no luminosity by it.
Result<std::optional<RunSections>> newestSections(Database &db, RunNumber run, const QString &method = {});

inline constexpr int kMaxSections = 200'000;  // of a run
inline constexpr qsizetype kMaxSectionsText = 8'000'000;  // as in the schema
// "[[1,0.16,0.154],[2,0.16,null]]" and back; the empty text is no sections. InvalidInput: anything else,
// sections that are not ascending, or too many.
Result<QList<SectionLuminosity>> parseSections(const QString &text);
QString sectionsText(const QList<SectionLuminosity> &sections);

struct RunFacts {
    RunNumber run;
    std::optional<qint64> fill;
    QString beams;  // "Proton - PROTON vs PROTON"
    std::optional<double> energy;  // of one beam, GeV
    std::optional<double> field;  // of the solenoid, T
    std::optional<TimeMs> stableFrom, stableUntil;  // stable beams of the fill
    std::optional<qint64> lumisections;  // with data of the experiment
    qint64 import = 0;
    TimeMs at = 0;
    bool operator==(const RunFacts &) const = default;
};
// By run; of all runs when none is named.
Result<QList<RunFacts>> newestFacts(Database &db, const QList<RunNumber> &runs = {});

// Decimal text as the store keeps it: every digit, and back.
QString decimalText(double value);
QString decimalText(const std::optional<double> &value);  // "" for none

struct ImportRow {
    qint64 id = 0;
    QString format, origin, checksum, by;
    qint64 taken = 0, changed = 0, refused = 0;
    qint64 runs = 0;  // about which it said something new
    QString withdrawnBy;  // "import 8": what it said counts no longer; empty: it does
    TimeMs at = 0;
};
// The newest first.
Result<QList<ImportRow>> listImports(Database &db, int limit);
Result<QJsonObject> importReport(Database &db, qint64 import);  // ImportReport::json()

}  // namespace shiftdeck
