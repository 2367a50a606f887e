// A command of the site as a child of ours that is watched without waiting: time limit, bounded output, and
// nothing of it left behind. It sees our environment without passwords, no standard input, and of its output
// only what it writes to standard error is kept.
//
// One thread. Needs no event loop: whoever goes round asks poll() now and then.
#pragma once

#include "models/core/result.h"

#include <QElapsedTimer>
#include <QStringList>

#include <memory>
#include <optional>

#include <sys/types.h>

namespace shiftdeck {

struct HookOutcome {
    std::optional<int> exitCode;  // nothing: a signal ended it
    bool timedOut = false;
    // The last line of its standard error, on one line of 200 characters at most; what may be a token or a
    // key in it is replaced by "(hidden)".
    QString lastWords;
    bool isGood() const { return exitCode == 0 && !timedOut; }
};

class HookProcess {
  public:
    // Refused: not an absolute path, not a plain file that may be run, or one that others may change (the
    // cause says the chmod). Io: it cannot be started. After `limitMs` it is asked to end, five seconds later
    // it is killed, with everything in its process group.
    static Result<std::unique_ptr<HookProcess>> start(const QString &program, const QStringList &arguments,
                                                      qint64 limitMs);
    ~HookProcess();  // kills it where it still runs
    HookProcess(const HookProcess &) = delete;
    HookProcess &operator=(const HookProcess &) = delete;

    std::optional<HookOutcome> poll();  // nothing while it runs; the same outcome ever after

  private:
    HookProcess(pid_t child, int output, qint64 limitMs);
    void readOutput();
    void enforceLimit();

    const pid_t m_child;  // leads a process group of its own
    const int m_output;
    const qint64 m_limitMs;
    QElapsedTimer m_running;
    bool m_asked = false;  // to end
    QByteArray m_words;  // the end of what it wrote
    std::optional<HookOutcome> m_outcome;
};

Result<> checkHookProgram(const QString &program);

}  // namespace shiftdeck
