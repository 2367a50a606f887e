// logbook list, open, show and draft. What writes in the logbook are commands.
#include "app/prodctl/lists.h"
#include "app/prodctl/text.h"
#include "app/prodctl/verb.h"

#include "models/core/timespan.h"
#include "models/production/handover.h"
#include "models/storage/logbook.h"

namespace shiftdeck {

namespace {
constexpr int kMostOpen = 1000;

QString translatedState(LogState state)
{
    switch (state) {
    case LogState::Settled: return {};
    case LogState::Open: return Prodctl::tr("open", "a problem");
    case LogState::Closed: return Prodctl::tr("closed", "a problem");
    case LogState::Waiting: return Prodctl::tr("waits", "a hand-over note");
    case LogState::TakenOver: return Prodctl::tr("taken over", "a hand-over note");
    case LogState::Amended: return Prodctl::tr("amended", "an entry");
    }
    return {};
}

QJsonValue orNull(LogId id) { return id.isValid() ? QJsonValue(id.value()) : QJsonValue(); }

QJsonValue settledJson(const LogEntry::Settled &by)
{
    if (by.at == 0)
        return {};
    QJsonObject object{{QStringLiteral("who"), by.who}, {QStringLiteral("at"), by.at}};
    if (by.id.isValid())
        object.insert(QStringLiteral("entry"), by.id.value());
    return object;
}

QStringList linkTexts(const LogEntry &entry)
{
    QStringList texts;
    for (const LogLink &link : entry.links)
        texts.append(link.text());
    return texts;
}

Result<int> list(Session &session, const QJsonObject &arguments)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const FilterNode filter, filterOf(session, arguments, logFields()));
    SD_TRY(const int limit, limitOf(arguments));
    const LogId before(arguments.value(QLatin1StringView("before")).toInteger());
    SD_TRY(const auto entries, listLog(*db, filter, before, limit));
    Table table({QStringLiteral(">id"), Prodctl::tr("when"), Prodctl::tr("who"), Prodctl::tr("kind"),
                 Prodctl::tr("state"), Prodctl::tr("text"), Prodctl::tr("about")});
    QJsonArray array;
    for (const LogEntry &entry : entries) {
        table.add({QString::number(entry.id.value()), utcTime(entry.at), entry.who,
                   QString(toWord(entry.kind)), translatedState(entry.state()), entry.title(),
                   linkTexts(entry).join(QStringLiteral(", "))});
        array.append(logJson(entry));
    }
    const int code = show(session, "entries", array, table, Prodctl::tr("No entry matches."));
    if (entries.size() == limit)
        session.line(Prodctl::tr("These are %1; \"--before %2\" shows older ones.")
                         .arg(limit)
                         .arg(entries.last().id.value()));
    return code;
}

Result<int> showEntry(Session &session, const QJsonObject &arguments)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const LogEntry entry,
           loadLogEntry(*db, LogId(arguments.value(QLatin1StringView("entry")).toInteger())));
    if (session.json()) {
        session.print(logJson(entry));
        return 0;
    }
    const TimeMs now = session.clock().now();
    const auto by = [now](const LogEntry::Settled &settled) {
        return settled.id.isValid()
            ? Prodctl::tr("#%1 by %2, %3", "entry, who, when")
                  .arg(settled.id.value())
                  .arg(settled.who, timeAgo(settled.at, now))
            : Prodctl::tr("%1, %2", "who, when").arg(settled.who, timeAgo(settled.at, now));
    };
    Table facts({Prodctl::tr("entry"), QString::number(entry.id.value())});
    facts.add({Prodctl::tr("kind"), QString(toWord(entry.kind))});
    if (entry.state() != LogState::Settled)
        facts.add({Prodctl::tr("state"), translatedState(entry.state())});
    facts.add({Prodctl::tr("written"),
               Prodctl::tr("by %1 (%2), %3, %4", "who, role, when, how long ago")
                   .arg(entry.who, entry.role, utcTime(entry.at), timeAgo(entry.at, now))});
    if (!entry.links.isEmpty())
        facts.add({Prodctl::tr("about"), linkTexts(entry).join(QStringLiteral(", "))});
    if (entry.amends.isValid())
        facts.add({Prodctl::tr("amends"), QStringLiteral("#%1").arg(entry.amends.value())});
    if (entry.closes.isValid())
        facts.add({Prodctl::tr("closes"), QStringLiteral("#%1").arg(entry.closes.value())});
    if (entry.amended.at > 0)
        facts.add({Prodctl::tr("amended by"), by(entry.amended)});
    if (entry.closed.at > 0)
        facts.add({Prodctl::tr("closed by"), by(entry.closed)});
    if (entry.takenOver.at > 0)
        facts.add({Prodctl::tr("taken over by"), by(entry.takenOver)});
    session.print(facts);
    session.line({});
    for (const QString &line : entry.text.split(u'\n'))
        session.line(oneLine(line));
    return 0;
}

