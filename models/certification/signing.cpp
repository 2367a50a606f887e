#include "models/certification/signing.h"

#include <QCoreApplication>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Signing)
};

QString cellText(qint64 run, const QString &detector)
{
    return Text::tr("run %1, %2", "number, detector").arg(QString::number(run), detector);
}

QString notNull(const QString &text) { return text.isNull() ? QStringLiteral("") : text; }

QString flagText(const QString &detector, const FlagEntry &entry)
{
    return QStringLiteral("%1 %2, %3")
        .arg(detector, toWord(entry.flag), lumisectionText(entry.first, entry.last));
}

Result<qint64> addFlag(Database &db, const NewFlag &flag, qint64 undoes, const Actor &actor)
{
    return db.insert(
        QStringLiteral("INSERT INTO quality_flags (run, detector, first_ls, last_ls, flag, automatic, cause,"
                       " comment, at, signed_by, undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {flag.run, flag.detector, flag.first, flag.last, QString(toWord(flag.flag)), flag.automatic ? 1 : 0,
         notNull(flag.cause), notNull(flag.comment), actor.now, actor.who.name,
         undoes == 0 ? QVariant() : QVariant(undoes)});
}

struct State {
    qint64 id = 0;
    QualityState state = QualityState::Open;
};
Result<State> stateOf(Database &db, qint64 run, const QString &detector)
{
    SD_TRY(const auto state,
           db.first(QStringLiteral("SELECT id, state FROM quality_states WHERE run = ? AND detector = ?"
                                   " ORDER BY id DESC LIMIT 1"),
                    {run, detector}, [](const Row &row) {
                        return State{row.integer(0), row.word<QualityState>(1)};
                    }));
    return state.value_or(State());
}

Result<> audit(Database &db, const Actor &actor, qint64 run, const QString &from, const QString &to,
               const QString &why)
{
    return addAudit(db, actor, {QStringLiteral("run"), run, {}, from, to, why});
}

QString stateText(const QString &detector, QualityState state)
{
    return QStringLiteral("%1 %2").arg(detector, toWord(state));
}
}  // namespace

QString lumisectionText(qint32 first, qint32 last)
{
    if (last == kLastLumisection)
        return first == 1 ? Text::tr("the whole run") : Text::tr("from LS %1 on").arg(first);
    return first == last ? Text::tr("LS %1").arg(first) : Text::tr("LS %1 to %2").arg(first).arg(last);
}

Result<qint64> setFlag(Database &db, const NewFlag &flag, const Actor &actor)
{
    return transact(db, [&]() -> Result<qint64> {
        SD_TRY(const qint64 id, addFlag(db, flag, 0, actor));
        const FlagEntry entry{id, flag.first, flag.last, flag.flag, flag.automatic, 0};
        SD_CHECK(audit(db, actor, flag.run, {}, flagText(flag.detector, entry),
                       flag.cause.isEmpty()         ? flag.comment
                           : flag.comment.isEmpty() ? flag.cause
                                                    : flag.cause + QStringLiteral(": ") + flag.comment));
        return id;
    });
}

Result<qint64> undoFlag(Database &db, qint64 entry, const QString &why, const Actor &actor)
{
    return transact(db, [&]() -> Result<qint64> {
        SD_TRY(const auto found, findQualityFlags(db, {{entry, entry}}));
        const QString what = Text::tr("flag %1").arg(entry);
        if (found.isEmpty())
            return fail(ErrorCode::NotFound, what, {});
        const QualityFlagRow &flag = found.first();
        if (flag.undoneBy != 0)
            return fail(ErrorCode::Conflict, what, Text::tr("It is undone already."));
        const NewFlag undoing{flag.run,
                              flag.detector,
                              flag.entry.first,
                              flag.entry.last,
                              flag.entry.flag,
                              flag.entry.automatic,
                              {},
                              why};
        SD_TRY(const qint64 id, addFlag(db, undoing, entry, actor));
        SD_CHECK(audit(db, actor, flag.run, flagText(flag.detector, flag.entry),
                       Text::tr("%1 undone", "a detector").arg(flag.detector), why));
        return id;
    });
}

