#include "app/prodctl/passwords.h"

#include "app/prodctl/session.h"
#include "app/prodctl/text.h"
#include "models/connections/keystore.h"
#include "models/core/secret.h"

#include <QFile>

#include <future>

#include <termios.h>
#include <unistd.h>

namespace shiftdeck {

namespace {
constexpr qsizetype kLongest = 1000;  // bytes

// What `ask(then)` is answered, which may take until the key store's limit.
template <typename T, typename F>
Result<T> waitFor(F ask)
{
    // Shared: the other thread may still be at it when the answer is here.
    const auto promise = std::make_shared<std::promise<Result<T>>>();
    auto answer = promise->get_future();
    ask([promise](Result<T> result) { promise->set_value(std::move(result)); });
    return answer.get();
}

// Every key comes at once and unseen, Ctrl+C too, so that the terminal is always put back.
class QuietTerminal {
  public:
    QuietTerminal()
    {
        m_changed = ::tcgetattr(STDIN_FILENO, &m_before) == 0;
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON | ISIG);
        quiet.c_cc[VMIN] = 1;
        quiet.c_cc[VTIME] = 0;
        m_changed = m_changed && ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet) == 0;
    }
    ~QuietTerminal()
    {
        if (m_changed)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    QuietTerminal(const QuietTerminal &) = delete;
    QuietTerminal &operator=(const QuietTerminal &) = delete;
    bool isQuiet() const { return m_changed; }

  private:
    termios m_before{};
    bool m_changed = false;
};

Error noPassword(const QString &why) { return {ErrorCode::InvalidInput, Prodctl::tr("the password"), why}; }

// A character of UTF-8 goes as a whole.
void chopCharacter(QByteArray &line)
{
    while (!line.isEmpty() && (static_cast<unsigned char>(line.back()) & 0xc0) == 0x80)
        line.chop(1);
    line.chop(1);
}
}  // namespace

Result<QString> readFrom(KeyStore &keys, const QString &key)
{
    return waitFor<QString>([&](KeyStore::Read then) { keys.read(key, std::move(then)); });
}

Result<> writeTo(KeyStore &keys, const QString &key, const QString &password)
{
    return waitFor<void>([&](KeyStore::Done then) { keys.write(key, password, std::move(then)); });
}

Result<> removeFrom(KeyStore &keys, const QString &key)
{
    return waitFor<void>([&](KeyStore::Done then) { keys.remove(key, std::move(then)); });
}

Result<QString> askForPassword(const QString &question)
{
    QTextStream err(stderr);
    const QuietTerminal terminal;
    if (!terminal.isQuiet())
        return tl::unexpected(noPassword(Prodctl::tr("The terminal would show it.")));
    forbidCoreFiles();
    err << question << u' ' << Qt::flush;
    QByteArray line;
    const auto end = [&](Result<QString> result) {
        err << Qt::endl;
        wipe(line);
        return result;
    };
    for (;;) {
        char key = 0;
        const ssize_t n = ::read(STDIN_FILENO, &key, 1);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0 || key == '\x03' || (key == '\x04' && line.isEmpty()))
            return end(fail(ErrorCode::Cancelled, Prodctl::tr("the password"), QString()));
        if (key == '\n' || key == '\r' || key == '\x04')
            return end(QString::fromUtf8(line));
        if (key == '\x7f' || key == '\b')
            chopCharacter(line);
        else if (key == '\x15')
            line.clear();
        else if (line.size() >= kLongest)
            return end(tl::unexpected(noPassword(Prodctl::tr("It is longer than %1 bytes.").arg(kLongest))));
        else
            line.append(key);
    }
}

Result<QString> newPassword(const QString &question)
{
    if (Session::hasTerminal()) {
        SD_TRY(QString first, askForPassword(question));
        SD_TRY(QString again, askForPassword(Prodctl::tr("The same again:", "a password")));
        const bool same = first == again;
        wipe(again);
        if (!same)
            return tl::unexpected(noPassword(Prodctl::tr("The two are not the same.")));
        if (first.isEmpty())
            return tl::unexpected(noPassword(Prodctl::tr("It is empty.")));
        return first;
    }
    QFile in;
    if (!in.open(stdin, QIODevice::ReadOnly))
        return tl::unexpected(noPassword(in.errorString()));
    forbidCoreFiles();
    QByteArray line = in.readLine(kLongest + 2);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    const qsizetype size = line.size();
    QString password = QString::fromUtf8(line);
    wipe(line);
    if (size > kLongest)
        return tl::unexpected(noPassword(Prodctl::tr("It is longer than %1 bytes.").arg(kLongest)));
    if (password.isEmpty())
        return tl::unexpected(noPassword(Prodctl::tr("Standard input has none: give it as one line.")));
    return password;
}

}  // namespace shiftdeck
