#include "views/logbook/entrytext.h"

#include "models/items/format.h"
#include "views/common/theme.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace shiftdeck {

namespace {
struct EntryText {
    Q_DECLARE_TR_FUNCTIONS(EntryText)
};

QString linkTo(const QString &entity, qint64 id, const QString &text)
{
    return QStringLiteral("<a href=\"%1:%2\">%3</a>").arg(entity, QString::number(id), text.toHtmlEscaped());
}

QString entryLink(LogId id)
{
    return linkTo(QStringLiteral("log"), id.value(), QStringLiteral("#%1").arg(id.value()));
}

// The text, with what it names as links.
QString linked(const QString &text)
{
    static const QRegularExpression kNames(
        QStringLiteral("\\b(request|job|run) ([0-9]{1,18})\\b|#([0-9]{1,18})\\b"));
    QString html;
    qsizetype done = 0;
    auto names = kNames.globalMatch(text);
    while (names.hasNext()) {
        const QRegularExpressionMatch name = names.next();
        html += text.mid(done, name.capturedStart() - done).toHtmlEscaped();
        html += name.captured(1).isEmpty()
            ? linkTo(QStringLiteral("log"), name.captured(3).toLongLong(), name.captured())
            : linkTo(name.captured(1), name.captured(2).toLongLong(), name.captured());
        done = name.capturedEnd();
    }
    return html + text.mid(done).toHtmlEscaped();
}

QString pill(const QString &text, const ColourPair &colours)
{
    return QStringLiteral("<span style=\"background-color:%1; color:%2;\">&nbsp;%3&nbsp;</span>")
        .arg(colours.background.name(), colours.foreground.name(), text.toHtmlEscaped());
}

QString stateHtml(const LogEntry &entry, bool dark)
{
    const QString text = stateText(entry);
    switch (entry.state()) {
    case LogState::Settled: return {};
    case LogState::Open: return pill(text, errorColours(dark));
    case LogState::Waiting: return pill(text, warningColours(dark));
    case LogState::Closed:
    case LogState::TakenOver: return pill(text, goodColours(dark));
    case LogState::Amended: break;
    }
    return pill(text, statusColours(JobStatus::Superseded, dark));
}

// What was said about it since, and what it says about others.
QStringList history(const LogEntry &entry, TimeMs now)
{
    const auto when = [now](TimeMs at) {
        return QStringLiteral("%1 (%2)").arg(format::time(at), format::age(at, now)).toHtmlEscaped();
    };
    QStringList lines;
    if (entry.amends.isValid())
        lines.append(
            EntryText::tr("It stands in the place of %1.", "another entry").arg(entryLink(entry.amends)));
    if (entry.closes.isValid())
        lines.append(
            EntryText::tr("It closes the problem %1.", "another entry").arg(entryLink(entry.closes)));
    if (entry.amended.at > 0)
        lines.append(
            EntryText::tr("Amended by %1 of %2, %3.", "entry, who, when")
                .arg(entryLink(entry.amended.id), entry.amended.who.toHtmlEscaped(), when(entry.amended.at)));
    if (entry.closed.at > 0)
        lines.append(
            EntryText::tr("Closed by %1 of %2, %3.", "entry, who, when")
                .arg(entryLink(entry.closed.id), entry.closed.who.toHtmlEscaped(), when(entry.closed.at)));
    if (entry.takenOver.at > 0)
        lines.append(EntryText::tr("Read and taken over by %1, %2.", "who, when")
                         .arg(entry.takenOver.who.toHtmlEscaped(), when(entry.takenOver.at)));
    return lines;
}
}  // namespace

QString kindText(LogKind kind)
{
    switch (kind) {
    case LogKind::Note: return EntryText::tr("note", "kind of an entry");
    case LogKind::Problem: return EntryText::tr("problem", "kind of an entry");
    case LogKind::HandOver: break;
    }
    return EntryText::tr("hand-over", "kind of an entry");
}

QString stateText(const LogEntry &entry)
{
    switch (entry.state()) {
    case LogState::Settled: return {};
    case LogState::Open: return EntryText::tr("open", "a problem");
    case LogState::Closed: return EntryText::tr("closed by %1", "a problem").arg(entry.closed.who);
    case LogState::Waiting: return EntryText::tr("waits", "a hand-over note");
    case LogState::TakenOver:
        return EntryText::tr("taken over by %1", "a hand-over note").arg(entry.takenOver.who);
    case LogState::Amended: break;
    }
    return EntryText::tr("amended by #%1", "an entry").arg(entry.amended.id.value());
}

QString entryHtml(const LogEntry &entry, TimeMs now, const QPalette &palette)
{
    const bool dark = isDark(palette);
    const QString quiet = palette.color(QPalette::PlaceholderText).name();
    QString html =
        QStringLiteral("<p style=\"margin:0 0 2px 0;\"><span style=\"font-size:large;\"><b>#%1 %2</b></span>"
                       "&nbsp;&nbsp;%3</p>")
            .arg(QString::number(entry.id.value()), kindText(entry.kind).toHtmlEscaped(),
                 stateHtml(entry, dark));
    html += QStringLiteral("<p style=\"margin:0 0 8px 0; color:%1;\">%2</p>")
                .arg(quiet,
                     EntryText::tr("%1 (%2), %3, %4", "who, role, when, how long ago")
                         .arg(entry.who, entry.role, format::time(entry.at), format::age(entry.at, now))
                         .toHtmlEscaped());
    if (!entry.links.isEmpty()) {
        QStringList links;
        for (const LogLink &link : entry.links)
            links.append(linkTo(link.entity, link.id, link.text()));
        html += QStringLiteral("<p style=\"margin:0 0 8px 0;\">%1</p>")
                    .arg(EntryText::tr("About: %1", "a list of links")
                             .arg(links.join(QStringLiteral(" &middot; "))));
    }
    const QString text = linked(entry.text);
    html += QStringLiteral("<div style=\"white-space:pre-wrap; margin:0 0 10px 0;\">%1</div>")
                .arg(entry.state() == LogState::Amended
                         ? QStringLiteral("<s style=\"color:%1;\">%2</s>").arg(quiet, text)
                         : text);
    for (const QString &line : history(entry, now))
        html += QStringLiteral("<p style=\"margin:0 0 4px 0;\">%1</p>").arg(line);
    return html;
}

EntryTarget targetOf(const QUrl &link)
{
    bool isNumber = false;
    const qint64 id = link.path().toLongLong(&isNumber);
    if (!isNumber || id <= 0)
        return {};
    return {link.scheme(), id};
}

}  // namespace shiftdeck
