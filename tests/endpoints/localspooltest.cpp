// What can be wrong with the spool folder, with the jobs handed in, and with the files of a job.
#include "tests/endpoints/localspool.h"

#include <QProcess>

#include <csignal>
#include <sys/resource.h>

using namespace shiftdeck;
using test::inAnotherProcess;
using test::LocalSpool;
using test::TemporaryFolder;

namespace {
// A small file system of our own; only root can have one.
class SmallDisk {
  public:
    explicit SmallDisk(const QString &path, const QString &size) : m_path(path)
    {
        QDir().mkpath(path);
        m_mounted = QProcess::execute("mount", {"-t", "tmpfs", "-o", "size=" + size, "tmpfs", path}) == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            QProcess::execute("umount", {"-l", m_path});
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;
    bool isMounted() const { return m_mounted; }
    bool makeReadOnly() { return QProcess::execute("mount", {"-o", "remount,ro", m_path}) == 0; }
    void fill() const
    {
        QFile file(m_path + "/ballast");
        if (file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
            while (file.write(QByteArray(4096, 'x')) == 4096) { }
        }
    }
    void empty() const { QFile::remove(m_path + "/ballast"); }

  private:
    QString m_path;
    bool m_mounted = false;
};
}  // namespace

class LocalSpoolTest : public QObject {
    Q_OBJECT

  private slots:
    void refusesAMissingParent()
    {
        LocalSpool spool;
        auto config = spool.config;
        config.spoolFolder = spool.folder.path("no/such/spool");
        const auto opened = LocalEndpoint::open(config, spool.clock);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::NotFound);
        QVERIFY(opened.error().cause.contains(spool.folder.path("no/such")));
        QVERIFY(!QFile::exists(spool.folder.path("no")));
    }

    void refusesABadConfig()
    {
        LocalSpool spool;
        const auto codeOf = [&](auto change) {
            auto config = spool.config;
            change(config);
            const auto opened = LocalEndpoint::open(config, spool.clock);
            return opened ? ErrorCode::NotRun : opened.error().code;
        };
        using Config = LocalEndpoint::Config;
        QCOMPARE(codeOf([](Config &c) { c.slotCount = 0; }), ErrorCode::InvalidInput);
        QCOMPARE(codeOf([](Config &c) { c.spoolFolder = "relative"; }), ErrorCode::InvalidInput);
        QCOMPARE(codeOf([](Config &c) { c.siteFolder = "/a\nwall\t1"; }), ErrorCode::InvalidInput);
        QCOMPARE(codeOf([](Config &c) { c.graceSeconds = -1; }), ErrorCode::InvalidInput);
        QCOMPARE(codeOf([](Config &c) { c.spoolFolder = "/dev/null"; }), ErrorCode::Io);
        QCOMPARE(codeOf([](Config &) {}), ErrorCode::NotRun);
    }

    void refusesAReadOnlyFolder()
    {
        LocalSpool spool;
        SmallDisk disk(spool.folder.path("disk"), "1m");
        if (!disk.isMounted()) {
            QVERIFY(QFile::setPermissions(spool.folder.path("disk"), QFile::ReadOwner | QFile::ExeOwner));
            if (::geteuid() == 0)
                QSKIP("root without the right to mount: nothing is read-only here");
        }
        auto config = spool.config;
        config.spoolFolder = spool.folder.path("disk/spool");
        if (disk.isMounted()) {
            QVERIFY(LocalEndpoint::open(config, spool.clock));
            QVERIFY(disk.makeReadOnly());
        }
        const auto opened = LocalEndpoint::open(config, spool.clock);
        QFile::setPermissions(spool.folder.path("disk"),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Io);
        QVERIFY(opened.error().cause.contains("cannot be written"));
    }

