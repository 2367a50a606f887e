#include "models/core/filterexpression.h"

#include "models/core/filtertokens.h"
#include "models/core/filterunits.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <cmath>
#include <optional>

namespace shiftdeck {

namespace {
using Token = FilterToken;
using W = QLatin1StringView;

struct Filter {
    Q_DECLARE_TR_FUNCTIONS(Filter)
};

// The entry of `words` that a person most likely meant, or nothing.
QString nearest(QStringView typed, const QStringList &words)
{
    constexpr qsizetype kMaxTyped = 40;
    if (typed.size() > kMaxTyped)
        return {};
    QString best;
    qsizetype bestDistance = std::max<qsizetype>(1, typed.size() / 3) + 1;
    for (const QString &word : words) {
        if (word.size() > kMaxTyped)
            continue;
        QList<qsizetype> row(word.size() + 1);  // edit distances of the prefix of `typed` so far
        for (qsizetype j = 0; j <= word.size(); ++j)
            row[j] = j;
        for (qsizetype i = 1; i <= typed.size(); ++i) {
            qsizetype diagonal = std::exchange(row[0], i);
            for (qsizetype j = 1; j <= word.size(); ++j) {
                const bool same = typed[i - 1].toLower() == word[j - 1].toLower();
                const qsizetype next = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (same ? 0 : 1)});
                diagonal = std::exchange(row[j], next);
            }
        }
        if (row.last() < bestDistance) {
            bestDistance = row.last();
            best = word;
        }
    }
    return best;
}

struct Span {  // of time, [start, end)
    TimeMs start;
    TimeMs end;
};

std::optional<Span> ageSpan(QStringView word, TimeMs now)
{
    if (word.size() < 3 || word.size() > 8 || word.front() != u'-')
        return std::nullopt;
    qint64 count = 0;
    for (const QChar c : word.mid(1, word.size() - 2)) {
        if (c < u'0' || c > u'9')
            return std::nullopt;
        count = count * 10 + c.unicode() - u'0';
    }
    qint64 unit = 0;
    switch (word.back().toLower().unicode()) {
    case u's': unit = 1000; break;
    case u'm': unit = 60'000; break;
    case u'h': unit = 3'600'000; break;
    case u'd': unit = 86'400'000; break;
    case u'w': unit = 7 * 86'400'000LL; break;
    default: return std::nullopt;
    }
    constexpr qint64 kOldest = 36'525LL * 86'400'000;  // a century, so that every age is a date
    if (count > kOldest / unit)
        return std::nullopt;
    return Span{now - count * unit, now - count * unit + 1};
}

