// Runs the real prodctl, as a person or a script does.
#pragma once

#include "tests/support/teststore.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <optional>

namespace shiftdeck::test {

struct Run {
    int code = -1;  // -1: it crashed or never ended
    QByteArray out, err;
    QJsonObject json() const
    {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(out, &error);
        return error.error == QJsonParseError::NoError ? document.object() : QJsonObject();
    }
    QString text() const { return QString::fromUtf8(out + err); }
};

inline QString prodctlPath() { return QStringLiteral(SHIFTDECK_BIN_DIR "/prodctl"); }

// Without a terminal, without operator or store in the environment, unless given.
inline Run prodctl(const QStringList &arguments, const QStringList &environment = {}, int timeoutMs = 60'000)
{
    QProcess process;
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.remove(QStringLiteral("SHIFTDECK_STORE"));
    variables.remove(QStringLiteral("SHIFTDECK_OPERATOR"));
    for (const QString &variable : environment)
        variables.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    process.setProcessEnvironment(variables);
    process.start(prodctlPath(), arguments);
    process.closeWriteChannel();
    Run run;
    if (!process.waitForFinished(timeoutMs)) {
        process.kill();
        process.waitForFinished();
        return run;
    }
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    if (process.exitStatus() == QProcess::NormalExit)
        run.code = process.exitCode();
    return run;
}

// A demo campaign that nothing has happened with yet.
class Demo {
  public:
    explicit Demo(const QStringList &options = {})
    {
        if (TestStore::isOnServer())
            m_store.emplace(m_folder, QString(), "an empty database", [](const QString &) {});
        const Run made = prodctl(words({"demo", "create", path()}) + options);
        if (made.code != 0)
            qFatal("demo create: %s", qPrintable(made.text()));
    }
    QString path() const { return m_folder.path("demo"); }
    QString store() const { return m_store ? m_store->location() : m_folder.path("demo/shiftdeck.db"); }
    const TemporaryFolder &folder() const { return m_folder; }
    Run operator()(const QString &who, const QStringList &arguments) const
    {
        QStringList all{"--store", store()};
        if (!who.isEmpty())
            all += {"--operator", who};
        return prodctl(all + arguments);
    }
    // Of a demo verb, which finds a file by the folder.
    QStringList words(const QStringList &verb) const
    {
        return m_store ? QStringList{"--store", store()} + verb : verb;
    }
    // What the shell of the database says; for dumps and for facts that no verb shows.
    QByteArray sql(const QString &statement) const
    {
        const TestStore::Said said = TestStore::shell(store(), statement.toUtf8() + ';');
        if (!said.err.isEmpty())
            qFatal("%s: %s", qPrintable(statement), said.err.constData());
        return said.out;
    }
    QByteArray dump() const
    {
        return TestStore::shell(
                   store(),
                   m_store ? "SELECT format('SELECT %L, t FROM %I t ORDER BY t::text', "
                             "table_name, table_name) FROM information_schema.tables WHERE table_schema = "
                             "current_schema() ORDER BY 1 \\gexec\n"
                           : ".dump\n")
            .out;
    }

  private:
    TemporaryFolder m_folder;
    std::optional<TestStore> m_store;  // on the server
};

// The command is run once, also when it fails.
#define COMPARE_CODE(run, expected)                                                                          \
    do {                                                                                                     \
        const shiftdeck::test::Run &sdRun = (run);                                                           \
        QVERIFY2(sdRun.code == (expected),                                                                   \
                 qPrintable(QStringLiteral("exit code %1: %2").arg(sdRun.code).arg(sdRun.text())));          \
    } while (false)

}  // namespace shiftdeck::test
