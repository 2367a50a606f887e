#include "tests/storage/rulecases.h"

namespace shiftdeck::test {

void addPlanRules(const AddRule &add)
{
    const QByteArray half(
        "INSERT INTO milestones (campaign_id, name, version, step, due_at, events, at, set_by) VALUES"
        " (1, 'half', 1, 'production', 9, 150, 1, 'anna');");
    const QByteArray gone(
        "INSERT INTO milestones (campaign_id, name, version, state, step, due_at, at, set_by) VALUES"
        " (1, 'half', 2, 'withdrawn', 'production', 9, 2, 'anna');");
    const Stage stage = Stage::Created;
    add("a version of a milestone twice", stage, half, half, "there already");
    add("a milestone replaced", stage, half,
        "REPLACE INTO milestones (id, campaign_id, name, version, step, due_at, at, set_by) VALUES"
        " (1, 1, 'all', 1, 'production', 9, 1, 'anna')",
        "there already");
    add("a version of a milestone left out", stage, half,
        "INSERT INTO milestones (campaign_id, name, version, step, due_at, at, set_by) VALUES"
        " (1, 'half', 3, 'production', 9, 1, 'anna')",
        "follow one another");
    add("a milestone withdrawn that is none", stage, "",
        "INSERT INTO milestones (campaign_id, name, version, state, step, due_at, at, set_by) VALUES"
        " (1, 'half', 1, 'withdrawn', 'production', 9, 2, 'anna')",
        "only a milestone that is planned");
    add("a milestone withdrawn twice", stage, half + gone,
        "INSERT INTO milestones (campaign_id, name, version, state, step, due_at, at, set_by) VALUES"
        " (1, 'half', 3, 'withdrawn', 'production', 9, 3, 'anna')",
        "only a milestone that is planned");
    add("the date of a milestone changed", stage, half, "UPDATE milestones SET due_at = 10",
        "a milestone never changes");
    add("a milestone deleted", stage, half, "DELETE FROM milestones", "never deleted");
    add("a luminosity without its unit", stage, "",
        "INSERT INTO milestones (campaign_id, name, version, step, due_at, luminosity, at, set_by) VALUES"
        " (1, 'half', 1, 'production', 9, '1.5', 1, 'anna')",
        "check constraint");
    add("a milestone of a step that there is not", stage, "",
        "INSERT INTO milestones (campaign_id, name, version, step, due_at, at, set_by) VALUES"
        " (1, 'half', 1, 'painting', 9, 1, 'anna')",
        "check constraint");
    add("what a request went through invented", stage, "",
        "INSERT INTO request_history (request_id, at, from_status, to_status) VALUES (1, 2, 'new', "
        "'approved')",
        "follows its status");
    add("what a request went through changed", stage, "", "UPDATE request_history SET at = 2",
        "history of a request is never changed");
    add("what a request went through forgotten", stage, "", "DELETE FROM request_history",
        "history of a request is never deleted");
    add("when a run was complete changed", Stage::Credited, "", "UPDATE run_completions SET at = 1",
        "when a run was complete never changes");
    add("when a run was complete forgotten", Stage::Credited, "", "DELETE FROM run_completions",
        "when a run was complete is never deleted");
}

}  // namespace shiftdeck::test
