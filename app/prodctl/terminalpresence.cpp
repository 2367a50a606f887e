#include "app/prodctl/terminalpresence.h"

#include "models/storage/database.h"

namespace shiftdeck {

namespace {
constexpr std::chrono::seconds kAnswerLimit{5};
}

TerminalPresence::TerminalPresence(const StoreLocation &location, const QString &who, const QString &command,
                                   const QList<RequestId> &requests)
    : m_location(location), m_self{who, QStringLiteral("prodctl")}, m_words{{}, command, false, requests},
      m_thread([this](const std::stop_token &end) { run(end); })
{
}

TerminalPresence::~TerminalPresence()
{
    m_thread.request_stop();
    m_thread.join();
}

void TerminalPresence::execute()
{
    const std::lock_guard lock(m_mutex);
    m_words.executing = true;
    m_wake.notify_all();
}

void TerminalPresence::run(const std::stop_token &end)
{
    const auto db = Database::open(m_location, Access::ReadWrite);
    if (!db)
        return;
    (*db)->setAnswerLimit(kAnswerLimit);
    qint64 session = 0;
    std::optional<SessionWords> said;
    while (!end.stop_requested()) {
        std::unique_lock lock(m_mutex);
        const SessionWords words = m_words;
        lock.unlock();
        const bool there = session > 0 && words == said && beatSession(**db, session).value_or(true);
        if (!there) {
            if (const auto told = tellSession(**db, m_self, session, words)) {
                session = *told;
                said = words;
            }
        }
        lock.lock();
        m_wake.wait_for(lock, end, std::chrono::milliseconds(kSessionBeatMs),
                        [this, &words] { return m_words != words; });
    }
    if (session > 0)
        (void)endSession(**db, session);
}

}  // namespace shiftdeck
