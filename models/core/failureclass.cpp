#include "models/core/failureclass.h"

#include <QCoreApplication>

namespace shiftdeck {

namespace {
using W = QLatin1StringView;
// Known to lupdate as another name of QT_TR_NOOP (translations/CMakeLists.txt).
#define T(text) text

struct Classes {
    Q_DECLARE_TR_FUNCTIONS(FailureClass)

  public:
    static const QList<FailureClass> &table();
};

const QList<FailureClass> &Classes::table()
{
    static const QList<FailureClass> classes{
        {W("rejected"), T("Rejected"), T("The endpoint refused the job at submission."),
         T("Read the endpoint's answer, correct the request or the site's limits, then resubmit."),
         Remedy::FixSite, false, W("#7f3c8d")},
        {W("lost"), T("Lost"), T("The endpoint no longer knows the job, and it left no report."),
         T("Resubmit its units; if it comes back, its outputs are kept as surplus."), Remedy::Resubmit, true,
         W("#5c5c8a")},
        {W("signal"), T("Killed by a signal"),
         T("The application was ended by a signal from outside or by a crash."),
         T("Resubmit; if it is killed again on the same input, look at the log."), Remedy::Resubmit, true,
         W("#cc6677")},
        {W("time-limit"), T("Time limit"), T("The job ran longer than it was allowed to."),
         T("Resubmit with more time, or split the work smaller."), Remedy::MoreTime, false, W("#ddaa33")},
        {W("memory-limit"), T("Memory limit"), T("The job used more memory than it was allowed to."),
         T("Resubmit with more memory, or split the work smaller."), Remedy::MoreMemory, false, W("#ee8866")},
        {W("node"), T("Node failure"), T("The worker node went away while the job ran."),
         T("Resubmit on another node."), Remedy::Elsewhere, true, W("#994455")},
        {W("exit-code"), T("Application exit code"), T("The application ended with an error of its own."),
         T("Look at the log; resubmit if the cause was the node, else repair the application."),
         Remedy::Resubmit, true, W("#bb3322")},
        {W("not-executable"), T("Application cannot run"),
         T("The application was found but could not be executed."), T("Check the release at the site."),
         Remedy::FixSite, false, W("#882255")},
        {W("release-missing"), T("Release not at the site"), T("The application was not found at the site."),
         T("Install the release at the site, or sign the request up elsewhere."), Remedy::FixSite, false,
         W("#aa4499")},
        {W("input"), T("Input unavailable or changed"),
         T("An input was missing, or is not the file that was registered."),
         T("Restore the registered file, or register the new one; then resubmit."), Remedy::FixInput, false,
         W("#0077bb")},
        {W("credential"), T("Credential expired"), T("The credential of the job ended before the job did."),
         T("Renew the credential, then resubmit."), Remedy::FixSite, false, W("#33bbee")},
        {W("conditions"), T("Conditions outdated"), T("The conditions tag of the job is not the request's."),
         T("Check the request's conditions, then resubmit."), Remedy::AskPerson, false, W("#009988")},
        {W("early-end"), T("Early end without notice"),
         T("The application said it succeeded, yet read fewer events than its input holds."),
         T("Resubmit: the outputs are never credited."), Remedy::Resubmit, true, W("#e17c05")},
        {W("stream-missing"), T("Stream missing"), T("Some output streams appeared, others did not."),
         T("Resubmit: all streams of its units are made again."), Remedy::Resubmit, true, W("#117733")},
        {W("output-missing"), T("No output"), T("No output of the job appeared."), T("Resubmit its units."),
         Remedy::Resubmit, true, W("#999933")},
        {W("output-unreadable"), T("Output unreadable"), T("An output is damaged or cut short."),
         T("Resubmit; if it happens often at one site, its storage is at fault."), Remedy::Resubmit, true,
         W("#44aa99")},
        {W("output-mismatch"), T("Output differs from the report"),
         T("Size, checksum or events of an output are not what the job reported."),
         T("Resubmit; if it happens often at one site, its storage is at fault."), Remedy::Resubmit, true,
         W("#88ccee")},
        {W("event-count"), T("Event counts disagree"),
         T("Events read, events written and the catalogue do not agree."),
         T("Look at the counts below; resubmit if the input is sound."), Remedy::Resubmit, true,
         W("#d4a017")},
        {W("content"), T("Required content missing"),
         T("The output is readable but lacks something it must contain."),
         T("Repair the application, then resubmit."), Remedy::FixApplication, false, W("#666633")},
        {W("report-missing"), T("No job report"), T("The job ended without leaving a report."),
         T("Resubmit its units: nothing proves what it did."), Remedy::Resubmit, true, W("#4b6a88")},
        {W("report-malformed"), T("Job report malformed"),
         T("The job report cannot be read, or is another job's."),
         T("Resubmit its units: nothing proves what it did."), Remedy::Resubmit, true, W("#6e4b88")},
        {W("twice"), T("Produced twice"),
         T("Another attempt was credited for the same work; these outputs are surplus."),
         T("Nothing to do: surplus outputs are never merged."), Remedy::AskPerson, false, W("#777777")},
        {W("stuck"), T("Stuck"), T("No change for much longer than its peers."), T("Cancel it and resubmit."),
         Remedy::Elsewhere, true, W("#aaaa00")},
        {W("says-is"), T("Says one thing, is another"),
         T("The endpoint's word and what is found do not agree."), T("A person decides."), Remedy::AskPerson,
         false, W("#b07aa1")},
        {W("unknown"), T("Unknown"), T("Nothing known fits."), T("A person decides."), Remedy::AskPerson,
         false, W("#888888")},
    };
    return classes;
}
#undef T

const QList<FailureClass> &table() { return Classes::table(); }

QString translated(const char *text) { return QCoreApplication::translate("FailureClass", text); }
}  // namespace

QString FailureClass::translatedTitle() const { return translated(title); }
QString FailureClass::translatedMeaning() const { return translated(meaning); }
QString FailureClass::translatedRemedy() const { return translated(remedyText); }

const QList<FailureClass> &failureClasses() { return table(); }

const FailureClass &failureClass(QStringView word)
{
    for (const auto &entry : table())
        if (word == entry.word)
            return entry;
    return table().last();
}

bool isFailureClass(QStringView word)
{
    for (const auto &entry : table())
        if (word == entry.word)
            return true;
    return false;
}

}  // namespace shiftdeck
