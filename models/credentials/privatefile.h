// A file that may hold a secret, as the bytes of this moment; they are overwritten when it goes. Any thread.
#pragma once

#include "models/core/result.h"

#include <QByteArray>

namespace shiftdeck {

class PrivateFile {
  public:
    // NotFound. Io. InvalidInput: a link, a folder, a pipe or another thing that is no plain file, or larger
    // than `maxBytes`. It is opened without waiting and without following a link.
    static Result<PrivateFile> read(const QString &path, qint64 maxBytes);
    ~PrivateFile();
    PrivateFile(PrivateFile &&other) noexcept;
    PrivateFile &operator=(PrivateFile &&) = delete;
    PrivateFile(const PrivateFile &) = delete;
    PrivateFile &operator=(const PrivateFile &) = delete;

    const QByteArray &content() const { return m_content; }  // not to be copied
    // NotAuthorized, with the chmod to do, when group or others have any right on the file.
    Result<> checkPrivate() const;

  private:
    PrivateFile() = default;

    QString m_path;
    QByteArray m_content;
    bool m_isPrivate = false;
};

}  // namespace shiftdeck
