// audit verify.
#include "app/prodctl/text.h"
#include "app/prodctl/verb.h"

#include "models/storage/auditchain.h"

#include <limits>

namespace shiftdeck {

namespace {
QString faultText(const AuditVerdict &verdict)
{
    switch (*verdict.fault) {
    case AuditFault::Changed:
        return Prodctl::tr("Audit row %1 is not the one that was written.").arg(verdict.row);
    case AuditFault::Missing: return Prodctl::tr("Audit row %1 was removed.").arg(verdict.row);
    case AuditFault::Unchained:
        return Prodctl::tr("Audit row %1 was added behind the program's back.").arg(verdict.row);
    case AuditFault::Gap: return Prodctl::tr("Link %1 of the chain of audit rows is gone.").arg(verdict.row);
    case AuditFault::CutOff:
        return Prodctl::tr(
                   "Link %1, which was noted down, is not there: the end of the audit trail was cut off,"
                   " or this is another store.")
            .arg(verdict.row);
    case AuditFault::Rewritten:
        return Prodctl::tr(
                   "Link %1 has another hash than was noted down: the audit trail was written anew, or"
                   " this is another store.")
            .arg(verdict.row);
    }
    return {};
}

QString faultWord(AuditFault fault)
{
    switch (fault) {
    case AuditFault::Changed: return QStringLiteral("changed");
    case AuditFault::Missing: return QStringLiteral("missing");
    case AuditFault::Unchained: return QStringLiteral("unchained");
    case AuditFault::Gap: return QStringLiteral("gap");
    case AuditFault::CutOff: return QStringLiteral("cut-off");
    case AuditFault::Rewritten: return QStringLiteral("rewritten");
    }
    return {};
}

Result<int> verify(Session &session, const QJsonObject &arguments)
{
    const QString expected = arguments.value(QLatin1StringView("expect")).toString();
    const auto noted = AuditLink::fromText(expected);
    if (!expected.isEmpty() && !noted)
        return fail(
            ErrorCode::InvalidInput, Prodctl::tr("\"%1\"").arg(expected.left(100)),
            Prodctl::tr("What was noted down is a number, a colon and 64 digits and letters a to f."));
    SD_TRY(Database * db, session.database());
    SD_TRY(const AuditVerdict verdict, verifyAudit(*db, noted));
    if (session.json()) {
        QJsonObject object{{QStringLiteral("good"), verdict.isGood()},
                           {QStringLiteral("rows"), verdict.rows},
                           {QStringLiteral("newest"), verdict.newest.text()}};
        if (!verdict.isGood()) {
            object.insert(QStringLiteral("fault"), faultWord(*verdict.fault));
            object.insert(QStringLiteral("row"), verdict.row);
        }
        session.print(object);
    }
    const int rows = int(std::min<qint64>(verdict.rows, std::numeric_limits<int>::max()));
    if (!verdict.isGood()) {
        session.warn(faultText(verdict));
        session.line(Prodctl::tr("%n audit row(s) before it are as they were written.", nullptr, rows));
        return 1;
    }
    session.line(Prodctl::tr("All %n audit row(s) are as they were written.", nullptr, rows));
    if (verdict.rows > 0)
        session.line(Prodctl::tr("To notice later that its end was cut off, note down: %1")
                         .arg(verdict.newest.text()));
    return 0;
}
}  // namespace

void addAuditVerbs(QList<Verb> &verbs)
{
    Verb verb = makeVerb(
        {QStringLiteral("audit"), QStringLiteral("verify")},
        Prodctl::tr("Proves that no audit row was changed, removed or added by hand."),
        "prodctl audit verify",
        {parameter("expect", ParameterKind::Text,
                   Prodctl::tr("What an earlier run said to note down, as 17:9f86d0..."))},
        Prodctl::tr("{good, rows, newest, fault, row}; fault is changed, missing, unchained, gap, cut-off or"
                    " rewritten."),
        verify);
    verb.more = Prodctl::tr(
        "Every audit row is chained to the one before it by a hash. The exit code is 1 when one does not fit."
        " Somebody who can write to the files of the database can make the whole chain anew, or cut off its "
        "end;"
        " only a link that was noted down elsewhere shows that.");
    verbs.append(verb);
}

}  // namespace shiftdeck
