// Renews a credential ahead of its end, by a command that the site's operator has named: it is run with the
// path of the credential as its only argument, writes a new one there, and ends with 0. No secret passes
// through here: what counts is what the file says afterwards.
//
// When: in the last quarter of its life, but not more than a week ahead; where the file is missing; where it
// has ended. After a failure again in 1, 2, 4 ... 60 minutes. Exit code 0 without a later end is a failure.
// One thread; nothing here waits.
#pragma once

#include "models/credentials/credential.h"
#include "models/credentials/hookprocess.h"

namespace shiftdeck {

// From when on it is renewed; 0: never, because it has no end.
TimeMs renewalDueAt(const Credential &credential);
// Whether the command can help: `credential` as it is read now.
bool isRenewalDue(const Result<Credential> &credential, TimeMs now);
TimeMs renewalPauseMs(int failures);  // until the next try

struct RenewalNews {
    enum Kind { Nothing, Started, Renewed, Failed } kind = Nothing;
    QString sentence;  // with the path of the credential, without a secret
};

class Renewal {
  public:
    struct Config {
        QString program, path, keyPath;  // absolute; the key's where it is in a file of its own
        qint64 limitMs = 60'000;  // for the command
        TimeMs lookMs = 30'000;  // the file is read at most so often
    };
    // `clock` must outlive it.
    Renewal(Config config, const Clock &clock);

    // To be called again and again: starts the command when it is time to, and says what became of it.
    RenewalNews renewWhenDue();
    bool isRunning() const { return m_hook != nullptr; }
    const Config &config() const { return m_config; }

  private:
    RenewalNews start();
    RenewalNews finish(const HookOutcome &outcome);
    RenewalNews failed(const QString &why);

    const Config m_config;
    const Clock &m_clock;
    std::unique_ptr<HookProcess> m_hook;
    TimeMs m_endBefore = 0;  // of the credential that is being renewed; 0: there was none
    TimeMs m_nextLook = 0, m_nextTry = 0;
    int m_failures = 0;
};

}  // namespace shiftdeck
