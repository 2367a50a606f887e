#include "models/core/filtertokens.h"

#include <algorithm>
#include <array>

namespace shiftdeck {

namespace {
using W = QLatin1StringView;

struct Spelling {
    W text;
    FilterOp op;
};
// The longer of two that begin alike comes first.
constexpr std::array kOperators{
    Spelling{W("!="), FilterOp::NotEqual},
    Spelling{W("<="), FilterOp::LessOrEqual},
    Spelling{W(">="), FilterOp::GreaterOrEqual},
    Spelling{W("="), FilterOp::Equal},
    Spelling{W("<"), FilterOp::Less},
    Spelling{W(">"), FilterOp::Greater},
    Spelling{W("~"), FilterOp::Contains},
};

const Spelling *operatorAt(QStringView text)
{
    for (const Spelling &spelling : kOperators)
        if (text.startsWith(spelling.text))
            return &spelling;
    return nullptr;
}

bool endsWord(QStringView text, qsizetype at)
{
    const QChar c = text[at];
    return c.isSpace() || QStringView(u"(),\"").contains(c) || operatorAt(text.mid(at, 2)) != nullptr;
}

FilterToken quotedAt(QStringView text, qsizetype start)
{
    FilterToken token{FilterToken::Quoted, start, 0, {}, FilterOp::Equal, false};
    qsizetype i = start + 1;
    for (; i < text.size() && !token.closed; ++i) {
        if (text[i] == u'"')
            token.closed = true;
        else if (text[i] == u'\\' && i + 1 < text.size())
            token.text += text[++i];
        else
            token.text += text[i];
    }
    token.length = i - start;
    return token;
}
}  // namespace

QList<FilterToken> filterTokens(QStringView text)
{
    QList<FilterToken> tokens;
    for (qsizetype i = 0; i < text.size();) {
        const QChar c = text[i];
        if (c.isSpace()) {
            ++i;
            continue;
        }
        FilterToken token{FilterToken::Word, i, 1, {}, FilterOp::Equal, true};
        if (c == u'"') {
            token = quotedAt(text, i);
        } else if (c == u'(' || c == u')' || c == u',') {
            token.kind = c == u'(' ? FilterToken::Open : c == u')' ? FilterToken::Close : FilterToken::Comma;
        } else if (const Spelling *spelling = operatorAt(text.mid(i, 2))) {
            token.kind = FilterToken::Operator;
            token.length = spelling->text.size();
            token.op = spelling->op;
        } else {
            while (token.end() < text.size() && !endsWord(text, token.end()))
                ++token.length;
        }
        if (token.kind != FilterToken::Quoted)
            token.text = text.mid(i, token.length).toString();
        i = token.end();
        tokens.append(token);
    }
    tokens.append(FilterToken{FilterToken::End, text.size(), 0, {}, FilterOp::Equal, true});
    return tokens;
}

QLatin1StringView filterOperatorText(FilterOp op)
{
    for (const Spelling &spelling : kOperators)
        if (spelling.op == op)
            return spelling.text;
    return W("in");
}

bool isFilterKeyword(QStringView word)
{
    static constexpr std::array keywords{W("and"), W("or"), W("not"), W("in")};
    return std::any_of(keywords.begin(), keywords.end(),
                       [&](W keyword) { return word.compare(keyword, Qt::CaseInsensitive) == 0; });
}

QString filterQuoted(const QString &value, bool always)
{
    bool plain = !always && !value.isEmpty() && !isFilterKeyword(value);
    for (qsizetype i = 0; plain && i < value.size(); ++i)
        plain = !endsWord(value, i);
    if (plain)
        return value;
    QString quoted(u'"');
    for (const QChar c : value) {
        if (c == u'"' || c == u'\\')
            quoted += u'\\';
        quoted += c;
    }
    return quoted + u'"';
}

const FilterField *findFilterField(QStringView name, const QList<FilterField> &fields)
{
    const auto it = std::find_if(fields.begin(), fields.end(), [&](const FilterField &field) {
        return name.compare(field.name, Qt::CaseInsensitive) == 0;
    });
    return it == fields.end() ? nullptr : &*it;
}

}  // namespace shiftdeck
