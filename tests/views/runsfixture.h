// What the tests of the panel Runs have in common. GUI thread.
#pragma once

#include <QComboBox>
#include <QFile>
#include <QTest>
#include <QTreeView>
#include <QWidget>

namespace shiftdeck::test {

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

template <typename W>
W *named(const QWidget &panel, const QString &name)
{
    for (W *widget : panel.findChildren<W *>())
        if (widget->accessibleName() == name)
            return widget;
    qFatal("there is no %s", qPrintable(name));
}

// As a person does with the keyboard.
inline void choose(QComboBox *box, const QString &text)
{
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Home);
    for (int i = 0; i < box->count() && box->currentText() != text; ++i)
        QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(box->currentText(), text);
}

// Without the narrow space between digits.
inline QString cell(const QTreeView *table, int row, int column)
{
    return table->model()->index(row, column).data().toString().replace(QChar(0x202f), u' ');
}

}  // namespace shiftdeck::test
