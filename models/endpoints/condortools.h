// Runs HTCondor's command-line programs: by their own names, without a shell, with nothing on their standard
// input, and never longer or with more output than allowed. A program ends with this process, too: what it
// was about to do does not happen behind the back of the next one.
//
// Thread: one, with an event loop, which is never blocked.
#pragma once

#include "models/core/result.h"

#include <QCoroTask>
#include <QStringList>

#include <chrono>
#include <stop_token>

namespace shiftdeck {

struct ToolAnswer {
    int exitCode = 0;
    QByteArray output;
    QByteArray complaints;  // the end of standard error

    // Its errors, else its first line: one line, fit for a message.
    QString words() const;
};

class CondorTools {
  public:
    struct Config {
        QString folder;  // where the programs are; empty: in PATH
        std::chrono::milliseconds limit{60'000};
        qint64 largestOutput = 64LL << 20;
    };
    explicit CondorTools(Config config) : m_config(std::move(config)) { }

    // NotFound, Io: it was not started. Unavailable: it was, and was killed, died, took too long or said too
    // much: what it did is not known. Cancelled: the stop token was faster, before or after the start.
    QCoro::Task<Result<ToolAnswer>> run(QString program, QStringList arguments, std::stop_token stop) const;

  private:
    Config m_config;
};

}  // namespace shiftdeck
