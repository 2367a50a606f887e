// What an empty panel says: an icon, what there is not, and what to do about it, over a table or tree.
#pragma once

#include <QAbstractItemView>
#include <QWidget>

class QLabel;
class QPushButton;
class QAction;

namespace shiftdeck {

class EmptyHint : public QWidget {
    Q_OBJECT

  public:
    // Covers `view` whenever its model has no rows. The view owns it.
    EmptyHint(QAbstractItemView *view, const QString &iconName);

    // "No requests yet." and "A request asks for ...". An action becomes a button below.
    void setText(const QString &title, const QString &advice, QAction *action = nullptr);
    // While waiting for the first answer it says so instead.
    void setLoading(bool loading);
    QString text() const;

  protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

  private:
    void update();
    void place();

    QAbstractItemView *m_view;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_advice;
    QPushButton *m_button;
    QAction *m_action = nullptr;
    QString m_titleText, m_adviceText;
    bool m_loading = true;
};

}  // namespace shiftdeck
