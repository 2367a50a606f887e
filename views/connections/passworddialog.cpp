#include "views/connections/passworddialog.h"

#include "models/core/secret.h"
#include "views/common/icons.h"
#include "views/common/theme.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace shiftdeck {

PasswordDialog::PasswordDialog(const ConnectionProfile &profile, const QString &reason, QWidget *parent)
    : QDialog(parent), m_password(new QLineEdit(this)),
      m_remember(new QCheckBox(tr("&Remember it in the key store"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Password for %1").arg(profile.name));
    setWindowIcon(applicationIcon());
    auto *to = new QLabel(tr("The server asks who you are: %1.").arg(summaryOf(profile)), this);
    to->setWordWrap(true);
    to->setTextFormat(Qt::PlainText);
    auto *why = new QLabel(reason, this);
    why->setObjectName(QStringLiteral("reason"));
    why->setAccessibleName(tr("Why the password is asked for"));
    why->setWordWrap(true);
    why->setTextFormat(Qt::PlainText);
    why->setMargin(8);
    why->setAutoFillBackground(true);
    const ColourPair colours = warningColours(isDark(palette()));
    QPalette painted = why->palette();
    painted.setColor(QPalette::Window, colours.background);
    painted.setColor(QPalette::WindowText, colours.foreground);
    why->setPalette(painted);
    why->setVisible(!reason.isEmpty());
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setAccessibleName(tr("Password"));
    m_password->setMaxLength(1000);
    m_remember->setObjectName(QStringLiteral("remember"));
    m_remember->setVisible(profile.password == PasswordSource::KeyStore);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto *open = buttons->addButton(tr("Open"), QDialogButtonBox::AcceptRole);
    open->setIcon(icon(u"ok"));
    open->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &PasswordDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *form = new QFormLayout;
    form->addRow(tr("&Password"), m_password);
    form->addRow(QString(), m_remember);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(to);
    layout->addWidget(why);
    layout->addLayout(form);
    layout->addWidget(buttons);
    setMinimumWidth(440);
    m_password->setFocus();
}

void PasswordDialog::accept()
{
    QString password = m_password->text();
    m_password->clear();
    const bool remember = !m_remember->isHidden() && m_remember->isChecked();
    emit given(password, remember);
    wipe(password);
    QDialog::accept();
}

}  // namespace shiftdeck
