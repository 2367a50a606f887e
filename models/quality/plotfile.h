// Plots of a file, whether it is a ROOT file or ROOT's JSON: by its first bytes, not by its name.
//
// A ROOT file stays on the disk and is read plot by plot; JSON is read whole at once. One thread at a time,
// whichever; it blocks on the disk.
#pragma once

#include "models/quality/rootfile.h"

#include <optional>

namespace shiftdeck {

struct PlotEntry {
    QString path;  // "directory/name"
    QString title, className;
    int cycle = 1;  // of a ROOT file
    qsizetype place = 0;  // for plot()
};

class PlotFile {
  public:
    // What RootFile::open() or readRootJson() says, with the path.
    static Result<PlotFile> open(const QString &path, const RootLimits &limits = {});

    // The highest cycle of each plot, in the order of the file.
    const QList<PlotEntry> &plots() const { return m_plots; }
    // NotFound names the nearest there is. "name;2" is a cycle.
    Result<PlotEntry> find(const QString &path) const;
    Result<Plot> plot(const PlotEntry &entry);
    QStringList notes() const;
    qint64 bytesRead() const;

  private:
    QString m_path;
    std::optional<RootFile> m_root;
    QList<RootKey> m_keys;  // of a ROOT file, all cycles
    QList<Plot> m_read;  // of JSON
    QList<PlotEntry> m_plots;
    qint64 m_bytes = 0;
};

}  // namespace shiftdeck
