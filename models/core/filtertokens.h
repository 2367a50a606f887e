// The words of the filter language (filterexpression.h). Internal to models/core.
#pragma once

#include "models/core/filterexpression.h"

namespace shiftdeck {

struct FilterToken {
    enum Kind { Word, Quoted, Operator, Open, Close, Comma, End };
    Kind kind = End;
    qsizetype start = 0;
    qsizetype length = 0;
    QString text;  // Word, Operator: as written; Quoted: without quotes and escapes
    FilterOp op = FilterOp::Equal;  // Operator
    bool closed = true;  // Quoted: false when the text ends before its second quote

    qsizetype end() const { return start + length; }
    bool isWord(QLatin1StringView word) const  // of the language: in any case, never quoted
    {
        return kind == Word && text.compare(word, Qt::CaseInsensitive) == 0;
    }
};

// All tokens of `text`, with one End at its end. Every text has tokens; linear.
QList<FilterToken> filterTokens(QStringView text);

QLatin1StringView filterOperatorText(FilterOp op);  // "=" ... "~", "in"
// `value` as it must be written to be read back as one word or quoted text.
QString filterQuoted(const QString &value, bool always = false);
bool isFilterKeyword(QStringView word);

// The field of that name in any case, or nullptr.
const FilterField *findFilterField(QStringView name, const QList<FilterField> &fields);

}  // namespace shiftdeck
