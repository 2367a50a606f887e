#include "views/mainwindow/bench.h"

#include "models/storage/queries.h"
#include "views/common/filterbox.h"
#include "views/jobtree/jobtree.h"
#include "views/mainwindow/mainwindow.h"
#include "views/requests/requests.h"

#include <QEvent>
#include <QFile>
#include <QTreeView>

#include <unistd.h>

namespace shiftdeck {

namespace {
constexpr int kBeatMs = 2;

qint64 residentKb()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE) / 1024;
}
}  // namespace

Bench::Bench(MainWindow &window, const QElapsedTimer &started, QObject *parent)
    : QObject(parent), m_window(window), m_started(started)
{
    m_lastBeat.start();
    m_beat.setTimerType(Qt::PreciseTimer);
    m_beat.setInterval(kBeatMs);
    connect(&m_beat, &QTimer::timeout, this, &Bench::beat);
    m_beat.start();
    RequestsPanel *requests = window.requests();
    awaitPaint(
        requests->findChild<QTreeView *>()->viewport(), [requests] { return requests->isLoaded(); },
        [this] {
            m_figures.insert(QStringLiteral("firstPaintMs"), m_started.elapsed());
            m_figures.insert(QStringLiteral("startGapMs"), m_gap);
            m_gap = 0;
            expandRequest();
        });
}

void Bench::beat()
{
    m_gap = std::max(m_gap, m_lastBeat.restart() - kBeatMs);
    // The answer may come after the last paint: ask for another one.
    if (m_viewport && m_isDone())
        m_viewport->update();
}

void Bench::awaitPaint(QWidget *viewport, std::function<bool()> isDone, std::function<void()> next)
{
    m_viewport = viewport;
    m_isDone = std::move(isDone);
    m_next = std::move(next);
    m_step.start();
    viewport->installEventFilter(this);
}

bool Bench::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_viewport && event->type() == QEvent::Paint && m_isDone()) {
        watched->removeEventFilter(this);
        m_viewport = nullptr;
        // The event is on its way to the widget: go on when it was painted.
        QTimer::singleShot(0, this, std::exchange(m_next, {}));
    }
    return false;
}

void Bench::expandRequest()
{
    JobTreePanel *tree = m_window.jobTree();
    if (!tree->model().isLoaded()) {
        awaitPaint(
            tree->view()->viewport(), [tree] { return tree->model().isLoaded(); },
            [this] { expandRequest(); });
        return;
    }
    qint64 most = 0;
    for (int row = 0; row < tree->model().rowCount(); ++row) {
        const QModelIndex index = tree->model().index(row, 0);
        const RequestSummary *request = tree->model().request(index);
        if (request->jobs.total() > most) {
            most = request->jobs.total();
            m_request = index;
        }
    }
    m_figures.insert(QStringLiteral("jobsInRequest"), most);
    if (most == 0)
        return filterClass();
    awaitPaint(
        tree->view()->viewport(), [this, tree] { return tree->model().rowCount(m_request) > 0; },
        [this] {
            m_figures.insert(QStringLiteral("expandRequestMs"), m_step.elapsed());
            expandGridJob();
        });
    tree->view()->expand(m_request);
}

void Bench::expandGridJob()
{
    JobTreePanel *tree = m_window.jobTree();
    const QModelIndex grid = tree->model().index(0, 0, m_request);
    awaitPaint(
        tree->view()->viewport(),
        [this, tree] { return tree->model().rowCount(tree->model().index(0, 0, m_request)) > 0; },
        [this] {
            m_figures.insert(QStringLiteral("expandGridJobMs"), m_step.elapsed());
            filterClass();
        });
    tree->view()->expand(grid);
}

void Bench::filterClass()
{
    askStore(
        m_window.context().store, this, [](Database &db) { return listFailures(db, {}, FailuresPer::Site); },
        [this](const Result<QList<FailureCount>> &failures) {
            if (!failures || failures->isEmpty())
                return finish();
            QHash<QString, qint64> counts;
            for (const FailureCount &failure : *failures)
                counts[failure.failureClass] += failure.n;
            const auto most = std::max_element(counts.cbegin(), counts.cend());
            m_figures.insert(QStringLiteral("jobsOfClass"), *most);
            filter(most.key());
        });
}

void Bench::filter(const QString &failureClass)
{
    JobTreePanel *tree = m_window.jobTree();
    connect(&tree->model(), &JobTreeModel::loaded, this, [this] { m_filtered = true; });
    awaitPaint(
        tree->view()->viewport(), [this] { return m_filtered; },
        [this] {
            m_figures.insert(QStringLiteral("filterClassMs"), m_step.elapsed());
            finish();
        });
    const FilterNode node{
        FilterNode::Compare, {}, QStringLiteral("class"), FilterField::Word, FilterOp::Equal, {failureClass}};
    tree->filterBox()->setText(filterText(node));
}

void Bench::finish()
{
    m_figures.insert(QStringLiteral("longestGapMs"), m_gap);
    m_figures.insert(QStringLiteral("rssKb"), residentKb());
    emit finished(m_figures);
}

}  // namespace shiftdeck
