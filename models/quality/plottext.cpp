#include "models/quality/plottext.h"

#include <QHash>

#include <algorithm>

namespace shiftdeck {

namespace {
constexpr int kDeepest = 20;  // braces in braces
constexpr qsizetype kLongest = 2000;

const QHash<QString, QString> &signs()
{
    static const QHash<QString, QString> kSigns = [] {
        QHash<QString, QString> table;
        const auto letters = [&table](const QString &names, const QString &characters) {
            const QStringList list = names.split(u' ');
            for (qsizetype i = 0; i < list.size(); ++i)
                table.insert(list.at(i), QString(characters.at(i)));
        };
        letters(QStringLiteral(
                    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi"
                    " rho sigma tau upsilon phi chi psi omega vartheta varphi varsigma varomega"
                    " varepsilon"),
                QStringLiteral("αβγδεζηθικλμνξοπρστυφχψωϑϕςϖε"));
        letters(QStringLiteral(
                    "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi"
                    " Rho Sigma Tau Upsilon Phi Chi Psi Omega"),
                QStringLiteral("ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ"));
        letters(QStringLiteral(
                    "leq geq neq approx pm mp times divide infty partial sum int prod sqrt nabla bullet"
                    " circ rightarrow leftarrow leftrightarrow uparrow downarrow Rightarrow Leftarrow"
                    " equiv propto sim in notin subset supset cap cup oplus otimes forall exists hbar"
                    " aleph perp parallel angle deg cdot ldots ell dagger AA"),
                QStringLiteral("≤≥≠≈±∓×÷∞∂∑∫∏√∇•∘→←↔↑↓⇒⇐≡∝∼∈∉⊂⊃∩∪⊕⊗∀∃ℏℵ⊥∥∠°⋅…ℓ†Å"));
        return table;
    }();
    return kSigns;
}

// The whole text in such characters, or nothing.
QString raised(const QString &text, bool up)
{
    static const QString kPlain = QStringLiteral("0123456789+-=()n"),
                         kUp = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ");
    static const QString kLow = QStringLiteral("0123456789+-=()aeoxhklmnpstij"),
                         kDown = QStringLiteral("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼ");
    QString result;
    for (const QChar c : text) {
        const qsizetype place = (up ? kPlain : kLow).indexOf(c);
        if (place < 0)
            return {};
        result.append((up ? kUp : kDown).at(place));
    }
    return result;
}

class Reader {
  public:
    explicit Reader(QStringView text) : m_text(text.left(kLongest)) { }

    QString read(int depth, bool inBraces)
    {
        QString result;
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at];
            if (c == u'}' && inBraces) {
                ++m_at;
                return result;
            }
            if (c == u'#')
                result += sign(depth);
            else if ((c == u'_' || c == u'^') && hasArgument(1))
                result += script(c, depth);
            else if (c == u'{' && depth < kDeepest) {
                ++m_at;
                result += read(depth + 1, true);
            } else {
                result += c;
                ++m_at;
            }
        }
        return result;
    }

  private:
    // Whether a group or a plain character follows `ahead` characters from here.
    bool hasArgument(qsizetype ahead) const
    {
        return m_at + ahead < m_text.size() && m_text[m_at + ahead] == u'{';
    }

    QString group(int depth)
    {
        if (m_at >= m_text.size() || m_text[m_at] != u'{' || depth >= kDeepest)
            return {};
        ++m_at;
        return read(depth + 1, true);
    }

    QString script(QChar which, int depth)
    {
        ++m_at;
        const QString text = group(depth);
        const QString small = raised(text, which == u'^');
        if (!small.isEmpty() || text.isEmpty())
            return small;
        return text.size() == 1 ? QString(which) + text : QStringLiteral("%1(%2)").arg(which).arg(text);
    }

    void skipBrackets()
    {
        if (m_at < m_text.size() && m_text[m_at] == u'[')
            while (m_at < m_text.size() && m_text[m_at++] != u']') { }
    }

    QString sign(int depth)
    {
        const qsizetype from = ++m_at;
        while (m_at < m_text.size() && m_text[m_at].isLetter() && m_text[m_at].unicode() < 128)
            ++m_at;
        const QString name = m_text.mid(from, m_at - from).toString();
        if (name.isEmpty()) {  // "#{}" and the like, "##": a group, or the character itself
            if (m_at < m_text.size()
                && (m_text[m_at] == u'#' || m_text[m_at] == u'[' || m_text[m_at] == u'('))
                return QString(m_text[m_at++]);
            return group(depth);
        }
        if (name == u"frac" || name == u"splitline") {
            const QString first = group(depth), second = group(depth);
            return name == u"frac" ? first + u'/' + second : first + u' ' + second;
        }
        if (name == u"sqrt") {
            skipBrackets();
            const QString inside = group(depth);
            return inside.size() == 1 ? u'√' + inside : QStringLiteral("√(%1)").arg(inside);
        }
        if (name == u"bar" || name == u"hat" || name == u"vec" || name == u"tilde" || name == u"dot")
            return accented(name, group(depth));
        static const QStringList kDress{
            QStringLiteral("font"),     QStringLiteral("color"), QStringLiteral("scale"),
            QStringLiteral("it"),       QStringLiteral("bf"),    QStringLiteral("rm"),
            QStringLiteral("mbox"),     QStringLiteral("kern"),  QStringLiteral("lower"),
            QStringLiteral("left"),     QStringLiteral("right"), QStringLiteral("text"),
            QStringLiteral("underline")};
        if (kDress.contains(name)) {
            if (name != u"left" && name != u"right")
                skipBrackets();
            return {};  // the group that follows is read as text
        }
        // "#mum" is "#mu" and "m": the longest name that is known.
        for (qsizetype length = name.size(); length > 1; --length)
            if (const auto known = signs().constFind(name.left(length)); known != signs().cend()) {
                m_at = from + length;
                return *known;
            }
        return name;
    }

    static QString accented(const QString &name, const QString &text)
    {
        // One accent: with several a short title could become a very long one.
        const bool marked = std::any_of(text.begin(), text.end(), [](QChar c) { return c.isMark(); });
        if (text.isEmpty() || marked)
            return text;
        const QChar mark = name == u"bar" ? QChar(0x0305)
            : name == u"hat"              ? QChar(0x0302)
            : name == u"vec"              ? QChar(0x20d7)
            : name == u"tilde"            ? QChar(0x0303)
                                          : QChar(0x0307);
        QString result;
        for (const QChar c : text) {
            result.append(c);
            result.append(mark);
        }
        return result;
    }

    const QStringView m_text;
    qsizetype m_at = 0;
};
}  // namespace

QString readableText(QStringView latex) { return Reader(latex).read(0, false).simplified(); }

}  // namespace shiftdeck
