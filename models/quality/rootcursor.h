// Reads big-endian numbers and ROOT's strings from bytes in memory, never beyond their end.
//
// The first failure sticks: every read after it gives zero, so that a sequence of reads is checked once, at
// its end. Loops whose length comes from the bytes check remaining() before, or ok() inside.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

namespace shiftdeck {

enum class RootNumber { I8, U8, I16, U16, I32, U32, I64, U64, F32, F64, Bool };
int widthOf(RootNumber type);

class RootCursor {
  public:
    explicit RootCursor(QByteArrayView bytes) : m_bytes(bytes) { }

    quint8 u8() { return static_cast<quint8>(number(1)); }
    qint16 i16() { return static_cast<qint16>(number(2)); }
    quint16 u16() { return static_cast<quint16>(number(2)); }
    qint32 i32() { return static_cast<qint32>(number(4)); }
    quint32 u32() { return static_cast<quint32>(number(4)); }
    qint64 i64() { return static_cast<qint64>(number(8)); }
    double value(RootNumber type);
    QList<double> values(RootNumber type, qint64 count);
    QString string();  // a TString: one byte of length, or 255 and four
    QByteArray zeroTerminated(qsizetype longest);

    qint64 position() const { return m_position; }
    qint64 remaining() const { return m_bytes.size() - m_position; }
    qint64 size() const { return m_bytes.size(); }
    void seek(qint64 position);
    void skip(qint64 count);

    bool ok() const { return m_failure.isEmpty(); }
    // Keeps the first reason, and where it was found.
    void fail(const QString &reason);
    const QString &failure() const { return m_failure; }
    qint64 failedAt() const { return m_failedAt; }

  private:
    quint64 number(int bytes);

    QByteArrayView m_bytes;
    qint64 m_position = 0;
    QString m_failure;
    qint64 m_failedAt = 0;
};

}  // namespace shiftdeck
