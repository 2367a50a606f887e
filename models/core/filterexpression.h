// The small language of the filter boxes and of `--filter`:
//
//   status = error and class in (exit-code, "early-end") and run > 146000 and not site = alpha
//
//   filter     := term { "or" term }            term   := factor { ["and"] factor }
//   factor     := "not" factor | "(" filter ")" | comparison | text
//   comparison := field op value | field ["not"] "in" "(" value { "," value } ")"
//   op         := = != < <= > >= ~              ~ means "contains", without regard to case
//   value,text := word | "quoted, with \" and \\ inside"
//
// A word or a quoted text without an operator is a search in the visible texts. "and", "or", "not"
// and "in" are words of the language in any case; quote them to search for them. A time is an ISO
// date ("2011-05-01", "2011-05-01T12:30"; UTC) or an age ("-2h": two hours ago; s, m, h, d, w).
//
// Any thread; pure functions. The tree knows nothing of SQL.
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"

#include <QList>
#include <QStringList>
#include <QVariant>

namespace shiftdeck {

inline constexpr int kMaxFilterLength = 2000;
inline constexpr int kMaxFilterDepth = 40;

struct FilterField {
    enum Kind { Text, Number, Word, Time };
    QString name;         // lower case, as typed
    Kind kind = Text;
    QStringList words;    // Kind::Word: the words there are; empty when any word may occur
    QString description;  // one translated sentence for the completer and the help
};

enum class FilterOp { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual, Contains, In };

struct FilterNode {
    enum Kind { Everything, And, Or, Not, Compare, Text };
    Kind kind = Everything;      // Everything: the empty filter
    QList<FilterNode> children;  // And, Or: two or more; Not: one
    QString field;               // Compare: the FilterField's name
    FilterField::Kind fieldKind = FilterField::Text;
    FilterOp op = FilterOp::Equal;
    // Compare: one value, In: one or more. Text and Word: QString; Number: qint64 or double;
    // Time: qint64, milliseconds since 1970 UTC. Text: one QString.
    QVariantList values;

    bool operator==(const FilterNode &) const = default;
};

// The tree of `text`, or InvalidInput whose context is the filter's part at fault and whose cause
// says at which character (counted from 1) what was expected. An empty text filters nothing.
// `now` is what ages ("-2h") count from.
Result<FilterNode> parseFilter(QStringView text, const QList<FilterField> &fields, TimeMs now);

// The same with the time of day of this machine.
Result<FilterNode> parseFilter(QStringView text, const QList<FilterField> &fields);

// The tree as one line of the same language, canonical: parsing it gives the same tree.
QString filterText(const FilterNode &node);

// What may be typed at `cursor`: replace [start, start + length) by one of the candidates.
// Works on unfinished and on wrong text; candidates are sorted and begin with what is typed there
// (fields also when it occurs inside). At most 200.
struct FilterCompletion {
    int start = 0;
    int length = 0;
    struct Candidate {
        QString text;         // what goes in, quoted where needed
        QString description;  // may be empty
        bool operator==(const Candidate &) const = default;
    };
    QList<Candidate> candidates;
};
FilterCompletion completeFilter(QStringView text, int cursor, const QList<FilterField> &fields);

}  // namespace shiftdeck
