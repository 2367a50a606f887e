#include "models/core/signature.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace shiftdeck {

namespace {
using W = QLatin1StringView;

constexpr qsizetype kMaxRead = 16'000;
constexpr qsizetype kMaxWord = 512;  // longer ones are data, not words
constexpr int kMaxPasses = 10;

constexpr std::array kPlaceholders{W("<time>"), W("<uuid>"), W("<n>"),    W("<hex>"),
                                   W("<path>"), W("<host>"), W("<user>"), W("<id>")};

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }
bool isLetter(QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); }
bool isAlnum(QChar c) { return isDigit(c) || isLetter(c); }
bool isHexDigit(QChar c) { return isDigit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F'); }

template <typename Predicate>
bool all(QStringView text, Predicate predicate)
{
    return std::all_of(text.begin(), text.end(), predicate);
}

template <typename Predicate>
bool any(QStringView text, Predicate predicate)
{
    return std::any_of(text.begin(), text.end(), predicate);
}

template <size_t N>
bool isOneOf(QStringView text, const std::array<W, N> &list)
{
    return std::any_of(list.begin(), list.end(),
                       [&](W entry) { return text.compare(entry, Qt::CaseInsensitive) == 0; });
}

// The length of the placeholder that `text` has at `at`, or 0.
qsizetype placeholderAt(QStringView text, qsizetype at)
{
    if (at >= text.size() || text[at] != u'<')
        return 0;
    for (const W placeholder : kPlaceholders)
        if (text.mid(at).startsWith(placeholder))
            return placeholder.size();
    return 0;
}

// Terminal escapes out, control characters and all white space to single blanks.
QString onOneLine(QStringView text)
{
    QString line;
    line.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'\x1b' && i + 1 < text.size() && text[i + 1] == u'[') {
            for (i += 2; i < text.size() && !isLetter(text[i]);)
                ++i;
            continue;
        }
        const bool blank = c.isSpace() || c.category() == QChar::Other_Control;
        if (!blank)
            line += c;
        else if (!line.isEmpty() && line.back() != u' ')
            line += u' ';
    }
    return line.trimmed();
}

bool matchesShape(QStringView word, W shape)  // 9 a digit, A a letter, else the character itself
{
    if (word.size() != shape.size())
        return false;
    for (qsizetype i = 0; i < shape.size(); ++i) {
        const char expected = shape[i].toLatin1();
        if (expected == '9' ? !isDigit(word[i]) : expected == 'A' ? !isLetter(word[i]) : word[i] != shape[i])
            return false;
    }
    return true;
}

bool isTimeOfDay(QStringView word)
{
    if (word.endsWith(u'Z'))
        word.chop(1);
    else if (word.size() > 6 && (word[word.size() - 6] == u'+' || word[word.size() - 6] == u'-')
             && matchesShape(word.right(5), W("99:99")))
        word.chop(6);
    if (matchesShape(word, W("99:99")) || matchesShape(word, W("9:99:99"))
        || matchesShape(word, W("99:99:99")))
        return true;
    return word.size() > 9 && matchesShape(word.first(8), W("99:99:99"))
        && (word[8] == u'.' || word[8] == u',') && all(word.mid(9), isDigit);
}

bool isTime(QStringView word)
{
    static constexpr std::array dates{W("9999-99-99"), W("9999/99/99"),  W("99/99/9999"),
                                      W("99.99.9999"), W("99-AAA-9999"), W("99/AAA/9999")};
    for (const W date : dates) {
        if (matchesShape(word, date))
            return true;
        const qsizetype n = date.size();
        if (word.size() > n + 1 && matchesShape(word.first(n), date)
            && (word[n] == u'T' || word[n] == u'_' || word[n] == u':') && isTimeOfDay(word.mid(n + 1)))
            return true;
    }
    return isTimeOfDay(word);
}

bool isUuid(QStringView word)
{
    if (word.size() != 36)
        return false;
    for (qsizetype i = 0; i < word.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? word[i] != u'-' : !isHexDigit(word[i]))
            return false;
    }
    return true;
}

bool isAddress(QStringView word)
{
    const qsizetype colons = word.count(u':');
    if (colons >= 2)
        return all(word, [](QChar c) { return isHexDigit(c) || c == u':'; }) && any(word, isDigit)
            && (colons == 7 || word.contains(QStringLiteral("::")));
    if (word.count(u'.') != 3)
        return false;
    qsizetype length = 0;
    for (const QChar c : word) {
        length = c == u'.' ? 0 : length + 1;
        if ((c != u'.' && !isDigit(c)) || length > 3)
            return false;
    }
    return !word.contains(QStringLiteral("..")) && isDigit(word.front()) && isDigit(word.back());
}

