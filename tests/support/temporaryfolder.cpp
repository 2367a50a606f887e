#include "tests/support/temporaryfolder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

namespace shiftdeck::test {

TemporaryFolder::TemporaryFolder() : m_folder(QDir::tempPath() + QStringLiteral("/shiftdeck-test-XXXXXX"))
{
    if (!m_folder.isValid())
        qFatal("No temporary folder: %s", qPrintable(m_folder.errorString()));
}

TemporaryFolder::~TemporaryFolder()
{
    if (!QTest::currentTestFailed())
        return;
    m_folder.setAutoRemove(false);
    qInfo("Kept for inspection: %s", qPrintable(m_folder.path()));
}

QString TemporaryFolder::path() const { return m_folder.path(); }

QString TemporaryFolder::path(const QString &name) const { return m_folder.filePath(name); }

QString TemporaryFolder::write(const QString &name, const QByteArray &content) const
{
    const QString target = path(name);
    QFile file(target);
    if (!QDir().mkpath(QFileInfo(target).path()) || !file.open(QIODevice::WriteOnly)
        || file.write(content) != content.size() || !file.flush())
        qFatal("Cannot write %s: %s", qPrintable(target), qPrintable(file.errorString()));
    return target;
}

}  // namespace shiftdeck::test
