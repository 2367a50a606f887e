// Which jobs were handed to Slurm together. A batch is one array job; its name is unique for ever and is the
// name of the job in Slurm, so that it is found again after any doubt. Files of the spool:
//   batches/NAME         the tokens, one a line: task n of the array runs the job on line n
//   batches/NAME.id      the array's number in Slurm, once it was told
//   jobs/TOKEN/batch     "NAME TASK": where the job was handed over last; written before Slurm hears of it
//   jobs/TOKEN/slurm     "NAME NUMBER TASK": which task of which array runs it; made by that task, by a
//                        hard link. A second task for the same job finds it and leaves.
// Value type; any thread; blocks on the disk.
#pragma once

#include "models/endpoints/jobspool.h"

namespace shiftdeck {

struct SlurmPlace {
    QString batch;
    qint64 number = 0;  // of the array job; 0: not known
    int task = 0;
};

class SlurmBatches {
  public:
    static Result<SlurmBatches> open(const JobSpool &spool);

    // Where a job is to be looked for: where it runs, else where it was handed over last. Nothing: it never
    // was.
    std::optional<SlurmPlace> placeOf(const QString &token) const;
    Result<QString> write(const QStringList &tokens) const;  // a new batch; the answer is its name
    Result<> noteNumber(const QString &batch, qint64 number) const;
    QStringList tokensOf(const QString &batch) const;
    QByteArray script(const QString &batch) const;  // what every task of the array runs

    static bool isName(const QString &text);

  private:
    explicit SlurmBatches(JobSpool spool) : m_spool(std::move(spool)) { }
    QString path(const QString &batch) const { return m_spool.folder() + "/batches/" + batch; }

    JobSpool m_spool;
};

}  // namespace shiftdeck
