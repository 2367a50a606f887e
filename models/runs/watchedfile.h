// A file whose reading can be followed and ended (ReadWatch). Internal to models/runs; one thread.
#pragma once

#include "models/core/readwatch.h"

#include <QFile>

#include <algorithm>

namespace shiftdeck {

class WatchedFile final : public QFile {
  public:
    // It is read `times` times, which all count.
    WatchedFile(const QString &path, ReadWatch watch, int times)
        : QFile(path), m_watch(std::move(watch)), m_times(times)
    {
    }
    // Reads fail from then on, and what was made of the content is not the whole of it.
    bool isStopped() const { return m_watch.stop.stop_requested(); }

  protected:
    qint64 readData(char *data, qint64 size) override
    {
        return isStopped() ? -1 : counted(QFile::readData(data, size));
    }
    qint64 readLineData(char *data, qint64 size) override
    {
        return isStopped() ? -1 : counted(QFile::readLineData(data, size));
    }

  private:
    qint64 counted(qint64 n)
    {
        constexpr qint64 kStep = 1 << 18;
        m_done += std::max<qint64>(n, 0);
        if (m_watch.progress && m_done - m_told >= kStep) {
            m_told = m_done;
            m_watch.progress(m_done, std::max(m_done, size() * m_times));
        }
        return n;
    }

    const ReadWatch m_watch;
    const int m_times;
    qint64 m_done = 0, m_told = 0;
};

}  // namespace shiftdeck
