#include "views/plots/plotloader.h"

namespace shiftdeck {

PlotLoader::~PlotLoader()
{
    ++m_generation;
    m_thread.request_stop();
}

void PlotLoader::stop()
{
    ++m_generation;
    m_thread.request_stop();
    m_busy = false;
}

void PlotLoader::load(const PlotSources &sources, const QList<PlotRule> &rules)
{
    stop();
    m_busy = true;
    const quint64 generation = m_generation;
    // The thread before is stopped already, and waited for by its successor: not by the GUI thread.
    m_thread = std::jthread([this, generation, sources, rules,
                             before = std::move(m_thread)](const std::stop_token &stop) mutable {
        before = {};
        const auto tell = [this, generation](std::function<void()> what) {
            QMetaObject::invokeMethod(
                this,
                [this, generation, what = std::move(what)] {
                    if (generation == m_generation)
                        what();
                },
                Qt::QueuedConnection);
        };
        const auto files = comparePlotFiles(
            sources, rules,
            [this, &tell](const ComparedPortion &portion) {
                tell([this, portion] { emit portionCame(portion); });
            },
            stop);
        tell([this, files] {
            m_busy = false;
            m_result = files;
            emit finished();
        });
    });
}

void PlotLoader::run(std::function<std::function<void()>(std::stop_token)> work)
{
    stop();
    m_busy = true;
    const quint64 generation = m_generation;
    m_thread = std::jthread([this, generation, work = std::move(work),
                             before = std::move(m_thread)](const std::stop_token &stop) mutable {
        before = {};
        auto answer = work(stop);
        QMetaObject::invokeMethod(
            this,
            [this, generation, answer = std::move(answer)] {
                if (generation != m_generation)
                    return;
                m_busy = false;
                answer();
            },
            Qt::QueuedConnection);
    });
}

}  // namespace shiftdeck
