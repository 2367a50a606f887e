#include "views/failuremodes/failuremodel.h"

#include "models/core/failureclass.h"
#include "models/core/filterexpression.h"
#include "models/items/format.h"

#include <algorithm>

namespace shiftdeck {

namespace {

QString keyOf(const QString &failureClass, qint64 signatureId, const QString &place)
{
    return QStringLiteral("%1/%2/%3").arg(failureClass).arg(signatureId).arg(place);
}

FilterNode equals(const QString &field, FilterField::Kind kind, const QVariant &value)
{
    FilterNode node;
    node.kind = FilterNode::Compare;
    node.field = field;
    node.fieldKind = kind;
    node.values = {value};
    return node;
}

void addRequests(QList<FilterNode> &parts, const QList<RequestId> &requests)
{
    if (requests.isEmpty())
        return;
    FilterNode node = equals(QStringLiteral("request"), FilterField::Number, requests.first().value());
    if (requests.size() > 1) {
        node.op = FilterOp::In;
        node.values.clear();
        for (const RequestId id : requests)
            node.values.append(id.value());
    }
    parts.append(node);
}

QString fieldOf(FailurePlace per)
{
    switch (per) {
    case FailurePlace::Site: return QStringLiteral("site");
    case FailurePlace::Node: return QStringLiteral("node");
    case FailurePlace::Release: return QStringLiteral("release");
    }
    return {};
}

QString placeOf(const FailureCount &count, FailurePlace per)
{
    switch (per) {
    case FailurePlace::Site: return count.site;
    case FailurePlace::Node: return count.node;
    case FailurePlace::Release: return count.release;
    }
    return {};
}

QList<FilterNode> partsOf(const FailureChoice &choice)
{
    QList<FilterNode> parts;
    if (!choice.failureClass.isEmpty())
        parts.append(equals(QStringLiteral("class"), FilterField::Word, choice.failureClass));
    if (!choice.signature.isEmpty())
        parts.append(equals(QStringLiteral("signature"), FilterField::Text, choice.signature));
    if (!choice.place.isEmpty())
        parts.append(equals(fieldOf(choice.per), FilterField::Text, choice.place));
    return parts;
}

QString textOf(const QList<FilterNode> &parts)
{
    if (parts.isEmpty())
        return {};
    if (parts.size() == 1)
        return filterText(parts.first());
    FilterNode all;
    all.kind = FilterNode::And;
    all.children = parts;
    return filterText(all);
}

}  // namespace

QList<FailureRow> sumFailures(const QList<FailureCount> &counts, FailurePlace per)
{
    QList<FailureRow> rows;
    QHash<QString, qsizetype> places;
    qint64 total = 0;
    for (const FailureCount &count : counts) {
        total += count.n;
        const QString where = placeOf(count, per);
        const QString key = keyOf(count.failureClass, count.signatureId, where);
        const auto place = places.constFind(key);
        if (place != places.cend()) {
            rows[*place].n += count.n;
            continue;
        }
        places.insert(key, rows.size());
        rows.append({count.failureClass, count.signature, where, count.signatureId, count.n, 0.0});
    }
    for (FailureRow &row : rows)
        row.share = double(row.n) / double(total);
    std::stable_sort(rows.begin(), rows.end(),
                     [](const FailureRow &a, const FailureRow &b) { return a.n > b.n; });
    return rows;
}

QList<ClassCount> sumClasses(const QList<FailureRow> &rows)
{
    QList<ClassCount> classes;
    for (const FailureRow &row : rows) {
        const auto known = std::find_if(classes.begin(), classes.end(), [&row](const ClassCount &entry) {
            return entry.failureClass == row.failureClass;
        });
        if (known != classes.end())
            known->n += row.n;
        else
            classes.append({row.failureClass, row.n});
    }
    std::stable_sort(classes.begin(), classes.end(),
                     [](const ClassCount &a, const ClassCount &b) { return a.n > b.n; });
    return classes;
}

QString filterFor(const FailureChoice &choice, const QList<RequestId> &requests)
{
    QList<FilterNode> parts = partsOf(choice);
    if (!parts.isEmpty())
        addRequests(parts, requests);
    return textOf(parts);
}

QString resubmitFilterFor(const FailureChoice &choice, const QList<RequestId> &requests)
{
    QList<FilterNode> parts{
        equals(QStringLiteral("status"), FilterField::Word, QString(toWord(JobStatus::Error)))};
    parts += partsOf(choice);
    addRequests(parts, requests);
    return textOf(parts);
}

QList<TableColumn> FailureModel::makeColumns() const
{
    return {
        {tr("Class"), tr("What went wrong, as found by the checks.")},
        {tr("Count"), tr("Attempts that failed so; those that were retried since still count."), true},
        {tr("Share"), tr("Of all failed attempts shown."), true},
        {tr("Error text"),
         tr("The error text without numbers, paths and names, so that one cause is one line.")},
        {tr("Where"), tr("The site, node or release, as chosen above.")},
        {tr("Retry helps"), tr("Whether the same work may simply be tried again.")},
        {tr("What to do"), tr("The remedy for this class.")},
    };
}

QString FailureModel::key(const FailureRow &row) const
{
    return keyOf(row.failureClass, row.signatureId, row.place);
}

QVariant FailureModel::cell(const FailureRow &row, int column, int role) const
{
    if (role == WordRole)
        return column == Class ? QVariant(row.failureClass) : QVariant();
    if (role == SortRole && column == Count)
        return row.n;
    if (role == SortRole && column == Share)
        return row.share;
    if (role != Qt::DisplayRole && role != SortRole && role != Qt::ToolTipRole)
        return {};
    const FailureClass &entry = failureClass(row.failureClass);
    switch (Column(column)) {
    case Class: return role == Qt::ToolTipRole ? entry.translatedMeaning() : entry.translatedTitle();
    case Count: return format::number(row.n);
    case Share: return format::percent(row.share);
    case Signature: return row.signature.isEmpty() ? tr("no error text") : row.signature;
    case Place: return row.place.isEmpty() ? tr("not known", "on which node") : row.place;
    case RetryHelps:
        return entry.retryHelps ? tr("yes", "a retry helps") : tr("not by itself", "a retry helps");
    case Remedy: return entry.translatedRemedy();
    case ColumnCount: break;
    }
    return {};
}

}  // namespace shiftdeck
