#include "tests/storage/rulecases.h"

namespace shiftdeck::test {

namespace {
const QByteArray
    kDetectors("INSERT INTO detectors (name, title, position, required, changed_at, changed_by) VALUES"
               " ('tracker', 'Tracker', 1, 1, 1, 'max'), ('muons', 'Muons', 2, 0, 1, 'max');");
const QByteArray kFlag(
    "INSERT INTO quality_flags (id, run, detector, first_ls, last_ls, flag, automatic, at, signed_by) VALUES"
    " (1, 101, 'tracker', 1, 90, 'good', 0, 1, 'dora');");
const QByteArray kUndo(
    "INSERT INTO quality_flags (id, run, detector, first_ls, last_ls, flag, automatic, at, signed_by, undoes)"
    " VALUES (2, 101, 'tracker', 1, 90, 'good', 0, 1, 'dora', 1);");

QByteArray state(int id, const char *to, const char *who, int run = 101)
{
    return QStringLiteral(
               "INSERT INTO quality_states (id, run, detector, state, comment, at, signed_by) VALUES"
               " (%1, %2, 'tracker', '%3', 'because', 1, '%4');")
        .arg(QString::number(id), QString::number(run), QLatin1StringView(to), QLatin1StringView(who))
        .toUtf8();
}

QByteArray confirmed(int state, const char *who)
{
    return QStringLiteral("INSERT INTO quality_confirmations (state_id, at, signed_by) VALUES (%1, 1, '%2');")
        .arg(QString::number(state), QLatin1StringView(who))
        .toUtf8();
}

const QByteArray kSigned = kDetectors + kFlag + state(1, "signed-off", "dora");
const QByteArray kCompleted = kSigned + state(2, "completed", "dora");

void addFlagRules(const AddRule &add)
{
    const Stage stage = Stage::Created;
    add("a detector twice", stage, kDetectors,
        "INSERT INTO detectors (name, title, position, required, changed_at, changed_by) VALUES"
        " ('tracker', 'x', 3, 1, 1, 'max')",
        "this detector is there already");
    add("a detector replaced", stage, kDetectors,
        "REPLACE INTO detectors (name, title, position, required, changed_at, changed_by) VALUES"
        " ('tracker', 'x', 3, 1, 1, 'max')",
        "this detector is there already");
    add("a detector with a name that no filter reads", stage, "",
        "INSERT INTO detectors (name, title, position, required, changed_at, changed_by) VALUES"
        " ('The tracker', 'x', 3, 1, 1, 'max')",
        "check constraint");
    add("a detector under another name", stage, kDetectors,
        "UPDATE detectors SET name = 'pixels' WHERE name = 'tracker'", "never changes");
    add("a detector deleted", stage, kDetectors, "DELETE FROM detectors", "never deleted, but retired");
    add("one more way from state to state", stage, "",
        "INSERT INTO quality_transitions VALUES ('open', 'completed', 'dq')", "part of the schema");
    add("another role for a way", stage, "", "UPDATE quality_transitions SET role = 'shifter'",
        "part of the schema");
    add("a way less", stage, "", "DELETE FROM quality_transitions", "part of the schema");
    add("a flag changed", stage, kDetectors + kFlag, "UPDATE quality_flags SET flag = 'bad'",
        "a flag never changes");
    add("a flag deleted", stage, kDetectors + kFlag, "DELETE FROM quality_flags", "flags are never deleted");
    add("a flag replaced", stage, kDetectors + kFlag,
        "REPLACE INTO quality_flags (id, run, detector, first_ls, last_ls, flag, automatic, at, signed_by)"
        " VALUES (1, 101, 'tracker', 1, 90, 'bad', 0, 1, 'dora')",
        "this flag is there already");
    add("a flag of lumisections the wrong way round", stage, kDetectors,
        "INSERT INTO quality_flags (run, detector, first_ls, last_ls, flag, automatic, at, signed_by) VALUES"
        " (101, 'tracker', 9, 8, 'bad', 0, 1, 'dora')",
        "check constraint");
    add("a flag of a retired detector", stage,
        kDetectors + "UPDATE detectors SET retired = 1 WHERE name = 'tracker';", kFlag,
        "a retired detector takes no flags");
    add("a flag undone twice", stage, kDetectors + kFlag + kUndo,
        QByteArray(kUndo).replace("(2, 101", "(3, 101"), "this flag is undone already");
    add("a flag undone for other lumisections", stage, kDetectors + kFlag,
        QByteArray(kUndo).replace("1, 90", "1, 89"), "same run, detector, lumisections and kind");
    add("an undoing undone", stage, kDetectors + kFlag + kUndo,
        QByteArray(kUndo).replace("(2, 101", "(3, 101").replace("'dora', 1", "'dora', 2"),
        "same run, detector, lumisections and kind");
    add("a flag after the signature", stage, kSigned, QByteArray(kFlag).replace("(1, 101", "(2, 101"),
        "while run and detector are open");
    add("a flag undone after the signature", stage, kSigned, kUndo, "while run and detector are open");
}

void addStateRules(const AddRule &add)
{
    const Stage stage = Stage::Created;
    add("signed off without a flag", stage, kDetectors, state(1, "signed-off", "dora"),
        "nothing is signed off without a flag");
    add("signed off when all was undone", stage, kDetectors + kFlag + kUndo, state(1, "signed-off", "dora"),
        "nothing is signed off without a flag");
    add("completed without a signature", stage, kDetectors + kFlag, state(1, "completed", "dora"),
        "from open to signed off to completed");
    add("opened that is open", stage, kDetectors + kFlag, state(1, "open", "max"),
        "from open to signed off to completed");
    add("signed off twice", stage, kSigned, state(2, "signed-off", "dora"),
        "from open to signed off to completed");
    add("opened again for no reason", stage, kCompleted, state(3, "open", "max").replace("'because'", "''"),
        "check constraint");
    add("a signature changed", stage, kSigned, "UPDATE quality_states SET signed_by = 'eve'",
        "what was signed never changes");
    add("a signature deleted", stage, kSigned, "DELETE FROM quality_states",
        "what was signed is never deleted");
    add("a signature replaced", stage, kSigned, state(1, "open", "max").replace("INSERT", "REPLACE"),
        "this entry is there already");
    add("confirmed before it is completed", stage, kSigned, confirmed(1, "max"),
        "what is confirmed is completed");
    add("confirmed by who completed it", stage, kSigned + state(2, "completed", "max"), confirmed(2, "max"),
        "by another person");
    add("confirmed by who signed it off", stage, kSigned + state(2, "completed", "max"), confirmed(2, "dora"),
        "by another person");
    add("confirmed twice", stage, kCompleted + confirmed(2, "max"), confirmed(2, "eve"),
        "this is confirmed already");
    add("confirmed what was opened again", stage, kCompleted + state(3, "open", "max"), confirmed(2, "eve"),
        "what is confirmed is completed");
    add("a confirmation changed", stage, kCompleted + confirmed(2, "max"),
        "UPDATE quality_confirmations SET signed_by = 'eve'", "what was signed never changes");
    add("a confirmation deleted", stage, kCompleted + confirmed(2, "max"),
        "DELETE FROM quality_confirmations", "what was signed is never deleted");
    add("what a campaign asks for changed", stage,
        "INSERT INTO quality_policies (campaign_id, second_person, reason, at, set_by) VALUES"
        " (1, 1, 'as agreed', 1, 'max');",
        "UPDATE quality_policies SET second_person = 0", "said anew");
    add("what a campaign asks for forgotten", stage,
        "INSERT INTO quality_policies (campaign_id, second_person, reason, at, set_by) VALUES"
        " (1, 1, 'as agreed', 1, 'max');",
        "DELETE FROM quality_policies", "said anew");
}

void addListRules(const AddRule &add)
{
    const QByteArray list(
        "INSERT INTO run_lists (id, name, version, kind, list, anti_list, rule, candidates, provenance, "
        "losses,"
        " runs, lumisections, at, made_by) VALUES (1, 'golden', 1, 'rule', '{}', '{}', 'tracker = good', '',"
        " '{}', '{}', 0, 0, 1, 'dora');");
    const Stage stage = Stage::Empty;
    add("a good-run list changed", stage, list, "UPDATE run_lists SET list = '{\"1\":[[1,2]]}'",
        "a good-run list never changes");
    add("a good-run list deleted", stage, list, "DELETE FROM run_lists", "never deleted");
    add("a version of a list twice", stage, list, QByteArray(list).replace("(1, 'golden'", "(2, 'golden'"),
        "this version of the list is there already");
    add("a list replaced", stage, list, QByteArray(list).replace("INSERT", "REPLACE"),
        "this version of the list is there already");
    add("a list of a rule without one", stage, "", QByteArray(list).replace("'tracker = good'", "''"),
        "check constraint");
}
}  // namespace

void addQualityRules(const AddRule &add)
{
    addFlagRules(add);
    addStateRules(add);
    addListRules(add);
}

}  // namespace shiftdeck::test
