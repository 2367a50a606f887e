#include "views/mainwindow/pictures.h"

#include "models/storage/queries.h"
#include "views/common/plandialog.h"
#include "views/jobdetails/jobdetails.h"
#include "views/jobdetails/logview.h"
#include "views/jobtree/jobtree.h"
#include "views/mainwindow/mainwindow.h"

#include <QDir>
#include <QDockWidget>
#include <QJsonArray>
#include <QPixmap>
#include <QTabWidget>
#include <QTreeView>

namespace shiftdeck {

namespace {
constexpr int kTickMs = 40;
constexpr int kRestMs = 500;  // repaint after a change of theme, layout of a raised dock
constexpr int kChartMs = 1500;  // animations of charts
constexpr QSize kSize(1600, 1000);
}  // namespace

Pictures::Pictures(MainWindow &window, Theme &theme, const QString &folder, QObject *parent)
    : QObject(parent), m_window(window), m_theme(theme), m_folder(folder)
{
    m_timer.setInterval(kTickMs);
    connect(&m_timer, &QTimer::timeout, this, &Pictures::tick);
}

void Pictures::start()
{
    if (!QDir().mkpath(m_folder)) {
        emit finished(tr("The folder %1 cannot be made.").arg(m_folder));
        return;
    }
    m_window.resize(kSize);
    m_window.resetLayout();
    planSubject();
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        const QString word = themeWord(choice);
        m_steps.push_back({[this, choice] {
                               m_theme.setChoice(choice);
                               m_window.jobDetails()->tabs()->setCurrentIndex(0);
                               m_window.showPanel(QStringLiteral("jobdetails"));
                               m_window.showPanel(QStringLiteral("failuremodes"));
                           },
                           [] { return true; },
                           [this, word] { take(&m_window, QStringLiteral("window-") + word); }, kChartMs});
        planPanels(word);
        planDialog(word);
    }
    m_timer.start();
}

// Every panel is shown once, so that each has asked the store; then a job is chosen that is worth a look.
void Pictures::planSubject()
{
    for (Panel *panel : m_window.panels()) {
        m_steps.push_back({[this, panel] { m_window.showPanel(panel->info().id); },
                           [panel] { return panel->isLoaded(); },
                           {},
                           0});
    }
    m_steps.push_back({[this] { chooseSubject(); }, [this] { return m_chosen; }, {}, 0});
    m_steps.push_back({[this] { m_window.jobTree()->expandToJobs(); },
                       [this] { return !m_window.jobTree()->model().isBusy(); },
                       {},
                       kRestMs});
    m_steps.push_back({[this] {
                           const JobTreeModel &model = m_window.jobTree()->model();
                           const QModelIndex index = model.indexOf(m_window.context().selection.job());
                           if (index.isValid())
                               m_window.jobTree()->view()->setCurrentIndex(index);
                       },
                       [this] { return !m_window.jobTree()->model().isBusy(); },
                       {},
                       kRestMs});
}

void Pictures::chooseSubject()
{
    const auto work = [](Database &db) -> Result<QList<JobSummary>> {
        SD_TRY(const FilterNode failed, parseFilter(u"status in (error, superseded)", jobFields()));
        SD_TRY(auto jobs, findJobs(db, failed, {}, 1, Order::NewestFirst));
        if (jobs.isEmpty())
            return findJobs(db, {}, {}, 1, Order::OldestFirst);
        return jobs;
    };
    askStore(m_window.context().store, this, work, [this](const Result<QList<JobSummary>> &jobs) {
        m_chosen = true;
        if (jobs && !jobs->isEmpty())
            m_window.context().selection.setJob(jobs->first().id);
    });
}

void Pictures::planPanels(const QString &theme)
{
    for (Panel *panel : m_window.panels()) {
        const QString id = panel->info().id;
        m_steps.push_back({[this, id] { m_window.showPanel(id); }, [panel] { return panel->isLoaded(); },
                           [this, panel, id, theme] { take(panel, id + u'-' + theme); }, kChartMs});
    }
    m_steps.push_back({[this] { m_window.showPanel(QStringLiteral("jobdetails.log")); },
                       [this] { return !m_window.jobDetails()->log()->isReading(); },
                       [this, theme] { take(m_window.jobDetails(), QStringLiteral("log-") + theme); },
                       kRestMs});
}

void Pictures::planDialog(const QString &theme)
{
    const auto planned = [this] { return m_window.planDialog() && m_window.planDialog()->plan(); };
    m_steps.push_back(
        {[this] {
             QJsonArray jobs;
             if (m_window.context().selection.job().isValid())
                 jobs.append(m_window.context().selection.job().value());
             m_window.context().ask(QStringLiteral("jobs.resubmit"), {{QStringLiteral("jobs"), jobs}});
         },
         planned,
         [this, theme] {
             if (!m_window.planDialog())
                 return;
             take(m_window.planDialog(), QStringLiteral("plan-") + theme);
             m_window.planDialog()->reject();
         },
         kRestMs});
}

void Pictures::tick()
{
    if (m_steps.empty()) {
        m_timer.stop();
        emit finished(m_problem);
        return;
    }
    const Step &step = m_steps.front();
    if (!std::exchange(m_begun, true)) {
        m_clock.start();
        m_readyAt = -1;
        step.begin();
    }
    if (m_readyAt < 0) {
        if (!step.ready() && m_clock.elapsed() < kPatienceMs)
            return;
        m_readyAt = m_clock.elapsed();
    }
    if (m_clock.elapsed() < m_readyAt + step.restMs)
        return;
    if (step.end)
        step.end();
    m_begun = false;
    m_steps.pop_front();
}

void Pictures::take(QWidget *widget, const QString &name)
{
    const QString path = QDir(m_folder).absoluteFilePath(name + QStringLiteral(".png"));
    if (widget->grab().save(path, "PNG"))
        emit taken(path);
    else
        m_problem = tr("The picture %1 cannot be written. Check the folder and the free space.").arg(path);
}

}  // namespace shiftdeck
