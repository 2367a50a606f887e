#include "models/core/signature.h"

#include <QElapsedTimer>
#include <QTest>

using namespace shiftdeck;

class SignatureTest : public QObject {
    Q_OBJECT

  private slots:
    void replacesWhatVaries_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("signature");
        const auto row = [](const char *name, const char *text, const char *signature) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(signature);
        };
        row("empty", "", "");
        row("blank", " \n\t ", "");
        row("words stay", "Cannot open input: permission denied", "Cannot open input: permission denied");
        row("number", "event 1234567 is bad", "event <n> is bad");
        row("signs and points", "chi2 = -1.5e-10, pt 3.14 GeV", "chi<n> = <n>, pt <n> GeV");
        row("units", "used 2048MB of 1.5GB", "used <n>MB of <n>GB");
        row("number in a name", "node042 is drained", "node<n> is drained");
        row("version", "release 12.4.0 is missing", "release <n> is missing");
        row("list of numbers", "lost events 5, 17, 99 in run 3", "lost events <n> in run <n>");
        row("exit code stays", "exit code 65 after 120 s", "exit code 65 after <n> s");
        row("signal stays", "killed by signal 9", "killed by signal 9");
        row("code with equals", "status=139", "status=139");
        row("a long code is a number", "status 1234", "status <n>");
        row("path", "cannot open /store/user/anna/out_17.root", "cannot open <path>");
        row("home", "cannot open ~/out.root: full", "cannot open <path>: full");
        row("relative path", "no file ../jobs/run7/x.csv", "no file <path>");
        row("url", "root://eos.cern.ch:1094//store/a.root failed", "<path> failed");
        row("library stays", "/opt/rel/12.4/lib/libCore.so: undefined symbol foo",
            "<path>/libCore.so: undefined symbol foo");
        row("program stays", "/cvmfs/sw/7/bin/cmsRun: not found", "<path>/cmsRun: not found");
        row("script and line", "/job/17/wrapper.sh: line 12: exec: no",
            "<path>/wrapper.sh: line <n>: exec: no");
        row("file and position", "/src/a/track.cc:123:7: assertion", "<path>/track.cc:<n>: assertion");
        row("quoted path", "Could not read '/tmp/x y'", "Could not read '<path> y'");
        row("key and path", "input=/data/run_1.csv missing", "input=<path> missing");
        row("not a path", "I/O error, n/a, and/or", "I/O error, n/a, and/or");
        row("a lone slash", "a / b", "a / b");
        row("uuid", "token 123e4567-e89b-12d3-a456-426614174000 lost", "token <uuid> lost");
        row("hex", "at 0x7fff5fbff8c0 and deadbeef01", "at <hex> and <hex>");
        row("no hex without digits", "a defaced facade", "a defaced facade");
        row("host", "wn042.grid.example.org went away", "<host> went away");
        row("host and port", "connect to ce1.example.org:8443 timed out", "connect to <host>:<n> timed out");
        row("ip", "connect to 10.0.0.17 failed", "connect to <host> failed");
        row("ip and port", "10.0.0.17:8080 refused", "<host>:<n> refused");
        row("ipv6", "connect to [fe80::1ff:fe23:4567:890a] failed", "connect to [<host>] failed");
        row("event id is no address", "event 146511:12:3456 is bad", "event <n>:<n>:<n> is bad");
        row("scope is no address", "std::bad_alloc in std::vector", "std::bad_alloc in std::vector");
        row("user at host", "login of anna@lxplus7.cern.ch denied", "login of <user>@<host> denied");
        row("user key", "user=anna has no quota", "user=<user> has no quota");
        row("for user", "no proxy for user anna", "no proxy for user <user>");
        row("user as a word", "user code ended early", "user code ended early");
        row("iso time", "2011-05-01T12:30:15.123Z job failed", "<time> job failed");
        row("date and time", "2011-05-01 12:30:15 job failed", "<time> job failed");
        row("field time", "%MSG-e Reco: 03-May-2011 11:03:11 bad", "%MSG-e Reco: <time> bad");
        row("temp name", "lock tmpA8fK2x is held", "lock <path> is held");
        row("temperature is a word", "temperature too high", "temperature too high");
        row("random name", "job a1b2c3d4zz9 vanished", "job <id> vanished");
        row("lines", "first\r\nsecond\tthird", "first second third");
        row("colours", "\x1b[31;1mError\x1b[0m: bad", "Error: bad");
        row("umlauts stay", "Datei \xc3\xbc\x62\x65r 5 fehlt", "Datei \xc3\xbc\x62\x65r <n> fehlt");
        row("template brackets", "vector<int> has 5", "vector<int> has <n>");
        row("placeholder in text", "took <n> s on <host>", "took <n> s on <host>");
    }

    void replacesWhatVaries()
    {
        QFETCH(QString, text);
        QFETCH(QString, signature);
        QCOMPARE(errorSignature(text), signature);
        QCOMPARE(errorSignature(signature), signature);
    }

    void oneCauseIsOneSignature()
    {
        const QString a = errorSignature(
            u"2011-05-01 12:00:01 wn01.site.example.org: cannot read /data/a/run_1.csv (17 of 100 events)");
        const QString b = errorSignature(u"2012-11-30 23:59:59 wn977.other.example.org: cannot read "
                                         u"/store/b/c/run_22.csv (3 of 5000 events)");
        QCOMPARE(a, b);
        QVERIFY(a != errorSignature(u"cannot write /data/a/run_1.csv"));
    }

    void isBoundedAndOnOneLine()
    {
        for (const QString &text :
             {QString(5000, u'x'), QStringLiteral("word ").repeated(1000),
              QStringLiteral("<n").repeated(1000), QStringLiteral("\n1/").repeated(1000),
              QStringLiteral("a.b-").repeated(400), QStringLiteral("\U0001F600 ").repeated(300)}) {
            const QString signature = errorSignature(text);
            QVERIFY(signature.size() <= kMaxSignatureLength);
            QVERIFY(!signature.isEmpty());
            QVERIFY(!signature.contains(u'\n'));
            QCOMPARE(errorSignature(signature), signature);
            QVERIFY(signature.toUtf8().size() > 0 && QString::fromUtf8(signature.toUtf8()) == signature);
        }
    }

    void hostileTextTakesLinearTime()
    {
        constexpr qsizetype kSize = 1 << 20;
        for (const QString &part :
             {QStringLiteral("/"), QStringLiteral("a@"), QStringLiteral("<n>"), QStringLiteral(" "),
              QStringLiteral("1:"), QStringLiteral("f.f."), QStringLiteral("\x1b["), QStringLiteral("1e"),
              QStringLiteral("user="), QStringLiteral("tmp_"), QStringLiteral("<time>,")}) {
            const QString text = part.repeated(kSize / part.size());
            QElapsedTimer timer;
            timer.start();
            QVERIFY(errorSignature(text).size() <= kMaxSignatureLength);
            QVERIFY2(timer.elapsed() < 2000, qPrintable(part));
            timer.restart();
            QVERIFY(lastErrorLine(text.toUtf8()).size() <= 1000);
            QVERIFY2(timer.elapsed() < 2000, qPrintable(part));
        }
        QElapsedTimer timer;
        timer.start();
        lastErrorLine(QByteArray(kSize, '\n'));
        QVERIFY(timer.elapsed() < 2000);
    }

    void picksTheTellingLine_data()
    {
        QTest::addColumn<QByteArray>("log");
        QTest::addColumn<QString>("line");
        const auto row = [](const char *name, const char *log, const char *line) {
            QTest::newRow(name) << QByteArray(log) << QString::fromUtf8(line);
        };
        row("empty", "", "");
        row("blank lines", "\n \n\r\n", "");
        row("only lines", "reading\nwriting\n\n", "writing");
        row("an error before the end", "start\nERROR: no magnetic field\nclosing files\n",
            "ERROR: no magnetic field");
        row("the last error", "Error: one\nError: two\nbye", "Error: two");
        row("an error beats a failure", "Fatal: no calibration\ncleanup failed\n", "Fatal: no calibration");
        row("a failure beats the last line", "Cannot open input.csv\nbye\n", "Cannot open input.csv");
        row("no error is no error", "cannot read run 7\n0 errors, 0 failures\n", "cannot read run 7");
        row("exception text",
            "terminate called after throwing an instance of 'std::runtime_error'\n"
            "  what():  bad event 7\n",
            "what(): bad event 7");
        row("traceback", "Traceback (most recent call last):\n  File \"a.py\", line 3\nValueError: bad pt\n",
            "ValueError: bad pt");
        row("killed", "events 10\nKilled\n", "Killed");
        row("carriage returns", "10%\r20%\rError at 30%\r", "Error at 30%");
        row("colours", "\x1b[31mError:\x1b[0m red\n", "Error: red");
        row("bad bytes", "Error \xff\xfe here\n", "Error \xef\xbf\xbd\xef\xbf\xbd here");
    }

    void picksTheTellingLine()
    {
        QFETCH(QByteArray, log);
        QFETCH(QString, line);
        QCOMPARE(lastErrorLine(log), line);
    }

    void readsTheEndOfALongLog()
    {
        const QByteArray log = "Error: early\n" + QByteArray("event\n").repeated(20'000) + "last words";
        QCOMPARE(lastErrorLine(log), QStringLiteral("last words"));
        QCOMPARE(lastErrorLine(QByteArray("Error ") + QByteArray(5000, 'x')).size(), 1000);
    }
};

QTEST_APPLESS_MAIN(SignatureTest)
#include "signaturetest.moc"
