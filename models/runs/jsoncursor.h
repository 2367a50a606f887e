// A cursor over JSON text that knows its line and column, for formats whose every token is known in advance.
// Unlike QJsonDocument it sees keys that come twice, and says of everything where it stands.
//
// Each expect...() skips white space before its token, and answers InvalidInput with place and expectation
// when something else stands there. Nothing recurses. A column counts characters, from 1.
#pragma once

#include "models/core/result.h"

#include <QByteArray>

namespace shiftdeck {

class JsonCursor {
  public:
    // Skips a byte order mark.
    JsonCursor(const QByteArray &text, QString origin);

    struct Place {
        qint64 line = 1, column = 1;
    };
    Place place();  // of the next token
    bool isAtEnd();
    bool peek(char c);  // whether the next token begins with it
    bool take(char c);  // takes it if it is next
    Result<> expect(char c);
    Result<> expectEnd();
    // A string of at most `maxLength` characters without escapes other than \" \\ \/ and \uXXXX.
    Result<QString> expectString(const QString &what, qsizetype maxLength);
    struct Number {
        qint64 value = 0;
        bool plain = true;  // without a fraction; "12.0" is 12 and not plain
    };
    // A whole number; one beyond +-9e18 is the bound itself, which no caller allows.
    Result<Number> expectWhole(const QString &what);
    // The error that says what was expected at the next token.
    tl::unexpected<Error> expected(const QString &what);

  private:
    void skipBlanks();

    const QByteArray &m_text;
    QString m_origin;
    qsizetype m_at = 0, m_lineStart = 0;
    qint64 m_line = 1;
    qsizetype m_counted = 0;  // where m_column is; a long line is counted once
    qint64 m_column = 0;
};

}  // namespace shiftdeck
