#include "models/commands/presencetext.h"

#include "models/commands/support.h"
#include "models/core/timespan.h"

#include <QSet>

namespace shiftdeck {

namespace {
constexpr qsizetype kMostNumbers = 5;

struct PresenceText {
    Q_DECLARE_TR_FUNCTIONS(Presence)
};

// Another version of the program may know other commands.
QString titleOf(const CommandBus &bus, const QString &command)
{
    const CommandSpec *spec = bus.spec(command);
    return spec ? spec->title : command;
}

QString numbersText(const QList<PresentRequest> &requests)
{
    QStringList numbers;
    for (const PresentRequest &request : requests.mid(0, kMostNumbers))
        numbers.append(QString::number(request.id.value()));
    if (requests.size() == 1)
        return PresenceText::tr("request %1").arg(numbers.first());
    const QString some = PresenceText::tr("requests %1", "numbers").arg(numbers.join(QStringLiteral(", ")));
    return requests.size() <= kMostNumbers ? some
                                           : PresenceText::tr("%1 and %2 more", "requests 1, 2, 3")
                                                 .arg(some)
                                                 .arg(requests.size() - kMostNumbers);
}

QString actText(const CommandBus &bus, const PresentSession &session, const QString &what, TimeMs age)
{
    return (session.executing
                ? PresenceText::tr("%1 is doing \"%2\" with %3; it began %4 ago.", "ben, Abort, request 3")
                : PresenceText::tr("%1 has been about to do \"%2\" with %3 for %4.", "ben, Abort, request 3"))
        .arg(whoText(session), titleOf(bus, session.command), what, timeSpan(session.commandSince + age));
}
}  // namespace

QString placeText(const PresentSession &session)
{
    const QString program = session.program == QLatin1StringView("window")
        ? PresenceText::tr("window", "a program")
        : session.isAgent() ? PresenceText::tr("agent", "a program")
                            : session.program;
    return PresenceText::tr("%1 on %2", "a program, a host").arg(program, session.host);
}

QString whoText(const PresentSession &session)
{
    if (session.isAgent() || session.role.isEmpty())
        return PresenceText::tr("%1 (%2)", "ben, window on a host").arg(session.who, placeText(session));
    return PresenceText::tr("%1 (%2, %3)", "ben, shifter, window on a host")
        .arg(session.who, session.role, placeText(session));
}

QString doingText(const CommandBus &bus, const PresentSession &session, TimeMs age)
{
    if (session.isAgent())
        return session.doing;
    QStringList parts;
    if (!session.command.isEmpty()) {
        const QString title = titleOf(bus, session.command);
        const QString span = timeSpan(session.commandSince + age);
        if (session.planned.isEmpty())
            parts.append((session.executing ? PresenceText::tr("doing \"%1\" for %2")
                                            : PresenceText::tr("about to do \"%1\" for %2"))
                             .arg(title, span));
        else
            parts.append((session.executing ? PresenceText::tr("doing \"%1\" with %2 for %3")
                                            : PresenceText::tr("about to do \"%1\" with %2 for %3"))
                             .arg(title, numbersText(session.planned), span));
    }
    if (!session.open.isEmpty())
        parts.append(PresenceText::tr("has %1 open").arg(numbersText(session.open)));
    return parts.join(QStringLiteral("; "));
}

QHash<RequestId, RequestPresence> presenceByRequest(const CommandBus &bus,
                                                    const QList<PresentSession> &sessions, TimeMs age)
{
    QHash<RequestId, RequestPresence> result;
    QSet<std::pair<qint64, qint64>> acting;
    for (const PresentSession &session : sessions) {
        if (session.command.isEmpty())
            continue;
        for (const PresentRequest &request : session.planned) {
            RequestPresence &presence = result[request.id];
            presence.acting = true;
            presence.lines.append(actText(bus, session, PresenceText::tr("it", "a request"), age));
            acting.insert({session.id, request.id.value()});
        }
    }
    for (const PresentSession &session : sessions)
        for (const PresentRequest &request : session.open)
            if (!acting.contains({session.id, request.id.value()}))
                result[request.id].lines.append(PresenceText::tr("%1 has had it open for %2.", "ben, 3 min")
                                                    .arg(whoText(session), timeSpan(request.since + age)));
    return result;
}

QStringList rivalTexts(const CommandBus &bus, const QList<PresentSession> &sessions,
                       const QList<RequestId> &requests, TimeMs age)
{
    const QSet<RequestId> wanted(requests.cbegin(), requests.cend());
    QStringList lines;
    for (const PresentSession &session : sessions) {
        QList<PresentRequest> shared = session.planned;
        shared.removeIf([&wanted](const PresentRequest &r) { return !wanted.contains(r.id); });
        if (!session.command.isEmpty() && !shared.isEmpty())
            lines.append(actText(bus, session, numbersText(shared), age));
    }
    return lines;
}

}  // namespace shiftdeck
