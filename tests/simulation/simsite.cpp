#include "tests/simulation/simsite.h"

#include <QDir>
#include <QSet>

namespace shiftdeck::simulation {

namespace {
constexpr int kBadJobPerMille = 220;
constexpr TimeMs kForEver = 1'000'000'000'000;

const QList<Fault> &outcomes()
{
    static const QList<Fault> list{
        Fault::Vanish,        Fault::VanishEnded,     Fault::ComeBack,     Fault::FinishTwice,
        Fault::FilesLate,     Fault::LongRunning,     Fault::EarlyEnd,     Fault::LieCount,
        Fault::LoseStream,    Fault::LoseEverything,  Fault::Garbage,      Fault::WrongChecksum,
        Fault::Killed,        Fault::ExitCode,        Fault::TimeLimit,    Fault::MemoryLimit,
        Fault::NodeFailure,   Fault::Credential,      Fault::NoReport,     Fault::BadReport,
        Fault::ForeignReport, Fault::OtherConditions, Fault::ExitDisagrees};
    return list;
}
}  // namespace

SimSite::SimSite(World &world, const QString &siteName)
    : name(siteName), spool(world.folder + QStringLiteral("/%1-spool").arg(siteName)),
      storage(world.folder + QStringLiteral("/%1").arg(siteName)), m_world(world)
{
    capabilities.settleMs = world.rng.chance(600) ? 5000 : 0;
    capabilities.maxBatch = world.rng.chance(500) ? 1000 : int(world.rng.between(1, 4));
}

SimJob *SimSite::find(const QString &token)
{
    const auto known = m_byToken.constFind(token);
    return known == m_byToken.constEnd() ? nullptr : &jobs.at(std::size_t(*known));
}

bool SimSite::isKnown(const SimJob &job) const
{
    const TimeMs now = m_world.trueNow();
    return now >= job.visibleAt && !(now >= job.hiddenFrom && now < job.hiddenUntil);
}

void SimSite::submit(const JobDescription &description, TimeMs delay)
{
    SimJob *job = find(description.token);
    const bool isGone = job && job->outcome == Fault::Vanish && !isKnown(*job);
    if (job && !isGone) {
        ++job->submissions;
        return;
    }
    const int before = job ? job->submissions : 0;
    if (!job) {
        m_byToken.insert(description.token, int(jobs.size()));
        jobs.emplace_back();
        job = &jobs.back();
    }
    *job = SimJob();
    job->description = description;
    job->submissions = before + 1;
    job->visibleAt = m_world.trueNow() + delay;
    start(*job);
}

void SimSite::start(SimJob &job)
{
    Rng &rng = m_world.rng;
    job.variant = rng.next();
    if (!m_world.calm && rng.chance(kBadJobPerMille)) {
        const Fault outcome = rng.pick(outcomes());
        if (m_world.isEnabled(outcome)) {
            job.outcome = outcome;
            m_world.count(outcome);
        }
    }
    job.startsAt = job.visibleAt + rng.between(0, 4000);
    job.endsAt = job.startsAt + rng.between(500, 8000);
    if (job.outcome == Fault::LongRunning)
        job.endsAt += rng.between(60'000, 400'000);
    job.filesAt = job.endsAt + (job.outcome == Fault::FilesLate ? rng.between(1000, 20'000) : 0);
    if (job.outcome == Fault::FinishTwice)
        job.againAt = job.endsAt + rng.between(2000, 60'000);
    const TimeMs length = job.endsAt - job.visibleAt;
    if (job.outcome == Fault::Vanish || job.outcome == Fault::ComeBack) {
        job.hiddenFrom = job.visibleAt + rng.between(0, length);
        job.hiddenUntil =
            job.outcome == Fault::Vanish ? kForEver * 10 : job.hiddenFrom + rng.between(5000, 90'000);
    } else if (job.outcome == Fault::VanishEnded) {
        job.hiddenFrom = job.filesAt;
        job.hiddenUntil = kForEver * 10;
    }
    job.state.token = job.description.token;
    job.state.endpointJobId = QStringLiteral("%1-%2").arg(name).arg(jobs.size());
    job.state.phase = EndpointPhase::Queued;
    job.state.node = QStringLiteral("node%1").arg(rng.between(1, 3));
    m_world.note(
        QStringLiteral("%1 takes %2 (%3, %4)")
            .arg(name, m_world.alias(job.description.token), job.description.step,
                 job.outcome ? QLatin1StringView(wordOf(*job.outcome)) : QLatin1StringView("sound")));
}

void SimSite::end(SimJob &job)
{
    job.state.phase = EndpointPhase::Ended;
    job.state.startedAt = job.startsAt;
    job.state.endedAt = job.endsAt;
}

void SimSite::tick()
{
    const TimeMs now = m_world.trueNow();
    for (SimJob &job : jobs) {
        const bool isGone = job.outcome == Fault::Vanish && now >= job.hiddenFrom;
        if (isGone)
            continue;
        if (job.state.phase == EndpointPhase::Queued && now >= job.startsAt)
            job.state.phase = EndpointPhase::Running;
        if (job.state.phase != EndpointPhase::Ended && now >= job.endsAt)
            end(job);
        if (!job.hasFiles && job.state.phase == EndpointPhase::Ended && now >= job.filesAt) {
            job.hasFiles = true;
            leaveFiles(m_world, job, folderOf(job.description.token));
            m_world.note(QStringLiteral("%1: %2 ends").arg(name, m_world.alias(job.description.token)));
        }
        if (job.againAt > 0 && !job.wroteAgain && now >= job.againAt
            && QDir(folderOf(job.description.token)).exists()) {
            job.wroteAgain = true;
            leaveFiles(m_world, job, folderOf(job.description.token));
            m_world.note(QStringLiteral("%1: %2 ends again").arg(name, m_world.alias(job.description.token)));
        }
    }
}

bool SimSite::cancel(const QString &token)
{
    SimJob *job = find(token);
    if (!job || !isKnown(*job))
        return false;
    job->cancelAsked = true;
    if (job->state.phase == EndpointPhase::Ended)
        return true;
    job->state.reason = QStringLiteral("cancelled");
    job->endsAt = m_world.trueNow();
    job->filesAt = job->endsAt;
    job->againAt = 0;
    end(*job);
    return true;
}

EndpointJob SimSite::stateOf(const SimJob &job) const
{
    EndpointJob state = job.state;
    if (state.phase == EndpointPhase::Queued)
        state.node.clear();
    // How it ended is written with its files, which may come later than the end itself.
    return state;
}

EndpointJob SimSite::earlierStateOf(const SimJob &job) const
{
    EndpointJob state = job.state;
    state.phase = state.phase == EndpointPhase::Ended && job.variant % 2 == 0 ? EndpointPhase::Running
                                                                              : EndpointPhase::Queued;
    state.exitCode.reset();
    state.signal.reset();
    state.reason.clear();
    state.endedAt = 0;
    return state;
}

void SimSite::noteAnswer(const QStringList &asked, const QList<EndpointJob> &answer, TimeMs from)
{
    QSet<QString> told;
    for (const EndpointJob &job : answer)
        told.insert(job.token);
    const TimeMs now = m_world.now();
    for (const QString &token : asked) {
        const auto known = m_absent.find(token);
        const bool isAbsent = known != m_absent.end() && known->until == 0;
        if (told.contains(token)) {
            if (isAbsent)
                known->until = now;
        } else {
            m_absent.insert(
                token,
                {isAbsent ? std::min(now, known->since) : now, isAbsent ? std::max(from, known->asked) : from,
                 0, isAbsent ? known->answers + 1 : 1, isAbsent ? std::min(now, known->begin) : now});
        }
    }
}

// What lasts goes on by a clock that was turned back.
void SimSite::noteClock()
{
    for (Absence &absence : m_absent)
        if (absence.until == 0)
            absence.begin = std::min(absence.begin, m_world.now());
}

void SimSite::noteCall(const void *process)
{
    Line &line = lines[process];
    ++line.calls;
    line.hasFailed = true;  // until it returns
}

void SimSite::noteReturn(const void *process, bool isBack) { lines[process].hasFailed = !isBack; }

SimSite::Absence SimSite::absenceOf(const QString &token, TimeMs at) const
{
    const Absence absence = m_absent.value(token);
    return at >= absence.begin && (absence.until == 0 || at <= absence.until) ? absence : Absence{};
}

}  // namespace shiftdeck::simulation
