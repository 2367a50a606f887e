#include "app/prodctl/table.h"

#include <QLocale>

#include <algorithm>

namespace shiftdeck {

namespace {
// Wide and fullwidth blocks of Unicode Standard Annex 11, coarsely.
bool isWide(uint code)
{
    return (code >= 0x1100 && code <= 0x115f) || (code >= 0x2e80 && code <= 0xa4cf && code != 0x303f)
        || (code >= 0xac00 && code <= 0xd7a3) || (code >= 0xf900 && code <= 0xfaff)
        || (code >= 0xfe30 && code <= 0xfe6f) || (code >= 0xff00 && code <= 0xff60)
        || (code >= 0xffe0 && code <= 0xffe6) || (code >= 0x1f300 && code <= 0x1faff)
        || (code >= 0x20000 && code <= 0x3fffd);
}

bool isNothing(uint code)
{
    const auto category = QChar::category(code);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing
        || category == QChar::Other_Format;
}
}  // namespace

int displayWidth(QStringView text)
{
    int width = 0;
    const QList<uint> codes = text.toUcs4();
    for (const uint code : codes)
        width += isNothing(code) ? 0 : isWide(code) ? 2 : 1;
    return width;
}

QString oneLine(const QString &text)
{
    QString result = text;
    for (QChar &c : result)
        if (c.category() == QChar::Other_Control || c == QChar(0x2028) || c == QChar(0x2029))
            c = u' ';
    return result;
}

QString withThousands(qint64 number) { return QLocale(QLocale::English).toString(number); }

Table::Table(QStringList headings) : m_headings(std::move(headings))
{
    for (QString &heading : m_headings) {
        m_right.append(heading.startsWith(u'>'));
        if (m_right.last())
            heading.remove(0, 1);
    }
}

void Table::add(QStringList cells)
{
    for (QString &cell : cells)
        cell = oneLine(cell);
    m_rows.append(std::move(cells));
}

QString Table::text(bool bold) const
{
    QList<int> widths;
    for (qsizetype i = 0; i < m_headings.size(); ++i) {
        int width = displayWidth(m_headings.at(i));
        for (const QStringList &row : m_rows)
            width = std::max(width, displayWidth(row.value(i)));
        widths.append(width);
    }
    const auto rowText = [&](const QStringList &cells) {
        QString line;
        for (qsizetype i = 0; i < widths.size(); ++i) {
            const QString cell = cells.value(i);
            const QString padding(widths.at(i) - displayWidth(cell), u' ');
            line += (i > 0 ? QStringLiteral("  ") : QString())
                + (m_right.at(i) ? padding + cell : cell + padding);
        }
        while (line.endsWith(u' '))
            line.chop(1);
        return line;
    };
    QString result =
        bold ? QStringLiteral("\033[1m%1\033[0m\n").arg(rowText(m_headings)) : rowText(m_headings) + u'\n';
    for (const QStringList &row : m_rows)
        result += rowText(row) + u'\n';
    return result;
}

}  // namespace shiftdeck
