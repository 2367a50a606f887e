#include "views/connections/connectiondialog.h"

#include "models/core/errortext.h"
#include "models/core/secret.h"
#include "views/common/icons.h"
#include "views/common/theme.h"
#include "views/connections/keyanswers.h"
#include "views/connections/steplist.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

namespace shiftdeck {

namespace {
void paintNotice(QLabel *label, const ColourPair &colours)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::Window, colours.background);
    palette.setColor(QPalette::WindowText, colours.foreground);
    label->setPalette(palette);
}

QLabel *notice(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setAccessibleName(name);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setMargin(6);
    label->setAutoFillBackground(true);
    label->hide();
    return label;
}

QString titleOf(TlsMode mode)
{
    const QString word = toWord(mode);
    if (mode == TlsMode::VerifyFull)
        return ConnectionDialog::tr("%1: the server's certificate and name are checked").arg(word);
    return word;
}
}  // namespace

ConnectionDialog::ConnectionDialog(const ProfileBook &book, KeyStore &keys, const ConnectionProfile &profile,
                                   const QString &name, QWidget *parent)
    : QDialog(parent), m_book(book), m_keys(keys), m_name(name)
{
    build(profile);
}

void ConnectionDialog::build(const ConnectionProfile &profile)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowIcon(applicationIcon());
    setWindowTitle(m_name.isEmpty() ? tr("New connection") : tr("Connection %1").arg(m_name));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save = buttons->addButton(tr("&Save"), QDialogButtonBox::AcceptRole);
    m_save->setIcon(icon(u"ok"));
    m_save->setObjectName(QStringLiteral("save"));
    m_problem = notice(tr("What is wrong"), this);
    m_problem->setObjectName(QStringLiteral("problem"));
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addWidget(buildForm(profile));
    layout->addWidget(buildTest(), 1);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    resize(760, 780);
    m_test->setDefault(true);

    connect(buttons, &QDialogButtonBox::accepted, this, &ConnectionDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&m_tester, &ConnectionTester::told, m_steps, &StepList::tell);
    connect(&m_tester, &ConnectionTester::finished, this, &ConnectionDialog::testEnded);
    update();
}

QWidget *ConnectionDialog::buildForm(const ConnectionProfile &profile)
{
    auto *page = new QWidget(this);
    auto *form = new QFormLayout(page);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto line = [&](const QString &title, const char *name, const QString &value, const QString &hint) {
        auto *field = new QLineEdit(value, page);
        field->setObjectName(QLatin1StringView(name));
        field->setAccessibleName(QString(title).remove(u'&'));
        field->setPlaceholderText(hint);
        field->setMaxLength(1000);
        connect(field, &QLineEdit::textChanged, this, &ConnectionDialog::update);
        return field;
    };
    m_title = line(tr("&Name"), "name", profile.name, tr("what you call it, for instance prod"));
    form->addRow(tr("&Name"), m_title);
    m_host = line(tr("&Server"), "host", profile.host, tr("db.example.org, or the folder of a socket"));
    m_port = new QSpinBox(page);
    m_port->setObjectName(QStringLiteral("port"));
    m_port->setAccessibleName(tr("Port"));
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("usual", "the port"));
    m_port->setValue(profile.port);
    auto *place = new QHBoxLayout;
    place->addWidget(m_host, 1);
    auto *portLabel = new QLabel(tr("P&ort"), page);
    portLabel->setBuddy(m_port);
    place->addWidget(portLabel);
    place->addWidget(m_port);
    form->addRow(tr("&Server"), place);
    static_cast<QLabel *>(form->labelForField(place))->setBuddy(m_host);
    m_database = line(tr("&Database"), "database", profile.database, {});
    form->addRow(tr("&Database"), m_database);
    m_user = line(tr("&User"), "user", profile.user, tr("your login there, which is the operator's name"));
    form->addRow(tr("&User"), m_user);
    m_service = line(tr("Ser&vice"), "service", profile.service,
                     tr("of ~/.pg_service.conf or PGSERVICEFILE, instead of a server"));
    form->addRow(tr("Ser&vice"), m_service);
    m_tls = new QComboBox(page);
    m_tls->setObjectName(QStringLiteral("tls"));
    m_tls->setAccessibleName(tr("Encryption"));
    for (int i = 0; i < int(allWords<TlsMode>().size()); ++i)
        m_tls->addItem(titleOf(static_cast<TlsMode>(i)));
    m_tls->setCurrentIndex(static_cast<int>(profile.tls));
    form->addRow(tr("&Encryption"), m_tls);
    m_warning = notice(tr("What is lost with this encryption"), page);
    m_warning->setObjectName(QStringLiteral("warning"));
    form->addRow(QString(), m_warning);
    m_root = line(tr("Certificate &authorities"), "root", profile.rootCertificate,
                  tr("else PGSSLROOTCERT, or ~/.postgresql/root.crt"));
    auto *choose = new QToolButton(page);
    choose->setIcon(icon(u"folder"));
    choose->setAccessibleName(tr("Choose the file of certificate authorities"));
    choose->setToolTip(choose->accessibleName());
    auto *file = new QHBoxLayout;
    file->addWidget(m_root, 1);
    file->addWidget(choose);
    form->addRow(tr("Certificate &authorities"), file);
    static_cast<QLabel *>(form->labelForField(file))->setBuddy(m_root);
    m_from = new QComboBox(page);
    m_from->setObjectName(QStringLiteral("from"));
    m_from->setAccessibleName(tr("Where the password comes from"));
    m_from->addItems(
        {tr("the key store"), tr("~/.pgpass, or the file of PGPASSFILE"), tr("asked each time")});
    m_from->setCurrentIndex(static_cast<int>(profile.password));
    form->addRow(tr("Password &from"), m_from);
    m_password = line(tr("&Password"), "password", {}, tr("for the test; empty: as it is found above"));
    m_password->setEchoMode(QLineEdit::Password);
    form->addRow(tr("&Password"), m_password);
    m_remember = new QCheckBox(tr("&Remember this password in the key store"), page);
    m_remember->setObjectName(QStringLiteral("remember"));
    m_remember->setChecked(true);
    form->addRow(QString(), m_remember);
    connect(choose, &QToolButton::clicked, this, &ConnectionDialog::browse);
    for (QComboBox *box : {m_tls, m_from})
        connect(box, &QComboBox::currentIndexChanged, this, &ConnectionDialog::update);
    return page;
}

