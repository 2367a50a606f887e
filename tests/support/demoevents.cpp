#include "tests/support/demoevents.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

namespace shiftdeck::test {

QStringList demoEventFiles()
{
    QStringList files;
    QDirIterator it(QStringLiteral(SHIFTDECK_SOURCE_DIR "/resources/demo"), {QStringLiteral("*.csv")},
                    QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files.append(it.next());
    files.sort();
    return files;
}

QString copyDemoEvents(const QString &name, const TemporaryFolder &folder, int maxEvents)
{
    for (const QString &path : demoEventFiles()) {
        QFile file(path);
        if (QFileInfo(path).fileName() != name || !file.open(QIODevice::ReadOnly))
            continue;
        QByteArray content = file.readLine();
        for (int n = 0; !file.atEnd() && (maxEvents < 0 || n < maxEvents); ++n)
            content += file.readLine();
        return folder.write(name, content);
    }
    return {};
}

}  // namespace shiftdeck::test