Result<> moveQualityState(Database &db, qint64 run, const QString &detector, QualityState from,
                          QualityState to, const QString &comment, const Actor &actor)
{
    return transact(db, [&]() -> Result<> {
        SD_TRY(const State now, stateOf(db, run, detector));
        if (now.state != from)
            return fail(ErrorCode::Conflict, cellText(run, detector),
                        Text::tr("It is %1 by now.", "a state").arg(toWord(now.state)));
        SD_CHECK(
            db.run(QStringLiteral("INSERT INTO quality_states (run, detector, state, comment, at, signed_by)"
                                  " VALUES (?, ?, ?, ?, ?, ?)"),
                   {run, detector, QString(toWord(to)), notNull(comment), actor.now, actor.who.name}));
        return audit(db, actor, run, stateText(detector, from), stateText(detector, to), comment);
    });
}

Result<> confirmQuality(Database &db, qint64 run, const QString &detector, const QString &comment,
                        const Actor &actor)
{
    return transact(db, [&]() -> Result<> {
        SD_TRY(const State now, stateOf(db, run, detector));
        if (now.state != QualityState::Completed)
            return fail(ErrorCode::Conflict, cellText(run, detector),
                        Text::tr("It is %1 by now.", "a state").arg(toWord(now.state)));
        SD_CHECK(db.run(QStringLiteral("INSERT INTO quality_confirmations (state_id, comment, at, signed_by)"
                                       " VALUES (?, ?, ?, ?)"),
                        {now.id, notNull(comment), actor.now, actor.who.name}));
        return audit(db, actor, run, stateText(detector, now.state),
                     Text::tr("%1 confirmed", "a detector").arg(detector), comment);
    });
}

Result<> addDetector(Database &db, const QString &name, const QString &title, bool required,
                     const Actor &actor)
{
    return transact(db, [&]() -> Result<> {
        SD_TRY(const qint64 behind, db.integer(QStringLiteral("SELECT max(position) FROM detectors")));
        SD_TRY(
            const int again,
            db.run(QStringLiteral("UPDATE detectors SET retired = 0, title = ?, required = ?, changed_at = ?,"
                                  " changed_by = ? WHERE name = ? AND retired = 1"),
                   {title, required ? 1 : 0, actor.now, actor.who.name, name}));
        if (again == 0)
            SD_CHECK(
                db.run(QStringLiteral("INSERT INTO detectors (name, title, position, required, changed_at,"
                                      " changed_by) VALUES (?, ?, ?, ?, ?, ?)"),
                       {name, title, behind + 1, required ? 1 : 0, actor.now, actor.who.name}));
        SD_TRY(const qint64 position,
               db.integer(QStringLiteral("SELECT position FROM detectors WHERE name = ?"), {name}));
        return addAudit(db, actor,
                        {QStringLiteral("detector"),
                         position,
                         {},
                         again == 0 ? QString() : Text::tr("retired"),
                         required ? Text::tr("%1, required", "a detector").arg(name) : name,
                         {}});
    });
}

Result<> retireDetector(Database &db, const QString &name, const QString &why, const Actor &actor)
{
    return transact(db, [&]() -> Result<> {
        SD_TRY(const int done,
               db.run(QStringLiteral("UPDATE detectors SET retired = 1, changed_at = ?, changed_by = ?"
                                     " WHERE name = ? AND retired = 0"),
                      {actor.now, actor.who.name, name}));
        if (done == 0)
            return fail(ErrorCode::Conflict, Text::tr("detector %1").arg(name),
                        Text::tr("It is retired already, or not there."));
        SD_TRY(const qint64 position,
               db.integer(QStringLiteral("SELECT position FROM detectors WHERE name = ?"), {name}));
        return addAudit(db, actor,
                        {QStringLiteral("detector"), position, {}, name, Text::tr("retired"), why});
    });
}

Result<> setSecondPerson(Database &db, CampaignId campaign, bool wanted, const QString &why,
                         const Actor &actor)
{
    return transact(db, [&]() -> Result<> {
        SD_TRY(const bool before, wantsSecondPerson(db, campaign));
        if (before == wanted)
            return fail(ErrorCode::Conflict, Text::tr("campaign %1").arg(campaign.value()),
                        Text::tr("It is so already."));
        SD_CHECK(db.run(QStringLiteral("INSERT INTO quality_policies (campaign_id, second_person, reason, at,"
                                       " set_by) VALUES (?, ?, ?, ?, ?)"),
                        {campaign.value(), wanted ? 1 : 0, why, actor.now, actor.who.name}));
        const auto text = [](bool second) {
            return second ? Text::tr("a second person confirms") : Text::tr("nobody must confirm");
        };
        return addAudit(db, actor,
                        {QStringLiteral("campaign"), campaign.value(), {}, text(before), text(wanted), why});
    });
}

}  // namespace shiftdeck
