#include "models/storage/serverconnect.h"

#include <libpq-fe.h>

#include <condition_variable>
#include <locale.h>
#include <mutex>
#include <thread>
#include <vector>

namespace shiftdeck {

namespace {
using namespace std::chrono_literals;

struct Attempt {
    std::mutex mutex;
    std::condition_variable ended;
    ServerConnection connection;
    bool isEnded = false, isLeft = false;
};

// What libpq says is told apart by its words (connectionError), whatever language the desktop speaks. For
// this thread alone, as long as this lives.
class EnglishWords {
  public:
    EnglishWords() : m_english(newlocale(LC_MESSAGES_MASK, "C", duplocale(LC_GLOBAL_LOCALE)))
    {
        if (m_english)
            m_before = uselocale(m_english);
    }
    ~EnglishWords()
    {
        if (!m_english)
            return;
        uselocale(m_before);
        freelocale(m_english);
    }
    EnglishWords(const EnglishWords &) = delete;
    EnglishWords &operator=(const EnglishWords &) = delete;

  private:
    locale_t m_english = nullptr, m_before = nullptr;
};

ServerConnection connect(const QList<std::pair<QByteArray, QByteArray>> &parameters)
{
    std::vector<const char *> keywords, values;
    for (const auto &[keyword, value] : parameters) {
        keywords.push_back(keyword.constData());
        values.push_back(value.constData());
    }
    keywords.push_back(nullptr);
    values.push_back(nullptr);
    return ServerConnection(PQconnectdbParams(keywords.data(), values.data(), 0));
}
}  // namespace

void CloseConnection::operator()(pg_conn *connection) const { PQfinish(connection); }

ServerConnection connectToServer(const QList<std::pair<QByteArray, QByteArray>> &parameters,
                                 std::chrono::milliseconds limit, const std::stop_token &stop)
{
    const auto attempt = std::make_shared<Attempt>();
    std::thread thread([attempt, parameters] {
        const EnglishWords english;
        ServerConnection made = connect(parameters);
        const std::lock_guard lock(attempt->mutex);
        attempt->isEnded = true;
        if (!attempt->isLeft)
            attempt->connection = std::move(made);
        attempt->ended.notify_all();
    });
    const auto deadline = std::chrono::steady_clock::now() + limit;
    std::unique_lock lock(attempt->mutex);
    // Looks now and then whether it is to stop: who says so holds another lock.
    while (!attempt->isEnded && !stop.stop_requested() && std::chrono::steady_clock::now() < deadline)
        attempt->ended.wait_for(lock, 20ms);
    attempt->isLeft = true;
    ServerConnection made = std::move(attempt->connection);
    const bool isEnded = attempt->isEnded;
    lock.unlock();
    // One that is over is waited for, until what libraries keep for each thread is gone, too.
    if (isEnded)
        thread.join();
    else
        thread.detach();
    return made;
}

}  // namespace shiftdeck
