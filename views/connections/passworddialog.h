// Asks for the password of a connection. GUI thread.
//
// The field is always empty at first. What was typed is handed over once and then wiped.
#pragma once

#include "models/connections/connectionprofile.h"

#include <QDialog>

class QCheckBox;
class QLineEdit;

namespace shiftdeck {

class PasswordDialog : public QDialog {
    Q_OBJECT

  public:
    // `reason`: why it is asked, a sentence; may be empty.
    PasswordDialog(const ConnectionProfile &profile, const QString &reason, QWidget *parent = nullptr);

  signals:
    // `remember`: to be kept in the key store once it was right.
    void given(const QString &password, bool remember);

  private:
    void accept() override;

    QLineEdit *m_password;
    QCheckBox *m_remember;
};

}  // namespace shiftdeck
