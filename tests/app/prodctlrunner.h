// Runs the real prodctl, as a person or a script does.
#pragma once

#include "tests/support/temporaryfolder.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

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
        const Run made = prodctl(QStringList{"demo", "create", path()} + options);
        if (made.code != 0)
            qFatal("demo create: %s", qPrintable(made.text()));
    }
    QString path() const { return m_folder.path("demo"); }
    QString store() const { return m_folder.path("demo/shiftdeck.db"); }
    const TemporaryFolder &folder() const { return m_folder; }
    Run operator()(const QString &who, const QStringList &arguments) const
    {
        QStringList all{"--store", store()};
        if (!who.isEmpty())
            all += {"--operator", who};
        return prodctl(all + arguments);
    }
    // What the sqlite3 shell says; for dumps and for facts that no verb shows.
    QByteArray sql(const QString &statement) const
    {
        QProcess shell;
        shell.start("sqlite3", {store(), statement});
        if (!shell.waitForFinished(30'000) || shell.exitCode() != 0)
            qFatal("sqlite3: %s", shell.readAllStandardError().constData());
        return shell.readAllStandardOutput();
    }
    QByteArray dump() const { return sql(".dump"); }

  private:
    TemporaryFolder m_folder;
};

#define COMPARE_CODE(run, expected)                                                                          \
    QVERIFY2((run).code == (expected),                                                                       \
             qPrintable(QStringLiteral("exit code %1: %2").arg((run).code).arg((run).text())))

}  // namespace shiftdeck::test
