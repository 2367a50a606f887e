// The passwords of connections in the desktop's key store (Secret Service or KWallet), through QtKeychain.
//
// Nothing waits: what is asked runs on a thread of its own, and `then` is called once, on some other thread,
// with the answer or, when the key store takes longer than the limit (it may be asking the person to unlock
// it), with Unavailable. One object per process, made by main(): QtKeychain serves one thread.
//
// Errors: NotFound (no such password), NotAuthorized (locked, or the person said no), Unavailable (no key
// store runs here, or it does not answer), Cancelled (this object is going). Never stored anywhere else.
#pragma once

#include "models/core/result.h"

#include <chrono>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <thread>

class QThread;

namespace shiftdeck {

class KeyStore {
  public:
    static constexpr std::chrono::seconds kLimit{60};  // a person types the key store's own password
    using Read = std::function<void(Result<QString>)>;
    using Done = std::function<void(Result<>)>;

    explicit KeyStore(std::chrono::milliseconds limit = kLimit);
    ~KeyStore();
    KeyStore(const KeyStore &) = delete;
    KeyStore &operator=(const KeyStore &) = delete;

    void read(const QString &key, Read then);
    void write(const QString &key, const QString &password, Done then);
    void remove(const QString &key, Done then);

  private:
    class Question;
    void ask(const std::shared_ptr<Question> &question);

    const std::chrono::milliseconds m_limit;
    std::unique_ptr<QThread> m_thread;
    std::unique_ptr<QObject> m_worker;  // lives on m_thread
    std::mutex m_mutex;
    std::list<std::jthread> m_watches;  // one for each question that may be open, for its limit
};

}  // namespace shiftdeck