    void aFullDiskLosesNothing()
    {
        LocalSpool spool;
        SmallDisk disk(spool.folder.path("disk"), "1m");
        if (!disk.isMounted())
            QSKIP("only root can mount a small disk; see aFileThatCannotBeWrittenLeavesNothing");
        spool.config.spoolFolder = spool.folder.path("disk/spool");
        spool.endpoint = spool.open();
        const auto job = LocalSpool::job("job-on-a-full-disk", spool.application("exit 0"));
        disk.fill();
        const auto opened = LocalEndpoint::open(spool.config, spool.clock);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::DiskFull);
        const auto submitted = spool.submit(job);
        QVERIFY(!submitted);
        QCOMPARE(submitted.error().code, ErrorCode::DiskFull);
        QVERIFY(submitted.error().retryable);
        const QDir jobs(spool.config.spoolFolder + "/jobs");
        QCOMPARE(jobs.entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot), QStringList());
        disk.empty();
        QVERIFY(spool.submit(job));
        QVERIFY(spool.waitForPhase(job.token, EndpointPhase::Ended));
        QCOMPARE(spool.find(job.token).exitCode.value_or(-1), 0);
        // Nearly full: nothing is started, and health says why.
        spool.config.minimumFreeBytes = 1 << 30;
        spool.endpoint = spool.open();
        QVERIFY(spool.submit(LocalSpool::job("job-must-wait", job.application)));
        QCOMPARE(spool.endpoint->dispatch().error().code, ErrorCode::DiskFull);
        QCOMPARE(spool.find("job-must-wait").phase, EndpointPhase::Queued);
        QVERIFY(!spool.health().up);
        QVERIFY(spool.health().message.contains("MB left"));
        // A cancel needs no room.
        disk.fill();
        QVERIFY(spool.cancel("job-must-wait"));
        QCOMPARE(spool.find("job-must-wait").reason, QString("cancelled"));
    }

    void aFileThatCannotBeWrittenLeavesNothing()
    {
        LocalSpool spool;
        const auto job = LocalSpool::job("job-cut-short", spool.application("exit 0"));
        const pid_t child = inAnotherProcess([&] {
            ::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{100, 100};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            const auto answer = spool.submit(job);
            ::_exit(!answer && answer.error().code == ErrorCode::Io ? 0 : 1);
        });
        int status = -1;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
        const QDir jobs(spool.config.spoolFolder + "/jobs");
        QCOMPARE(jobs.entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot), QStringList());
    }

    void refusesTheSpoolOfAnotherMachine()
    {
        if (!QFile::exists("/etc/machine-id") || QFile("/etc/machine-id").size() == 0)
            QSKIP("this machine has no id");
        LocalSpool spool;
        spool.folder.write("spool/machine", "0123456789abcdef0123456789abcdef\n");
        const auto opened = LocalEndpoint::open(spool.config, spool.clock);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Refused);
    }

    void refusesHostileJobs_data()
    {
        using Change = std::function<void(JobDescription &)>;
        QTest::addColumn<Change>("change");
        const auto row = [](const char *name, Change change) { QTest::newRow(name) << change; };
        row("empty token", [](JobDescription &j) { j.token = ""; });
        row("short token", [](JobDescription &j) { j.token = "abc"; });
        row("long token", [](JobDescription &j) { j.token = QString(65, 'a'); });
        row("token with folder", [](JobDescription &j) { j.token = "../../../etc/x"; });
        row("token with capitals", [](JobDescription &j) { j.token = "JOB-00000001"; });
        row("token with line break", [](JobDescription &j) { j.token = "job-00000001\nx"; });
        row("token with foreign letters",
            [](JobDescription &j) { j.token = QString::fromUtf8("job-00é00001"); });
        row("unknown step", [](JobDescription &j) { j.step = "rm -rf"; });
        row("release with line break", [](JobDescription &j) { j.release = "r1\napplication\t/bin/evil"; });
        row("conditions with tab", [](JobDescription &j) { j.conditions = "a\tb"; });
        row("relative application", [](JobDescription &j) { j.application = "bin/app"; });
        row("application as variable", [](JobDescription &j) { j.application = "/a=b/app"; });
        row("output in a folder", [](JobDescription &j) { j.outputs = {{"mdst", "../../x"}}; });
        row("hidden output", [](JobDescription &j) { j.outputs = {{"mdst", ".bashrc"}}; });
        row("output without name", [](JobDescription &j) { j.outputs = {{"mdst", ""}}; });
        row("output with tab", [](JobDescription &j) { j.outputs = {{"mdst", "a\tb"}}; });
        row("stream with folder", [](JobDescription &j) { j.outputs = {{"a/b", "x"}}; });
        row("two outputs, one name", [](JobDescription &j) { j.outputs = {{"a", "x"}, {"b", "x"}}; });
        row("relative input", [](JobDescription &j) { j.inputs = {{"l", "x", 1, 0, 1, true}}; });
        row("input with line break", [](JobDescription &j) { j.inputs = {{"l", "/x\ny", 1, 0, 1, true}}; });
        row("input name with tab", [](JobDescription &j) { j.inputs = {{"l\t", "/x", 1, 0, 1, true}}; });
        row("input without name", [](JobDescription &j) { j.inputs = {{"", "/x", 1, 0, 1, true}}; });
        row("negative events", [](JobDescription &j) { j.inputs = {{"l", "/x", 1, 0, -1, true}}; });
        row("negative first event", [](JobDescription &j) { j.inputs = {{"l", "/x", 1, -5, 1, true}}; });
        row("negative memory", [](JobDescription &j) { j.memoryMb = -1; });
        row("huge time", [](JobDescription &j) { j.wallSeconds = 2'000'000'000; });
    }
    void refusesHostileJobs()
    {
        QFETCH(std::function<void(JobDescription &)>, change);
        LocalSpool spool;
        auto job = LocalSpool::job("job-00000001", spool.application("exit 0"));
        const auto good = LocalSpool::job("job-innocent", job.application);
        change(job);
        const auto answers = QCoro::waitFor(spool.endpoint->submit({job, good}, {}));
        QVERIFY(answers);
        QVERIFY(!answers->at(0).job);
        QCOMPARE(answers->at(0).job.error().code, ErrorCode::InvalidInput);
        QVERIFY(!answers->at(0).job.error().cause.isEmpty());
        QVERIFY2(answers->at(1).job, "one bad job must not stop the others");
        const QDir jobs(spool.config.spoolFolder + "/jobs");
        const auto names = jobs.entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot);
        QCOMPARE(names, QStringList{good.token});
        QVERIFY(spool.waitForPhase(good.token, EndpointPhase::Ended));
    }

    void refusesAHugeBatch()
    {
        LocalSpool spool;
        const auto job = LocalSpool::job("job-00000001", spool.application("exit 0"));
        const auto answers = QCoro::waitFor(spool.endpoint->submit(
            QList<JobDescription>(spool.endpoint->capabilities().maxBatch + 1, job), {}));
        QCOMPARE(answers.error().code, ErrorCode::InvalidInput);
        QVERIFY(!QFile::exists(spool.jobFile(job.token, "")));
    }

    void survivesDamagedFiles_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("reason");
        const QByteArray huge(2'000'000, '7');
        const QByteArray binary("\0\xff\xfe\n\0 1 2", 9);
        for (const char *file : {"pid", "exit_code", "reason", "submitted", "starting"}) {
            const QString word = QString(file) == "pid" || QString(file) == "exit_code" ? "node" : "";
            QTest::addRow("huge %s", file) << QString(file) << huge << word;
            QTest::addRow("binary %s", file) << QString(file) << binary << word;
            QTest::addRow("wrong %s", file) << QString(file) << QByteArray("-1 -1 -1 -1\n") << word;
        }
        QTest::newRow("pid of init") << "pid" << QByteArray("1 1 x y\n") << "node";
        QTest::newRow("exit code 1000") << "exit_code" << QByteArray("1000\n") << "node";
        QTest::newRow("unknown reason") << "reason" << QByteArray("aliens\n") << "";
    }
    void survivesDamagedFiles()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, content);
        QFETCH(QString, reason);
        LocalSpool spool;
        const QString token = "job-damaged";
        const QString folder = "spool/jobs/" + token + '/';
        spool.folder.write(folder + "job.conf", "token\t" + token.toLatin1() + '\n');
        if (file != "pid") {
            spool.folder.write(folder + "pid", "");
            spool.folder.write(folder + "exit_code", "0\n");
        }
        spool.folder.write(folder + file, content);
        const EndpointJob job = spool.find(token);
        QCOMPARE(job.phase, EndpointPhase::Ended);
        QCOMPARE(job.reason, reason);
        QCOMPARE(job.exitCode.value_or(-1), reason.isEmpty() ? 0 : -1);
        QVERIFY(spool.health().up);
    }

    void aFolderInPlaceOfAFileIsNoProblem()
    {
        LocalSpool spool;
        const QString token = "job-of-folders";
        for (const char *name : {"pid", "exit_code", "reason", "submitted", "starting", "report.json"})
            QVERIFY(QDir().mkpath(spool.jobFile(token, name)));
        QCOMPARE(spool.find(token).phase, EndpointPhase::Ended);
        QCOMPARE(spool.find(token).reason, QString("node"));
    }

    void aDamagedConfEndsAsNode()
    {
        LocalSpool spool;
        const QString token = "job-lost-conf";
        QVERIFY(spool.submit(LocalSpool::job("job-model", spool.application("exit 0"))));
        QVERIFY(spool.waitForPhase("job-model", EndpointPhase::Ended));
        const QString folder = "spool/jobs/" + token + '/';
        spool.folder.write(folder + "job.conf", "");
        spool.folder.write(folder + "wrapper.sh", spool.read("job-model", "wrapper.sh"));
        QVERIFY(spool.waitForPhase(token, EndpointPhase::Ended));
        QCOMPARE(spool.find(token).reason, QString("node"));
        QVERIFY(spool.read(token, "stderr").contains("no valid token"));
    }
};

Q_DECLARE_METATYPE(std::function<void(JobDescription &)>)
QTEST_GUILESS_MAIN(LocalSpoolTest)
#include "localspooltest.moc"