std::optional<Span> dateSpan(QStringView word)
{
    if (word.endsWith(u'Z', Qt::CaseInsensitive))
        word.chop(1);
    struct Format {
        qsizetype length;
        const char16_t *format;
        qint64 span;
    };
    static constexpr Format formats[] = {{10, u"yyyy-MM-dd", 86'400'000},
                                         {16, u"yyyy-MM-dd'T'HH:mm", 60'000},
                                         {19, u"yyyy-MM-dd'T'HH:mm:ss", 1000},
                                         {23, u"yyyy-MM-dd'T'HH:mm:ss.zzz", 1}};
    for (const Format &format : formats) {
        if (word.size() != format.length)
            continue;
        QDateTime time = QDateTime::fromString(word.toString(), QString::fromUtf16(format.format));
        time.setTimeSpec(Qt::UTC);
        if (time.isValid())
            return Span{time.toMSecsSinceEpoch(), time.toMSecsSinceEpoch() + format.span};
    }
    return std::nullopt;
}

QVariant numberFrom(double value)
{
    if (!std::isfinite(value))
        return {};
    // Written back, a whole number has no point; it must then be read as the same value.
    if (value == std::trunc(value) && std::abs(value) < 9e18)
        return QVariant::fromValue(static_cast<qint64>(value));
    return value;
}

QVariant numberOf(const QString &word)
{
    bool ok = false;
    if (const qint64 whole = QLocale::c().toLongLong(word, &ok); ok)
        return QVariant::fromValue(whole);
    const double value = QLocale::c().toDouble(word, &ok);
    return ok ? numberFrom(value) : QVariant();
}

// Where the unit begins that follows the number: 3 in "0.1/pb" and "100 /nb", and the end where none does.
qsizetype unitStart(QStringView word)
{
    const auto end = std::find_if(word.begin(), word.end(),
                                  [](QChar c) { return !QStringView(u"0123456789.+-eE").contains(c); });
    return end - word.begin();
}

FilterNode joined(FilterNode::Kind kind, FilterNode left, FilterNode right)
{
    FilterNode node;
    node.kind = kind;
    for (FilterNode *side : {&left, &right}) {
        if (side->kind == kind)
            node.children += side->children;
        else
            node.children.append(std::move(*side));
    }
    return node;
}

FilterNode negated(FilterNode inner)
{
    FilterNode node;
    node.kind = FilterNode::Not;
    node.children.append(std::move(inner));
    return node;
}

FilterNode comparison(const FilterField &field, FilterOp op, QVariantList values)
{
    FilterNode node;
    node.kind = FilterNode::Compare;
    node.field = field.name;
    node.fieldKind = field.kind;
    node.op = op;
    node.values = std::move(values);
    return node;
}

FilterNode timeComparison(const FilterField &field, FilterOp op, Span span)
{
    const auto from = [&](TimeMs t) { return comparison(field, FilterOp::GreaterOrEqual, {t}); };
    const auto before = [&](TimeMs t) { return comparison(field, FilterOp::Less, {t}); };
    switch (op) {
    case FilterOp::Less: return before(span.start);
    case FilterOp::LessOrEqual: return before(span.end);
    case FilterOp::Greater: return from(span.end);
    case FilterOp::GreaterOrEqual: return from(span.start);
    case FilterOp::NotEqual: return joined(FilterNode::Or, before(span.start), from(span.end));
    default: return joined(FilterNode::And, from(span.start), before(span.end));
    }
}

QList<FilterOp> operatorsOf(FilterField::Kind kind)
{
    using enum FilterOp;
    switch (kind) {
    case FilterField::Number: return {Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual, In};
    case FilterField::Time: return {Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual};
    default: return {Equal, NotEqual, Contains, In};
    }
}

QString operatorList(FilterField::Kind kind)
{
    QStringList list;
    for (const FilterOp op : operatorsOf(kind))
        list.append(filterOperatorText(op));
    return list.join(u' ');
}

class Parser {
  public:
    Parser(QStringView source, const QList<FilterField> &fields, TimeMs now)
        : m_tokens(filterTokens(source)), m_fields(fields), m_now(now)
    {
    }

    qsizetype errorAt() const { return m_errorAt; }

    Result<FilterNode> parse()
    {
        if (peek().kind == Token::End)
            return FilterNode{};
        SD_TRY(FilterNode node, parseFilterLevel());
        if (peek().kind == Token::Close)
            return failAt(peek(), Filter::tr("this parenthesis was never opened"));
        if (peek().kind != Token::End)
            return failAt(peek(), Filter::tr("\"and\", \"or\" or the end was expected"));
        return node;
    }

    tl::unexpected<Error> failAt(const Token &token, const QString &what)
    {
        m_errorAt = token.start;
        const QString where = token.kind == Token::End
            ? Filter::tr("At its end %1.").arg(what)
            : Filter::tr("At character %1 %2.").arg(QString::number(token.start + 1), what);
        return fail(ErrorCode::InvalidInput, Filter::tr("the filter"), where);
    }

  private:
    const Token &peek(qsizetype ahead = 0) const
    {
        return m_tokens[std::min(m_next + ahead, m_tokens.size() - 1)];
    }
    const Token &take() { return m_tokens[std::min(m_next++, m_tokens.size() - 1)]; }

    bool beginsFactor() const
    {
        const Token &token = peek();
        return token.kind == Token::Open || token.kind == Token::Quoted
            || (token.kind == Token::Word && !token.isWord(W("or")) && !token.isWord(W("and"))
                && !token.isWord(W("in")));
    }

    Result<FilterNode> parseFilterLevel()
    {
        SD_TRY(FilterNode node, parseTerm());
        while (peek().isWord(W("or"))) {
            take();
            SD_TRY(FilterNode right, parseTerm());
            node = joined(FilterNode::Or, std::move(node), std::move(right));
        }
        return node;
    }

    Result<FilterNode> parseTerm()
    {
        SD_TRY(FilterNode node, parseFactor());
        while (peek().isWord(W("and")) || beginsFactor()) {
            if (peek().isWord(W("and")))
                take();
            SD_TRY(FilterNode right, parseFactor());
            node = joined(FilterNode::And, std::move(node), std::move(right));
        }
        return node;
    }

    Result<FilterNode> parseFactor()
    {
        const Token token = peek();
        if (!beginsFactor())
            return failAt(token, Filter::tr("a field, a text, \"not\" or \"(\" was expected"));
        if (token.kind == Token::Open || token.isWord(W("not"))) {
            if (m_depth >= kMaxFilterDepth)
                return failAt(
                    token, Filter::tr("there are more than %1 levels of parentheses").arg(kMaxFilterDepth));
            ++m_depth;
            take();
            SD_TRY(FilterNode inner, token.kind == Token::Open ? parseGroup(token) : parseFactor());
            --m_depth;
            return token.kind == Token::Open ? inner : negated(std::move(inner));
        }
        take();
        const bool compared = peek().kind == Token::Operator || peek().isWord(W("in"))
            || (peek().isWord(W("not")) && peek(1).isWord(W("in")));
        if (token.kind == Token::Quoted)
            return compared ? failAt(token, Filter::tr("a field was expected, and fields are not quoted"))
                            : parseText(token);
        const FilterField *field = findFilterField(token.text, m_fields);
        if (compared)
            return field ? parseComparison(*field) : unknownField(token);
        if (field)
            return failAt(peek(),
                          Filter::tr("one of %1 was expected after %2; quote %2 to search for the word")
                              .arg(operatorList(field->kind), field->name));
        return parseText(token);
    }

    Result<FilterNode> parseGroup(const Token &open)
    {
        SD_TRY(FilterNode inner, parseFilterLevel());
        if (peek().kind == Token::End)
            return failAt(open, Filter::tr("this parenthesis is never closed"));
        if (peek().kind != Token::Close)
            return failAt(peek(), Filter::tr("\"and\", \"or\" or \")\" was expected"));
        take();
        return inner;
    }

    Result<FilterNode> parseText(const Token &token)
    {
        SD_CHECK(checkClosed(token));
        if (token.text.isEmpty())
            return failAt(token, Filter::tr("a text to search for was expected, and this one is empty"));
        FilterNode node;
        node.kind = FilterNode::Text;
        node.values.append(token.text);
        return node;
    }

    Result<FilterNode> parseComparison(const FilterField &field)
    {
        const Token op = take();
        const bool notIn = op.isWord(W("not"));
        if (notIn)
            take();
        const FilterOp which = op.kind == Token::Operator ? op.op : FilterOp::In;
        if (!operatorsOf(field.kind).contains(which))
            return failAt(op,
                          Filter::tr("one of %1 was expected, as %2 is compared")
                              .arg(operatorList(field.kind), field.name));
        if (which == FilterOp::In) {
            SD_TRY(FilterNode node, parseList(field));
            return notIn ? negated(std::move(node)) : node;
        }
        if (field.kind == FilterField::Time) {
            const Token token = peek();
            SD_TRY(const QString word, parseValueWord(field));
            const auto age = ageSpan(word, m_now);
            const auto span = age ? age : dateSpan(word);
            if (!span)
                return failAt(token,
                              Filter::tr("a time was expected, as 2011-05-01, 2011-05-01T12:30 or -2h"));
            return timeComparison(field, which, *span);
        }
        SD_TRY(QVariant value, parseValue(field, which));
        return comparison(field, which, {std::move(value)});
    }

    Result<FilterNode> parseList(const FilterField &field)
    {
        if (peek().kind != Token::Open)
            return failAt(peek(), Filter::tr("\"(\" was expected after \"in\""));
        take();
        QVariantList values;
        for (;;) {
            SD_TRY(QVariant value, parseValue(field, FilterOp::In));
            values.append(std::move(value));
            const Token token = peek();
            if (token.kind != Token::Comma && token.kind != Token::Close)
                return failAt(token, Filter::tr("\",\" or \")\" was expected"));
            take();
            if (token.kind == Token::Close)
                return comparison(field, FilterOp::In, std::move(values));
        }
    }

    Result<QString> parseValueWord(const FilterField &field)
    {
        const Token token = peek();
        const bool isValue =
            token.kind == Token::Quoted || (token.kind == Token::Word && !isFilterKeyword(token.text));
        if (!isValue)
            return failAt(token, Filter::tr("a value for %1 was expected").arg(field.name));
        SD_CHECK(checkClosed(token));
        take();
        return token.text;
    }

    Result<QVariant> parseValue(const FilterField &field, FilterOp op)
    {
        const Token token = peek();
        SD_TRY(const QString word, parseValueWord(field));
        if (field.kind == FilterField::Number)
            return parseNumber(field, token, word);
        if (field.kind != FilterField::Word || field.words.isEmpty() || op == FilterOp::Contains)
            return QVariant(word);
        for (const QString &known : field.words)
            if (known.compare(word, Qt::CaseInsensitive) == 0)
                return QVariant(known);
        return failAt(
            token,
            unknown(Filter::tr("%1 has no value \"%2\"").arg(field.name, word.left(40)), word, field.words));
    }

    // A number with its unit, which is of the same word or of the next one; in the field's own unit.
    Result<QVariant> parseNumber(const FilterField &field, const Token &token, const QString &word)
    {
        const qsizetype end = unitStart(word);
        const QVariant number = numberOf(word.first(end));
        QString unit = word.mid(end).trimmed();
        if (!number.isValid() || (!unit.isEmpty() && !looksLikeUnit(unit)))
            return failAt(token, Filter::tr("a number was expected for %1").arg(field.name));
        Token place = token;
        if (unit.isEmpty() && peek().kind == Token::Word && looksLikeUnit(peek().text)) {
            place = take();
            unit = place.text;
        }
        if (unit.isEmpty())
            return number;
        if (field.words.isEmpty())
            return failAt(place,
                          Filter::tr("%1 has no unit, and \"%2\" reads like one; quote it to search for it")
                              .arg(field.name, unit.left(40)));
        const auto value = inUnit(field.words.first(), number.toDouble(), unit);
        if (!value)
            return failAt(place,
                          Filter::tr("%1 cannot be given in \"%2\"; its units: %3")
                              .arg(field.name, unit.left(40), field.words.join(QStringLiteral(", "))));
        const QVariant converted =
            unit.compare(field.words.first(), Qt::CaseInsensitive) == 0 ? number : numberFrom(*value);
        if (!converted.isValid())
            return failAt(token, Filter::tr("a number was expected for %1").arg(field.name));
        return converted;
    }

    Result<> checkClosed(const Token &token)
    {
        if (token.kind == Token::Quoted && !token.closed)
            return failAt(token, Filter::tr("this quotation mark is never closed"));
        return {};
    }

    tl::unexpected<Error> unknownField(const Token &token)
    {
        QStringList names;
        for (const FilterField &field : m_fields)
            names.append(field.name);
        return failAt(
            token,
            unknown(Filter::tr("there is no field \"%1\"").arg(token.text.left(40)), token.text, names));
    }

    QString unknown(const QString &what, const QString &typed, const QStringList &words) const
    {
        constexpr qsizetype kMaxListed = 12;
        if (const QString guess = nearest(typed, words); !guess.isEmpty())
            return Filter::tr("%1; did you mean %2").arg(what, guess);
        const QString list = words.mid(0, kMaxListed).join(QStringLiteral(", "));
        return Filter::tr("%1; there are: %2").arg(what, words.size() > kMaxListed ? list + u'\u2026' : list);
    }

    QList<Token> m_tokens;
    const QList<FilterField> &m_fields;
    TimeMs m_now;
    qsizetype m_next = 0;
    int m_depth = 0;
    qsizetype m_errorAt = -1;
};

QString valueText(const FilterNode &node, const QVariant &value)
{
    if (node.fieldKind == FilterField::Time)
        return QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC)
            .toString(QStringLiteral("yyyy-MM-dd'T'HH:mm:ss.zzz"));
    if (value.typeId() == QMetaType::Double)
        return QString::number(value.toDouble(), 'g', 17);
    if (node.fieldKind == FilterField::Number)
        return QString::number(value.toLongLong());
    return filterQuoted(value.toString());
}
}  // namespace

