#include "models/production/credentialcare.h"

#include "models/core/timespan.h"
#include "models/credentials/credentialplace.h"
#include "models/storage/openwork.h"

#include <QCoreApplication>

#include <set>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(CredentialCare)
};
constexpr TimeMs kJudgeAgainMs = 60'000;

// The same words as long as the same is true; nothing while all is well.
QString lastingSentence(const CredentialVerdict &verdict, const Result<Credential> &credential)
{
    const QString end = credential ? utcTime(credential->endsAt()) : QString();
    switch (verdict.state) {
    case CredentialState::Good: return {};
    case CredentialState::EndsSoon: return Text::tr("It ends at %1.").arg(end);
    case CredentialState::EndsBeforeWork: return Text::tr("It ends at %1, before the queued jobs.").arg(end);
    case CredentialState::NotYetValid:
        return Text::tr("It is valid from %1 on only.").arg(utcTime(credential->notBefore));
    case CredentialState::Expired: return Text::tr("It ended at %1.").arg(end);
    case CredentialState::Unreadable: return verdict.sentence;
    }
    return {};
}
}  // namespace

Result<CredentialVerdict> judgeFor(Database &db, const SiteRow &site, const Result<Credential> &credential,
                                   TimeMs now, TimeMs serverAhead)
{
    SD_TRY(const OpenWork open, openWork(db, site.id, now));
    CredentialUse use;
    use.now = now;
    use.work = expectWork({open.jobs, open.jobsPerHour, site.slotCount, open.wallSeconds}, now);
    use.unattended = true;
    use.serverAhead = serverAhead;
    return judgeCredential(credential, use);
}

Result<> CredentialCare::judge(Database &db, const QHash<qint64, TimeMs> &serverAhead)
{
    const TimeMs now = m_clock.now();
    if (m_isJudged && now >= m_judgedAt && now - m_judgedAt < kJudgeAgainMs)
        return {};
    m_isJudged = true;
    m_judgedAt = now;
    m_warnings.clear();
    std::set<QString> wanted;
    SD_TRY(const auto sites, listSites(db));
    for (const SiteRow &site : sites) {
        const QList<CredentialPlace> credentials = credentialPlaces(site.settings);
        for (const CredentialPlace &place : credentials) {
            const auto credential = readCredential(place.path, m_clock);
            SD_TRY(const CredentialVerdict verdict,
                   judgeFor(db, site, credential, now, serverAhead.value(site.id.value())));
            QStringList sentences{lastingSentence(verdict, credential)};
            sentences += verdict.notes;
            for (const QString &sentence : std::as_const(sentences))
                if (!sentence.isEmpty())
                    m_warnings.append(
                        Text::tr("Site %1, the credential %2: %3").arg(site.name, place.path, sentence));
            if (place.renewProgram.isEmpty())
                continue;
            wanted.insert(place.path);
            std::unique_ptr<Renewal> &renewal = m_renewals[place.path];
            // A command that runs is waited for, whatever the settings say now.
            if (!renewal || (!renewal->isRunning() && renewal->config().program != place.renewProgram)) {
                Renewal::Config config;
                config.program = place.renewProgram;
                config.path = place.path;
                renewal = std::make_unique<Renewal>(config, m_clock);
            }
        }
    }
    std::erase_if(m_renewals, [&wanted](const auto &one) {
        return wanted.count(one.first) == 0 && !one.second->isRunning();
    });
    return {};
}

Result<CredentialRound> CredentialCare::lookAfter(Database &db, const QHash<qint64, TimeMs> &serverAhead)
{
    SD_CHECK(judge(db, serverAhead));
    CredentialRound round;
    for (const auto &[path, renewal] : m_renewals) {
        const RenewalNews news = renewal->renewWhenDue();
        if (news.kind != RenewalNews::Nothing)
            round.news.append(news.sentence);
        if (news.kind == RenewalNews::Renewed) {
            ++round.renewed;
            m_isJudged = false;
        }
        round.isRenewing = round.isRenewing || renewal->isRunning();
    }
    round.warnings = m_warnings;
    return round;
}

}  // namespace shiftdeck
