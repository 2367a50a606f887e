#include "models/core/filterexpression.h"
#include "models/core/filtertokens.h"
#include "models/core/filterunits.h"

#include <QCoreApplication>

#include <algorithm>

namespace shiftdeck {

namespace {
using Token = FilterToken;
using W = QLatin1StringView;
using Candidate = FilterCompletion::Candidate;

constexpr qsizetype kMaxCandidates = 200;

struct Filter {
    Q_DECLARE_TR_FUNCTIONS(Filter)
};

enum class Expect { Factor, Operator, Value, List, ListValue, AfterListValue, Join };

struct State {
    Expect expect = Expect::Factor;
    const FilterField *field = nullptr;
    const FilterField *unitOf = nullptr;  // whose number comes just before, without a unit
    int depth = 0;
};

bool isValue(const Token &token)
{
    return token.kind == Token::Quoted || (token.kind == Token::Word && !isFilterKeyword(token.text));
}

// The field whose unit may follow the value, or nullptr.
const FilterField *wantsUnit(const FilterField &field, const Token &value)
{
    const bool isBare = !value.text.isEmpty() && value.text.back() >= u'0' && value.text.back() <= u'9';
    return field.kind == FilterField::Number && !field.words.isEmpty() && isBare ? &field : nullptr;
}

// One token further. What does not fit starts over, so that the rest of a wrong text still completes.
void advance(State &state, const Token &token, const QList<FilterField> &fields)
{
    if (std::exchange(state.unitOf, nullptr) && token.kind == Token::Word && looksLikeUnit(token.text))
        return;
    switch (state.expect) {
    case Expect::Operator:
        if (token.kind == Token::Operator) {
            state.expect = Expect::Value;
            return;
        }
        if (token.isWord(W("not")))
            return;
        if (token.isWord(W("in"))) {
            state.expect = Expect::List;
            return;
        }
        break;
    case Expect::Value:
        if (isValue(token)) {
            state.unitOf = wantsUnit(*state.field, token);
            state.expect = Expect::Join;
            return;
        }
        break;
    case Expect::List:
        if (token.kind == Token::Open) {
            state.expect = Expect::ListValue;
            return;
        }
        break;
    case Expect::ListValue:
        if (isValue(token)) {
            state.unitOf = wantsUnit(*state.field, token);
            state.expect = Expect::AfterListValue;
            return;
        }
        break;
    case Expect::AfterListValue:
        if (token.kind == Token::Comma || token.kind == Token::Close) {
            state.expect = token.kind == Token::Comma ? Expect::ListValue : Expect::Join;
            return;
        }
        break;
    case Expect::Factor:
    case Expect::Join: break;
    }
    if (token.kind == Token::Open)
        ++state.depth;
    if (token.kind == Token::Close)
        state.depth = std::max(0, state.depth - 1);
    const bool joins = token.isWord(W("and")) || token.isWord(W("or")) || token.isWord(W("not"));
    state.field = token.kind == Token::Word && !joins ? findFilterField(token.text, fields) : nullptr;
    if (state.field)
        state.expect = Expect::Operator;
    else if (joins || token.kind == Token::Open)
        state.expect = Expect::Factor;
    else
        state.expect = Expect::Join;
}

QList<Candidate> fieldCandidates(const QString &typed, const QList<FilterField> &fields)
{
    QList<Candidate> first;
    QList<Candidate> second;
    for (const FilterField &field : fields) {
        if (field.name.startsWith(typed, Qt::CaseInsensitive))
            first.append({field.name, field.description});
        else if (field.name.contains(typed, Qt::CaseInsensitive))
            second.append({field.name, field.description});
    }
    const auto byText = [](const Candidate &a, const Candidate &b) { return a.text < b.text; };
    std::sort(first.begin(), first.end(), byText);
    std::sort(second.begin(), second.end(), byText);
    return first + second;
}

QList<Candidate> operatorCandidates(FilterField::Kind kind)
{
    const Candidate equal{QStringLiteral("="), Filter::tr("is")};
    const Candidate notEqual{QStringLiteral("!="), Filter::tr("is not")};
    const Candidate in{QStringLiteral("in ("), Filter::tr("is one of")};
    const Candidate notIn{QStringLiteral("not in ("), Filter::tr("is none of")};
    const QList<Candidate> ordered{{QStringLiteral("<"), Filter::tr("is less than")},
                                   {QStringLiteral("<="), Filter::tr("is at most")},
                                   {QStringLiteral(">"), Filter::tr("is more than")},
                                   {QStringLiteral(">="), Filter::tr("is at least")}};
    const QList<Candidate> times{{QStringLiteral("<"), Filter::tr("is before")},
                                 {QStringLiteral("<="), Filter::tr("is not after")},
                                 {QStringLiteral(">"), Filter::tr("is after")},
                                 {QStringLiteral(">="), Filter::tr("is not before")}};
    if (kind == FilterField::Number)
        return QList<Candidate>{equal, notEqual} + ordered + QList<Candidate>{in, notIn};
    if (kind == FilterField::Time)
        return QList<Candidate>{equal, notEqual} + times;
    return {equal, notEqual, {QStringLiteral("~"), Filter::tr("contains")}, in, notIn};
}

QList<Candidate> valueCandidates(const FilterField &field)
{
    if (field.kind == FilterField::Time)
        return {{QStringLiteral("-1h"), Filter::tr("one hour ago")},
                {QStringLiteral("-1d"), Filter::tr("one day ago")},
                {QStringLiteral("-1w"), Filter::tr("one week ago")}};
    if (field.kind == FilterField::Number)
        return {};
    QList<Candidate> candidates;
    QStringList words = field.words;
    words.sort(Qt::CaseInsensitive);
    for (const QString &word : words)
        candidates.append({filterQuoted(word), {}});
    return candidates;
}

QList<Candidate> unitCandidates(const State &state)
{
    QList<Candidate> candidates;
    if (state.unitOf)
        for (const QString &unit : state.unitOf->words)
            candidates.append({unit,
                               candidates.isEmpty() ? Filter::tr("the unit of a number without one")
                                                    : Filter::tr("unit of the number")});
    return candidates;
}

QList<Candidate> joinCandidates(const State &state)
{
    QList<Candidate> candidates = unitCandidates(state);
    candidates.append({QStringLiteral("and"), Filter::tr("both must be true")});
    candidates.append({QStringLiteral("or"), Filter::tr("one of them must be true")});
    if (state.depth > 0)
        candidates.append({QStringLiteral(")"), {}});
    return candidates;
}

QList<Candidate> candidatesFor(const State &state, const QString &typed, const QList<FilterField> &fields)
{
    switch (state.expect) {
    case Expect::Factor:
        return fieldCandidates(typed, fields)
            + QList<Candidate>{{QStringLiteral("not"), Filter::tr("the opposite of what follows")},
                               {QStringLiteral("("), Filter::tr("a group")}};
    case Expect::Operator: return operatorCandidates(state.field->kind);
    case Expect::Value:
    case Expect::ListValue: return valueCandidates(*state.field);
    case Expect::List: return {{QStringLiteral("("), Filter::tr("a list of values")}};
    case Expect::AfterListValue:
        return unitCandidates(state)
            + QList<Candidate>{{QStringLiteral(","), Filter::tr("another value")},
                               {QStringLiteral(")"), Filter::tr("the end of the list")}};
    case Expect::Join: return joinCandidates(state);
    }
    return {};
}
}  // namespace

FilterCompletion completeFilter(QStringView source, qsizetype cursor, const QList<FilterField> &fields)
{
    source = source.first(std::min<qsizetype>(source.size(), kMaxFilterLength));
    cursor = std::clamp<qsizetype>(cursor, 0, source.size());
    State state;
    FilterCompletion completion{cursor, 0, {}};
    QString typed;
    for (const Token &token : filterTokens(source)) {
        if (token.kind == Token::End || token.start >= cursor)
            break;
        const bool touches =
            token.end() > cursor || (token.end() == cursor && !(token.kind == Token::Quoted && token.closed));
        if (touches && (token.kind == Token::Word || token.kind == Token::Quoted)) {
            completion.start = token.start;
            completion.length = (token.closed ? token.end() : cursor) - token.start;
            typed = token.kind == Token::Quoted
                ? source.mid(token.start + 1, cursor - token.start - 1).toString()
                : source.mid(token.start, cursor - token.start).toString();
            break;
        }
        advance(state, token, fields);
    }
    for (const Candidate &candidate : candidatesFor(state, typed, fields)) {
        const bool quoted = candidate.text.startsWith(u'"');
        const bool fits =
            QStringView(candidate.text).mid(quoted ? 1 : 0).startsWith(typed, Qt::CaseInsensitive)
            || (state.expect == Expect::Factor && findFilterField(candidate.text, fields) != nullptr);
        if (fits && completion.candidates.size() < kMaxCandidates)
            completion.candidates.append(candidate);
    }
    return completion;
}

}  // namespace shiftdeck
