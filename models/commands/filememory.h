// What was read from files, for as long as their size and time of change stay: the plan that is made once
// more inside of the transaction then reads nothing. Internal to models/commands; any thread.
#pragma once

#include "models/commands/command.h"

#include <QDateTime>
#include <QFileInfo>
#include <QHash>
#include <QMutex>

namespace shiftdeck {

// Of `most` files; the next one forgets them all. `purpose` tells apart what is read from one file.
template <typename T>
class FileMemory {
  public:
    explicit FileMemory(qsizetype most = kMaxList) : m_most(most) { }
    template <typename F>
    Result<T> get(const QString &path, const QString &purpose, F read) const
    {
        const QFileInfo info(path);
        const Key now{info.size(), info.lastModified().toMSecsSinceEpoch(), purpose};
        {
            const QMutexLocker lock(&m_mutex);
            const auto it = m_known.constFind(path);
            if (it != m_known.constEnd() && it->first == now)
                return it->second;
        }
        SD_TRY(const T found, read());
        const QMutexLocker lock(&m_mutex);
        if (m_known.size() >= m_most)
            m_known.clear();
        m_known.insert(path, {now, found});
        return found;
    }

  private:
    struct Key {
        qint64 size = 0, changedAt = 0;
        QString purpose;
        bool operator==(const Key &) const = default;
    };
    const qsizetype m_most;
    mutable QMutex m_mutex;
    mutable QHash<QString, std::pair<Key, T>> m_known;
};

}  // namespace shiftdeck
