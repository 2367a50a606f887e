#include "models/production/checking.h"

#include "models/core/filestamp.h"
#include "models/core/signature.h"
#include "models/production/agentcontext.h"
#include "models/production/partchecks.h"
#include "models/production/placing.h"
#include "models/production/recording.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace shiftdeck {

namespace {
struct Checking {
    Q_DECLARE_TR_FUNCTIONS(Checking)
};

Result<QString> storageOf(Database &db, SiteId site)
{
    return db.one(Checking::tr("site %1").arg(site.value()),
                  QStringLiteral("SELECT storage FROM sites WHERE id = ?"), {site.value()},
                  [](const Row &row) { return row.text(0); });
}

QString tailOf(const QString &path)
{
    constexpr qint64 kTail = 64 * 1024;
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)
        || !file.seek(std::max<qint64>(0, file.size() - kTail)))
        return {};
    return lastErrorLine(file.read(kTail));
}

// An output that cannot be read is damaged as far as anybody can tell; only a stop is an Error.
Result<FileFacts> inspectOutput(const QString &path, std::stop_token stop)
{
    FileFacts facts;
    facts.exists = true;
    if (QFileInfo(path).isSymLink()) {
        facts.problem = Checking::tr("It is a link and no file.");
        return facts;
    }
    auto found = inspectFile(path, stop);
    if (found || found.error().code == ErrorCode::Cancelled)
        return found;
    facts.problem = found.error().cause;
    return facts;
}

void gatherExpectations(CheckedJob &c)
{
    c.facts.step = c.contents.step;
    c.facts.release = c.contents.release;
    c.facts.conditions = c.contents.conditions;
    for (const JobInput &input : c.contents.inputs)
        c.facts.inputs.append({input.lfn, input.first, input.events});
    for (const JobStream &stream : c.contents.streams)
        c.facts.streams.append({stream.stream, stream.name, stream.keepsEveryEvent, {}, stream.required});
}

Result<> gatherFindings(AgentContext &context, CheckedJob &c, std::stop_token stop)
{
    c.facts.reportProblem =
        Error{ErrorCode::NotFound, c.job.token, Checking::tr("There is no report."), false};
    if (c.folder.isEmpty())
        return {};
    if (auto report = readJobReport(c.folder + QStringLiteral("/report.json"), c.job.token))
        c.facts.report = *std::move(report);
    else
        c.facts.reportProblem = report.error();
    for (ExpectedStream &stream : c.facts.streams) {
        const QString path = c.folder + QStringLiteral("/out/") + stream.name;
        if (c.job.kind == JobKind::Merge && c.contents.mergePolicy == MergePolicy::Fast) {
            stream.found = reportedFacts(path, c.facts.report, stream.name);
            stream.required.clear();  // what was not read is not known
        } else {
            stream.stamp = fileStamp(path).text();
            SD_TRY(stream.found, inspectOutput(path, stop));
        }
        SD_CHECK(context.lease.beat());
    }
    c.logLine = tailOf(c.folder + QStringLiteral("/stderr"));
    return {};
}

Result<> gatherKnowledge(AgentContext &context, CheckedJob &c)
{
    if (const auto code = c.facts.exitCode(); code.value_or(0) > 0) {
        SD_TRY(c.facts.knownExit, findExitCode(context.db, c.facts.step, c.facts.release, *code));
    }
    if (c.job.stuckSince && c.job.cancelWanted)
        c.facts.stuckMs = std::max<TimeMs>(context.clock.now() - *c.job.stuckSince, 0);
    return {};
}

// An input that was another one while the job read it, whatever lies there now. A merge by the policy "fast"
// takes its parts as they are.
QString inputReadOtherwise(const CheckedJob &c)
{
    if (c.job.kind == JobKind::Merge && c.contents.mergePolicy == MergePolicy::Fast)
        return {};
    QHash<QString, QString> recorded;
    for (const JobInput &input : c.contents.inputs)
        recorded.insert(input.lfn, input.adler32);
    const QList<ReportedInput> read = c.facts.report ? c.facts.report->inputs : QList<ReportedInput>();
    for (const ReportedInput &input : read)
        if (!input.adler32.isEmpty() && recorded.contains(input.lfn)
            && recorded.value(input.lfn) != input.adler32)
            return Checking::tr("The job read %1 with the checksum %2; its records say %3.")
                .arg(input.lfn, input.adler32, recorded.value(input.lfn));
    return {};
}

