// shiftdeck_runbench STORE: makes a store with 10,000 runs, their luminosity and 15 detectors, and measures
// what the panel Runs and "prodctl runs" read of it, beside asking for every run alone.
#include "models/runs/runrows.h"
#include "models/storage/store.h"
#include "tests/bench/benchsupport.h"

#include <QCoreApplication>

using namespace shiftdeck;
using namespace shiftdeck::bench;

namespace {
// Nine of ten cells have one automatic flag for the whole run, the others a manual one on top of it; every
// third is signed off and completed.
constexpr const char *kRuns = R"(
INSERT INTO runs (run, type, started_at, stopped_at, events)
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
  SELECT i, 'physics', i * 3600000, i * 3600000 + 3000000, i * 1000 FROM n;
INSERT INTO detectors (name, title, position, required, changed_at, changed_by)
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 15)
  SELECT 'detector-' || i, 'Detector ' || i, i, 1, 1, 'max' FROM n;
INSERT INTO imports (id, format, origin, checksum, taken, changed, refused, report, at, imported_by) VALUES
  (1, 'luminosity', 'f', 'sha256:0000000000000000000000000000000000000000000000000000000000000000', 1, 0, 0, '{}',
   1, 'max');
INSERT INTO run_luminosities (run, method, unit, delivered, recorded, lumisections, import_id, at)
  SELECT run, 'online', '/nb', '60', '55', 500, 1, 1 FROM runs;
INSERT INTO run_facts (run, fill, energy_gev, lumisections, import_id, at)
  SELECT run, run / 10 + 1, '6500', 500, 1, 1 FROM runs;
INSERT INTO quality_flags (run, detector, first_ls, last_ls, flag, automatic, at, signed_by)
  SELECT r.run, d.name, 1, 2147483647, CASE (r.run + d.position) % 7 WHEN 0 THEN 'bad' ELSE 'good' END, 1, 1, 'agent'
    FROM runs r CROSS JOIN detectors d;
INSERT INTO quality_flags (run, detector, first_ls, last_ls, flag, automatic, cause, at, signed_by)
  SELECT r.run, d.name, 10, 20, 'bad', 0, 'HV trip', 2, 'dora'
    FROM runs r CROSS JOIN detectors d WHERE (r.run + d.position) % 10 = 0;
INSERT INTO quality_states (run, detector, state, at, signed_by)
  SELECT r.run, d.name, 'signed-off', 3, 'dora' FROM runs r CROSS JOIN detectors d WHERE (r.run + d.position) % 3 = 0;
INSERT INTO quality_states (run, detector, state, at, signed_by)
  SELECT r.run, d.name, 'completed', 4, 'dora' FROM runs r CROSS JOIN detectors d WHERE (r.run + d.position) % 3 = 0;
ANALYZE)";
}  // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    if (argc != 2) {
        QTextStream(stderr) << "shiftdeck_runbench STORE (a file that is made, or an empty database)\n";
        return 2;
    }
    const StoreLocation place(QString::fromLocal8Bit(argv[1]));
    need(Store::create(place));
    const auto db = need(Database::open(place, Access::ReadWrite));
    need(db->runScript(kRuns));
    const auto fields = need(runFields(*db));
    const auto detectors = need(currentDetectors(*db));
    RunFlagMemory memory;
    const auto read = [&](const char *filter, RunFlagMemory *kept) {
        const FilterNode node = need(parseFilter(QString::fromLatin1(filter), fields));
        return timed([&] { need(loadRunRows(*db, node, kept)); });
    };
    const auto alone = [&db] {
        for (qint64 run = 1; run <= 10'000; ++run)
            need(loadRunRow(*db, RunNumber(run)));
    };
    const double all = read("", nullptr);
    compare("10,000 runs x 15 detectors", all, timed(alone), "naive: run by run");
    compare("the same once more, with its memory", read("", &memory), all, "naive: without");
    compare("the flags alone", timed([&] { need(loadRunFlags(*db, detectors)); }),
            timed([&] { need(loadQuality(*db)); }), "naive: whole logs, as in Certification");
    const char *filter = "run > 5000 and lumi > 10 /nb and detector-7 = good";
    compare("filtered by a detector", read(filter, &memory), read(filter, nullptr), "naive: without memory");
    return 0;
}
