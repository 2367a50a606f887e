// What the simulated experiment is: the events of the raw files, and which of them each stream keeps. The
// jobs and the checks both take it from here; the console knows nothing of it.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

namespace shiftdeck::simulation {

// Unique in the campaign: the run and the place of the event in its file.
constexpr qint64 eventId(qint64 run, qint64 index) { return run * 1000 + index; }

inline bool keeps(QByteArrayView stream, qint64 event)
{
    if (stream == "odd")
        return event % 2 == 1;
    if (stream == "fifth")
        return event % 5 == 0;
    return stream == "every";  // and "none" keeps none
}

inline QByteArray header() { return QByteArrayLiteral("Run,Event,M\n"); }

inline QByteArray eventLine(qint64 run, qint64 event)
{
    return QByteArray::number(run) + ',' + QByteArray::number(event) + ','
        + QByteArray::number(event * 7 % 100) + ".5\n";
}

struct DataLine {
    qint64 run = 0, event = 0;
    QByteArray text;  // with its newline
};

// The events of a file, or nothing when it is not there or is no whole event file.
bool readEvents(const QString &path, QList<DataLine> &lines);
QByteArray readAll(const QString &path);  // empty when it cannot be read
void writeAll(const QString &path, const QByteArray &content);
QByteArray adler32Text(const QByteArray &content);  // by zlib, as the console writes it

}  // namespace shiftdeck::simulation
