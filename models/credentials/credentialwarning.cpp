#include "models/credentials/credentialwarning.h"

#include "models/core/timespan.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(CredentialWarning)
};
constexpr TimeMs kMinute = 60'000, kHour = 60 * kMinute, kDay = 24 * kHour;
constexpr double kLongestMs = 3653.0 * kDay;  // ten years
constexpr TimeMs kToldSkew = 5 * kMinute;

// The last tenth of its life: an hour at least, a day at most.
TimeMs soonOf(const Credential &credential, TimeMs end)
{
    const TimeMs life = credential.notBefore > 0 ? end - credential.notBefore : 0;
    return std::clamp(life / 10, kHour, kDay);
}

QString queuedJobs(qint64 jobs)
{
    return Text::tr("%n queued jobs", nullptr, static_cast<int>(std::min<qint64>(jobs, INT32_MAX)));
}

// Of what ends: the attributes of a proxy may do so before the proxy.
bool attributesEndFirst(const Credential &credential)
{
    return credential.attributesExpire != 0 && credential.attributesExpire == credential.endsAt()
        && credential.attributesExpire != credential.expires;
}

void judgeEnd(const Credential &credential, const CredentialUse &use, TimeMs now, CredentialVerdict &verdict)
{
    const TimeMs end = credential.endsAt();
    const bool attributes = attributesEndFirst(credential);
    const QString left = timeSpan(end - now);
    if (end <= now) {
        verdict.state = CredentialState::Expired;
        verdict.sentence = attributes ? Text::tr("Its VOMS attributes ended %1 ago; renew it.").arg(left)
                                      : Text::tr("It ended %1 ago; renew it.").arg(left);
        return;
    }
    if (use.work.jobs > 0 && use.work.expectedEnd > end) {
        verdict.state = CredentialState::EndsBeforeWork;
        const QString jobs = queuedJobs(use.work.jobs);
        const QString needed = timeSpan(std::max<TimeMs>(use.work.expectedEnd - now, 0));
        verdict.sentence = attributes
            ? Text::tr("Its VOMS attributes end in %1, before your %2, which need about %3.")
                  .arg(left, jobs, needed)
            : Text::tr("It ends in %1, before your %2, which need about %3.").arg(left, jobs, needed);
        return;
    }
    verdict.state = end - now < soonOf(credential, end) ? CredentialState::EndsSoon : CredentialState::Good;
    verdict.sentence = attributes ? Text::tr("Its VOMS attributes end in %1.").arg(left)
                                  : Text::tr("It ends in %1.").arg(left);
    if (verdict.state == CredentialState::EndsSoon)
        verdict.sentence += u' ' + Text::tr("Renew it.");
}

void addNotes(const Credential &credential, const CredentialUse &use, CredentialVerdict &verdict)
{
    const bool isX509 =
        credential.kind == CredentialKind::Certificate || credential.kind == CredentialKind::Proxy;
    if (isX509 && credential.key == KeyState::Absent)
        verdict.notes.append(Text::tr("There is no private key with it, so it proves nothing."));
    if (isX509 && credential.key == KeyState::Locked)
        verdict.notes.append(Text::tr("A passphrase locks its private key, so no agent can use it."));
    if (use.unattended && credential.isPersonal)
        verdict.notes.append(Text::tr("An agent uses the personal credential of %1; ask for one of a robot.")
                                 .arg(credential.subject));
    if (use.serverAhead >= kToldSkew)
        verdict.notes.append(Text::tr("The server's clock, which counts, is %1 ahead of this one.")
                                 .arg(timeSpan(use.serverAhead)));
    else if (use.serverAhead <= -kToldSkew)
        verdict.notes.append(Text::tr("The server's clock, which counts, is %1 behind this one.")
                                 .arg(timeSpan(use.serverAhead)));
}
}  // namespace

QueuedWork expectWork(const WorkPace &pace, TimeMs now)
{
    QueuedWork work{std::max<qint64>(pace.jobs, 0), 0};
    if (work.jobs == 0)
        return work;
    const double wall = std::max(pace.wallSeconds, 0) * 1000.0;
    double needed = 0;
    if (std::isfinite(pace.jobsPerHour) && pace.jobsPerHour > 0)
        needed = static_cast<double>(work.jobs) / pace.jobsPerHour * kHour + wall;
    else if (wall > 0 && pace.slotCount > 0)
        needed = std::ceil(static_cast<double>(work.jobs) / pace.slotCount) * wall;
    else
        needed = wall;  // the least that can be said
    if (needed > 0 && needed <= kLongestMs)
        work.expectedEnd = now + static_cast<TimeMs>(needed);
    return work;
}

CredentialVerdict judgeCredential(const Result<Credential> &credential, const CredentialUse &use)
{
    CredentialVerdict verdict;
    if (!credential) {
        verdict.sentence =
            credential.error().cause.isEmpty() ? Text::tr("It cannot be read.") : credential.error().cause;
        return verdict;
    }
    const TimeMs now = use.now + use.serverAhead;
    const TimeMs end = credential->endsAt();
    verdict.hasEnd = end != 0;
    verdict.leftMs = verdict.hasEnd ? end - now : 0;
    if (credential->notBefore > now && (!verdict.hasEnd || end > now)) {
        verdict.state = CredentialState::NotYetValid;
        verdict.sentence = Text::tr("It is valid from %1 on, in %2; is this clock right?")
                               .arg(utcTime(credential->notBefore), timeSpan(credential->notBefore - now));
    } else if (verdict.hasEnd) {
        judgeEnd(*credential, use, now, verdict);
    } else {
        verdict.state = CredentialState::Good;
        verdict.sentence = Text::tr("It does not say when it ends.");
    }
    addNotes(*credential, use, verdict);
    return verdict;
}

QString countdown(const CredentialVerdict &verdict)
{
    if (verdict.state == CredentialState::Unreadable)
        return Text::tr("not known", "when a credential ends");
    return verdict.hasEnd ? endCountdown(verdict.leftMs, 0) : Text::tr("has no end");
}

}  // namespace shiftdeck
