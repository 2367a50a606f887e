// The log files of one job: standard output, standard error and the job report, with search.
//
// GUI thread; files are read by a pool thread, the end first and at most kMaxShown of a file. While the job
// runs the end of the file is followed.
#pragma once

#include "models/items/logreader.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTabBar;
class QToolButton;

namespace shiftdeck {

class LogView : public QWidget {
    Q_OBJECT

  public:
    static constexpr qint64 kMaxShown = 16 * 1024 * 1024;

    explicit LogView(QWidget *parent = nullptr);

    // The job's folder; empty when it has none yet. `running`: the files may still grow.
    void setFolder(const QString &folder, bool running);
    void focusSearch();
    QString text() const;
    QString searchResult() const;
    bool isReading() const { return m_reading; }

  signals:
    // An answer was shown.
    void read();

  private:
    void open();
    void ask(qint64 offset, qint64 bytes, void (LogView::*then)(const LogPart &));
    void showEnd(const LogPart &part);
    void showEarlier(const LogPart &part);
    void showMore(const LogPart &part);
    void follow();
    void search(bool backwards, bool again);
    void markMatches();
    void updateState(const QString &problem = {});
    QString path() const;

    QString m_folder;
    bool m_running = false;
    bool m_reading = false;
    quint64 m_generation = 0;
    qint64 m_first = 0, m_end = 0, m_size = 0;  // bytes shown: [m_first, m_end) of m_size
    QTimer m_follow;

    QTabBar *m_files;
    QPlainTextEdit *m_text;
    QPushButton *m_earlier;
    QCheckBox *m_following;
    QLineEdit *m_search;
    QToolButton *m_next, *m_previous;
    QLabel *m_matches, *m_state;
};

}  // namespace shiftdeck
