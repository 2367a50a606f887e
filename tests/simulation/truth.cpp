#include "tests/simulation/truth.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <zlib.h>

namespace shiftdeck::simulation {

bool readEvents(const QString &path, QList<DataLine> &lines)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.readLine() != header())
        return false;
    while (!file.atEnd()) {
        DataLine line;
        line.text = file.readLine();
        const auto fields = line.text.split(',');
        if (fields.size() != 3 || !line.text.endsWith('\n'))
            return false;
        line.run = fields.at(0).toLongLong();
        line.event = fields.at(1).toLongLong();
        lines.append(line);
    }
    return true;
}

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeAll(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(content) != content.size())
        qFatal("%s cannot be written: %s", qPrintable(path), qPrintable(file.errorString()));
}

QByteArray adler32Text(const QByteArray &content)
{
    const uLong sum = adler32(1L, reinterpret_cast<const Bytef *>(content.constData()), uInt(content.size()));
    return QByteArray::number(qulonglong(sum), 16).rightJustified(8, '0');
}

}  // namespace shiftdeck::simulation
