#include "models/production/decisions.h"

#include "models/production/jobrows.h"

#include <QCoreApplication>

#include <array>

namespace shiftdeck {

namespace {
struct Decisions {
    Q_DECLARE_TR_FUNCTIONS(Decisions)

  public:
    static std::span<const DecisionRow> table();
};

template <typename... Words>
constexpr unsigned of(Words... values)
{
    return ((1U << static_cast<unsigned>(values)) | ...);
}

using O = OutputsFound;
using E = EndpointSays;
using R = ReportFound;
using I = InputsFound;
using J = JobRecorded;
using U = UnitsRecorded;
constexpr unsigned kAlive = of(E::Waiting, E::Running);
constexpr unsigned kReported = of(R::Bad, R::Good);

// Known to lupdate as another name of QT_TR_NOOP (translations/CMakeLists.txt).
#define T(text) text

std::span<const DecisionRow> Decisions::table()
{
    // outputs, endpoint, report, inputs | job, units | action
    static constexpr std::array kTable{
        // ---- handed over, or not?
        DecisionRow{0, of(E::NoAnswer), 0, 0, of(J::Submitting, J::Open, J::Lost), 0, Action::Wait,
                    T("The endpoint did not answer; nothing is decided without its word.")},
        DecisionRow{0, kAlive | of(E::Ended), 0, 0, of(J::Submitting), 0, Action::NoteSubmitted,
                    T("The endpoint has the job: it was handed over, and only the answer got lost.")},
        DecisionRow{0, of(E::Unknown), 0, 0, of(J::Submitting), 0, Action::SubmitAgain,
                    T("The endpoint does not know the job: it was never handed over and is pending again.")},
        // ---- at the endpoint
        DecisionRow{0, of(E::Waiting), 0, 0, of(J::Open), 0, Action::Nothing,
                    T("The job waits at the endpoint, as recorded.")},
        DecisionRow{0, of(E::Running), 0, 0, of(J::Open), 0, Action::NoteRunning,
                    T("The endpoint runs the job.")},
        DecisionRow{0, of(E::Ended), 0, 0, of(J::Open), 0, Action::Check,
                    T("The endpoint says that the job has ended: what it left is checked.")},
        DecisionRow{0, of(E::Unknown), kReported, 0, of(J::Open), 0, Action::Check,
                    T("The endpoint no longer knows the job, but it left a report: what it left is"
                      " checked.")},
        DecisionRow{0, of(E::Unknown), of(R::None), 0, of(J::Open), 0, Action::GiveUp,
                    T("The endpoint no longer knows the job, and there is no report of it.")},
        // ---- given up, and back?
        DecisionRow{0, of(E::Ended), 0, 0, of(J::Lost), 0, Action::TakeBack,
                    T("The job was given up for lost and has come back: what it left is checked.")},
        DecisionRow{0, kAlive, 0, 0, of(J::Lost), 0, Action::Wait,
                    T("The job was given up for lost and is alive at the endpoint; its end is waited for.")},
        DecisionRow{0, of(E::Unknown), kReported, 0, of(J::Lost), 0, Action::TakeBack,
                    T("The job was given up for lost, but it left a report: what it left is checked.")},
        DecisionRow{0, of(E::Unknown), of(R::None, R::Unseen), 0, of(J::Lost), 0, Action::Nothing,
                    T("The job is lost, as recorded; its work units are tried again.")},
        DecisionRow{0, kAlive, 0, 0, of(J::Cancelled), 0, Action::CancelAgain,
                    T("The job was cancelled and is still alive at the endpoint: it is cancelled there"
                      " again.")},
        DecisionRow{0, of(E::NoAnswer, E::Unknown, E::Ended), 0, 0, of(J::Cancelled, J::Failed),
                    of(U::Free, U::Elsewhere, U::CreditedElsewhere, U::SignedOff), Action::Nothing,
                    T("The job is over, as recorded.")},
        // ---- ended: what is it worth?
        DecisionRow{0, 0, 0, of(I::Gone), of(J::Ended), 0, Action::InputGone,
                    T("An input is missing or is not what was registered: work on it is no good work.")},
        DecisionRow{of(O::All), 0, of(R::Good), 0, of(J::Ended), of(U::CreditedElsewhere),
                    Action::KeepSurplus,
                    T("The job is sound, but its work is credited to another attempt. Its outputs are"
                      " surplus and"
                      " are never merged.")},
        DecisionRow{of(O::All), 0, of(R::Good), 0, of(J::Ended), of(U::SignedOff), Action::KeepSurplus,
                    T("The job is sound, but its work was signed off as lost for good. Its outputs are"
                      " surplus and"
                      " are never merged.")},
        DecisionRow{of(O::All), 0, of(R::Good), 0, of(J::Ended), of(U::Elsewhere), Action::CreditFirst,
                    T("The job is sound and ended before the other attempt at its work was credited: it is"
                      " credited, and the other's outputs become surplus.")},
        DecisionRow{of(O::All), 0, of(R::Good), 0, of(J::Ended), of(U::Free), Action::Credit,
                    T("The job is sound, and its work units are free: it is credited.")},
        DecisionRow{of(O::None), 0, of(R::Good), 0, of(J::Ended), 0, Action::Fail,
                    T("The report is good, but none of the outputs is there.")},
        DecisionRow{of(O::Some), 0, of(R::Good), 0, of(J::Ended), 0, Action::Fail,
                    T("The report is good, but some of the outputs are missing or damaged.")},
        DecisionRow{0, 0, of(R::Bad), 0, of(J::Ended), 0, Action::Fail,
                    T("The report, or what it says about the outputs, is not good: the job is not"
                      " credited.")},
        DecisionRow{of(O::All), 0, of(R::None), 0, of(J::Ended), 0, Action::Fail,
                    T("The outputs are all there, but nothing proves what the job read: it is not"
                      " credited.")},
        DecisionRow{of(O::None, O::Some), 0, of(R::None), 0, of(J::Ended), 0, Action::Fail,
                    T("There is no report, and not every output is there: the job failed.")},
        // ---- done
        DecisionRow{of(O::None, O::Some), 0, 0, 0, of(J::Done), of(U::Here), Action::RestoreOutput,
                    T("A credited output is missing or changed: restore it from a copy, or sign its events"
                      " off.")},
        DecisionRow{0, kAlive, 0, 0, of(J::Done), of(U::Here), Action::Wait,
                    T("The job is done and credited, and the endpoint still calls it alive: its word is"
                      " late.")},
        DecisionRow{of(O::All, O::Unseen), of(E::NoAnswer, E::Unknown, E::Ended), 0, 0, of(J::Done),
                    of(U::Here),
                    Action::Nothing, T("The job is done and credited, as recorded.")},
        // ---- the rest
        DecisionRow{0, 0, 0, 0, 0, 0, Action::AskPerson,
                    T("This is strange: records and findings do not fit together. A person decides.")},
    };
    return kTable;
}
#undef T

bool has(unsigned set, unsigned value) { return set == 0 || ((set >> value) & 1U) != 0; }
}  // namespace

JobRecorded recordedOf(const JobRow &job)
{
    switch (job.status) {
    case JobStatus::Pending:
    case JobStatus::Submitting: return JobRecorded::Submitting;
    case JobStatus::Submitted:
    case JobStatus::Running: return JobRecorded::Open;
    case JobStatus::Ended: return JobRecorded::Ended;
    case JobStatus::Done: return JobRecorded::Done;
    case JobStatus::Cancelled: return JobRecorded::Cancelled;
    case JobStatus::Superseded:
        // The merge is another attempt's.
        if (job.kind == JobKind::Merge)
            return JobRecorded::Failed;
        break;
    case JobStatus::Error: break;
    }
    return job.failureClass == QLatin1String("lost") ? JobRecorded::Lost : JobRecorded::Failed;
}

EndpointSays endpointSays(EndpointPhase phase)
{
    switch (phase) {
    case EndpointPhase::Unknown: break;
    case EndpointPhase::Queued: return EndpointSays::Waiting;
    case EndpointPhase::Running: return EndpointSays::Running;
    case EndpointPhase::Ended: return EndpointSays::Ended;
    }
    return EndpointSays::Unknown;
}

bool DecisionRow::fits(const Situation &s) const
{
    return has(outputs, static_cast<unsigned>(s.outputs)) && has(endpoint, static_cast<unsigned>(s.endpoint))
        && has(report, static_cast<unsigned>(s.report)) && has(inputs, static_cast<unsigned>(s.inputs))
        && has(job, static_cast<unsigned>(s.job)) && has(units, static_cast<unsigned>(s.units));
}

std::span<const DecisionRow> decisionTable() { return Decisions::table(); }

Decision decide(const Situation &situation)
{
    const auto table = Decisions::table();
    size_t row = 0;
    while (!table[row].fits(situation))
        ++row;
    return {table[row].action, static_cast<int>(row),
            QCoreApplication::translate("Decisions", table[row].sentence)};
}

}  // namespace shiftdeck
