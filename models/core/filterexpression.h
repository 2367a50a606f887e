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
// A word or a quoted text without an operator is a search in the visible texts. "and", "or", "not",
// "in" and the names of fields are words of the language, in any case; quote them to search for them.
//
//   kind    operators            values
//   Text    = != ~ in            anything
//   Word    = != ~ in            one of the field's words; after ~ anything
//   Number  = != < <= > >= in    12, -3.5, 1e6; where the field has units also 100 /nb, 100/nb, 3.5 TeV
//   Time    = != < <= > >=       2011-05-01, 2011-05-01T12:30[:15] (UTC), or an age: -90s -5m -2h -3d -1w
//
// A day or minute stands for the whole of it: "= 2011-05-01" is true all day, "> 2011-05-01" from the
// next day on. Any thread; pure functions. The tree knows nothing of SQL.
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"

#include <QList>
#include <QStringList>
#include <QVariant>

namespace shiftdeck {

inline constexpr int kMaxFilterLength = 2000;
inline constexpr int kMaxFilterDepth = 40;  // of parentheses and "not"

struct FilterField {
    enum Kind { Text, Number, Word, Time };
    QString name;  // lower case, as typed
    Kind kind = Text;
    QStringList words;  // Word: those there are, none: any. Number: its units; the first is meant without one
    QString description;  // one translated sentence for the completer and the help
};

enum class FilterOp { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual, Contains, In };

struct FilterNode {
    enum Kind { Everything, And, Or, Not, Compare, Text };
    Kind kind = Everything;  // Everything: the empty filter, never below another node
    QList<FilterNode> children;  // And, Or: two or more, none of the same kind; Not: one
    QString field;  // Compare: the FilterField's name
    FilterField::Kind fieldKind = FilterField::Text;
    // Compare. A Time is compared with Less and GreaterOrEqual only: the parser turns the other
    // operators into these.
    FilterOp op = FilterOp::Equal;
    // Compare: one value; In: one or more. Text and Word: QString; Number: qint64, or double where
    // it has a fraction; Time: qint64, milliseconds since 1970 UTC. Text: one QString, not empty.
    QVariantList values;

    bool operator==(const FilterNode &) const = default;
};

// The tree of `text`, or InvalidInput whose cause says at which character (counted from 1) what was
// expected; `errorAt`, when given, receives its index (from 0), or -1 when there is no error.
// An empty text filters nothing. `now` is what ages count from.
Result<FilterNode> parseFilter(QStringView text, const QList<FilterField> &fields, TimeMs now,
                               qsizetype *errorAt = nullptr);
// The same with the time of day of this machine.
Result<FilterNode> parseFilter(QStringView text, const QList<FilterField> &fields);

// The tree as one line of the same language: parsing it gives the same tree.
QString filterText(const FilterNode &node);

// What may be typed at `cursor`: replace [start, start + length) by one of the candidates. Works on
// unfinished and on wrong text. Candidates begin with what is typed up to the cursor (names of
// fields also contain it) and are at most 200.
struct FilterCompletion {
    struct Candidate {
        QString text;  // what goes in, quoted where needed
        QString description;  // translated; may be empty
        bool operator==(const Candidate &) const = default;
    };
    qsizetype start = 0;
    qsizetype length = 0;
    QList<Candidate> candidates;
};
FilterCompletion completeFilter(QStringView text, qsizetype cursor, const QList<FilterField> &fields);

}  // namespace shiftdeck
