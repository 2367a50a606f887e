// What to open when no store was named: a store, one of last time, or a new demo campaign.
//
// GUI thread. Making the demo runs prodctl as a process; the dialog shows its progress and can stop it.
#pragma once

#include <QDialog>
#include <QProcess>
#include <QSettings>

class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace shiftdeck {

class StartDialog : public QDialog {
    Q_OBJECT

  public:
    StartDialog(QSettings &settings, const QString &prodctl, QWidget *parent = nullptr);
    ~StartDialog() override;

    // The newest first; a store that is opened goes to the front.
    static QStringList recentStores(const QSettings &settings);
    static void rememberStore(QSettings &settings, const QString &path);

    void showProblem(const QString &text);

  signals:
    void chosen(const QString &path);

  private:
    void browse();
    void makeDemo();
    void demoEnded(int exitCode, QProcess::ExitStatus status);
    void setBusy(bool busy);

    QSettings &m_settings;
    const QString m_prodctl;
    QString m_demoFolder;
    QProcess m_demo;
    QListWidget *m_recent;
    QLabel *m_problem;
    QProgressBar *m_busy;
    QPushButton *m_open, *m_browse, *m_makeDemo, *m_stop;
};

}  // namespace shiftdeck
