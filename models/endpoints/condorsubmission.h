// What condor_submit is given for many jobs at once, and the constraints that find them again. Pure; any
// thread.
//
// Each job carries three attributes of ours: ShiftdeckToken; ShiftdeckSpool, the same for all jobs of a
// spool; and JobBatchName, the same for those that were handed over together, which condor_q shows people.
#pragma once

#include <QByteArray>
#include <QStringList>

namespace shiftdeck {

struct CondorSubmission {
    QString batch;  // a word
    QString spool;  // a word, see ShiftdeckSpool
    QString folder;  // of the jobs: each runs in FOLDER/TOKEN
    QString script;  // what each runs there, by its whole path
    QString title;  // for people
    QString group;  // accounting group; empty: the site's own
    QStringList tokens;
    int memoryMb = 0, wallSeconds = 0;  // 0: the site's own
    QStringList avoidNodes;
};

// A path that can be written into a description: HTCondor expands "$(...)" everywhere.
bool isDescribable(const QString &path);

QByteArray describeSubmission(const CondorSubmission &submission);

QString condorConstraint(const QStringList &tokens);  // jobs of these tokens
QString condorSpoolConstraint(const QString &spool);

}  // namespace shiftdeck
