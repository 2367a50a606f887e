#include "tests/storage/rulecases.h"

namespace shiftdeck::test {

namespace {
const QByteArray
    kPlots("INSERT INTO run_plots (id, run, kind, path, plots, bytes, adler32, at, added_by) VALUES"
           " (1, 101, 'prompt', '/d/a.root', 5, 10, '0000000a', 1, 'anna');");

// Run 101 completed and good for the one detector that is required.
const QByteArray
    kJudged("INSERT INTO detectors (name, title, position, required, changed_at, changed_by) VALUES"
            " ('tracker', 'Tracker', 1, 1, 1, 'anna'), ('lumi', 'Luminosity', 2, 0, 1, 'anna');"
            "INSERT INTO quality_flags (id, run, detector, first_ls, last_ls, flag, automatic, at,"
            " signed_by) VALUES (1, 101, 'tracker', 1, 100, 'bad', 1, 1, 'agent'),"
            " (2, 101, 'tracker', 1, 100, 'good', 0, 1, 'dora');");
const QByteArray kCompleted("INSERT INTO quality_states (run, detector, state, at, signed_by) VALUES"
                            " (101, 'tracker', 'signed-off', 1, 'dora');"
                            "INSERT INTO quality_states (run, detector, state, at, signed_by) VALUES"
                            " (101, 'tracker', 'completed', 1, 'dora');");

void addPlotsRules(const AddRule &add)
{
    const Stage stage = Stage::Created;
    add("a file of plots registered twice", stage, kPlots,
        "INSERT INTO run_plots (run, kind, path, plots, bytes, adler32, at, added_by) VALUES"
        " (101, 'prompt', '/d/a.root', 5, 10, '0000000a', 2, 'ben')",
        "is there already");
    add("a file of plots replaced", stage, kPlots,
        "REPLACE INTO run_plots (id, run, kind, path, plots, bytes, adler32, at, added_by) VALUES"
        " (1, 102, 'prompt', '/d/b.root', 5, 10, '0000000a', 2, 'ben')",
        "is there already");
    add("a file without plots", stage, "",
        "INSERT INTO run_plots (run, kind, path, plots, bytes, adler32, at, added_by) VALUES"
        " (101, 'prompt', '/d/a.root', 0, 10, '0000000a', 1, 'anna')",
        "check constraint");
    add("a file of plots changed", stage, kPlots, "UPDATE run_plots SET path = '/d/b.root'", "never changes");
    add("a file of plots forgotten", stage, kPlots, "DELETE FROM run_plots", "never forgotten");
}

void addReferenceRules(const AddRule &add, const QByteArray &plots)
{
    const Stage stage = Stage::Created;
    const auto set = [](const char *version, const char *kind) {
        return QByteArray(
                   "INSERT INTO reference_sets (name, version, kind, first_run, last_run, plots_id, why, at,"
                   " made_by) VALUES ('muons', ")
            + version + ", '" + kind + "', 100, 200, 1, 'good', 1, 'anna');";
    };
    add("a version of a reference set twice", stage, plots + set("1", "prompt"), set("1", "prompt"),
        "is there already");
    add("a version of a reference set left out", stage, plots + set("1", "prompt"), set("3", "prompt"),
        "follow each other");
    add("a reference of another kind", stage, plots, set("1", "online"), "of the kind of its plots");
    add("a reference without a reason", stage, plots,
        "INSERT INTO reference_sets (name, version, kind, first_run, last_run, plots_id, why, at, made_by)"
        " VALUES ('muons', 1, 'prompt', 100, 200, 1, '', 1, 'anna')",
        "check constraint");
    add("a reference of a range that ends before it begins", stage, plots,
        "INSERT INTO reference_sets (name, version, kind, first_run, last_run, plots_id, why, at, made_by)"
        " VALUES ('muons', 1, 'prompt', 200, 100, 1, 'x', 1, 'anna')",
        "check constraint");
    add("a reference of a run that nobody judged", stage, kPlots, set("1", "prompt"), "certified good");
    add("a reference of a run that is not completed", stage, kPlots + kJudged, set("1", "prompt"),
        "certified good");
    add("a reference of a run with a bad lumisection", stage,
        kPlots + kJudged
            + "INSERT INTO quality_flags (id, run, detector, first_ls, last_ls, flag, automatic, at, "
              "signed_by)"
              " VALUES (3, 101, 'tracker', 40, 41, 'bad', 0, 1, 'dora');"
            + kCompleted,
        set("1", "prompt"), "certified good");
    add("a reference of a run that is bad behind its good part", stage,
        kPlots + kJudged
            + "INSERT INTO quality_flags (id, run, detector, first_ls, last_ls, flag, automatic, at, "
              "signed_by)"
              " VALUES (3, 101, 'tracker', 50, 200, 'bad', 1, 1, 'agent');"
            + kCompleted,
        set("1", "prompt"), "certified good");
    add("a reference set changed", stage, plots + set("1", "prompt"),
        "UPDATE reference_sets SET last_run = 300", "a reference set never changes");
    add("a reference set deleted", stage, plots + set("1", "prompt"), "DELETE FROM reference_sets",
        "reference sets are never deleted");
}

void addPlotRuleRules(const AddRule &add)
{
    const Stage stage = Stage::Empty;
    const auto rule = [](const char *version, const char *withdrawn) {
        return QByteArray("INSERT INTO plot_rules (pattern, version, rule, withdrawn, at, made_by) VALUES"
                          " ('tracker/*', ")
            + version + ", 'chi2 0.1 0.01; entries 25; tolerance 0.1; normalise yes', " + withdrawn
            + ", 1, 'anna');";
    };
    add("a version of a plot rule twice", stage, rule("1", "0"), rule("1", "0"), "is there already");
    add("a version of a plot rule left out", stage, rule("1", "0"), rule("3", "0"), "follow each other");
    add("a plot rule withdrawn that is none", stage, "", rule("1", "1"),
        "no plot rule that could be withdrawn");
    add("a plot rule withdrawn twice", stage, rule("1", "0") + rule("2", "1"), rule("3", "1"),
        "no plot rule that could be withdrawn");
    add("a plot rule about an unknown kind", stage, "",
        "INSERT INTO plot_rules (pattern, version, rule, plot_kind, at, made_by) VALUES ('*', 1, 'x', 'pie', "
        "1,"
        " 'anna')",
        "check constraint");
    add("a plot rule changed", stage, rule("1", "0"), "UPDATE plot_rules SET rule = 'x'",
        "a plot rule never changes");
    add("a plot rule deleted", stage, rule("1", "0"), "DELETE FROM plot_rules",
        "plot rules are never deleted");
}
}  // namespace

void addPlotsAndReferenceRules(const AddRule &add)
{
    addPlotsRules(add);
    addReferenceRules(add, kPlots + kJudged + kCompleted);
    addPlotRuleRules(add);
}

}  // namespace shiftdeck::test
