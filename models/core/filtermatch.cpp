#include "models/core/filtermatch.h"

#include <algorithm>
#include <compare>

namespace shiftdeck {

namespace {
QString folded(QString text)
{
    for (QChar &c : text)
        if (c >= u'A' && c <= u'Z')
            c = QChar(c.unicode() + (u'a' - u'A'));
    return text;
}

bool contains(const QString &text, const QString &wanted) { return folded(text).contains(folded(wanted)); }

std::partial_ordering compared(const QVariant &a, const QVariant &b)
{
    if (a.typeId() == QMetaType::QString || b.typeId() == QMetaType::QString) {
        const int order = a.toString().compare(b.toString());
        return order < 0 ? std::partial_ordering::less
            : order > 0  ? std::partial_ordering::greater
                         : std::partial_ordering::equivalent;
    }
    if (a.typeId() == QMetaType::Double || b.typeId() == QMetaType::Double)
        return a.toDouble() <=> b.toDouble();
    return a.toLongLong() <=> b.toLongLong();
}

bool compares(const FilterNode &node, const QVariant &value)
{
    const auto is = [&value](const QVariant &wanted) { return compared(value, wanted) == 0; };
    if (!value.isValid())
        return node.op == FilterOp::NotEqual;
    if (node.op == FilterOp::In)
        return std::any_of(node.values.begin(), node.values.end(), is);
    const QVariant wanted = node.values.value(0);
    switch (node.op) {
    case FilterOp::NotEqual: return !is(wanted);
    case FilterOp::Less: return compared(value, wanted) < 0;
    case FilterOp::LessOrEqual: return compared(value, wanted) <= 0;
    case FilterOp::Greater: return compared(value, wanted) > 0;
    case FilterOp::GreaterOrEqual: return compared(value, wanted) >= 0;
    case FilterOp::Contains: return contains(value.toString(), wanted.toString());
    default: return is(wanted);
    }
}
}  // namespace

bool matchesFilter(const FilterNode &node, const FilterSubject &subject)
{
    const auto matches = [&subject](const FilterNode &child) { return matchesFilter(child, subject); };
    switch (node.kind) {
    case FilterNode::Everything: return true;
    case FilterNode::And: return std::all_of(node.children.begin(), node.children.end(), matches);
    case FilterNode::Or: return std::any_of(node.children.begin(), node.children.end(), matches);
    case FilterNode::Not: return !matches(node.children.value(0));
    case FilterNode::Text:
        return std::any_of(subject.visible.begin(), subject.visible.end(), [&node](const QString &text) {
            return contains(text, node.values.value(0).toString());
        });
    case FilterNode::Compare: return compares(node, subject.valueOf(node.field));
    }
    return false;
}

}  // namespace shiftdeck
