// Who is here, on the command line: a prodctl that waits for a confirmation is seen by the others, and their
// plans say so.
#include "tests/app/prodctlrunner.h"

#include <QJsonArray>

using namespace shiftdeck::test;

namespace {
constexpr int kPatience = 20'000;  // of a busy machine

// A prodctl on a terminal of its own, which a person answers.
class Terminal {
  public:
    Terminal(const Demo &demo, const QString &who, const QStringList &arguments)
    {
        QStringList words{prodctlPath(), "--store", demo.store(), "--operator", who};
        for (QString &word : words += arguments)
            word = u'\'' + word.replace(u'\'', "'\\''") + u'\'';
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start("script",
                        {"--quiet", "--return", "--command", "exec " + words.join(u' '), "/dev/null"});
    }
    ~Terminal()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    bool shows(const QByteArray &text)
    {
        QElapsedTimer waited;
        waited.start();
        while (!m_shown.contains(text) && waited.elapsed() < kPatience
               && m_process.state() != QProcess::NotRunning) {
            m_process.waitForReadyRead(500);
            m_shown += m_process.readAll();
        }
        return m_shown.contains(text);
    }
    void type(const QByteArray &line) { m_process.write(line + '\n'); }
    int end() { return m_process.waitForFinished(kPatience) ? m_process.exitCode() : -1; }
    const QByteArray &shown() const { return m_shown; }

  private:
    QProcess m_process;
    QByteArray m_shown;
};

QJsonArray sessions(const Demo &demo)
{
    return demo({}, {"who", "--json"}).json().value("sessions").toArray();
}
}  // namespace

class WhoTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() { m_demo = std::make_unique<Demo>(); }

    void nobodyIsHere()
    {
        const Run nobody = (*m_demo)({}, {"who"});
        COMPARE_CODE(nobody, 0);
        QVERIFY2(nobody.out.contains("Nobody has this store open."), nobody.out);
        QVERIFY(sessions(*m_demo).isEmpty());
        QVERIFY(prodctl({"who", "--help"}).out.contains("30 s"));
    }

    void whoWaitsForAConfirmationIsSeen()
    {
        Terminal anna(*m_demo, "anna", {"request", "approve", "1", "2"});
        QVERIFY2(anna.shows("Go on?"), anna.shown());
        QTRY_COMPARE_WITH_TIMEOUT(sessions(*m_demo).size(), 1, kPatience);
        const QJsonObject seen = sessions(*m_demo).first().toObject();
        QCOMPARE(seen.value("who").toString(), "anna");
        QCOMPARE(seen.value("role").toString(), "manager");
        QCOMPARE(seen.value("program").toString(), "prodctl");
        QCOMPARE(seen.value("command").toString(), "request.approve");
        QVERIFY(!seen.value("executing").toBool(true));
        QCOMPARE(seen.value("planned").toArray().size(), 2);
        const Run table = (*m_demo)({}, {"who"});
        QVERIFY2(table.out.contains("about to do \"Approve\" with requests 1, 2"), table.out);

        // Other plans about the same requests say so, and those about others do not.
        const QByteArray warning = "anna (manager, prodctl on ";
        const Run same = (*m_demo)("anna", {"--dry-run", "request", "reject", "2", "--why", "x"});
        COMPARE_CODE(same, 0);
        QVERIFY2(same.out.contains(warning) && same.out.contains("\"Approve\" with request 2"), same.out);
        const Run json = (*m_demo)("anna", {"--dry-run", "--json", "request", "reject", "2", "--why", "x"});
        QCOMPARE(json.json().value("plan").toObject().value("warnings").toArray().size(), 1);
        const Run other = (*m_demo)("anna", {"--dry-run", "request", "approve", "3"});
        QVERIFY2(!other.out.contains(warning), other.out);
        const Run request = (*m_demo)({}, {"request", "show", "1"});
        QVERIFY2(request.out.contains(warning), request.out);
        QCOMPARE((*m_demo)({}, {"request", "show", "1", "--json"}).json().value("sessions").toArray().size(),
                 1);
        QVERIFY(
            (*m_demo)({}, {"request", "show", "3", "--json"}).json().value("sessions").toArray().isEmpty());

        anna.type("n");
        QCOMPARE(anna.end(), 130);
        QVERIFY(sessions(*m_demo).isEmpty());  // it said goodbye
    }

    void whoSaidYesIsGoneWhenItIsDone()
    {
        Terminal anna(*m_demo, "anna", {"request", "approve", "4"});
        QVERIFY2(anna.shows("Go on?"), anna.shown());
        anna.type("y");
        QCOMPARE(anna.end(), 0);
        QVERIFY(sessions(*m_demo).isEmpty());
        QCOMPARE(m_demo->sql("SELECT status FROM requests WHERE id = 4").trimmed(), QByteArray("approved"));
    }

    // What asks nothing is not seen, and tells nobody.
    void aScriptIsNoSession()
    {
        const QByteArray before = m_demo->sql("SELECT count(*) FROM changes WHERE entity = 'session'");
        COMPARE_CODE((*m_demo)("anna", {"--yes", "request", "approve", "5"}), 0);
        QCOMPARE(m_demo->sql("SELECT count(*) FROM changes WHERE entity = 'session'"), before);
    }

    void whoIsKilledIsNotHereForLong()
    {
        {
            Terminal anna(*m_demo, "anna", {"request", "approve", "3"});
            QVERIFY2(anna.shows("Go on?"), anna.shown());
            QTRY_COMPARE_WITH_TIMEOUT(sessions(*m_demo).size(), 1, kPatience);
        }
        // As if it had been silent since.
        QTRY_VERIFY_WITH_TIMEOUT(
            (m_demo->sql("UPDATE sessions SET heard_at = heard_at - 31000"), sessions(*m_demo).isEmpty()),
            kPatience);
        QCOMPARE(m_demo->sql("SELECT status FROM requests WHERE id = 3").trimmed(), QByteArray("new"));
    }

  private:
    std::unique_ptr<Demo> m_demo;
};

QTEST_GUILESS_MAIN(WhoTest)
#include "whotest.moc"
