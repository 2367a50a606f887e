#include "models/credentials/renewal.h"

#include "models/core/timespan.h"

#include <QCoreApplication>

#include <algorithm>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Renewal)
};
constexpr TimeMs kMinute = 60'000, kHour = 60 * kMinute, kWeek = 7 * 24 * kHour;
constexpr TimeMs kLongestPause = kHour;

// A clock that was set back must not keep anything waiting for longer than was meant.
bool isOver(TimeMs until, TimeMs now, TimeMs longest) { return now >= until || until - now > longest; }
}  // namespace

TimeMs renewalDueAt(const Credential &credential)
{
    const TimeMs end = credential.endsAt();
    if (end == 0)
        return 0;
    const TimeMs life = credential.notBefore > 0 ? end - credential.notBefore : 4 * kHour;
    return end - std::clamp<TimeMs>(life / 4, 0, kWeek);
}

bool isRenewalDue(const Result<Credential> &credential, TimeMs now)
{
    // What others may read, or what is damaged, is for a person to look at.
    if (!credential)
        return credential.error().code == ErrorCode::NotFound;
    const TimeMs due = renewalDueAt(*credential);
    return due != 0 && now >= due;
}

TimeMs renewalPauseMs(int failures)
{
    constexpr int kMostDoublings = 6;
    return std::min(kMinute << std::clamp(failures - 1, 0, kMostDoublings), kLongestPause);
}

Renewal::Renewal(Config config, const Clock &clock) : m_config(std::move(config)), m_clock(clock) { }

RenewalNews Renewal::renewWhenDue()
{
    if (m_hook) {
        const auto outcome = m_hook->poll();
        return outcome ? finish(*outcome) : RenewalNews{};
    }
    const TimeMs now = m_clock.now();
    if (!isOver(m_nextLook, now, m_config.lookMs) || !isOver(m_nextTry, now, kLongestPause))
        return {};
    m_nextLook = now + m_config.lookMs;
    const auto credential = readCredential(m_config.path, m_clock, m_config.keyPath);
    if (!isRenewalDue(credential, now))
        return {};
    m_endBefore = credential ? credential->endsAt() : 0;
    return start();
}

RenewalNews Renewal::start()
{
    auto hook = HookProcess::start(m_config.program, {m_config.path}, m_config.limitMs);
    if (!hook)
        return failed(Text::tr("%1: %2").arg(hook.error().context, hook.error().cause));
    m_hook = std::move(*hook);
    return {RenewalNews::Started, Text::tr("The credential %1 is being renewed.").arg(m_config.path)};
}

RenewalNews Renewal::finish(const HookOutcome &outcome)
{
    m_hook.reset();
    const auto badly = [&](const QString &how) {
        return failed(outcome.lastWords.isEmpty() ? how
                                                  : Text::tr("%1 It said: %2").arg(how, outcome.lastWords));
    };
    if (outcome.timedOut)
        return badly(
            Text::tr("%1 did not end within %2.").arg(m_config.program, timeSpan(m_config.limitMs)));
    if (!outcome.exitCode)
        return badly(Text::tr("%1 was ended by a signal.").arg(m_config.program));
    if (*outcome.exitCode != 0)
        return badly(Text::tr("%1 ended with %2.").arg(m_config.program).arg(*outcome.exitCode));
    const auto credential = readCredential(m_config.path, m_clock, m_config.keyPath);
    if (!credential)
        return failed(credential.error().cause);
    const TimeMs now = m_clock.now();
    const TimeMs end = credential->endsAt();
    if (end != 0 && (end <= now || end <= m_endBefore))
        return failed(Text::tr("%1 ended well, but the credential still ends at %2.")
                          .arg(m_config.program, utcTime(end)));
    m_failures = 0;
    m_nextTry = now + kMinute;  // also where each new one is due at once
    return {RenewalNews::Renewed,
            Text::tr("The credential %1 is renewed; %2.")
                .arg(m_config.path,
                     end == 0 ? Text::tr("it does not say when it ends")
                              : Text::tr("it ends at %1").arg(utcTime(end)))};
}

RenewalNews Renewal::failed(const QString &why)
{
    ++m_failures;
    const TimeMs pause = renewalPauseMs(m_failures);
    m_nextTry = m_clock.now() + pause;
    return {RenewalNews::Failed,
            Text::tr("The credential %1 is not renewed. %2 It is tried again in %3.")
                .arg(m_config.path, why, timeSpan(pause))};
}

}  // namespace shiftdeck
