// Bringing input files to ARC, where its worker nodes do not see the site's storage.
#include "models/core/files.h"
#include "models/endpoints/arcendpoint.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Arc)
};
constexpr qint64 kPortion = 8 << 20;
constexpr qint64 kLargestConf = 16 << 20;
}  // namespace

// job.conf with the paths that the files have in the session folder; `paths` becomes those that they have
// here.
QByteArray ArcEndpoint::confOfStaged(const QByteArray &conf, QStringList *paths)
{
    QByteArrayList lines = conf.split('\n');
    for (QByteArray &line : lines) {
        QByteArrayList fields = line.split('\t');
        if (fields.size() < 3 || fields[0] != "input")
            continue;
        const QString path = QString::fromUtf8(fields[2]);
        if (!paths->contains(path))
            paths->append(path);
        fields[2] = "in/" + QByteArray::number(paths->indexOf(path));
        line = fields.join('\t');
    }
    return lines.join('\n');
}

// Uploads what the job waits for, and at last the file that says that everything is there.
QCoro::Task<Result<>> ArcEndpoint::stageIn(QString token, QString id, std::stop_token stop)
{
    const auto conf = readBounded(file(token, "job.conf"), kLargestConf);
    if (!conf)
        co_return tl::unexpected(conf.error());
    QStringList paths;
    confOfStaged(*conf, &paths);
    // Somebody did it before, and could not note it; the job may be reading.
    auto looking = fetch(id, QStringLiteral("in/complete"), file(token, "uploaded"), stop);
    const auto present = co_await looking;
    if (!present)
        co_return tl::unexpected(present.error());
    if (*present)
        co_return Result<>();
    const QByteArray folder = "/jobs/" + id.toLatin1() + "/session/in/";
    for (qsizetype i = 0; i < paths.size(); ++i) {
        QFile source(paths[i]);
        if (!source.open(QIODevice::ReadOnly))
            co_return fail(ErrorCode::NotFound, paths[i], source.errorString());
        const qint64 size = source.size();
        for (qint64 at = 0; at == 0 || at < size;) {
            const QByteArray bytes = source.read(kPortion);
            if (bytes.isEmpty() && at < size)
                co_return fail(ErrorCode::Io, paths[i], Text::tr("It became shorter while it was read."));
            RestClient::Content portion(bytes, "application/octet-stream");
            const qint64 last = at + bytes.size() - 1;
            if (!bytes.isEmpty())
                portion.headers.append({"Content-Range",
                                        "bytes " + QByteArray::number(at) + '-' + QByteArray::number(last)
                                            + '/' + QByteArray::number(size)});
            else
                portion.headers.append(RestClient::Header("Content-Length", "0"));
            auto putting = ask("PUT", folder + QByteArray::number(i), portion, stop);
            const auto put = co_await putting;
            if (!put)
                co_return tl::unexpected(put.error());
            if (!put->isGood())
                co_return tl::unexpected(doubt(Text::tr("ARC does not take the file %1 (HTTP %2, %3).")
                                                   .arg(paths[i])
                                                   .arg(put->status)
                                                   .arg(put->reason.left(200))));
            at += std::max<qint64>(bytes.size(), 1);
        }
    }
    const RestClient::Content sign("complete\n", "application/octet-stream");
    auto signing = ask("PUT", folder + "complete", sign, stop);
    const auto done = co_await signing;
    if (!done)
        co_return tl::unexpected(done.error());
    if (!done->isGood())
        co_return tl::unexpected(doubt(
            Text::tr("ARC takes no files (HTTP %1, %2).").arg(done->status).arg(done->reason.left(200))));
    co_return writeAtomically(file(token, "uploaded"), {});
}

// Where it is due. A file that is not here any more ends the job; what else is in the way may pass.
QCoro::Task<Result<>> ArcEndpoint::stageInIfDue(QString token, QString id, std::stop_token stop)
{
    if (id.isEmpty() || !QFileInfo::exists(file(token, "uploads"))
        || QFileInfo::exists(file(token, "uploaded")))
        co_return Result<>();
    auto staging = stageIn(token, id, stop);
    const auto staged = co_await staging;
    if (staged || (staged.error().code != ErrorCode::NotFound && staged.error().code != ErrorCode::Io))
        co_return staged;
    QFile said(file(token, "stderr"));
    if (said.open(QIODevice::Append))
        said.write("arc: " + staged.error().context.toUtf8() + ": " + staged.error().cause.toUtf8() + '\n');
    const QStringList one{id};
    auto killing = kill(one, stop);
    co_return co_await killing;
}

}  // namespace shiftdeck