bool isHostName(QStringView word)
{
    static constexpr std::array longEndings{W("local"), W("internal"), W("info"),
                                            W("site"),  W("grid"),     W("cloud")};
    static constexpr std::array fileEndings{W("txt"), W("log"), W("gz"),  W("csv"), W("cfg"), W("xml"),
                                            W("out"), W("err"), W("dat"), W("zip"), W("tar"), W("tgz"),
                                            W("sh"),  W("py"),  W("so"),  W("cc"),  W("db"),  W("tmp")};
    if (word.count(u'.') < 2 || word.startsWith(u'.') || word.contains(QStringLiteral("..")))
        return false;
    if (!all(word, [](QChar c) { return isDigit(c) || (c >= u'a' && c <= u'z') || c == u'.' || c == u'-'; }))
        return false;
    const QStringView ending = word.mid(word.lastIndexOf(u'.') + 1);
    if (!all(ending, isLetter) || isOneOf(ending, fileEndings))
        return false;
    return ending.size() == 2 || ending.size() == 3 || isOneOf(ending, longEndings);
}

bool isTemporaryName(QStringView word)
{
    for (const W start : {W("tmp"), W("temp")}) {
        if (!word.startsWith(start, Qt::CaseInsensitive))
            continue;
        QStringView rest = word.mid(start.size());
        if (!rest.isEmpty() && (rest[0] == u'.' || rest[0] == u'_' || rest[0] == u'-'))
            rest = rest.mid(1);
        const bool mixed =
            any(rest, [](QChar c) { return c.isUpper(); }) && any(rest, [](QChar c) { return c.isLower(); });
        if (rest.size() >= 4 && all(rest, [](QChar c) { return isAlnum(c) || c == u'_'; })
            && (any(rest, isDigit) || mixed))
            return true;
    }
    return false;
}

bool isRandomName(QStringView segment)  // letters and digits in turn, as no person names a thing
{
    int changes = 0;
    for (qsizetype i = 1; i < segment.size(); ++i)
        changes += isDigit(segment[i]) != isDigit(segment[i - 1]);
    return segment.size() >= 10 && changes >= 4;
}

// Everything but whole words that mean one thing: replaces digits within `word`.
QString withoutNumbers(QStringView word)
{
    QString result;
    for (qsizetype i = 0; i < word.size();) {
        if (const qsizetype n = placeholderAt(word, i)) {
            result += word.mid(i, n);
            i += n;
            continue;
        }
        if (!isAlnum(word[i])) {
            result += word[i++];
            continue;
        }
        qsizetype end = i;
        while (end < word.size() && isAlnum(word[end]))
            ++end;
        const QStringView segment = word.mid(i, end - i);
        if (segment.size() > 2 && segment.startsWith(u"0x", Qt::CaseInsensitive)
            && all(segment.mid(2), isHexDigit)) {
            result += W("<hex>");
            i = end;
        } else if (segment.size() >= 8 && all(segment, isHexDigit) && any(segment, isDigit)
                   && any(segment, isLetter)) {
            result += W("<hex>");
            i = end;
        } else if (isRandomName(segment)) {
            result += W("<id>");
            i = end;
        } else {
            while (i < end && !isDigit(word[i]))
                result += word[i++];
            if (i >= end)
                continue;
            if (!result.isEmpty() && (result.back() == u'-' || result.back() == u'+') && result.size() == 1)
                result.chop(1);  // the sign of a number that stands alone
            while (i < word.size()
                   && (isDigit(word[i]) || (word[i] == u'.' && i + 1 < word.size() && isDigit(word[i + 1]))))
                ++i;
            const bool exponent = i < word.size() && (word[i] == u'e' || word[i] == u'E');
            qsizetype digits = exponent ? i + 1 : i;
            if (exponent && digits < word.size() && (word[digits] == u'-' || word[digits] == u'+'))
                ++digits;
            if (exponent && digits < word.size() && isDigit(word[digits]))
                for (i = digits; i < word.size() && isDigit(word[i]);)
                    ++i;
            result += W("<n>");
        }
    }
    return result;
}

// A path without its trailing ":line:column", which is returned in `position`.
QStringView withoutPosition(QStringView word, QStringView &position)
{
    qsizetype end = word.size();
    for (;;) {
        qsizetype i = end;
        if (i >= 3 && word.first(i).endsWith(W("<n>")))
            i -= 3;
        else
            while (i > 0 && isDigit(word[i - 1]))
                --i;
        if (i == end || i == 0 || word[i - 1] != u':')
            break;
        end = i - 1;
    }
    position = word.mid(end);
    return word.first(end);
}

