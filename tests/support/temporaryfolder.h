// A folder for one test function, removed with everything in it when the test passed, and kept for
// the person who looks for the reason when it failed (its path is printed then).
#pragma once

#include <QString>
#include <QTemporaryDir>

namespace shiftdeck::test {

class TemporaryFolder {
  public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder &) = delete;
    TemporaryFolder &operator=(const TemporaryFolder &) = delete;

    QString path() const;
    // The absolute path of `name` in the folder; nothing is created.
    QString path(const QString &name) const;
    // Writes a file (and the folders above it) and returns its absolute path. Aborts the test
    // program when that fails, since nothing that follows could mean anything.
    QString write(const QString &name, const QByteArray &content) const;

  private:
    QTemporaryDir m_folder;
};

}  // namespace shiftdeck::test
