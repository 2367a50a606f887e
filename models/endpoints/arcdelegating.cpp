// Lending our rights to ARC for a while: a proxy certificate that its jobs act with, renewed before it ends.
#include "models/core/files.h"
#include "models/endpoints/arcendpoint.h"
#include "models/endpoints/proxycertificate.h"

#include <QCoreApplication>

#include <algorithm>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Arc)
};
constexpr qint64 kLargestNote = 512;
}  // namespace

// The id under which ARC holds it; empty: with an access token there is nothing to lend. The id is kept in
// the spool, so that jobs of an earlier process get the renewed one, too.
QCoro::Task<Result<QString>> ArcEndpoint::delegation(std::stop_token stop)
{
    if (m_config.credentialFile.isEmpty())
        co_return QString();
    const auto own = readClientCertificate(m_config.credentialFile, m_serverClock.now());
    if (!own)
        co_return tl::unexpected(own.error());
    const QString note = m_spool.folder() + "/delegation";
    if (m_delegation.isEmpty()) {
        const auto fields = readBounded(note, kLargestNote).value_or(QByteArray()).trimmed().split(' ');
        if (fields.size() == 2 && isArcId(QString::fromLatin1(fields[0]))) {
            m_delegation = QString::fromLatin1(fields[0]);
            m_delegationEnds = fields[1].toLongLong();
        }
    }
    const TimeMs ends = std::min(m_clock.now() + m_config.delegationMs, own->expiresAt);
    // It is renewed at its half, and when a renewed certificate of ours gives it much longer.
    const bool lasts = m_delegationEnds - m_clock.now() > m_config.delegationMs / 2;
    const bool gains = ends - m_delegationEnds > m_config.delegationMs / 20;
    if (!m_delegation.isEmpty() && m_delegationEnds > m_clock.now() && (lasts || !gains))
        co_return m_delegation;
    const RestClient::Content nothing;
    QString id = m_delegation;
    Result<RestAnswer> request;
    if (!id.isEmpty()) {
        auto renewing = ask("POST", "/delegations/" + id.toLatin1() + "?action=renew", nothing, stop);
        request = co_await renewing;
        if (request && request->status == 404)
            id.clear();  // ARC has removed what nobody used
    }
    if (id.isEmpty()) {
        auto making = ask("POST", "/delegations?action=new", nothing, stop);
        request = co_await making;
        if (request)
            id = arcDelegationId(request->location);
    }
    if (!request)
        co_return tl::unexpected(request.error());
    if (!request->isGood() || id.isEmpty())
        co_return tl::unexpected(doubt(Text::tr("ARC takes no delegation (HTTP %1, %2).")
                                           .arg(request->status)
                                           .arg(request->reason.left(200))));
    const auto proxy = signProxy(request->body, *own, m_clock.now(), ends);
    if (!proxy)
        co_return tl::unexpected(proxy.error());
    const RestClient::Content signedProxy(*proxy, "application/x-pem-file");
    auto putting = ask("PUT", "/delegations/" + id.toLatin1(), signedProxy, stop);
    const auto put = co_await putting;
    if (!put)
        co_return tl::unexpected(put.error());
    if (!put->isGood())
        co_return tl::unexpected(doubt(Text::tr("ARC does not take the delegated certificate (HTTP %1, %2).")
                                           .arg(put->status)
                                           .arg(put->reason.left(200))));
    m_delegation = id;
    m_delegationEnds = ends;
    if (const auto noted =
            writeAtomically(note, id.toLatin1() + ' ' + QByteArray::number(m_delegationEnds) + '\n');
        !noted)
        co_return tl::unexpected(noted.error());
    co_return id;
}

}  // namespace shiftdeck
