// What is to be done about a job, from what was found and what is recorded: one table, first match wins, and
// the last row is "strange: a person decides". Pure; any thread.
//
// A situation has one value in each column; a row of the table has a set of values in each. The agent,
// says/is and the tests ask the same table, so that what is shown is what is done.
#pragma once

#include "models/endpoints/endpoint.h"

#include <span>

namespace shiftdeck {

// ---- found
enum class OutputsFound { Unseen, None, Some, All };   // All: every stream, each as the report says
enum class EndpointSays { NoAnswer, Unknown, Waiting, Running, Ended };  // Unknown: not the token
EndpointSays endpointSays(EndpointPhase phase);
enum class ReportFound { Unseen, None, Bad, Good };    // Good: whole, and everything in it agrees
enum class InputsFound { Unseen, There, Gone };        // Gone: missing, or not what was registered

// ---- recorded
enum class JobRecorded { Submitting, Open, Ended, Done, Failed, Lost, Cancelled };  // Lost: given up for lost
enum class UnitsRecorded { Free, Elsewhere, Here, CreditedElsewhere, SignedOff };
// Free: nobody else's. Elsewhere: another attempt that is open has one. Here: credited to this job.

struct JobRow;
// A superseded attempt at a merge never comes back: the merge is another attempt's.
JobRecorded recordedOf(const JobRow &job);

struct Situation {
    OutputsFound outputs = OutputsFound::Unseen;
    EndpointSays endpoint = EndpointSays::NoAnswer;
    ReportFound report = ReportFound::Unseen;
    InputsFound inputs = InputsFound::Unseen;
    JobRecorded job = JobRecorded::Open;
    UnitsRecorded units = UnitsRecorded::Free;
};

enum class Action {
    Nothing,        // records and findings agree
    Wait,           // for an answer, or for the end of the job
    NoteSubmitted,  // the endpoint has it
    SubmitAgain,    // it never had it
    NoteRunning,
    Check,          // look at what it left, and decide then
    GiveUp,         // as lost; its units are free
    TakeBack,       // a lost one that has ended: check it
    CancelAgain,    // it should not run any more
    Credit,
    CreditFirst,    // another attempt is on its way: this one counts, the other's outputs become surplus
    KeepSurplus,    // never merged, never deleted without a plan
    InputGone,      // fails as `input`; the copy is noted as bad
    Fail,           // not credited; its class says whether a retry can help
    RestoreOutput,  // a credited output is not what was credited
    AskPerson,
};

struct Decision {
    Action action = Action::AskPerson;
    int row = -1;        // of decisionTable()
    QString sentence;    // why, for the user; translated
};

// One row, as bits of the values that it fits; 0 fits every value.
struct DecisionRow {
    unsigned outputs = 0, endpoint = 0, report = 0, inputs = 0, job = 0, units = 0;
    Action action = Action::AskPerson;
    const char *sentence = "";  // untranslated, context "Decisions"

    bool fits(const Situation &situation) const;
};

std::span<const DecisionRow> decisionTable();
Decision decide(const Situation &situation);

}  // namespace shiftdeck
