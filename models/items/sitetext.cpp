#include "models/items/sitetext.h"

#include "models/core/timespan.h"
#include "models/items/format.h"

#include <QCoreApplication>
#include <QStringList>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(SiteText)
};

QString healthText(const SiteFacts &site, TimeMs now)
{
    switch (stateOf(site, now)) {
    case SiteState::Up: return Text::tr("up", "a site");
    case SiteState::Slow:
        return Text::tr("slow (%1)", "time of an answer").arg(timeSpan(site.health->tookMs));
    case SiteState::Down:
        return Text::tr("down for %1").arg(timeSpan(now - site.health->downSince.value_or(now)));
    case SiteState::NotAsked:
        return site.health ? Text::tr("not asked for %1").arg(timeSpan(now - site.health->askedAt))
                           : Text::tr("never asked");
    }
    return {};
}

QString stateAdvice(const SiteFacts &site, TimeMs now)
{
    const QString said = site.health ? site.health->message : QString();
    switch (stateOf(site, now)) {
    case SiteState::Up: return said;
    case SiteState::Slow:
        return Text::tr("It takes long to answer; jobs are handed over and followed later than usual. %1")
            .arg(said);
    case SiteState::Down:
        return Text::tr("%1 Jobs there are followed again when it answers; drain it if that takes long. "
                        "\"prodctl sites check %2\" asks it from your machine.")
            .arg(said, site.name);
    case SiteState::NotAsked:
        return Text::tr("No agent asks it now: start one, or see in the status line what the agent does.");
    }
    return {};
}
}  // namespace

QString siteStateText(const SiteFacts &site, TimeMs now)
{
    const SiteState state = stateOf(site, now);
    if (!site.drain)
        return healthText(site, now);
    return state == SiteState::Up
        ? Text::tr("drained")
        : Text::tr("drained, %1", "and how it is besides").arg(healthText(site, now));
}

QString goodAnswerText(const SiteFacts &site, TimeMs now)
{
    return site.health && site.health->answeredAt ? timeAgo(std::min(now, *site.health->answeredAt), now)
                                                  : Text::tr("never");
}

QString successText(const SiteFacts &site)
{
    const auto rate = site.successRate();
    return rate ? Text::tr("%1 of %2", "percent, jobs")
                      .arg(format::percent(*rate), format::number(site.done + site.failed))
                : QString();
}

QString doubtText(const SiteFacts &site, TimeMs now)
{
    return site.doubtSince ? Text::tr("%1, for %2", "jobs, the oldest")
                                 .arg(format::number(site.doubtful), timeSpan(now - *site.doubtSince))
                           : QString();
}

QString credentialText(const SiteFacts &site, TimeMs now)
{
    if (!site.health || !site.health->credentialUntil)
        return {};
    const TimeMs until = *site.health->credentialUntil;
    return until > now ? timeSpan(until - now) : Text::tr("ended %1").arg(timeAgo(until, now));
}

QString asSentence(const QString &text)
{
    const QString trimmed = text.trimmed();
    const bool ends = trimmed.isEmpty() || QStringLiteral(".!?:;").contains(trimmed.back());
    return ends ? trimmed : trimmed + u'.';
}

QString certificationText(const SiteFacts &site)
{
    QStringList parts;
    if (site.certified > 0)
        parts.append(Text::tr("%1 good", "verdicts").arg(site.certified));
    if (site.uncertified > 0)
        parts.append(Text::tr("%1 not", "verdicts").arg(site.uncertified));
    if (site.trials > 0)
        parts.append(Text::tr("%1 under way", "trials").arg(site.trials));
    const QString found = parts.join(QStringLiteral(", "));
    if (site.duty)
        return found.isEmpty() ? Text::tr("needed, none yet") : Text::tr("needed: %1", "verdicts").arg(found);
    return found.isEmpty() ? Text::tr("not needed") : Text::tr("not needed: %1", "verdicts").arg(found);
}

QString siteAdvice(const SiteFacts &site, TimeMs now)
{
    QStringList lines;
    if (site.drain)
        lines.append(
            Text::tr("%1 drained it %2: %3 Undrain it when it may take jobs again; jobs that wait: %4.")
                .arg(site.drain->by, timeAgo(site.drain->at, now), asSentence(site.drain->reason),
                     format::number(site.pending)));
    if (site.duty)
        lines.append(
            Text::tr(
                "It must be certified for a step and release before it may produce; %1 wants that, %2: %3",
                "who, when, why")
                .arg(site.duty->by, timeAgo(site.duty->at, now), asSentence(site.duty->reason)));
    if (const QString state = stateAdvice(site, now); !state.isEmpty())
        lines.append(state);
    if (site.health && site.health->credentialState != QLatin1StringView("good")
        && !site.health->credentialSaid.isEmpty())
        lines.append(Text::tr("The credential of %1: %2", "whose, and a sentence")
                         .arg(site.health->credential, site.health->credentialSaid));
    if (site.lookWanted)
        lines.append(Text::tr("Somebody wants it to be asked; the agent does that with its next look."));
    if (site.doubtSince)
        lines.append(Text::tr("Jobs that were handed over and of which it is not known whether they arrived: "
                              "%1, the oldest for %2. The agent asks for them before it does anything else.")
                         .arg(format::number(site.doubtful), timeSpan(now - *site.doubtSince)));
    return lines.join(u'\n');
}

}  // namespace shiftdeck
