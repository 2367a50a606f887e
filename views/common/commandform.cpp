#include "views/common/commandform.h"

#include "models/items/latest.h"
#include "models/storage/queries.h"
#include "views/common/icons.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QFileDialog>
#include <QFormLayout>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpressionValidator>
#include <QToolButton>

namespace shiftdeck {

namespace {
bool isList(ParameterKind kind) { return kind == ParameterKind::Requests || kind == ParameterKind::Jobs; }

QJsonValue thingsFrom(const QString &text)
{
    QJsonArray things;
    for (const QString &thing : text.split(u',', Qt::SkipEmptyParts))
        if (!thing.trimmed().isEmpty())
            things.append(thing.trimmed());
    return things.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(things);
}

QJsonValue idsFrom(const QString &text)
{
    QJsonArray ids;
    for (const QString &word : text.split(QRegularExpression(QStringLiteral("[\\s,]+")), Qt::SkipEmptyParts))
        ids.append(word.toLongLong());
    return ids.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(ids);
}
}  // namespace

CommandForm::CommandForm(const CommandSpec &spec, const QJsonObject &given, StoreClient &store,
                         QWidget *parent)
    : QWidget(parent), m_given(given)
{
    auto *layout = new QFormLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    layout->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    bool hasList = false;
    for (const Parameter &parameter : spec.parameters)
        hasList = hasList || (isList(parameter.kind) && given.contains(parameter.name));
    for (const Parameter &parameter : spec.parameters) {
        if (hasList && (isList(parameter.kind) || parameter.name == QLatin1StringView("filter")))
            continue;
        Field field = makeField(parameter, given.value(parameter.name), store);
        field.widget->setToolTip(parameter.help);
        field.widget->setAccessibleName(parameter.title);
        field.widget->setAccessibleDescription(parameter.help);
        field.widget->setObjectName(QStringLiteral("field.") + parameter.name);
        const QString title = parameter.required
            ? tr("%1 *", "title of a required field").arg(parameter.title)
            : parameter.title;
        if (parameter.kind == ParameterKind::Flag) {
            layout->addRow(QString(), field.widget);
        } else {
            auto *label = new QLabel(title, this);
            label->setToolTip(parameter.help);
            label->setBuddy(field.widget);
            layout->addRow(label, field.widget);
        }
        m_fields.append(field);
    }
}

CommandForm::Field CommandForm::makeField(const Parameter &parameter, const QJsonValue &given,
                                          StoreClient &store)
{
    if (parameter.kind == ParameterKind::Flag) {
        auto *box = new QCheckBox(parameter.title, this);
        box->setChecked(given.isUndefined() ? parameter.fallback == QLatin1StringView("true")
                                            : given.toBool());
        connect(box, &QCheckBox::toggled, this, &CommandForm::changed);
        return {parameter, box, [box] { return QJsonValue(box->isChecked()); }};
    }
    if (parameter.kind == ParameterKind::Word) {
        auto *box = new QComboBox(this);
        if (!parameter.required && parameter.fallback.isEmpty())
            box->addItem(QString());
        box->addItems(parameter.words);
        box->setCurrentText(given.toString(parameter.fallback));
        connect(box, &QComboBox::currentTextChanged, this, &CommandForm::changed);
        return {parameter, box, [box] {
                    return box->currentText().isEmpty() ? QJsonValue(QJsonValue::Undefined)
                                                        : QJsonValue(box->currentText());
                }};
    }
    if (parameter.kind == ParameterKind::Name)
        return nameField(parameter, given, store);
    if (parameter.kind == ParameterKind::Files)
        return filesField(parameter, given);
    if (parameter.kind == ParameterKind::Prose)
        return proseField(parameter, given);
    return lineField(parameter, given);
}

CommandForm::Field CommandForm::lineField(const Parameter &parameter, const QJsonValue &given)
{
    auto *line = new QLineEdit(this);
    line->setMaxLength(kMaxText);
    line->setPlaceholderText(parameter.help);
    connect(line, &QLineEdit::textChanged, this, &CommandForm::changed);
    const auto undefined = QJsonValue(QJsonValue::Undefined);
    if (parameter.kind == ParameterKind::Integer) {
        line->setValidator(
            new QRegularExpressionValidator(QRegularExpression(QStringLiteral("-?[0-9]{0,15}")), line));
        line->setText(given.isDouble() ? QString::number(given.toInteger()) : parameter.fallback);
        return {parameter, line, [line, undefined] {
                    bool ok = false;
                    const qint64 value = line->text().toLongLong(&ok);
                    return ok ? QJsonValue(value) : undefined;
                }};
    }
    if (isList(parameter.kind)) {
        line->setValidator(
            new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9, ]*")), line));
        return {parameter, line, [line] { return idsFrom(line->text()); }};
    }
    if (parameter.kind == ParameterKind::Things) {
        QStringList things;
        const QJsonArray list = given.toArray();
        for (const QJsonValue &thing : list)
            things.append(thing.toString());
        line->setText(things.join(QStringLiteral(", ")));
        line->setCursorPosition(0);
        return {parameter, line, [line] { return thingsFrom(line->text()); }};
    }
    line->setText(given.toString(parameter.fallback));
    return {parameter, line, [line, undefined] {
                const QString text = line->text().trimmed();
                return text.isEmpty() ? undefined : QJsonValue(text);
            }};
}

CommandForm::Field CommandForm::proseField(const Parameter &parameter, const QJsonValue &given)
{
    auto *page = new QPlainTextEdit(this);
    page->setPlaceholderText(parameter.help);
    page->setTabChangesFocus(true);
    page->setMinimumHeight(page->fontMetrics().lineSpacing() * 8);
    page->setPlainText(given.toString(parameter.fallback));
    connect(page, &QPlainTextEdit::textChanged, this, &CommandForm::changed);
    m_hasProse = true;
    return {parameter, page, [page] {
                const QString text = page->toPlainText().trimmed();
                return text.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(text);
            }};
}

CommandForm::Field CommandForm::nameField(const Parameter &parameter, const QJsonValue &given,
                                          StoreClient &store)
{
    auto *box = new QComboBox(this);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->completer()->setFilterMode(Qt::MatchContains);
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    box->lineEdit()->setPlaceholderText(parameter.help);
    box->lineEdit()->setAccessibleName(parameter.title);
    box->setCurrentText(given.toString(parameter.fallback));
    connect(box, &QComboBox::currentTextChanged, this, &CommandForm::changed);
    askStore(
        store, box, [source = parameter.source](Database &db) { return listNames(db, source); },
        [box](const Result<QStringList> &names) {
            if (!names)
                return;  // the name can be typed, and the plan checks it
            const QString typed = box->currentText();
            const QSignalBlocker quiet(box);
            box->addItems(*names);
            box->setCurrentIndex(box->findText(typed));
            box->setEditText(typed);
        });
    return {parameter, box, [box] {
                const QString text = box->currentText().trimmed();
                return text.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(text);
            }};
}

CommandForm::Field CommandForm::filesField(const Parameter &parameter, const QJsonValue &given)
{
    auto *line = new QLineEdit(this);
    line->setPlaceholderText(parameter.help);
    QStringList before;
    const QJsonArray list = given.toArray();
    for (const QJsonValue &path : list)
        before.append(path.toString());
    line->setText(before.join(QStringLiteral("; ")));
    QAction *browse = line->addAction(icon(u"folder"), QLineEdit::TrailingPosition);
    browse->setToolTip(tr("Choose files"));
    connect(line, &QLineEdit::textChanged, this, &CommandForm::changed);
    connect(browse, &QAction::triggered, this, [this, line] {
        auto *dialog = new QFileDialog(this, tr("Choose files"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFiles);
        connect(dialog, &QFileDialog::filesSelected, line,
                [line](const QStringList &files) { line->setText(files.join(QStringLiteral("; "))); });
        dialog->open();
    });
    return {parameter, line, [line] {
                QJsonArray paths;
                for (const QString &path : line->text().split(u';', Qt::SkipEmptyParts))
                    paths.append(path.trimmed());
                return paths.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(paths);
            }};
}

QJsonObject CommandForm::arguments() const
{
    QJsonObject arguments = m_given;
    for (const Field &field : m_fields) {
        const QJsonValue value = field.value();
        if (value.isUndefined())
            arguments.remove(field.parameter.name);
        else
            arguments.insert(field.parameter.name, value);
    }
    return arguments;
}

QStringList CommandForm::missing() const
{
    QStringList titles;
    for (const Field &field : m_fields)
        if (field.parameter.required && field.value().isUndefined())
            titles.append(field.parameter.title);
    return titles;
}

QWidget *CommandForm::field(const QString &name) const
{
    for (const Field &field : m_fields)
        if (field.parameter.name == name)
            return field.widget;
    return nullptr;
}

}  // namespace shiftdeck
