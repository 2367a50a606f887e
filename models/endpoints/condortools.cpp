#include "models/endpoints/condortools.h"

#include <QCoreApplication>
#include <QCoroFuture>
#include <QFuture>
#include <QProcess>
#include <QPromise>
#include <QStandardPaths>
#include <QTimer>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(CondorTools)
};
constexpr qsizetype kKeptComplaints = 4096;
constexpr qsizetype kLongestWords = 300;

enum class Ending { ByItself, NotStarted, Died, Overtime, TooLarge, Stopped };

// One program while it runs. Lives in the frame that waits for it.
class Running : public QObject {
  public:
    Running(std::chrono::milliseconds limit, qint64 largest, const std::stop_token &stop)
        : m_largest(largest), m_stopped(stop, Wake{this})
    {
        m_promise.start();
        m_process.setStandardInputFile(QProcess::nullDevice());
        m_process.setProcessEnvironment(environment());
        m_process.setChildProcessModifier([parent = ::getpid()] {
            ::setpgid(0, 0);
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            if (::getppid() != parent)
                ::_exit(127);
        });
        connect(&m_process, &QProcess::readyReadStandardOutput, this, [this] { readOutput(); });
        connect(&m_process, &QProcess::readyReadStandardError, this, [this] { readComplaints(); });
        connect(&m_process, &QProcess::finished, this, [this](int exitCode, QProcess::ExitStatus status) {
            readOutput();
            readComplaints();
            m_answer.exitCode = exitCode;
            end(m_why != Ending::ByItself            ? m_why
                    : status == QProcess::NormalExit ? Ending::ByItself
                                                     : Ending::Died);
        });
        connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                end(Ending::NotStarted);
        });
        connect(&m_deadline, &QTimer::timeout, this, [this] { kill(Ending::Overtime); });
        m_deadline.setSingleShot(true);
        m_deadline.start(limit);
    }

    QFuture<int> start(const QString &program, const QStringList &arguments)
    {
        QFuture<int> future = m_promise.future();
        m_process.start(program, arguments);
        return future;
    }
    Ending ending() const { return m_why; }
    QString failure() const { return m_process.errorString(); }
    ToolAnswer takeAnswer() { return std::move(m_answer); }

  private:
    struct Wake {
        Running *running;
        // It lives until its own thread has let go of the stop token.
        void operator()() const
        {
            QMetaObject::invokeMethod(
                running, [running = running] { running->kill(Ending::Stopped); }, Qt::QueuedConnection);
        }
    };

    // What has our passwords is nobody else's business.
    static QProcessEnvironment environment()
    {
        QProcessEnvironment ours = QProcessEnvironment::systemEnvironment();
        const QStringList names = ours.keys();
        for (const QString &name : names)
            if (name.startsWith(QLatin1StringView("SHIFTDECK_")) || name.startsWith(QLatin1StringView("PG")))
                ours.remove(name);
        ours.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
        return ours;
    }
    void readOutput()
    {
        m_answer.output += m_process.readAllStandardOutput();
        if (m_answer.output.size() > m_largest) {
            kill(Ending::TooLarge);
            m_answer.output.clear();
        }
    }
    void readComplaints()
    {
        m_answer.complaints += m_process.readAllStandardError();
        if (m_answer.complaints.size() > kKeptComplaints)
            m_answer.complaints.remove(0, m_answer.complaints.size() - kKeptComplaints);
    }
    void kill(Ending why)
    {
        if (m_why != Ending::ByItself || m_ended)
            return;
        m_why = why;
        if (const qint64 pid = m_process.processId(); pid > 0)
            ::kill(static_cast<pid_t>(-pid), SIGKILL);
        m_process.kill();
    }
    void end(Ending why)
    {
        m_deadline.stop();
        if (m_ended)
            return;
        m_ended = true;
        m_why = why;
        m_promise.addResult(0);
        m_promise.finish();
    }

    const qint64 m_largest;
    QProcess m_process;
    QTimer m_deadline;
    QPromise<int> m_promise;
    ToolAnswer m_answer;
    Ending m_why = Ending::ByItself;
    bool m_ended = false;
    std::stop_callback<Wake> m_stopped;  // last: let go of before the rest
};
}  // namespace

QString ToolAnswer::words() const
{
    const QStringList lines = QString::fromUtf8(complaints).split(u'\n', Qt::SkipEmptyParts);
    QString best = lines.filter(QStringLiteral("ERROR")).join(u' ');  // the second one often has the reason
    if (best.isEmpty())
        best = lines.value(0);
    for (QChar &c : best)
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            c = u' ';
    return best.simplified().left(kLongestWords);
}

QCoro::Task<Result<ToolAnswer>> CondorTools::run(QString program, QStringList arguments,
                                                 std::stop_token stop) const
{
    const Config config = m_config;
    const QString path = QStandardPaths::findExecutable(
        program, config.folder.isEmpty() ? QStringList() : QStringList{config.folder});
    if (path.isEmpty())
        co_return fail(ErrorCode::NotFound, program,
                       config.folder.isEmpty()
                           ? Text::tr("There is no such program in PATH. Install HTCondor's tools, or name "
                                      "their folder.")
                           : Text::tr("There is no such program in %1.").arg(config.folder),
                       true);
    if (stop.stop_requested())
        co_return fail(ErrorCode::Cancelled, program, Text::tr("Stopped on request."), true);
    Running running(config.limit, config.largestOutput, stop);
    QFuture<int> ended = running.start(path, arguments);
    co_await ended;
    switch (running.ending()) {
    case Ending::ByItself: break;
    case Ending::NotStarted:
        co_return fail(ErrorCode::Io, path, Text::tr("It cannot be started: %1").arg(running.failure()),
                       true);
    case Ending::Died:
        co_return fail(ErrorCode::Unavailable, path, Text::tr("It was killed before it had finished."), true);
    case Ending::Overtime:
        co_return fail(ErrorCode::Unavailable, path,
                       Text::tr("It did not finish within %1 s.")
                           .arg(std::chrono::duration_cast<std::chrono::seconds>(config.limit).count()),
                       true);
    case Ending::TooLarge:
        co_return fail(ErrorCode::Unavailable, path,
                       Text::tr("It says more than %1 MB.").arg(config.largestOutput >> 20), true);
    case Ending::Stopped: co_return fail(ErrorCode::Cancelled, path, Text::tr("Stopped on request."), true);
    }
    co_return running.takeAnswer();
}

}  // namespace shiftdeck
