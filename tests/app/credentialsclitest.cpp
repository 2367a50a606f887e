// prodctl credentials, and an agent that renews one: real files, a real store, a real command.
#include "tests/app/prodctlrunner.h"

#include <QFile>
#include <QJsonArray>

#include <sys/stat.h>

using namespace shiftdeck::test;

namespace {
QByteArray webToken(qint64 from, qint64 until)
{
    const auto part = [](const QByteArray &text) {
        return text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const QJsonObject claims{
        {"sub", "prod"}, {"iss", "https://iam.example.org/"}, {"nbf", now + from}, {"exp", now + until}};
    return part("{\"alg\":\"ES256\"}") + '.' + part(QJsonDocument(claims).toJson(QJsonDocument::Compact))
        + ".SecretSignatureThatNobodyMaySee";
}
}  // namespace

class CredentialsCliTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase()
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start("sh", {SHIFTDECK_SOURCE_DIR "/tests/support/makecredentials.sh", m_folder.path()});
        QVERIFY(process.waitForFinished(100'000));
        QVERIFY2(process.exitCode() == 0, process.readAll());
    }

    void filesAreShown()
    {
        const Run good = prodctl({"credentials", path("proxy.pem"), path("robot-both.pem")});
        COMPARE_CODE(good, 0);
        QVERIFY2(good.text().contains("proxy certificate") && good.text().contains("CN=Anna Müller")
                     && good.text().contains("CN=Robot - production agent")
                     && good.text().contains("ends in 1 d"),
                 good.out);
        for (const char *name :
             {"expired.pem", "future.pem", "swapped.pem", "proxy-forged.pem", "gone.pem"}) {
            const Run bad = prodctl({"credentials", path("proxy.pem"), path(name)});
            COMPARE_CODE(bad, 1);
        }
        const Run json = prodctl({"credentials", path("proxy.pem"), path("expired.pem"), "--json"});
        COMPARE_CODE(json, 1);
        const QJsonArray list = json.json().value("credentials").toArray();
        QCOMPARE(list.size(), 2);
        const QJsonObject expired = list.at(0).toObject(), proxy = list.at(1).toObject();  // by name
        QCOMPARE(proxy.value("kind").toString(), "proxy");
        QCOMPARE(proxy.value("state").toString(), "good");
        QCOMPARE(proxy.value("key").toString(), "fits");
        QVERIFY(proxy.value("left").toInteger() > 86'400'000);
        QCOMPARE(expired.value("state").toString(), "expired");
        QCOMPARE(expired.value("expires").toInteger(), 1335873600000);
    }

    void readableByOthersIsRefused()
    {
        const QString open = m_folder.write("open.pem", content("proxy.pem"));
        ::chmod(qPrintable(open), 0644);
        const Run refused = prodctl({"credentials", open});
        COMPARE_CODE(refused, 1);
        QVERIFY2(refused.text().contains("chmod 600 " + open), refused.out);
    }

    void sitesAreJudged()
    {
        const Demo demo;
        const Run none = demo({}, {"credentials"});
        COMPARE_CODE(none, 0);
        QVERIFY2(none.text().contains("No site needs a credential."), none.out);
        COMPARE_CODE(demo({}, {"credentials", "--site", "nowhere"}), 3);
        COMPARE_CODE(demo({}, {"credentials", "--site", "alpha", path("proxy.pem")}), 2);

        const QString token = writeToken("alpha.token", -3600, 7200);
        COMPARE_CODE(setUp(demo, token, {}), 0);
        const Run one = demo({}, {"credentials", "--site", "alpha"});
        COMPARE_CODE(one, 0);
        QVERIFY2(one.text().contains("alpha") && one.text().contains(token)
                     && one.text().contains("web token") && one.text().contains("https://iam.example.org/")
                     && one.text().contains("ends in 1 h 59 min"),
                 one.out);
        writeToken("alpha.token", -7200, -60);
        const Run ended = demo({}, {"credentials"});
        COMPARE_CODE(ended, 1);
        QVERIFY2(ended.text().contains("ended 1 min ago"), ended.out);
        COMPARE_CODE(setUp(demo, token, "renew.sh --now"), 2);
    }

    void theAgentRenews()
    {
        const Demo demo;
        const QString token = writeToken("renewed.token", -9 * 3600, 3600);
        writeToken("next.token", 0, 40 * 86'400);
        const QString program =
            m_folder.write("renew.sh",
                           "#!/bin/sh\nset -eu\ntr '\\0' ' ' </proc/$$/cmdline >" + path("cmdline").toUtf8()
                               + "\nmv " + path("next.token").toUtf8() + " \"$1\"\n");
        ::chmod(qPrintable(program), 0700);
        COMPARE_CODE(setUp(demo, token, program), 0);
        const Run agent = demo({}, {"agent", "--once"});
        COMPARE_CODE(agent, 0);
        QVERIFY2(agent.text().contains("is renewed; it ends at"), agent.text().toUtf8());
        QVERIFY2(agent.text().contains("It ends at"), agent.text().toUtf8());
        const Run now = demo({}, {"credentials"});
        COMPARE_CODE(now, 0);
        QVERIFY2(now.text().contains("ends in 39 d"), now.out);
        QCOMPARE(content("cmdline").trimmed(), "/bin/sh " + program.toUtf8() + " " + token.toUtf8());
        // What is secret is nowhere but in its file.
        QVERIFY(!demo.dump().contains("SecretSignature"));
        for (const Run &run : {agent, now, demo({}, {"credentials", "--json"}), demo({}, {"audit"})})
            QVERIFY(!run.text().contains("SecretSignature"));
    }

  private:
    QString path(const QString &name) const { return m_folder.path(name); }
    QByteArray content(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString writeToken(const QString &name, qint64 from, qint64 until) const
    {
        const QString file = m_folder.write(name, webToken(from, until));
        ::chmod(qPrintable(file), 0600);
        return file;
    }
    static Run setUp(const Demo &demo, const QString &token, const QString &renew)
    {
        QStringList words{
            "sites",  "set",  "alpha",        "--endpoint", "slurm", "--url", "http://127.0.0.1:1",
            "--user", "prod", "--token-file", token};
        if (!renew.isEmpty())
            words += {"--renew", renew};
        return demo("anna", words);
    }

    TemporaryFolder m_folder;
};

QTEST_GUILESS_MAIN(CredentialsCliTest)
#include "credentialsclitest.moc"
