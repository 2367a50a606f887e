#include "tests/storage/rulecases.h"

namespace shiftdeck::test {

namespace {
const QByteArray kImport("INSERT INTO imports (id, format, origin, checksum, taken, changed, refused, "
                         "report, at, imported_by) VALUES"
                         " (1, 'luminosity', 'byls.csv', "
                         "'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', 1, 0,"
                         " 0, '{}', 1, 'anna');");
const QByteArray kLuminosity("INSERT INTO run_luminosities (id, run, method, unit, recorded, lumisections, "
                             "sections, import_id, at) VALUES"
                             " (1, 101, 'HFET', '/pb', '1.5', 1, '[[1,null,1.5]]', 1, 1);");
const QByteArray kFacts(
    "INSERT INTO run_facts (id, run, fill, energy_gev, import_id, at) VALUES (1, 101, 7, '6500', 1, 1);");

// With what is said about it after the method, the unit and the recorded value.
QByteArray luminosity(const char *values, const char *columns = "")
{
    return QByteArray("INSERT INTO run_luminosities (run, import_id, at, method, unit, recorded") + columns
        + ") VALUES (101, 1, 1, " + values + ")";
}
}  // namespace

void addRegistryRules(const AddRule &add)
{
    const Stage stage = Stage::Created;
    const QByteArray before = kImport + kLuminosity + kFacts;
    add("an import changed", stage, before, "UPDATE imports SET taken = 2", "an import is never changed");
    add("an import deleted", stage, before, "DELETE FROM imports", "imports are never deleted");
    add("an import replaced", stage, before,
        "REPLACE INTO imports (id, format, origin, checksum, taken, changed, refused, report, at, "
        "imported_by) VALUES"
        " (1, 'fills', 'x', 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', 1, 0, "
        "0, '{}', 1,"
        " 'ben')",
        "import is there already");
    add("an import without a checksum", stage, "",
        "INSERT INTO imports (format, origin, checksum, taken, changed, refused, report, at, imported_by) "
        "VALUES"
        " ('fills', 'x', '', 1, 0, 0, '{}', 1, 'ben')",
        "check constraint");
    add("a luminosity changed", stage, before, "UPDATE run_luminosities SET recorded = '2'",
        "a luminosity never changes");
    add("a luminosity deleted", stage, before, "DELETE FROM run_luminosities",
        "luminosities are never deleted");
    add("a luminosity replaced", stage, before,
        "REPLACE INTO run_luminosities (id, run, method, unit, recorded, import_id, at) VALUES (1, 101, "
        "'HFET', '/pb',"
        " '2', 1, 1)",
        "luminosity is there already");
    add("a luminosity said twice", stage, before,
        luminosity("'HFET', '/pb', '1.5', 1, '[[1,null,1.5]]'", ", lumisections, sections"),
        "has this luminosity by the method already");
    add("a luminosity with a comma", stage, before, luminosity("'HFET', '/pb', '1,5'"),
        "are decimal numbers");
    add("a luminosity beyond all doubles", stage, before, luminosity("'HFET', '/pb', '1e999'"),
        "are decimal numbers");
    add("a luminosity that is none", stage, before, luminosity("'HFET', '/pb', '-'"), "are decimal numbers");
    add("a negative error", stage, before, luminosity("'HFET', '/pb', '2', '-0.1'", ", recorded_stat"),
        "is not negative");
    add("an error of nothing", stage, before, luminosity("'HFET', '/pb', '2', '0.1'", ", delivered_syst"),
        "check constraint");
    add("a rate for a luminosity", stage, before, luminosity("'HFET', 'hz/ub', '2'"), "check constraint");
    add("a method with a blank", stage, before, luminosity("'HF ET', '/pb', '2'"), "check constraint");
    add("sections that are no list", stage, before, luminosity("'HFET', '/pb', '2', '{}'", ", sections"),
        "check constraint");
    add("a luminosity withdrawn that was never said", stage, before, luminosity("'bhabha', '/pb', ''"),
        "no luminosity by the method that could be withdrawn");
    add("facts changed", stage, before, "UPDATE run_facts SET fill = 8", "facts of a run never change");
    add("facts deleted", stage, before, "DELETE FROM run_facts", "facts of a run are never deleted");
    add("facts replaced", stage, before,
        "REPLACE INTO run_facts (id, run, fill, import_id, at) VALUES (1, 101, 8, 1, 1)",
        "facts are there already");
    add("facts said twice", stage, before,
        "INSERT INTO run_facts (run, fill, energy_gev, import_id, at) VALUES (101, 7, '6500', 1, 1)",
        "known about the run already");
    add("an energy that is no number", stage, before,
        "INSERT INTO run_facts (run, energy_gev, import_id, at) VALUES (101, '6.5 TeV', 1, 1)",
        "are decimal numbers");
}

}  // namespace shiftdeck::test
