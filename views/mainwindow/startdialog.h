// What to open: a connection to a server, a store of last time, another file, or a new demo campaign.
//
// GUI thread. Making the demo runs prodctl as a process; the dialog shows its progress and can stop it.
#pragma once

#include "models/connections/keystore.h"
#include "models/connections/profilebook.h"

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
    // `settings` and `keys` outlive the dialog.
    StartDialog(QSettings &settings, const ProfileBook &book, KeyStore &keys, const QString &prodctl,
                QWidget *parent = nullptr);
    ~StartDialog() override;

    // The newest first; a store that is opened goes to the front.
    static QStringList recentStores(const QSettings &settings);
    static void rememberStore(QSettings &settings, const QString &path);

    void showProblem(const QString &text);
    // What is being opened, until the next problem; empty: nothing.
    void setOpening(const QString &name);
    // Selects the connection, or the first one.
    void showConnection(const QString &name = {});

  signals:
    void chosen(const QString &path);
    void connectionChosen(const QString &name);
    void openingStopped();

  private:
    void makeActions();
    void fill();
    void openCurrent();
    QString currentConnection() const;  // empty: it is none
    void edit(const QString &name);
    void makeNew(const ConnectionProfile &like);
    void duplicate();
    void remove();
    void follow(class ConnectionDialog *dialog);
    void update();
    void browse();
    void makeDemo();
    void demoEnded(int exitCode, QProcess::ExitStatus status);
    void setBusy(const QString &what);

    QSettings &m_settings;
    ProfileBook m_book;
    KeyStore &m_keys;
    const QString m_prodctl;
    QString m_demoFolder;
    QProcess m_demo;
    bool m_isBusy = false;
    QListWidget *m_list;
    QLabel *m_problem;
    QProgressBar *m_busy;
    QPushButton *m_open, *m_browse, *m_makeDemo, *m_stop, *m_new, *m_edit, *m_duplicate, *m_remove;
};

}  // namespace shiftdeck
