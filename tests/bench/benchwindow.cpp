// shiftdeck_benchwindow STORE OPERATOR: the real window on a store, without a display. Prints "ready" when it
// shows the requests, and "seen PRIORITY MICROSECONDS" when it has painted the priority of the first running
// request after a change (CLOCK_MONOTONIC, the same in every process).
#include "models/commands/bus.h"
#include "models/core/errortext.h"
#include "models/items/requestmodel.h"
#include "models/storage/store.h"
#include "views/common/theme.h"
#include "views/mainwindow/mainwindow.h"
#include "views/requests/requests.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTreeView>

#include <csignal>
#include <ctime>

using namespace shiftdeck;

namespace {
class Watcher : public QObject {
  public:
    explicit Watcher(MainWindow &window) : m_view(window.requests()->findChild<QTreeView *>())
    {
        QObject::connect(m_view->model(), &QAbstractItemModel::dataChanged, this,
                         [this] { m_changed = true; });
        m_view->viewport()->installEventFilter(this);
        if (window.requests()->isLoaded())
            say();
        else
            QObject::connect(window.requests(), &RequestsPanel::loaded, this, &Watcher::say);
    }

  protected:
    // The event is on its way to the widget: look when it was painted.
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && std::exchange(m_changed, false))
            QTimer::singleShot(0, this, &Watcher::tell);
        return false;
    }

  private:
    void say() { QTextStream(stdout) << "ready" << Qt::endl; }
    void tell()
    {
        timespec now{};
        ::clock_gettime(CLOCK_MONOTONIC, &now);
        const QAbstractItemModel *model = m_view->model();
        for (int row = 0; row < model->rowCount(); ++row)
            if (model->index(row, RequestModel::Status).data().toString() == QLatin1String("running")) {
                QTextStream(stdout) << "seen " << model->index(row, RequestModel::Priority).data().toString()
                                    << ' ' << qint64(now.tv_sec) * 1'000'000 + now.tv_nsec / 1000 << Qt::endl;
                return;
            }
    }

    QTreeView *const m_view;
    bool m_changed = false;
};
}  // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    std::signal(SIGTERM, [](int) { QCoreApplication::exit(0); });
    const QStringList words = QCoreApplication::arguments();
    const StoreLocation location(words.value(1));
    if (const auto prepared = Store::prepare(location, 0); !prepared) {
        QTextStream(stderr) << describe(prepared.error()) << '\n';
        return exitCodeFor(prepared.error().code);
    }
    QTemporaryDir scratch;
    QSettings settings(scratch.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    Theme theme(application, ThemeChoice::Light);
    const SystemClock clock;
    const CommandBus bus(clock);
    StoreClient store(location);
    MainWindow window(store, bus, settings, theme, WindowOptions{words.value(2), {}});
    window.show();
    const Watcher watcher(window);
    return QApplication::exec();
}