QWidget *ConnectionDialog::buildTest()
{
    auto *page = new QWidget(this);
    m_test = new QPushButton(icon(u"check"), tr("&Test the connection"), page);
    m_test->setObjectName(QStringLiteral("test"));
    m_copy = new QPushButton(icon(u"copy"), tr("&Copy result"), page);
    m_copy->setEnabled(false);
    m_verdict = new QLabel(page);
    m_verdict->setObjectName(QStringLiteral("verdict"));
    m_verdict->setAccessibleName(tr("Result of the test"));
    m_steps = new StepList(page);
    auto *row = new QHBoxLayout;
    row->addWidget(m_test);
    row->addWidget(m_verdict, 1);
    row->addWidget(m_copy);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(row);
    layout->addWidget(m_steps, 1);
    connect(m_test, &QPushButton::clicked, this, &ConnectionDialog::test);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_steps->asText()); });
    return page;
}

ConnectionProfile ConnectionDialog::profile() const
{
    ConnectionProfile profile;
    profile.name = m_title->text().trimmed();
    profile.service = m_service->text().trimmed();
    profile.host = m_host->text().trimmed();
    profile.port = m_port->value();
    profile.database = m_database->text().trimmed();
    profile.user = m_user->text().trimmed();
    profile.tls = static_cast<TlsMode>(m_tls->currentIndex());
    profile.rootCertificate = m_root->text().trimmed();
    profile.password = static_cast<PasswordSource>(m_from->currentIndex());
    return profile;
}

void ConnectionDialog::update()
{
    const ConnectionProfile now = profile();
    const QString warning = tlsWarning(now.tls);
    paintNotice(m_warning, warningColours(isDark(palette())));
    m_warning->setText(warning);
    m_warning->setVisible(!warning.isEmpty());
    m_remember->setEnabled(now.password == PasswordSource::KeyStore && !m_password->text().isEmpty());
    showProblem({});
}

void ConnectionDialog::showProblem(const QString &text)
{
    paintNotice(m_problem, errorColours(isDark(palette())));
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

void ConnectionDialog::browse()
{
    auto *dialog = new QFileDialog(this, tr("Certificate authorities"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Certificates (*.crt *.pem)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_root, &QLineEdit::setText);
    dialog->open();
}

void ConnectionDialog::test()
{
    if (m_tester.isRunning())
        return m_tester.cancel();
    ConnectionProfile now = profile();
    if (now.name.isEmpty())
        now.name = QStringLiteral("new");  // a test needs none
    if (const auto valid = validate(now); !valid)
        return showProblem(describe(valid.error()));
    showProblem({});
    m_steps->clear();
    const quint64 asked = ++m_asked;
    if (now.password != PasswordSource::KeyStore || !m_password->text().isEmpty())
        return runTest(m_password->text());
    m_test->setEnabled(false);
    m_verdict->setText(tr("Asking the key store..."));
    m_keys.read(passwordKey(now), onGuiThread<QString>(this, [this, asked](const Result<QString> &password) {
                    if (asked != m_asked)
                        return;
                    m_test->setEnabled(true);
                    if (!password)
                        showProblem(describe(password.error()));
                    runTest(password.value_or(QString()));
                }));
}

void ConnectionDialog::runTest(const QString &password)
{
    m_test->setText(tr("S&top the test"));
    m_verdict->setText(tr("Testing..."));
    m_copy->setEnabled(false);
    ConnectionProfile now = profile();
    m_tester.start(locationOf(now).withPassword(password));
}

void ConnectionDialog::testEnded(bool good)
{
    m_test->setText(tr("&Test the connection"));
    const bool complete = m_steps->reports().size() == allWords<ConnectionStep>().size();
    m_copy->setEnabled(!m_steps->reports().isEmpty());
    const ColourPair colours = good ? goodColours(isDark(palette())) : errorColours(isDark(palette()));
    QPalette painted = palette();
    painted.setColor(QPalette::WindowText, colours.foreground);
    m_verdict->setPalette(painted);
    m_verdict->setText(!complete  ? tr("Stopped.")
                           : good ? tr("The connection works.")
                                  : tr("The connection does not work."));
}

void ConnectionDialog::save()
{
    const ConnectionProfile now = profile();
    const auto done = m_name.isEmpty() ? m_book.add(now) : m_book.replace(m_name, now);
    if (!done)
        return showProblem(describe(done.error()));
    m_name = now.name;
    emit saved(now.name);
    if (m_remember->isEnabled() && m_remember->isChecked())
        return keepPassword();
    accept();
}

void ConnectionDialog::keepPassword()
{
    m_save->setEnabled(false);
    QString password = m_password->text();
    m_keys.write(
        passwordKey(profile()), password, onGuiThread<void>(this, [this](const Result<> &kept) {
            m_save->setEnabled(true);
            if (!kept)
                return showProblem(
                    tr("The connection is saved, but its password is not: %1").arg(describe(kept.error())));
            m_password->clear();
            accept();
        }));
    wipe(password);
}

}  // namespace shiftdeck
