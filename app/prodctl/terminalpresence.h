// A prodctl that asks for a confirmation, as the others see it: about to do something, then doing it.
//
// From its construction to its end a thread with a connection of its own tells the store, and lets it hear
// from this program while the person thinks. What fails of that is not said to the person.
#pragma once

#include "models/storage/sessions.h"
#include "models/storage/storelocation.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace shiftdeck {

class TerminalPresence {
  public:
    TerminalPresence(const StoreLocation &location, const QString &who, const QString &command,
                     const QList<RequestId> &requests);
    ~TerminalPresence();  // says goodbye
    TerminalPresence(const TerminalPresence &) = delete;
    TerminalPresence &operator=(const TerminalPresence &) = delete;

    // The person said yes.
    void execute();

  private:
    void run(const std::stop_token &end);

    const StoreLocation m_location;
    const SessionSelf m_self;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    SessionWords m_words;
    std::jthread m_thread;  // last: uses the others
};

}  // namespace shiftdeck
