#include "models/storage/postgreserror.h"

#include <QCoreApplication>

#include <libpq-fe.h>

namespace shiftdeck {

namespace {
struct StoreText {
    Q_DECLARE_TR_FUNCTIONS(Store)
};
const QString kRulePrefix = QStringLiteral("shiftdeck: ");
const QString kExistsPrefix = QStringLiteral("exists: ");

// The server's first sentence, without its severity and without what Qt's driver adds.
QString sentenceOf(const QString &text)
{
    QString line = text.section(u'\n', 0, 0, QString::SectionSkipEmpty).trimmed();
    for (const char *severity : {"ERROR:", "FATAL:", "PANIC:"})
        if (line.startsWith(QLatin1StringView(severity)))
            line = line.mid(QLatin1StringView(severity).size()).trimmed();
    return line;
}
}  // namespace

Error statementError(bool lost, const QString &sqlState, const QString &text, const StoreLocation &location,
                     const QString &sql)
{
    const QString where = location.subject();
    const QString sentence = sentenceOf(text);
    const QString family = sqlState.left(2);
    const auto is = [&sqlState](const char *code) { return sqlState == QLatin1StringView(code); };
    // By their codes: what stands before the sentence is in the server's language.
    if (is("SD001") || is("SD002")) {
        const qsizetype at = sentence.indexOf(kRulePrefix);
        QString rule = at < 0 ? sentence : sentence.mid(at + kRulePrefix.size());
        if (is("SD001"))
            return Error{ErrorCode::Refused, QString(), rule};
        if (rule.startsWith(kExistsPrefix))
            rule.remove(0, kExistsPrefix.size());
        return Error{ErrorCode::AlreadyExists, QString(), rule};
    }
    if (is("40001") || is("40P01"))
        return Error{ErrorCode::Busy, where, StoreText::tr("Somebody else changed the same rows."), true};
    if (is("55P03"))
        return Error{ErrorCode::Busy, where, StoreText::tr("Somebody else holds a lock on the same rows."),
                     true};
    if (is("57014"))
        return Error{ErrorCode::Unavailable, where, StoreText::tr("The server took too long and gave up."),
                     true};
    if (is("23505"))
        return Error{ErrorCode::AlreadyExists, QString(), sentence, true};
    if (family == QLatin1StringView("23"))
        return Error{ErrorCode::Refused, QString(), sentence};
    if (is("42501"))
        return Error{ErrorCode::NotAuthorized, where,
                     StoreText::tr("Your role in the database does not allow it: %1.").arg(sentence)};
    if (is("25006"))
        return Error{ErrorCode::Io, where, StoreText::tr("The store is read-only here.")};
    if (is("53100"))
        return Error{ErrorCode::DiskFull, where, StoreText::tr("The server's disk is full."), true};
    if (is("XX001") || is("XX002"))
        return Error{ErrorCode::Corrupt, where, StoreText::tr("The store is damaged: %1.").arg(sentence)};
    if (lost || family == QLatin1StringView("08") || family == QLatin1StringView("57")
        || family == QLatin1StringView("53"))
        return Error{ErrorCode::Unavailable, where,
                     StoreText::tr("The connection to the server was lost: %1.").arg(sentence), true};
    return Error{ErrorCode::Internal, sql.left(200), text.trimmed()};
}

Error connectionError(const QString &text, const StoreLocation &location)
{
    const auto says = [&text](const char *words) { return text.contains(QLatin1StringView(words)); };
    const QString sentence = sentenceOf(text);
    const auto because = [&](ErrorCode code, const QString &next, bool retryable = false) {
        return Error{code, location.subject(),
                     StoreText::tr("%1. %2", "what happened; what to do").arg(sentence, next), retryable};
    };
    if (says("password authentication failed") || says("no password supplied"))
        return because(
            ErrorCode::NotAuthorized,
            StoreText::tr("Check the user name, and the password in the key store or PGPASSFILE."));
    if (says("certificate verify failed") || says("does not match host name")
        || says("root certificate file"))
        return because(ErrorCode::Unavailable,
                       StoreText::tr("The server's certificate cannot be trusted: name the certificate "
                                     "authority with sslrootcert, and the host as the certificate does."));
    if (says("does not support SSL") || says("server does not support"))
        return because(ErrorCode::Unavailable, StoreText::tr("The server does not offer TLS on this port."));
    if (says("does not exist"))
        return because(ErrorCode::NotFound,
                       StoreText::tr("Check the names of the database and of the user."));
    if (says("no pg_hba.conf entry") || says("permission denied"))
        return because(ErrorCode::NotAuthorized,
                       StoreText::tr("Ask the server's administrator to let you in from this machine."));
    if (says("could not translate host name"))
        return because(ErrorCode::Unavailable, StoreText::tr("Check the name of the host."), true);
    return because(ErrorCode::Unavailable,
                   StoreText::tr("Check host, port and network, and whether the server runs."), true);
}

}  // namespace shiftdeck
