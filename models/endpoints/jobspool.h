// The folder in which an endpoint keeps its jobs: jobs/TOKEN for each (jobfolder.h), and the wrappers that
// they link to. Everything that can be wrong with it is found when it is opened, and not by a job.
// Value type; any thread; blocks on the disk.
#pragma once

#include "models/endpoints/jobfolder.h"

namespace shiftdeck {

class JobSpool {
  public:
    struct Config {
        QString folder;  // made when its parent exists; on a file system with hard links
        QString siteFolder;  // the application sees it as SHIFTDECK_SITE
        QString siteName;  // first part of the endpoint's job ids
        int graceSeconds = 5;  // from TERM to KILL when a job is stopped
        int defaultMemoryMb = 0;  // for jobs that name no limit; 0: none
        int defaultWallSeconds = 0;
        bool thisMachineOnly = false;  // its jobs are processes of the machine that opened it first
    };

    // NotFound: the parent of the folder does not exist. Io: it cannot be written or has no hard links.
    // DiskFull. Refused: it belongs to another machine. InvalidInput: the Config.
    static Result<JobSpool> open(Config config);

    const QString &folder() const { return m_config.folder; }
    const QString &siteName() const { return m_config.siteName; }
    QString jobFolder(const QString &token) const { return m_config.folder + "/jobs/" + token; }

    // Makes the job's folder, whole or not at all; one of this token that is there already stays as it is.
    // InvalidInput, DiskFull, Io: there is no such job.
    Result<> place(const JobDescription &job, QueuePlace place) const;
    // Each once, for an endpoint that has a queue of its own: `now` is for people. Those that are there then
    // go to `placed`; the answer is about the others.
    QList<SubmitAnswer> placeAll(const QList<JobDescription> &jobs, TimeMs now,
                                 QList<JobDescription> *placed) const;
    qint64 freeBytes() const;  // of its disk

  private:
    explicit JobSpool(Config config) : m_config(std::move(config)) { }
    Result<> probe() const;
    Result<> checkMachine() const;
    Result<> installWrapper();
    void removeAbandoned() const;

    Config m_config;
    JobFolderSettings m_settings;
};

}  // namespace shiftdeck