bool isPath(QStringView word)
{
    if (!any(word, [](QChar c) { return isAlnum(c) || c == u'<'; }))
        return false;
    const qsizetype slashes = word.count(u'/');
    if (slashes == 0)
        return false;
    const QStringView last = word.mid(word.lastIndexOf(u'/') + 1);
    return word.startsWith(u'/') || word.startsWith(u'~') || word.startsWith(u'.') || slashes >= 2
        || (last.contains(u'.') && !isDigit(last.front()) && last.front() != u'.');
}

// The last part of a path, where it names something that all jobs share: code, not data.
QStringView tellingName(QStringView path)
{
    static constexpr std::array codeEndings{W("py"), W("cc"),  W("cpp"), W("cxx"), W("c"),   W("h"),
                                            W("hh"), W("hpp"), W("sh"),  W("pl"),  W("jar"), W("so")};
    const qsizetype slash = path.lastIndexOf(u'/');
    const QStringView name = path.mid(slash + 1);
    const QStringView folder = path.first(slash);
    if (name.isEmpty() || isTemporaryName(name))
        return {};
    if (name.contains(QStringLiteral(".so.")) || isOneOf(name.mid(name.lastIndexOf(u'.') + 1), codeEndings))
        return name.contains(u'.') ? name : QStringView();
    return folder == u"bin" || folder.endsWith(W("/bin")) ? name : QStringView();
}

QString forPath(QStringView word)
{
    QStringView position;
    const QStringView path = withoutPosition(word, position);
    if (!isPath(path))
        return withoutNumbers(word);
    const QStringView name = tellingName(path);
    return (name.isEmpty() ? QStringLiteral("<path>") : QStringLiteral("<path>/") + withoutNumbers(name))
        + (position.isEmpty() ? QString() : QStringLiteral(":<n>"));
}

QString forAddressee(QStringView word, qsizetype at)  // user@host, with what follows the host
{
    qsizetype end = at + 1;
    while (end < word.size() && (isAlnum(word[end]) || word[end] == u'.' || word[end] == u'-'))
        ++end;
    return QStringLiteral("<user>@<host>") + withoutNumbers(word.mid(end));
}

bool isAddressee(QStringView word, qsizetype at)
{
    return at > 0 && at + 1 < word.size() && isAlnum(word[at + 1])
        && all(word.first(at), [](QChar c) { return isAlnum(c) || c == u'.' || c == u'_' || c == u'-'; })
        && !word.mid(at).contains(u'_');
}

// One word between delimiters, without the punctuation at its end.
QString forWord(QStringView word)
{
    if (word.size() > kMaxWord)
        return word.contains(u'/') ? QStringLiteral("<path>") : QStringLiteral("<id>");
    if (isTime(word))
        return QStringLiteral("<time>");
    if (isUuid(word))
        return QStringLiteral("<uuid>");
    if (const qsizetype at = word.indexOf(u'@'); isAddressee(word, at))
        return forAddressee(word, at);
    if (word.contains(u'/'))
        return forPath(word);
    if (isAddress(word))
        return QStringLiteral("<host>");
    const qsizetype colon = word.indexOf(u':');
    const QStringView host = colon < 0 ? word : word.first(colon);
    if (isAddress(host) || isHostName(host))
        return QStringLiteral("<host>") + withoutNumbers(word.mid(host.size()));
    if (isTemporaryName(word))
        return QStringLiteral("<path>");
    return withoutNumbers(word);
}

bool isDelimiter(QChar c)
{
    static constexpr QStringView delimiters = u" ()[]{}\"'`,;=|<>";
    return delimiters.contains(c);
}

bool isPlainName(QStringView word)
{
    return !word.isEmpty() && isLetter(word.front())
        && all(word, [](QChar c) { return isAlnum(c) || c == u'_' || c == u'-' || c == u'.'; });
}

// What the words before say about the next one.
struct Context {
    QStringView last;
    QStringView beforeLast;
    QString between;  // since `last`

    bool namesUser() const
    {
        static constexpr std::array owners{W("user"), W("owner"), W("username"), W("login"), W("account")};
        if (!isOneOf(last, owners))
            return false;
        return between.contains(u'=') || beforeLast.compare(W("for"), Qt::CaseInsensitive) == 0;
    }
    bool namesCode() const
    {
        static constexpr std::array codes{W("code"), W("signal"), W("status"), W("errno")};
        return isOneOf(last, codes) && between.size() <= 3;
    }
};

