#include "views/endpoints/endpointmodel.h"

#include "models/core/failureclass.h"
#include "models/items/format.h"
#include "models/items/sitetext.h"

namespace shiftdeck {

namespace {
// Of badges: what needs a person most comes first.
QString stateWord(const SiteFacts &site, TimeMs now)
{
    const SiteState state = stateOf(site, now);
    if (state == SiteState::Down || !site.drain)
        return QStringLiteral("site.") + toWord(state);
    return QStringLiteral("site.drained");
}

// Only what is to be looked at has a badge.
QVariant credentialWord(const SiteFacts &site)
{
    if (!site.health || site.health->credentialState.isEmpty()
        || site.health->credentialState == QLatin1StringView("good"))
        return {};
    return QString(QStringLiteral("credential.") + site.health->credentialState);
}

// Where it is needed only.
QVariant certificationWord(const SiteFacts &site)
{
    if (!site.duty)
        return {};
    return site.uncertified > 0 ? QStringLiteral("verdict.bad")
        : site.certified > 0    ? QStringLiteral("verdict.good")
                                : QStringLiteral("verdict.none");
}

QVariant sortValue(const EndpointRow &row, int column)
{
    const SiteFacts &s = row.site;
    const auto orLast = [](const std::optional<qint64> &value) { return value.value_or(-1); };
    const SiteHealth health = s.health.value_or(SiteHealth());
    switch (EndpointModel::Column(column)) {
    case EndpointModel::Name: return s.name;
    case EndpointModel::Kind: return s.kind;
    case EndpointModel::State: return int(stateOf(s, row.now)) * 2 + (s.drain ? 1 : 0);
    case EndpointModel::Answered: return orLast(health.answeredAt);
    case EndpointModel::Slots: return health.slotCount.value_or(s.slotCount);
    case EndpointModel::Running: return orLast(health.running);
    case EndpointModel::Queued: return orLast(health.queued);
    case EndpointModel::Ours: return s.open;
    case EndpointModel::Success: return s.successRate().value_or(-1);
    case EndpointModel::Doubt: return s.doubtSince ? row.now - *s.doubtSince : -1;
    case EndpointModel::Credential:
        return health.credentialUntil.value_or(std::numeric_limits<qint64>::max());
    case EndpointModel::Certification: return (s.duty ? 1000 : 0) + s.certified - s.uncertified;
    case EndpointModel::ColumnCount: break;
    }
    return {};
}
}  // namespace

QList<TableColumn> EndpointModel::makeColumns() const
{
    return {
        {tr("Site"), tr("Its name.")},
        {tr("Kind"), tr("What runs its jobs.")},
        {tr("State"), tr("Whether it is well, as it said itself, and whether it is drained.")},
        {tr("Good answer"), tr("How long ago it last said that it is well."), true},
        {tr("Slots"), tr("Jobs that run there at a time, as it says, else as it was set up."), true},
        {tr("Running"), tr("Jobs that run there, as it says; of all its users."), true},
        {tr("Queued"), tr("Jobs that wait there, as it says; of all its users."), true},
        {tr("Ours"), tr("Jobs of this store there that are not over, with those that are still to go there."),
         true},
        {tr("Success"), tr("Jobs done, of those that ended in the last 24 hours."), true},
        {tr("In doubt"),
         tr("Jobs that were handed over and of which it is not known whether they arrived, and the oldest."),
         true},
        {tr("Credential"), tr("How long the credential lasts that it is asked with.")},
        {tr("Certification"),
         tr("Whether it must be certified for a step and release before it may produce, and what it is "
            "certified"
            " for.")},
    };
}

QVariant EndpointModel::cell(const EndpointRow &row, int column, int role) const
{
    const SiteFacts &s = row.site;
    if (role == SortRole)
        return sortValue(row, column);
    if (role == WordRole)
        return column == State        ? QVariant(stateWord(s, row.now))
            : column == Credential    ? QVariant(credentialWord(s))
            : column == Certification ? certificationWord(s)
                                      : QVariant();
    if (role == Qt::ToolTipRole) {
        switch (Column(column)) {
        case Name: return s.title;
        case State: return siteAdvice(s, row.now);
        case Answered:
            return s.health && s.health->answeredAt ? format::timeUtc(*s.health->answeredAt) : QString();
        case Ours: return tr("Not handed over yet: %1").arg(format::number(s.pending));
        case Certification:
            return s.duty ? tr("%1 wants it: %2", "who, why").arg(s.duty->by, s.duty->reason) : QString();
        case Credential:
            return s.health ? s.health->credential + u'\n' + s.health->credentialSaid : QString();
        default: return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    const SiteHealth health = s.health.value_or(SiteHealth());
    switch (Column(column)) {
    case Name: return s.name;
    case Kind: return s.kind;
    case State: return siteStateText(s, row.now);
    case Answered: return goodAnswerText(s, row.now);
    case Slots: return format::number(health.slotCount.value_or(s.slotCount));
    case Running: return format::number(health.running);
    case Queued: return format::number(health.queued);
    case Ours: return format::number(s.open);
    case Success: return successText(s);
    case Doubt: return doubtText(s, row.now);
    case Credential: return credentialText(s, row.now);
    case Certification: return certificationText(s);
    case ColumnCount: break;
    }
    return {};
}

QList<TableColumn> SiteFailureModel::makeColumns() const
{
    return {
        {tr("Failure"), tr("The class of the failure.")},
        {tr("Jobs"), tr("How many jobs failed so at this site, retried ones included."), true},
        {tr("Error text"), tr("Without numbers, paths and names.")},
    };
}

QVariant SiteFailureModel::cell(const SiteFailure &row, int column, int role) const
{
    const FailureClass &kind = failureClass(row.failureClass);
    if (role == WordRole && column == Class)
        return row.failureClass;
    if (role == Qt::ToolTipRole)
        return column == Class ? kind.translatedMeaning() + u'\n' + kind.translatedRemedy() : row.signature;
    if (role == SortRole && column == Jobs)
        return row.n;
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    switch (Column(column)) {
    case Class: return kind.translatedTitle();
    case Signature: return row.signature.isEmpty() ? tr("(no error text)") : row.signature;
    case Jobs: return format::number(row.n);
    case ColumnCount: break;
    }
    return {};
}

}  // namespace shiftdeck
