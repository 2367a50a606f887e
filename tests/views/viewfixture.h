// A store with content for the panels, and what a panel is given: all real, in a folder of its own.
//
// GUI thread. What fails while it is being made ends the test program.
#pragma once

#include "models/commands/bus.h"
#include "models/storage/database.h"
#include "tests/support/teststore.h"
#include "views/common/panel.h"

#include <memory>

class QSettings;
class QTreeView;

namespace shiftdeck::test {

class ViewFixture {
  public:
    // An empty store: two sites (alpha, beta), operators anna (manager) and carla (shifter).
    ViewFixture();
    ~ViewFixture();

    // Two campaigns, proc10 and proc11, with six runs each, and eight requests:
    //   1 proc10 production, running at alpha   2 proc11 production, running at beta
    //   3 proc10 skim, new     4 proc11 skim, approved     5 proc10 recocert, approved
    //   6 proc11 recocert, approved             7 proc10 mc, held (from approved)     8 proc11 mc, rejected
    void makeCampaigns();
    // Ends `jobs` jobs of 100 events of request 1 or 2, one each `stepMs`, the last of them at `last`. Every
    // `failEvery`-th fails (0: none), with the failure classes of kClasses in turn.
    void endJobs(RequestId request, int jobs, int failEvery, TimeMs last, TimeMs stepMs);
    static const QStringList kClasses;

    Database &db() { return *m_db; }
    void sql(const QString &statement, const QVariantList &values = {});
    void script(const QByteArray &statements);  // also what cannot be prepared
    qint64 number(const QString &statement);
    Receipt run(const QString &who, const QString &command, const QJsonObject &arguments);  // through the bus
    PanelContext &context() { return *m_context; }
    Selection &selection() { return m_selection; }
    const TemporaryFolder &folder() const { return m_folder; }
    TimeMs now() const { return m_clock.now(); }

    // The widget as pictures, <name>-light.png and <name>-dark.png, in the folder "pictures" of the working
    // folder; false when one could not be written.
    static bool takePictures(QWidget &widget, const QString &name);

  private:
    void makeRuns(int campaign, qint64 firstRun, TimeMs firstStart);
    void makeRequest(int id, int campaign, const QString &step);
    void takeToRunning(int id, int site);
    void followNumbers();

    TemporaryFolder m_folder;
    TestStore m_store;
    SystemClock m_clock;
    CommandBus m_bus;
    Selection m_selection;
    std::unique_ptr<Database> m_db;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<StoreClient> m_client;
    std::unique_ptr<PanelContext> m_context;
    int m_files = 0;
};

// The table of this accessible name, nullptr without one; the text of the label of this name.
QTreeView *tableCalled(const QWidget &panel, const QString &name);
QString textOf(const QWidget &panel, const QString &name);

}  // namespace shiftdeck::test