Result<int> draft(Session &session, const QJsonObject &)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const HandOverDraft draft, draftHandOver(*db, session.clock().now()));
    if (session.json()) {
        session.print(
            QJsonObject{{QStringLiteral("since"), draft.since > 0 ? QJsonValue(draft.since) : QJsonValue()},
                        {QStringLiteral("text"), draft.text},
                        {QStringLiteral("about"), QJsonArray::fromStringList(draft.about)}});
        return 0;
    }
    for (const QString &line : draft.text.split(u'\n'))
        session.line(oneLine(line));
    return 0;
}

Result<int> openOnes(Session &session, const QJsonObject &)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const LogAttention attention, logAttention(*db, kMostOpen));
    SD_TRY(const auto entries, loadLog(*db, attention.handOvers + attention.problems));
    Table table({QStringLiteral(">id"), Prodctl::tr("since"), Prodctl::tr("who"), Prodctl::tr("kind"),
                 Prodctl::tr("text"), Prodctl::tr("about")});
    QJsonArray array;
    for (const LogEntry &entry : entries) {
        table.add({QString::number(entry.id.value()), timeAgo(entry.at, session.clock().now()), entry.who,
                   QString(toWord(entry.kind)), entry.title(), linkTexts(entry).join(QStringLiteral(", "))});
        array.append(logJson(entry));
    }
    return show(session, "entries", array, table,
                Prodctl::tr("No problem is open, and no hand-over note waits."));
}
}  // namespace

QJsonObject logJson(const LogEntry &entry)
{
    return {{QStringLiteral("id"), entry.id.value()},
            {QStringLiteral("at"), entry.at},
            {QStringLiteral("who"), entry.who},
            {QStringLiteral("role"), entry.role},
            {QStringLiteral("kind"), QString(toWord(entry.kind))},
            {QStringLiteral("state"), QString(toWord(entry.state()))},
            {QStringLiteral("text"), entry.text},
            {QStringLiteral("about"), QJsonArray::fromStringList(linkTexts(entry))},
            {QStringLiteral("amends"), orNull(entry.amends)},
            {QStringLiteral("closes"), orNull(entry.closes)},
            {QStringLiteral("amended"), settledJson(entry.amended)},
            {QStringLiteral("closed"), settledJson(entry.closed)},
            {QStringLiteral("takenOver"), settledJson(entry.takenOver)}};
}

void addLogVerbs(QList<Verb> &verbs)
{
    const QString log = QStringLiteral("logbook");
    const QString json = Prodctl::tr("{id, at, who, role, kind, state, text, about: [\"request 3\", ...], "
                                     "amends, closes, amended: {entry, who,"
                                     " at}, closed: {entry, who, at}, takenOver: {who, at}}");
    Verb all = makeVerb({log, QStringLiteral("list")},
                        Prodctl::tr("Lists entries of the shift logbook, the newest first."),
                        "prodctl logbook list --filter \"state = open or request = 3\"",
                        {filterOption(), limitOption("50"),
                         parameter("before", ParameterKind::Integer,
                                   Prodctl::tr("Only entries with a smaller number: the next page."))},
                        QStringLiteral("{entries: [%1]}.").arg(json), list);
    all.more = fieldsHelp(logFields());
    verbs.append(all);
    verbs.append(makeVerb({log, QStringLiteral("open")},
                          Prodctl::tr("Lists what waits for somebody: open problems, and hand-over notes that"
                                      " nobody has taken over."),
                          "prodctl logbook open", {}, QStringLiteral("{entries: [%1]}.").arg(json),
                          openOnes));
    verbs.append(
        makeVerb({log, QStringLiteral("show")}, Prodctl::tr("Shows one entry of the logbook."),
                 "prodctl logbook show 12",
                 {parameter("entry", ParameterKind::Integer, Prodctl::tr("Its number."), true, true)},
                 json + u'.', showEntry));
    Verb begin = makeVerb({log, QStringLiteral("draft")},
                          Prodctl::tr("Prints what a hand-over note could begin with: what happened since the"
                                      " last one. Writes nothing."),
                          "prodctl logbook draft > note.txt", {},
                          Prodctl::tr("{since, text, about: [\"request 3\", ...]}."), draft);
    begin.more = Prodctl::tr("Edit the lines, then write them: prodctl logbook hand-over - < note.txt");
    verbs.append(begin);
}

}  // namespace shiftdeck