// The first input of a job that is not what was registered.
Result<QString> findInputProblem(AgentContext &context, const CheckedJob &c, std::stop_token stop)
{
    if (const QString otherwise = inputReadOtherwise(c); !otherwise.isEmpty())
        return otherwise;
    for (const JobInput &input : c.contents.inputs) {
        if (c.job.kind == JobKind::Merge)
            break;
        SD_TRY(const InputVerdict verdict,
               context.inputs.verify(context.db, input.file, c.job.site, context.clock.now(), stop));
        if (!verdict.isGood())
            return verdict.problem;
    }
    return QString();
}

// Good work on changed inputs is no good work; and a failure may have its cause there.
Result<> decide(AgentContext &context, CheckedJob &c, std::stop_token stop)
{
    c.verdict = classify(c.facts);
    if (!c.verdict.good && !mayBeInput(c.verdict.failureClass))
        return {};
    SD_TRY(c.facts.inputProblem, findInputProblem(context, c, stop));
    if (!c.facts.inputProblem.isEmpty())
        c.verdict = classify(c.facts);
    return {};
}

// Where the log has nothing to do with the verdict, the verdict itself is what failures are grouped by.
bool isToldByLog(const CheckedJob &c)
{
    const QString &failureClass = c.verdict.failureClass;
    if (c.facts.knownExit && c.facts.knownExit->failureClass == failureClass)
        return true;
    static const QStringList list{QStringLiteral("exit-code"),      QStringLiteral("signal"),
                                  QStringLiteral("not-executable"), QStringLiteral("release-missing"),
                                  QStringLiteral("report-missing"), QStringLiteral("unknown")};
    return list.contains(failureClass);
}

Result<Recorded> failMerged(AgentContext &context, CheckedJob &c, const char *failureClass,
                            const QString &fact, const QString &sentence)
{
    c.verdict.good = false;
    c.verdict.failureClass = QString::fromLatin1(failureClass);
    c.verdict.sentence = sentence;
    c.verdict.evidence.append({fact, sentence});
    return recordFailed(context.db, c, context.clock.now());
}

Result<Recorded> recordMerge(AgentContext &context, CheckedJob &c, std::stop_token stop)
{
    if (c.contents.mergePolicy != MergePolicy::Fast) {
        const auto beat = [&context] { return context.lease.beat(); };
        SD_TRY(const QString changed, changedPart(context.db, c.job.merge, beat, stop));
        if (!changed.isEmpty())
            return failMerged(context, c, "input", Checking::tr("parts of the merge"), changed);
    }
    SD_TRY(const QString storage, storageOf(context.db, c.job.site));
    const FileFacts &found = c.facts.streams.first().found;
    const PlacedFile file{c.folder + QStringLiteral("/out/") + c.facts.streams.first().name,
                          QDir(storage).absoluteFilePath(c.contents.mergeLfn), found.adler32, found.bytes};
    const auto placed = placeFile(file, stop);
    if (!placed && placed.error().code == ErrorCode::Refused)
        return failMerged(
            context, c, "says-is", Checking::tr("final place"),
            Checking::tr(
                "The merged file is sound, but its place %1 is taken by another file, which was left alone.")
                .arg(file.target));
    if (!placed && placed.error().code == ErrorCode::Conflict)
        return failMerged(context, c, "output-mismatch", Checking::tr("copy to the final place"),
                          Checking::tr("The merged file has another checksum than was reported or"
                                       " verified."));
    SD_CHECK(placed);
    SD_TRY(const Recorded recorded, recordMerged(context.db, c, file.target, context.clock.now()));
    QFile::remove(file.source);
    return recorded;
}

