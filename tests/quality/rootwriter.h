// Writes ROOT files for tests, byte by byte: what real files cannot show together, and what is wrong with
// some. Files may have holes, so that one of gigabytes takes no room on the disk.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace shiftdeck::test {

// Big-endian bytes, as ROOT writes them.
class RootBytes {
  public:
    RootBytes &u8(int value) { return number(value, 1); }
    RootBytes &i16(int value) { return number(value, 2); }
    RootBytes &i32(qint64 value) { return number(value, 4); }
    RootBytes &i64(qint64 value) { return number(value, 8); }
    RootBytes &f32(float value);
    RootBytes &f64(double value);
    RootBytes &text(const QByteArray &text);
    RootBytes &raw(const QByteArray &bytes);
    // What ROOT writes for an object: its length, its version, and then its members.
    RootBytes &object(int version, const RootBytes &members);
    // A pointer: the class by name, then the object.
    RootBytes &pointer(const QByteArray &className, const RootBytes &object);
    RootBytes &array(const QList<double> &values);  // TArrayD
    const QByteArray &bytes() const { return m_bytes; }

  private:
    RootBytes &number(qint64 value, int width);
    QByteArray m_bytes;
};

struct WrittenHistogram {
    QByteArray name = "h", title = "a histogram";
    QList<double> contents{0, 1, 2, 3, 0};
    QList<double> squares;
    double low = 0, high = 3;
    double entries = 6;
    QList<double> buffer;
    QList<QByteArray> labels;
};
RootBytes namedMembers(const QByteArray &name, const QByteArray &title);
// A TH1D of ROOT 6.14 and later. `version` and `extra` (bytes before the array) are for layouts of our own.
QByteArray th1d(const WrittenHistogram &histogram, int version = 3, const QByteArray &extra = {});
// The streamer information that says that version `version` of TH1D has an int before its array.
QByteArray streamerInfo(int version);

enum class Codec { None, Zlib, OldDeflate, Lzma, Lz4, Zstd };
QByteArray compress(const QByteArray &plain, Codec codec);

class RootWriter {
  public:
    explicit RootWriter(bool large = false, int version = 61400);
    // The top directory is 0; answers the number of the new one.
    int addDirectory(const QByteArray &name, int parent = 0);
    void add(const QByteArray &className, const QByteArray &name, const QByteArray &payload,
             Codec codec = Codec::None, int directory = 0, int cycle = 1);
    void addRecordOutsideOfLists(const QByteArray &className, const QByteArray &name,
                                 const QByteArray &payload);
    void addStreamerInfo(const QByteArray &payload, Codec codec = Codec::None);
    void addGap(qint64 bytes);  // a deleted record: its length, negative, and a hole
    void addZeros(qint64 bytes);  // a hole that says nothing
    void addRaw(const QByteArray &bytes);

    // Writes lists of keys and header: the file was closed. Without it a file is as a crash leaves it.
    void close();
    QByteArray bytes() const;
    bool writeTo(const QString &path) const;  // holes stay holes
    qint64 size() const { return m_end; }

  private:
    struct Directory {
        QByteArray name;
        int parent = 0;
        qint64 at = 0, dataAt = 0;
        QList<QByteArray> keys;
    };
    struct Chunk {
        qint64 at;
        QByteArray bytes;
    };
    QByteArray key(qint64 at, qint64 payload, qint64 plain, qint64 directoryAt, int cycle,
                   const QByteArray &className, const QByteArray &name) const;
    QByteArray directoryData(const Directory &directory, qint64 listAt, qint64 listBytes) const;
    qint64 append(const QByteArray &bytes);
    void overwrite(qint64 at, const QByteArray &bytes);
    QByteArray header(qint64 end) const;
    int nameBytes() const;

    bool m_large;
    int m_version;
    qint64 m_end = 0, m_infoAt = 0, m_infoBytes = 0;
    QList<Chunk> m_chunks;
    QList<Directory> m_directories;
};

}  // namespace shiftdeck::test
