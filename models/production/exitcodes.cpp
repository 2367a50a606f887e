#include "models/production/exitcodes.h"

#include "models/core/failureclass.h"
#include "models/core/vocabulary.h"
#include "models/storage/database.h"

#include <QCoreApplication>
#include <QHash>

#include <csignal>

namespace shiftdeck {

namespace {
struct ExitCodes {
    Q_DECLARE_TR_FUNCTIONS(ExitCodes)
};

constexpr int kSignalBase = 128;
constexpr int kMostSignals = 64;

const QString kColumns = QStringLiteral("SELECT step, release, code, meaning, failure_class, retry_helps, "
                                        "changed_at, changed_by FROM exit_codes");

ExitCode entryOf(const Row &row)
{
    ExitCode entry;
    entry.step = row.text(0);
    entry.release = row.text(1);
    entry.code = row.number(2);
    entry.meaning = row.text(3);
    entry.failureClass = row.text(4);
    if (!row.isNull(5))
        entry.retryHelps = row.flag(5);
    entry.changedAt = row.integer(6);
    entry.changedBy = row.text(7);
    return entry;
}

QString orEmpty(const QString &text) { return text.isNull() ? QStringLiteral("") : text; }

// It stays as it is until the commit. One that is not there cannot be held: of two that make it, one meets
// the other's, and its transaction is done again.
Result<std::optional<ExitCode>> entryToChange(Database &db, const ExitCode &entry)
{
    return db.first(kColumns + QStringLiteral(" WHERE step = ? AND release = ? AND code = ?")
                        + db.forUpdate(),
                    {entry.step, orEmpty(entry.release), entry.code}, entryOf);
}

Result<> audit(Database &db, const Actor &actor, const ExitCode &entry, const QString &from,
               const QString &to)
{
    return addAudit(db, actor, {QStringLiteral("exit_code"), entry.code, {}, from, to, exitCodeName(entry)});
}
}  // namespace

Result<QList<ExitCode>> listExitCodes(Database &db)
{
    return db.list(kColumns + QStringLiteral(" ORDER BY step, release, code"), {}, entryOf);
}

Result<std::optional<ExitCode>> findExitCode(Database &db, const QString &step, const QString &release,
                                             int code)
{
    SD_TRY(auto own, exactExitCode(db, step, release, code));
    if (own || release.isEmpty())
        return own;
    return exactExitCode(db, step, QStringLiteral(""), code);
}

Result<std::optional<ExitCode>> exactExitCode(Database &db, const QString &step, const QString &release,
                                              int code)
{
    return db.first(kColumns + QStringLiteral(" WHERE step = ? AND release = ? AND code = ?"),
                    {step, orEmpty(release), code}, entryOf);
}

Result<> checkExitCode(const ExitCode &entry)
{
    const QString name = exitCodeName(entry);
    if (!fromWord<Step>(entry.step))
        return fail(ErrorCode::InvalidInput, name, ExitCodes::tr("There is no step %1.").arg(entry.step));
    if (entry.code < 1)
        return fail(ErrorCode::InvalidInput, name,
                    ExitCodes::tr("Exit codes of failures are 1 and up; 0 says nothing."));
    if (entry.meaning.trimmed().isEmpty() || entry.meaning.size() > kMaxMeaning)
        return fail(ErrorCode::InvalidInput, name,
                    ExitCodes::tr("Its meaning is a text of 1 to %1 characters.").arg(kMaxMeaning));
    if (!isFailureClass(entry.failureClass))
        return fail(ErrorCode::InvalidInput, name,
                    ExitCodes::tr("There is no failure class %1.").arg(entry.failureClass));
    return {};
}

Result<> setExitCode(Database &db, const ExitCode &entry, const Actor &actor)
{
    SD_CHECK(checkExitCode(entry));
    return transact(db, [&]() -> Result<> {
        SD_TRY(const auto before, entryToChange(db, entry));
        const QString statement = before
            ? QStringLiteral("UPDATE exit_codes SET meaning = ?, failure_class = ?, retry_helps = ?,"
                             " changed_at = ?, changed_by = ? WHERE step = ? AND release = ? AND code = ?")
            : QStringLiteral("INSERT INTO exit_codes (meaning, failure_class, retry_helps, changed_at,"
                             " changed_by, step, release, code) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        SD_CHECK(db.run(statement,
                        {entry.meaning, entry.failureClass,
                         entry.retryHelps ? QVariant(*entry.retryHelps ? 1 : 0) : QVariant(), actor.now,
                         actor.who.name, entry.step, orEmpty(entry.release), entry.code}));
        return audit(db, actor, entry, before ? before->meaning : QString(), entry.meaning);
    });
}