// A run of equal placeholders, as in "events <n>, <n>, <n>", is one.
void appendWord(QString &result, const QString &word)
{
    qsizetype end = result.size();
    while (end > 0 && (result[end - 1] == u' ' || result[end - 1] == u','))
        --end;
    if (end < result.size() && placeholderAt(word, 0) == word.size()
        && QStringView(result).first(end).endsWith(word)) {
        result.truncate(end);
        return;
    }
    result += word;
}

QString onePass(QStringView text)
{
    QString result;
    Context context;
    for (qsizetype i = 0; i < text.size();) {
        const qsizetype start = i;
        while (i < text.size()) {
            const qsizetype n = placeholderAt(text, i);
            if (n == 0 && isDelimiter(text[i]))
                break;
            i += std::max<qsizetype>(n, 1);
        }
        if (i == start) {
            context.between += text[i];
            result += text[i++];
            continue;
        }
        QStringView word = text.mid(start, i - start);
        QStringView tail;
        while (!word.isEmpty() && QStringView(u".:!?").contains(word.back()))
            word.chop(1);
        tail = text.mid(start + word.size(), i - start - word.size());
        if (context.namesUser() && isPlainName(word))
            appendWord(result, QStringLiteral("<user>"));
        else if (context.namesCode() && word.size() <= 3 && all(word, isDigit))
            result += word;
        else
            appendWord(result, forWord(word));
        result += tail;
        context = {word, context.last, tail.toString()};
    }
    return result;
}

QString cut(QString line)
{
    if (line.size() <= kMaxSignatureLength)
        return line;
    qsizetype end = kMaxSignatureLength;
    const qsizetype blank = line.lastIndexOf(u' ', end);
    if (blank > kMaxSignatureLength * 3 / 4)
        end = blank;
    const qsizetype open = line.lastIndexOf(u'<', end - 1);
    if (open >= 0 && open + placeholderAt(line, open) > end)
        end = open;
    if (end > 0 && line[end - 1].isHighSurrogate())
        --end;
    return line.left(end).trimmed();
}
}  // namespace

QString errorSignature(QStringView text)
{
    while (!text.isEmpty() && text.front().isSpace())
        text = text.mid(1);
    QString line = onOneLine(text.first(std::min(text.size(), kMaxRead)));
    // What a cut or a replacement leaves may be read differently; all passes but the first are short.
    for (int pass = 0; pass < kMaxPasses; ++pass) {
        const QString next = cut(onePass(line).trimmed());
        if (next == line)
            break;
        line = next;
    }
    return line;
}

QString lastErrorLine(QByteArrayView stderrTail)
{
    static constexpr qsizetype kMaxTail = 64 * 1024;
    static constexpr qsizetype kMaxLine = 1000;
    static constexpr std::array strong{W("error"),        W("fatal"),    W("exception"), W("what():"),
                                       W("segmentation"), W("segfault"), W("panic"),     W("killed"),
                                       W("abort"),        W("terminate")};
    static constexpr std::array weak{W("fail"),    W("cannot"),    W("can't"),   W("could not"),
                                     W("unable"),  W("not found"), W("no such"), W("denied"),
                                     W("invalid"), W("exceeded"),  W("refused")};
    static constexpr std::array harmless{W("0 error"), W("no error"), W("without error"), W("errors: 0"),
                                         W("0 fail"),  W("no fail"),  W("failures: 0"),   W("failed: 0")};
    const auto says = [](const QString &line, const auto &list) {
        return std::any_of(list.begin(), list.end(),
                           [&](W part) { return line.contains(part, Qt::CaseInsensitive); });
    };
    if (stderrTail.size() > kMaxTail)
        stderrTail = stderrTail.last(kMaxTail);
    const QString text = QString::fromUtf8(stderrTail.data(), stderrTail.size());
    QString failure;
    QString last;
    for (qsizetype end = text.size(); end > 0; --end) {
        const qsizetype lineEnd = end;
        while (end > 0 && text[end - 1] != u'\n' && text[end - 1] != u'\r')
            --end;
        const QString line = onOneLine(QStringView(text).mid(end, lineEnd - end)).left(kMaxLine);
        if (line.isEmpty())
            continue;
        if (last.isEmpty())
            last = line;
        if (says(line, harmless))
            continue;
        if (says(line, strong))
            return line;
        if (failure.isEmpty() && says(line, weak))
            failure = line;
    }
    return failure.isEmpty() ? last : failure;
}

}  // namespace shiftdeck
