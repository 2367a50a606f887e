// Logbook: what one shift tells the next. The newest entry is on top; the one selected is read below or
// beside.
//
// GUI thread. Older entries are read as the person scrolls down. Writing, closing, taking over and amending
// are commands; a hand-over note begins with the facts since the last one, in a dialog, and is written when
// the person says so.
#pragma once

#include "models/items/latest.h"
#include "views/common/panel.h"
#include "views/logbook/logbookmodel.h"

class QAction;
class QLabel;
class QSplitter;
class QTextBrowser;
class QToolBar;
class QTreeView;

namespace shiftdeck {

class EmptyHint;
class FilterBox;

class LogbookPanel : public Panel {
    Q_OBJECT

  public:
    static constexpr int kPage = 200;

    explicit LogbookPanel(PanelContext &context, QWidget *parent = nullptr);
    ~LogbookPanel() override;

    PanelInfo info() const override;
    bool isLoaded() const override { return m_loaded; }
    // What can be done here, for the menu of the window.
    QList<QAction *> commands() const { return {m_write, m_handOver, m_close, m_takeOver, m_amend, m_open}; }

  protected:
    void refresh(const ChangeSet &changes) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

  private:
    struct News {
        QList<LogEntry> newest;
        QList<LogEntry> changed;  // of the rows that were asked for
        LogAttention attention;
    };
    QAction *action(const char *iconName, const QString &text, const char *command);
    void makeTable();
    QToolBar *makeButtons();
    void makeReader();
    void filter(const QString &text);
    void load(const QSet<qint64> &changed);
    void showNews(const Result<News> &news, const QSet<qint64> &changed);
    void showAttention();
    void loadOlder();
    void showError(const Error &error);
    void showCount();
    void showEntry();
    void explain();
    void follow(const QUrl &link);
    void draft();
    void ask(const QAction *action);
    const LogEntry *current() const;

    LogbookModel m_model;
    Latest m_news, m_older, m_draft;
    QSet<qint64> m_waiting;  // what changed while an answer was awaited
    bool m_again = false;
    bool m_allRead = false;
    bool m_loaded = false;
    LogId m_shown;
    LogAttention m_wanted;
    QAction *m_write, *m_handOver, *m_close, *m_takeOver, *m_amend, *m_open;
    FilterBox *m_filterBox;
    QLabel *m_attention;
    QSplitter *m_split;
    QTreeView *m_table;
    QTextBrowser *m_reader;
    EmptyHint *m_hint = nullptr;
    QLabel *m_count;
};

}  // namespace shiftdeck
