// What the tests of the panel Runs have in common. GUI thread.
#pragma once

#include "tests/views/viewfixture.h"

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

// Of each run of proc10, by HFET: 200 /nb recorded of 250 delivered, in ten lumisections.
inline void knowHfet(ViewFixture &fixture)
{
    fixture.script(
        "INSERT INTO imports (id, format, origin, checksum, taken, changed, refused, report, at, "
        "imported_by) VALUES"
        " (1, 'luminosity', 'f', 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', "
        "1, 0, 0,"
        " '{}', 1, 'anna');"
        "INSERT INTO run_luminosities (run, method, unit, delivered, recorded, lumisections, import_id, at)"
        " SELECT run, 'HFET', '/nb', '250', '200', 10, 1, 1 FROM runs WHERE run < 150000");
}

}  // namespace shiftdeck::test
