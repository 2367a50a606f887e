#include "models/endpoints/condorsubmission.h"

#include <algorithm>

namespace shiftdeck {

namespace {
// How long a job that HTCondor holds stays there for people to look at.
constexpr int kHeldSeconds = 3600;

// A text within double quotes, in which nothing means anything.
QString quoted(const QString &text, qsizetype longest)
{
    QString plain = text.left(longest);
    for (QChar &c : plain)
        if (c.unicode() < 32 || c.unicode() > 126 || c == u'"' || c == u'\\' || c == u'$' || c == u'\'')
            c = u'_';
    return u'"' + plain + u'"';
}

bool isHost(const QString &name)
{
    return !name.isEmpty() && name.size() <= 253 && std::all_of(name.begin(), name.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-'
            || c == u'.' || c == u'_';
    });
}
}  // namespace

bool isDescribable(const QString &path)
{
    return std::none_of(path.begin(), path.end(),
                        [](QChar c) { return c.unicode() < 32 || c == u'$' || c == u'"' || c == u'\\'; })
        && path == path.trimmed();
}

QByteArray describeSubmission(const CondorSubmission &s)
{
    QStringList lines{
        QStringLiteral("# What Shiftdeck handed over to HTCondor together."),
        QStringLiteral("universe = vanilla"),
        QStringLiteral("executable = ") + s.script,
        QStringLiteral("transfer_executable = false"),
        QStringLiteral("should_transfer_files = NO"),
        QStringLiteral("initialdir = %1/$(shiftdeck_token)").arg(s.folder),
        QStringLiteral("input = /dev/null"),
        QStringLiteral("output = /dev/null"),
        QStringLiteral("error = condor.err"),
        QStringLiteral("getenv = false"),
        QStringLiteral("notification = never"),
        QStringLiteral("+ShiftdeckToken = \"$(shiftdeck_token)\""),
        QStringLiteral("+ShiftdeckSpool = ") + quoted(s.spool, 80),
        QStringLiteral("+JobBatchName = ") + quoted(s.batch, 80),
        QStringLiteral("+JobDescription = ") + quoted(s.title, 200),
        // A job that was put out of a node does nothing when it starts again, and one that is held was given
        // up: neither stays. Those that a person holds do.
        QStringLiteral(
            "periodic_remove = (JobStatus == 1 && ifThenElse(isUndefined(NumJobStarts), 0, "
            "NumJobStarts) > 0) || (JobStatus == 5 && HoldReasonCode =!= 1 && HoldReasonCode =!= 15 "
            "&& HoldReasonCode =!= 16 && time() - EnteredCurrentStatus > %1)")
            .arg(kHeldSeconds),
    };
    if (!s.group.isEmpty())
        lines.append(QStringLiteral("accounting_group = ") + s.group);
    if (s.memoryMb > 0)
        lines.append(QStringLiteral("request_memory = %1").arg(s.memoryMb));
    if (s.wallSeconds > 0)  // a warning where it is not known (before 9.1)
        lines.append(QStringLiteral("allowed_execute_duration = %1").arg(s.wallSeconds));
    QStringList avoided;
    for (const QString &node : s.avoidNodes)
        if (isHost(node))
            avoided.append(QStringLiteral("(TARGET.Machine =!= \"%1\")").arg(node));
    if (!avoided.isEmpty())
        lines.append(QStringLiteral("requirements = ") + avoided.join(QStringLiteral(" && ")));
    lines.append(QStringLiteral("queue shiftdeck_token from ("));
    lines += s.tokens;
    lines.append(QStringLiteral(")\n"));
    return lines.join(u'\n').toUtf8();
}

QString condorConstraint(const QStringList &tokens)
{
    return QStringLiteral("stringListMember(ShiftdeckToken, \"%1\")").arg(tokens.join(u','));
}

QString condorSpoolConstraint(const QString &spool)
{
    return QStringLiteral("ShiftdeckSpool == \"%1\"").arg(spool);
}

}  // namespace shiftdeck
