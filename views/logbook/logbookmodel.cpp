#include "views/logbook/logbookmodel.h"

#include "models/items/format.h"
#include "views/common/icons.h"
#include "views/logbook/entrytext.h"

#include <QApplication>
#include <QFont>
#include <QPalette>

namespace shiftdeck {

namespace {
QString aboutText(const LogEntry &entry)
{
    QStringList texts;
    for (const LogLink &link : entry.links)
        texts.append(link.text());
    return texts.join(QStringLiteral(", "));
}

QIcon iconOf(LogKind kind)
{
    switch (kind) {
    case LogKind::Note: return icon(u"comment");
    case LogKind::Problem: return icon(u"warning");
    case LogKind::HandOver: break;
    }
    return icon(u"next");
}
}  // namespace

void LogbookModel::addNewest(const QList<LogEntry> &page, int limit)
{
    const bool meets = page.size() < limit || (!page.isEmpty() && rowOf(page.last().id.value()) >= 0);
    if (!meets || rows().isEmpty()) {
        set(page);
        return;
    }
    QList<LogEntry> fresh, known;
    for (const LogEntry &entry : page)
        (rowOf(entry.id.value()) < 0 ? fresh : known).append(entry);
    if (!fresh.isEmpty())
        set(fresh + rows());
    merge(known);
}

void LogbookModel::update(const QSet<qint64> &numbers, const QList<LogEntry> &wanted)
{
    QSet<qint64> gone = numbers;
    QList<LogEntry> known;
    for (const LogEntry &entry : wanted) {
        gone.remove(entry.id.value());
        if (rowOf(entry.id.value()) >= 0)
            known.append(entry);
    }
    remove(gone);
    merge(known);
}

QList<TableColumn> LogbookModel::makeColumns() const
{
    return {
        {tr("#", "number of an entry"), tr("The number of the entry."), true},
        {tr("When"), tr("In local time; the newest is on top.")},
        {tr("Who"), tr("Who wrote it.")},
        {tr("Kind"), tr("A note, a problem that somebody closes, or a hand-over that somebody takes over.")},
        {tr("State"), tr("Whether something is still wanted.")},
        {tr("About"), tr("The requests, jobs, runs, campaigns and sites that it is about.")},
        {tr("Entry"), tr("Its first line.")},
    };
}

QVariant LogbookModel::cell(const LogEntry &row, int column, int role) const
{
    const bool amended = row.state() == LogState::Amended;
    switch (role) {
    case SortRole: return row.id.value();
    case Qt::FontRole:
        if (amended && column == Entry) {
            QFont font = QApplication::font("QAbstractItemView");
            font.setStrikeOut(true);
            return font;
        }
        return {};
    case Qt::ForegroundRole:
        return amended ? QVariant(QApplication::palette().brush(QPalette::PlaceholderText)) : QVariant();
    case Qt::DecorationRole: return column == Kind ? QVariant(iconOf(row.kind)) : QVariant();
    case WordRole:
        return column == State && row.state() != LogState::Settled
            ? QVariant(QStringLiteral("log.") + toWord(row.state()))
            : QVariant();
    case Qt::ToolTipRole:
        switch (column) {
        case When: return format::timeUtc(row.at);
        case Who: return tr("%1, in the role %2").arg(row.who, row.role);
        case Entry: return row.text.left(1000);
        case About: return aboutText(row);
        default: return {};
        }
    case Qt::DisplayRole: break;
    default: return {};
    }
    switch (Column(column)) {
    case Number: return QString::number(row.id.value());
    case When: return format::time(row.at);
    case Who: return row.who;
    case Kind: return kindText(row.kind);
    case State: return stateText(row);
    case About: return aboutText(row);
    case Entry: return row.title();
    case ColumnCount: break;
    }
    return {};
}

}  // namespace shiftdeck
