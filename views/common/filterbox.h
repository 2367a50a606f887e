// A filter line in the language of models/core/filterexpression.h: completion while typing, the error under
// it, and a help button with the fields there are.
//
// GUI thread. What is typed is applied when the person pauses, at once with Enter; a text with an error
// leaves the last good filter in force.
#pragma once

#include "models/core/filterexpression.h"

#include <QTimer>
#include <QWidget>

class QCompleter;
class QLabel;
class QLineEdit;
class QStandardItemModel;
class QToolButton;

namespace shiftdeck {

class FilterBox : public QWidget {
    Q_OBJECT

  public:
    // `subject` names what is filtered, for the placeholder and for screen readers: "requests".
    FilterBox(const QList<FilterField> &fields, const QString &subject, QWidget *parent = nullptr);

    // What is typed is read anew with them.
    void setFields(const QList<FilterField> &fields);

    QString text() const;
    const FilterNode &filter() const { return m_filter; }
    QString error() const;
    // As if typed and applied.
    void setText(const QString &text);
    void focusLine();

    // The syntax in a page of rich text, with a table of `fields`.
    static QString helpText(const QList<FilterField> &fields);

  signals:
    // A text without error was applied and its filter differs from the last one.
    void filterChanged();

  protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

  private:
    void apply();
    void complete(bool asked);
    void insert(const QString &candidate);
    void showHelp();

    QList<FilterField> m_fields;
    FilterNode m_filter;
    FilterCompletion m_completion;
    QLineEdit *m_line;
    QLabel *m_error;
    QToolButton *m_help;
    QCompleter *m_completer;
    QStandardItemModel *m_candidates;
    QTimer m_pause;
};

}  // namespace shiftdeck
