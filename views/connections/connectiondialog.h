// Makes or changes a connection, and tries it. GUI thread.
//
// What the file of connections and the key store do is told in the dialog. The password's field is never
// filled in; what is typed there is for the test, and for the key store if the person says so.
#pragma once

#include "models/connections/connectiontest.h"
#include "models/connections/keystore.h"
#include "models/connections/profilebook.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace shiftdeck {

class StepList;

class ConnectionDialog : public QDialog {
    Q_OBJECT

  public:
    // `name`: of the one that is changed; empty: `profile` is a new one. `keys` outlives the dialog.
    ConnectionDialog(const ProfileBook &book, KeyStore &keys, const ConnectionProfile &profile,
                     const QString &name, QWidget *parent = nullptr);

    // What is filled in.
    ConnectionProfile profile() const;
    StepList *steps() const { return m_steps; }

  signals:
    void saved(const QString &name);

  private:
    void build(const ConnectionProfile &profile);
    QWidget *buildForm(const ConnectionProfile &profile);
    QWidget *buildTest();
    void update();
    void browse();
    void test();
    void runTest(const QString &password);
    void testEnded(bool good);
    void save();
    void keepPassword();
    void showProblem(const QString &text);

    ProfileBook m_book;
    KeyStore &m_keys;
    QString m_name;
    ConnectionTester m_tester;
    QLineEdit *m_title, *m_host, *m_database, *m_user, *m_service, *m_root, *m_password;
    QSpinBox *m_port;
    QComboBox *m_tls, *m_from;
    QCheckBox *m_remember;
    QLabel *m_warning, *m_problem, *m_verdict;
    QPushButton *m_test, *m_copy, *m_save;
    StepList *m_steps;
    quint64 m_asked = 0;  // tests begun: a late answer of the key store is for an older one
};

}  // namespace shiftdeck
