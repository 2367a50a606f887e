#include "models/runs/importreport.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace shiftdeck {

namespace {
struct Import {
    Q_DECLARE_TR_FUNCTIONS(ImportReport)
};

QString kindWord(ImportRemark::Kind kind)
{
    switch (kind) {
    case ImportRemark::Told: return QStringLiteral("told");
    case ImportRemark::Changed: return QStringLiteral("changed");
    case ImportRemark::Refused: return QStringLiteral("refused");
    }
    return {};
}
}  // namespace

QString ImportRemark::sentence() const
{
    const QString what = kind == Told ? text
        : kind == Changed             ? Import::tr("changed: %1", "an import changed it").arg(text)
                                      : Import::tr("refused: %1", "an import refused it").arg(text);
    if (line <= 0)
        return what;
    if (column <= 0)
        return Import::tr("line %1: %2").arg(QString::number(line), what);
    return Import::tr("line %1, column %2: %3").arg(QString::number(line), QString::number(column), what);
}

void ImportReport::add(ImportRemark remark)
{
    qint64 &count = m_counts[remark.kind];
    if (++count <= kMaxRemarks)
        m_remarks.append(std::move(remark));
}

qint64 ImportReport::leftOut() const
{
    qint64 all = 0;
    for (const qint64 count : m_counts)
        all += count;
    return all - m_remarks.size();
}

void ImportReport::sortByLine()
{
    std::stable_sort(m_remarks.begin(), m_remarks.end(), [](const ImportRemark &a, const ImportRemark &b) {
        return std::pair(a.line, a.column) < std::pair(b.line, b.column);
    });
}

QJsonObject ImportReport::json() const
{
    QJsonArray remarks;
    for (const ImportRemark &remark : m_remarks) {
        QJsonObject object{{QStringLiteral("kind"), kindWord(remark.kind)},
                           {QStringLiteral("text"), remark.text}};
        if (remark.line > 0)
            object.insert(QStringLiteral("line"), remark.line);
        if (remark.column > 0)
            object.insert(QStringLiteral("column"), remark.column);
        remarks.append(object);
    }
    return {{QStringLiteral("taken"), m_taken},
            {QStringLiteral("told"), m_counts[ImportRemark::Told]},
            {QStringLiteral("changed"), m_counts[ImportRemark::Changed]},
            {QStringLiteral("refused"), m_counts[ImportRemark::Refused]},
            {QStringLiteral("leftOut"), leftOut()},
            {QStringLiteral("remarks"), remarks}};
}

}  // namespace shiftdeck
