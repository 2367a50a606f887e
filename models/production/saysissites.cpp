// The spool of a site, as an onlooker sees it.
#include "models/production/saysis.h"

#include "models/endpoints/jobfolder.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFileInfo>

namespace shiftdeck {

namespace {
struct Sites {
    Q_DECLARE_TR_FUNCTIONS(SaysIs)
};

tl::unexpected<Error> stopped(const QString &site)
{
    return fail(ErrorCode::Cancelled, Sites::tr("site %1").arg(site),
                Sites::tr("It was stopped on request."));
}

// Of a batch system: its processes are elsewhere, so a claim without a report is a job that runs.
EndpointJob batchJob(const QString &folder, const QString &token, const QString &site)
{
    const QFileInfo claim(folder + QStringLiteral("/pid"));
    if (QFileInfo::exists(folder + QStringLiteral("/report.json")) || (claim.exists() && claim.size() == 0))
        return readEndedJob(folder, token, site);
    EndpointJob job;
    job.token = token;
    // Where nothing is shared with the worker nodes, it is noted that it was seen to run.
    if (claim.exists() || QFileInfo::exists(folder + QStringLiteral("/running")))
        job.phase = EndpointPhase::Running;
    else if (QFileInfo::exists(folder + QStringLiteral("/batch")))
        job.phase = EndpointPhase::Queued;
    return job;
}
}  // namespace

Result<SiteView> spoolSiteView(const SiteRow &site)
{
    const QString jobs = site.spool + QStringLiteral("/jobs");
    if (!QFileInfo(jobs).isDir())
        return fail(ErrorCode::Unavailable, Sites::tr("site %1").arg(site.name),
                    Sites::tr("There is no folder %1.").arg(jobs), true);
    SiteView view;
    const bool isLocal = site.endpoint == QLatin1String("local");
    view.find = [jobs, name = site.name, isLocal](const QStringList &tokens,
                                                  std::stop_token stop) -> Result<QList<EndpointJob>> {
        QList<EndpointJob> found;
        for (const QString &token : tokens) {
            if (stop.stop_requested())
                return stopped(name);
            if (!isToken(token))
                continue;
            const QString folder = jobs + u'/' + token;
            const EndpointJob job =
                isLocal ? readJobFolder(folder, token, name).job : batchJob(folder, token, name);
            if (job.phase != EndpointPhase::Unknown)
                found.append(job);
        }
        return found;
    };
    view.tokens = [jobs, name = site.name](std::stop_token stop) -> Result<QStringList> {
        QStringList tokens;
        QDirIterator it(jobs, QDir::Dirs | QDir::NoDotAndDotDot);
        while (it.hasNext()) {
            if (stop.stop_requested())
                return stopped(name);
            it.next();
            if (isToken(it.fileName()))
                tokens.append(it.fileName());
        }
        tokens.sort();
        return tokens;
    };
    view.hasReport = [jobs](const QString &token) {
        return isToken(token) && QFileInfo(jobs + u'/' + token + QStringLiteral("/report.json")).isFile();
    };
    return view;
}

}  // namespace shiftdeck
