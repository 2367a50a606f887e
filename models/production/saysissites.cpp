// A local endpoint's spool, as an onlooker sees it.
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
}  // namespace

Result<SiteView> localSiteView(const SiteRow &site)
{
    const QString jobs = site.spool + QStringLiteral("/jobs");
    if (!QFileInfo(jobs).isDir())
        return fail(ErrorCode::Unavailable, Sites::tr("site %1").arg(site.name),
                    Sites::tr("There is no folder %1.").arg(jobs), true);
    SiteView view;
    view.find = [jobs, name = site.name](const QStringList &tokens,
                                         std::stop_token stop) -> Result<QList<EndpointJob>> {
        QList<EndpointJob> found;
        for (const QString &token : tokens) {
            if (stop.stop_requested())
                return stopped(name);
            if (!isToken(token))
                continue;
            const JobFolderState state = readJobFolder(jobs + u'/' + token, token, name);
            if (state.job.phase != EndpointPhase::Unknown)
                found.append(state.job);
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
