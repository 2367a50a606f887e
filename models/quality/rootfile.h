// A ROOT file, read without ROOT: its directories, and the histograms and efficiencies in them.
//
// Opening reads the header and the top directory's list of keys, some kilobytes, however large the file is;
// a directory is read when it is asked for, an object when it is asked for, events never. bytesRead() tells.
// Objects are read by the streamer information of the file; without one by layouts that are built in
// (rootlayouts.h). A file that was never closed has no list of keys: its records are searched, and of each
// name the last cycle counts.
//
// One thread at a time, whichever; it blocks on the disk. Every failure is an Error with the path, what was
// read, where, and what is wrong; nothing is thrown, and no limit (rootlimits.h) is exceeded before it is
// seen.
#pragma once

#include "models/core/result.h"
#include "models/quality/rootlimits.h"
#include "models/quality/rootplots.h"

#include <QStringList>

#include <memory>

namespace shiftdeck {

struct RootKey {
    QString path;  // "directory/name", from the top
    QString name, title, className;
    int cycle = 0;  // versions of one name: the highest counts
    qint64 at = 0;  // its record in the file
    qint64 bytes = 0;  // there
    qint64 objectBytes = 0;  // uncompressed
    int headerBytes = 0;
    bool isDirectory() const { return className.startsWith(QLatin1StringView("TDirectory")); }
    bool isPlot() const { return isPlotClass(className); }
};

// Of every path the highest cycle alone, in their order.
QList<RootKey> latestCycles(const QList<RootKey> &keys);

class RootFile {
  public:
    static Result<RootFile> open(const QString &path, const RootLimits &limits = {});
    // `name` stands for the path in errors.
    static Result<RootFile> ofBytes(const QByteArray &bytes, const QString &name,
                                    const RootLimits &limits = {});
    RootFile(RootFile &&) noexcept;
    RootFile &operator=(RootFile &&) noexcept;
    ~RootFile();

    int version() const;  // of ROOT that wrote it, as 61400 for 6.14/00
    int compression() const;  // 100 * method + level, as the file says
    // The records were searched because there is no list of keys, or because it is damaged.
    bool isRecovered() const;
    // What a person should know about this file: sentences.
    QStringList notes() const;

    // All cycles, in the file's order.
    Result<QList<RootKey>> keys();
    Result<QList<RootKey>> keys(const RootKey &directory);
    // All directories and what is in them, depth first.
    Result<QList<RootKey>> allKeys();
    // "directory/name", the highest cycle, or "directory/name;2". Reads all directories. NotFound names the
    // nearest there is.
    Result<RootKey> find(const QString &path);
    Result<Plot> plot(const RootKey &key);

    qint64 bytesRead() const;  // from the file so far

  private:
    struct Impl;
    explicit RootFile(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m;
};

}  // namespace shiftdeck
