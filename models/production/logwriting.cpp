#include "models/production/logwriting.h"

#include <QCoreApplication>

namespace shiftdeck {

namespace {
struct LogText {
    Q_DECLARE_TR_FUNCTIONS(Logbook)
};

QVariant orNull(LogId id) { return id.isValid() ? QVariant(id.value()) : QVariant(); }

// The text stays out of the audit trail: the entry itself is kept for ever, and a site does not read all of
// them.
Result<> noteChange(Database &db, const Actor &actor, LogId id, const QString &from, const QString &to)
{
    return addAudit(db, actor, {QStringLiteral("log"), id.value(), {}, from, to, {}});
}
}  // namespace

Result<LogId> writeLog(Database &db, const NewLogEntry &entry, const Actor &actor)
{
    const QString subject = LogText::tr("the entry of the logbook");
    if (entry.text.trimmed().isEmpty())
        return fail(ErrorCode::InvalidInput, subject, LogText::tr("It is empty."));
    if (entry.text.size() > kMaxLogText)
        return fail(ErrorCode::InvalidInput, subject,
                    LogText::tr("It is longer than %1 characters.").arg(kMaxLogText));
    if (entry.links.size() > kMaxLogLinks)
        return fail(ErrorCode::InvalidInput, subject,
                    LogText::tr("An entry is about %1 things at most.").arg(kMaxLogLinks));
    return transact(db, [&]() -> Result<LogId> {
        SD_TRY(const qint64 number,
               db.insert(
                   QStringLiteral("INSERT INTO log_entries (at, who, role, kind, text, links, amends, closes)"
                                  " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
                   {actor.now, actor.who.name, QString(toWord(actor.who.role)), QString(toWord(entry.kind)),
                    entry.text, entry.links.size(), orNull(entry.amends), orNull(entry.closes)}));
        for (qsizetype i = 0; i < entry.links.size(); ++i)
            SD_CHECK(db.run(QStringLiteral("INSERT INTO log_links (entry_id, number, entity, entity_id)"
                                           " VALUES (?, ?, ?, ?)"),
                            {number, i + 1, entry.links.at(i).entity, entry.links.at(i).id}));
        const LogId id(number);
        SD_CHECK(noteChange(db, actor, id, {}, QString(toWord(entry.kind))));
        if (entry.amends.isValid())
            SD_CHECK(noteChange(db, actor, entry.amends, {}, QString(toWord(LogState::Amended))));
        if (entry.closes.isValid())
            SD_CHECK(noteChange(db, actor, entry.closes, QString(toWord(LogState::Open)),
                                QString(toWord(LogState::Closed))));
        return id;
    });
}

Result<> takeOverLog(Database &db, LogId id, const Actor &actor)
{
    return transact(db, [&]() -> Result<> {
        SD_CHECK(db.run(QStringLiteral("INSERT INTO log_takeovers (entry_id, at, who) VALUES (?, ?, ?)"),
                        {id.value(), actor.now, actor.who.name}));
        return noteChange(db, actor, id, QString(toWord(LogState::Waiting)),
                          QString(toWord(LogState::TakenOver)));
    });
}

}  // namespace shiftdeck