Result<> removeExitCode(Database &db, const ExitCode &entry, const Actor &actor)
{
    return transact(db, [&]() -> Result<> {
        SD_TRY(const auto before, entryToChange(db, entry));
        if (!before)
            return fail(ErrorCode::NotFound, exitCodeName(entry),
                        ExitCodes::tr("Nothing is written down about it."));
        SD_CHECK(db.run(QStringLiteral("DELETE FROM exit_codes WHERE step = ? AND release = ? AND code = ?"),
                        {entry.step, orEmpty(entry.release), entry.code}));
        return audit(db, actor, entry, before->meaning, {});
    });
}

QString exitCodeName(const ExitCode &entry)
{
    return entry.release.isEmpty()
        ? ExitCodes::tr("exit code %1 of %2").arg(QString::number(entry.code), entry.step)
        : ExitCodes::tr("exit code %1 of %2 in %3")
              .arg(QString::number(entry.code), entry.step, entry.release);
}

std::optional<int> signalOfExitCode(int exitCode)
{
    if (exitCode > kSignalBase && exitCode <= kSignalBase + kMostSignals)
        return exitCode - kSignalBase;
    return std::nullopt;
}

QString signalName(int number)
{
    static const QHash<int, const char *> names{
        {SIGHUP, QT_TRANSLATE_NOOP("ExitCodes", "SIGHUP (its terminal or session went away)")},
        {SIGINT, QT_TRANSLATE_NOOP("ExitCodes", "SIGINT (interrupted)")},
        {SIGQUIT, QT_TRANSLATE_NOOP("ExitCodes", "SIGQUIT (asked to quit)")},
        {SIGILL, QT_TRANSLATE_NOOP("ExitCodes", "SIGILL (an instruction this processor does not have)")},
        {SIGTRAP, QT_TRANSLATE_NOOP("ExitCodes", "SIGTRAP (stopped at a trap of a debugger)")},
        {SIGABRT, QT_TRANSLATE_NOOP("ExitCodes", "SIGABRT (it gave itself up)")},
        {SIGBUS, QT_TRANSLATE_NOOP("ExitCodes", "SIGBUS (a file it had mapped was cut short)")},
        {SIGFPE, QT_TRANSLATE_NOOP("ExitCodes", "SIGFPE (an impossible calculation)")},
        {SIGKILL, QT_TRANSLATE_NOOP("ExitCodes", "SIGKILL (killed, for instance when memory ran out)")},
        {SIGUSR1, QT_TRANSLATE_NOOP("ExitCodes", "SIGUSR1 (often the batch system's warning)")},
        {SIGSEGV, QT_TRANSLATE_NOOP("ExitCodes", "SIGSEGV (it used memory that is not its own)")},
        {SIGUSR2, QT_TRANSLATE_NOOP("ExitCodes", "SIGUSR2 (often the batch system's warning)")},
        {SIGPIPE, QT_TRANSLATE_NOOP("ExitCodes", "SIGPIPE (what it wrote to went away)")},
        {SIGALRM, QT_TRANSLATE_NOOP("ExitCodes", "SIGALRM (its alarm clock rang)")},
        {SIGTERM, QT_TRANSLATE_NOOP("ExitCodes", "SIGTERM (asked to end)")},
        {SIGXCPU, QT_TRANSLATE_NOOP("ExitCodes", "SIGXCPU (its processor time was used up)")},
        {SIGXFSZ, QT_TRANSLATE_NOOP("ExitCodes", "SIGXFSZ (a file became larger than allowed)")},
        {SIGSYS, QT_TRANSLATE_NOOP("ExitCodes", "SIGSYS (the system refused a call)")},
    };
    const char *name = names.value(number, nullptr);
    return name ? ExitCodes::tr(name) : ExitCodes::tr("signal %1").arg(number);
}

QString exitCodeMeaning(int exitCode)
{
    if (exitCode == kExitNotExecutable)
        return ExitCodes::tr("found but not executable");
    if (exitCode == kExitNotFound)
        return ExitCodes::tr("not found");
    if (const auto signal = signalOfExitCode(exitCode))
        return ExitCodes::tr("ended by %1").arg(signalName(*signal));
    return {};
}

}  // namespace shiftdeck
