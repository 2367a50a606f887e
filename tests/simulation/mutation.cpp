#include "tests/simulation/mutation.h"

#include <cstring>

namespace shiftdeck {

namespace {
const char *inForce = nullptr;
}  // namespace

bool mutated(const char *name) { return inForce && std::strcmp(inForce, name) == 0; }

namespace simulation {

void setMutation(const char *name) { inForce = name; }

const QList<Mutation> &mutations()
{
    static const QList<Mutation> list{
        {"credit-twice", "a second attempt is credited for units that another was credited for",
         "DROP TRIGGER credits_born; DROP TRIGGER outputs_state; DROP TRIGGER jobs_transition;",
         "DROP TRIGGER credits_born ON credits; DROP TRIGGER outputs_state ON outputs;"
         " DROP TRIGGER jobs_transition ON jobs;"},
        {"claim-without-condition", "a recovery takes units that are in an open attempt",
         "DROP TRIGGER claims_born; DROP INDEX claims_one_open;",
         "DROP TRIGGER claims_born ON claims; DROP INDEX claims_one_open;"},
        {"forget-token", "a job is submitted again under another token", "DROP TRIGGER jobs_frozen;",
         "DROP TRIGGER jobs_frozen ON jobs;"},
        {"submit-unwritten", "a job is handed over before that is written down", "", ""},
        {"merge-surplus", "surplus outputs are merged",
         "DROP TRIGGER merge_parts_born; DROP TRIGGER merges_status; DROP TRIGGER outputs_state;",
         "DROP TRIGGER merge_parts_born ON merge_parts; DROP TRIGGER merges_changed ON merges;"
         " DROP TRIGGER outputs_state ON outputs;"},
        {"trust-exit-code", "a job with exit code 0 is good, whatever it left", "", ""},
        {"ignore-events-read", "an early end with exit code 0 is not noticed", "", ""},
        {"lost-at-once", "a job is given up for lost after one listing without it", "", ""},
        {"visit-twice", "a site that still works on something is given more to do at once", "", ""},
        {"wait-for-slow", "a cycle waits for a site that does not answer", "", ""},
        {"skip-verify", "merged files are not read before they count as verified", "", ""},
        {"part-twice", "an output is given to its merge twice", "", ""},
        {"place-over", "a merged file takes the place of another file", "", ""},
        {"no-audit", "retries are not written to the audit", "", ""},
        {"cancel-unasked", "jobs count as cancelled without their site being asked", "", ""},
        {"declare-blind", "merged files are declared without a look whether they are there", "", ""},
        {"finish-short", "a request is finished with units that nobody credited or signed off",
         "DROP TRIGGER requests_transition;", "DROP TRIGGER requests_1_transition ON requests;"},
    };
    return list;
}

const Mutation *findMutation(QByteArrayView name)
{
    for (const Mutation &mutation : mutations())
        if (name == mutation.name)
            return &mutation;
    return nullptr;
}

}  // namespace simulation
}  // namespace shiftdeck