Result<FilterNode> parseFilter(QStringView source, const QList<FilterField> &fields, TimeMs now,
                               qsizetype *errorAt)
{
    if (errorAt)
        *errorAt = -1;
    if (source.size() > kMaxFilterLength) {
        if (errorAt)
            *errorAt = kMaxFilterLength;
        return fail(ErrorCode::InvalidInput, Filter::tr("the filter"),
                    Filter::tr("It has more than %1 characters.").arg(kMaxFilterLength));
    }
    Parser parser(source, fields, now);
    auto result = parser.parse();
    if (!result && errorAt)
        *errorAt = parser.errorAt();
    return result;
}

Result<FilterNode> parseFilter(QStringView source, const QList<FilterField> &fields)
{
    return parseFilter(source, fields, SystemClock().now());
}

QString filterText(const FilterNode &node)
{
    const auto inner = [](const FilterNode &child) {
        const bool group = child.kind == FilterNode::And || child.kind == FilterNode::Or;
        return group ? u'(' + filterText(child) + u')' : filterText(child);
    };
    QStringList parts;
    switch (node.kind) {
    case FilterNode::Everything: return {};
    case FilterNode::And:
    case FilterNode::Or:
        for (const FilterNode &child : node.children)
            parts.append(inner(child));
        return parts.join(node.kind == FilterNode::And ? QStringLiteral(" and ") : QStringLiteral(" or "));
    case FilterNode::Not: return QStringLiteral("not ") + inner(node.children.value(0));
    case FilterNode::Text: return filterQuoted(node.values.value(0).toString(), true);
    case FilterNode::Compare: break;
    }
    for (const QVariant &value : node.values)
        parts.append(valueText(node, value));
    const QString values = parts.join(QStringLiteral(", "));
    return node.field + u' ' + filterOperatorText(node.op) + u' '
        + (node.op == FilterOp::In ? u'(' + values + u')' : values);
}

}  // namespace shiftdeck