void countRecorded(CycleReport &report, Recorded recorded)
{
    switch (recorded) {
    case Recorded::Credited: ++report.credited; break;
    case Recorded::Merged: ++report.merged; break;
    case Recorded::Failed: ++report.failed; break;
    case Recorded::Cancelled: ++report.changed; break;
    }
}

bool endsTheCycle(const Error &error)
{
    return error.code == ErrorCode::Corrupt || error.code == ErrorCode::Internal
        || error.code == ErrorCode::Cancelled || error.code == ErrorCode::Busy;
}

Result<> checkOne(AgentContext &context, const Site &site, CheckedJob c, std::stop_token stop)
{
    SD_TRY(c.contents, loadContents(context.db, c.job));
    gatherExpectations(c);
    SD_CHECK(gatherFindings(context, c, stop));
    SD_CHECK(gatherKnowledge(context, c));
    SD_CHECK(decide(context, c, stop));
    if (!isToldByLog(c))
        c.logLine.clear();
    const bool isMerge = c.job.kind == JobKind::Merge && c.verdict.good;
    const auto recorded =
        isMerge ? recordMerge(context, c, stop) : recordProcessed(context.db, c, context.clock.now());
    if (recorded)
        countRecorded(context.report, *recorded);
    else if (recorded.error().code == ErrorCode::Conflict)
        return {};
    else if (endsTheCycle(recorded.error()))
        return tl::unexpected(recorded.error());
    else
        context.problem(site, recorded.error());
    return {};
}

// The endpoint says that it has not ended, though it said so before: an old answer, most likely.
bool goesOn(const QHash<QString, EndpointJob> &known, const JobRow &job)
{
    const auto state = known.constFind(job.token);
    return state != known.constEnd()
        && (state->phase == EndpointPhase::Queued || state->phase == EndpointPhase::Running);
}

QCoro::Task<Result<>> checkPage(AgentContext *c, SiteWork *s, QList<JobRow> jobs, std::stop_token stop)
{
    QStringList tokens;
    for (const JobRow &job : jobs)
        tokens.append(job.token);
    auto finding = s->endpoint->find(tokens, stop);
    const auto found = co_await finding;
    if (!found) {
        s->noteFailure(*c, found.error());
        co_return Result<>();
    }
    s->noteAnswer();
    QHash<QString, EndpointJob> known;
    for (const EndpointJob &job : *found)
        known.insert(job.token, job);
    for (const JobRow &job : jobs) {
        if (stop.stop_requested() || s->pace.isLeftAlone(c->clock.now()))
            break;
        if (goesOn(known, job) && c->clock.now() - job.changedAt < kDoubtMs)
            continue;
        SD_CO_CHECK(c->lease.beat(Checking::tr("checking jobs of %1").arg(s->site.name)));
        auto retrieving = s->endpoint->retrieve(job.token, stop);
        const auto folder = co_await retrieving;
        if (!folder && folder.error().code != ErrorCode::NotFound) {
            s->noteFailure(*c, folder.error());
            continue;
        }
        s->noteAnswer();
        CheckedJob checked;
        checked.job = job;
        checked.folder = folder.value_or(QString());
        checked.facts.endpointKnows = known.contains(job.token);
        checked.facts.endpoint = known.value(job.token);
        SD_CO_CHECK(checkOne(*c, s->site, checked, stop));
        s->pace.noteChange(c->clock.now());
    }
    co_return Result<>();
}
}  // namespace

QCoro::Task<Result<>> checkEnded(AgentContext *c, SiteWork *s, std::stop_token stop)
{
    SD_CO_TRY(const auto jobs,
              listJobRows(c->db, QStringLiteral("WHERE status = 'ended' AND site_id = ? ORDER BY id LIMIT ?"),
                          {s->site.id.value(), kChecksPerCycle}));
    const qsizetype pageSize = s->pageSize();
    for (qsizetype from = 0; from < jobs.size() && !stop.stop_requested(); from += pageSize) {
        if (s->pace.isLeftAlone(c->clock.now()))
            break;
        auto checking = checkPage(c, s, jobs.mid(from, pageSize), stop);
        const auto done = co_await checking;
        SD_CO_CHECK(done);
    }
    co_return Result<>();
}

}  // namespace shiftdeck
