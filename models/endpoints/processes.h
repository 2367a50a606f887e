// Processes of this machine: starting one that outlives us, and telling a living one from a stranger
// that was given the same number. Linux only (/proc). Any thread.
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace shiftdeck {

// What is written down about a process, so that it is known again: a number alone is reused.
struct ProcessIdentity {
    qint64 pid = 0;
    quint64 startTicks = 0;  // field 22 of /proc/PID/stat
    QByteArray bootId;  // /proc/sys/kernel/random/boot_id
    QString host;

    // "PID STARTTIME BOOTID HOST", as the job wrapper writes it; nothing for anything else.
    static std::optional<ProcessIdentity> fromText(const QByteArray &text);
};

// The very process lives. A zombie does not.
bool isAlive(const ProcessIdentity &process);

// TERM or KILL to the process group it leads, if it still lives.
void signalGroup(const ProcessIdentity &leader, int signal);

// The processes started by the job of this token, wherever they moved: the wrapper marks their
// environment. Reads the environment of every process of this user, about 10 us each.
QList<qint64> processesOfJob(const QString &token);

// Starts `program` with `arguments` in `folder` as leader of a session of its own that no death of
// ours ends and that leaves no zombie. Its output is appended to `logName` in the folder.
Result<> startDetached(const QString &program, const QStringList &arguments, const QString &folder,
                       const QString &logName);

}  // namespace shiftdeck
