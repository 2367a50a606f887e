#include "app/prodctl/imports.h"

#include "app/prodctl/text.h"
#include "models/core/files.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace shiftdeck {

namespace {
constexpr qsizetype kMaxShown = 20;

// Gives a finished file its name unless something has it. Two writers at once: one of them is told.
int nameNewFile(const QByteArray &from, const QByteArray &to)
{
    if (::renameat2(AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
    // File systems that cannot rename so can link so.
    const int problem = ::link(from.constData(), to.constData()) == 0 ? 0 : errno;
    if (problem == 0)
        ::unlink(from.constData());
    return problem;
}
}  // namespace

Parameter fileParameter(const char *name, const QString &help, bool positional, bool required)
{
    return parameter(name, ParameterKind::Name, help, positional, required, "", "path");
}

void warnOf(Session &session, const QString &path, const ImportReport &report)
{
    const qsizetype shown = std::min(report.remarks().size(), kMaxShown);
    for (const ImportRemark &remark : report.remarks().first(shown))
        session.warn(oneLine(Prodctl::tr("%1: %2", "file, remark").arg(path, remark.sentence())));
    if (const qint64 more = report.remarks().size() - shown + report.leftOut(); more > 0)
        session.warn(Prodctl::tr("%1: %2 more remarks; --json prints them.").arg(path).arg(more));
}

Parameter outputParameter()
{
    return fileParameter("output", Prodctl::tr("Writes the result there instead of printing it."));
}

Parameter forceParameter()
{
    return parameter("force", ParameterKind::Flag, Prodctl::tr("Replaces the file that --output names."));
}

Result<> writeOutput(const QJsonObject &arguments, const QByteArray &content)
{
    const QString path = arguments.value(QLatin1StringView("output")).toString();
    if (arguments.value(QLatin1StringView("force")).toBool())
        return writeAtomically(path, content);
    const QString partial = QStringLiteral("%1.new-%2").arg(path).arg(::getpid());
    SD_CHECK(writeAtomically(partial, content));
    const int problem = nameNewFile(QFile::encodeName(partial), QFile::encodeName(path));
    if (problem == 0)
        return {};
    ::unlink(QFile::encodeName(partial).constData());
    if (problem == EEXIST)
        return fail(ErrorCode::AlreadyExists, path, Prodctl::tr("Nothing was written; --force replaces it."));
    return tl::unexpected(systemError(path, problem));
}

}  // namespace shiftdeck
