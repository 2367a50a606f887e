#include "models/connections/keystore.h"

#include "models/core/secret.h"

#include <QCoreApplication>
#include <QThread>

#include <condition_variable>

#include <qt6keychain/keychain.h>

namespace shiftdeck {

namespace {
struct Connections {
    Q_DECLARE_TR_FUNCTIONS(Connections)
};
const QString kService = QStringLiteral("shiftdeck");
constexpr int kEndMs = 1000;

QString wayOut()
{
    return Connections::tr("Keep the password in ~/.pgpass (or PGPASSFILE), or let it be asked each time.");
}

Error errorOf(const QKeychain::Job &job, const QString &key)
{
    const QString what = Connections::tr("the key store");
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return Error{ErrorCode::NotFound, Connections::tr("password for %1 in the key store").arg(key), {}};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return Error{ErrorCode::NotAuthorized, what,
                     Connections::tr("It is locked, or was told not to answer. Unlock it and try again.")};
    default: break;
    }
    QString said = job.errorString().simplified().left(200);
    while (said.endsWith(u'.'))
        said.chop(1);
    return Error{ErrorCode::Unavailable, what,
                 said.isEmpty()
                     ? Connections::tr("None runs in this session. %1").arg(wayOut())
                     : Connections::tr("None can be used in this session: %1. %2", "reason; what to do")
                           .arg(said, wayOut())};
}
}  // namespace

// What is asked, and the one answer that counts: the key store's, the limit's or the end's.
class KeyStore::Question {
  public:
    enum class Kind { Read, Write, Remove };
    Question(Kind kind, QString key, QString password, Read then)
        : m_kind(kind), m_key(std::move(key)), m_password(std::move(password)), m_then(std::move(then))
    {
    }
    ~Question() { wipe(m_password); }
    Question(const Question &) = delete;
    Question &operator=(const Question &) = delete;

    void answer(Result<QString> result)
    {
        Read then;
        {
            const std::lock_guard lock(m_mutex);
            then = std::exchange(m_then, {});
        }
        m_answered.notify_all();
        if (then)
            then(std::move(result));
    }
    // Until it is answered, for `limit` at most, or until the object goes.
    void watch(const std::stop_token &end, std::chrono::milliseconds limit)
    {
        {
            std::unique_lock lock(m_mutex);
            if (m_answered.wait_for(lock, end, limit, [this] { return !m_then; }))
                return;
        }
        const QString what = Connections::tr("the key store");
        if (end.stop_requested())
            return answer(fail(ErrorCode::Cancelled, what, QString()));
        answer(fail(ErrorCode::Unavailable, what,
                    Connections::tr("It did not answer for %1 s; it may be waiting to be unlocked. %2")
                        .arg(std::chrono::duration_cast<std::chrono::seconds>(limit).count())
                        .arg(wayOut())));
    }
    // On the key store's thread. A job that is never answered stays: what runs below it would still use it.
    static void start(const std::shared_ptr<Question> &question)
    {
        QKeychain::Job *job = nullptr;
        if (question->m_kind == Kind::Read) {
            job = new QKeychain::ReadPasswordJob(kService);
        } else if (question->m_kind == Kind::Write) {
            auto *write = new QKeychain::WritePasswordJob(kService);
            write->setTextData(question->m_password);
            job = write;
        } else {
            job = new QKeychain::DeletePasswordJob(kService);
        }
        wipe(question->m_password);
        job->setKey(question->m_key);
        QObject::connect(job, &QKeychain::Job::finished, job, [question](QKeychain::Job *done) {
            const bool gone = done->error() == QKeychain::EntryNotFound && question->m_kind == Kind::Remove;
            if (done->error() != QKeychain::NoError && !gone)
                return question->answer(tl::unexpected(errorOf(*done, question->m_key)));
            const auto *read = qobject_cast<QKeychain::ReadPasswordJob *>(done);
            question->answer(read ? read->textData() : QString());
        });
        job->start();
    }

  private:
    const Kind m_kind;
    const QString m_key;
    QString m_password;
    std::mutex m_mutex;
    std::condition_variable_any m_answered;
    Read m_then;
};

KeyStore::KeyStore(std::chrono::milliseconds limit)
    : m_limit(limit), m_thread(std::make_unique<QThread>()), m_worker(std::make_unique<QObject>())
{
    m_thread->setObjectName(QStringLiteral("keystore"));
    m_worker->moveToThread(m_thread.get());
    m_thread->start();
}

KeyStore::~KeyStore()
{
    m_watches.clear();  // asks each to stop, which answers its question, and joins it
    m_thread->quit();
    if (m_thread->wait(kEndMs))
        return;
    // Somebody below is waiting for the desktop. The program ends without waiting for that.
    (void)m_thread.release();
    (void)m_worker.release();
}

void KeyStore::ask(const std::shared_ptr<Question> &question)
{
    {
        const std::lock_guard lock(m_mutex);
        m_watches.emplace_back(
            [question, limit = m_limit](const std::stop_token &end) { question->watch(end, limit); });
    }
    QMetaObject::invokeMethod(
        m_worker.get(), [question] { Question::start(question); }, Qt::QueuedConnection);
}

void KeyStore::read(const QString &key, Read then)
{
    forbidCoreFiles();
    ask(std::make_shared<Question>(Question::Kind::Read, key, QString(), std::move(then)));
}

void KeyStore::write(const QString &key, const QString &password, Done then)
{
    forbidCoreFiles();
    ask(std::make_shared<Question>(Question::Kind::Write, key, password,
                                   [then = std::move(then)](const Result<QString> &answer) {
                                       then(answer.map([](const QString &) {}));
                                   }));
}

void KeyStore::remove(const QString &key, Done then)
{
    ask(std::make_shared<Question>(Question::Kind::Remove, key, QString(),
                                   [then = std::move(then)](const Result<QString> &answer) {
                                       then(answer.map([](const QString &) {}));
                                   }));
}

}  // namespace shiftdeck
