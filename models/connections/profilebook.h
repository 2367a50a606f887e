// The file of connection profiles, which the window and prodctl share.
//
// JSON that a person may read and edit, for its owner alone (0600); never a password. It is taken whole or
// not at all: a file with one wrong entry is refused with the entry and the reason, and never written over.
// Every call reads the file anew; changes are made under a lock, so two programs lose nothing of each other.
// Blocks on the disk for a small file. Any thread.
#pragma once

#include "models/connections/connectionprofile.h"

#include <QJsonObject>
#include <QList>

namespace shiftdeck {

class ProfileBook {
  public:
    explicit ProfileBook(QString path) : m_path(std::move(path)) { }
    // shiftdeck/connections.json in the folder for settings.
    static QString defaultPath();
    const QString &path() const { return m_path; }

    // In the order of their names; none when there is no file. InvalidInput, Io.
    Result<QList<ConnectionProfile>> load() const;
    // NotFound: and which names there are.
    Result<ConnectionProfile> find(const QString &name) const;
    // AlreadyExists; InvalidInput; Busy: another program is writing.
    Result<> add(const ConnectionProfile &profile);
    // The profile called `name` becomes `profile`, which may have another name.
    Result<> replace(const QString &name, const ConnectionProfile &profile);
    Result<> remove(const QString &name);

  private:
    template <typename F>
    Result<> change(F work);
    const QString m_path;
};

// For tests and for `ProfileBook`: the text of the file.
Result<QList<ConnectionProfile>> parseProfiles(const QByteArray &text, const QString &path);
QByteArray profilesText(const QList<ConnectionProfile> &profiles);
QJsonObject toJson(const ConnectionProfile &profile);

}  // namespace shiftdeck
