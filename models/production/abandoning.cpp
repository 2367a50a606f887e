#include "models/production/abandoning.h"

#include "models/production/jobrows.h"

#include <QCoreApplication>

namespace shiftdeck {

namespace {
struct Abandoning {
    Q_DECLARE_TR_FUNCTIONS(Abandoning)
};

QString unitCount(qint64 units, qint64 events)
{
    return Abandoning::tr("%1 work units with %2 events").arg(units).arg(events);
}
}  // namespace

Result<MissingUnits> missingUnits(Database &db, RequestId request, qint64 run)
{
    MissingUnits missing;
    const auto take = [](const Row &row) {
        return MissingUnit{row.id<UnitId>(0), row.integer(1), row.integer(2),
                           row.integer(3),    row.text(4),    row.number(5)};
    };
    SD_TRY(missing.units,
           db.list(QStringLiteral("SELECT u.id, u.run, u.first_event, u.events, f.lfn, u.attempts"
                                  " FROM work_units u JOIN files f ON f.id = u.file_id"
                                  " WHERE u.request_id = ? AND u.state = 'ready'"
                                  " AND (CAST(? AS bigint) = 0 OR u.run = ?)"
                                  " ORDER BY u.run, u.id LIMIT ?"),
                   {request.value(), run, run, kMostSignedOff}, take));
    for (const MissingUnit &unit : std::as_const(missing.units))
        missing.events += unit.events;
    const auto count = [&](UnitState state) {
        return db.integer(QStringLiteral("SELECT count(*) FROM work_units u WHERE u.request_id = ?"
                                         " AND u.state = ? AND (CAST(? AS bigint) = 0 OR u.run = ?)"),
                          {request.value(), QString(toWord(state)), run, run});
    };
    SD_TRY(missing.inOpenAttempts, count(UnitState::Claimed));
    SD_TRY(const qint64 ready, count(UnitState::Ready));
    missing.more = ready - missing.units.size();
    return missing;
}

Result<> signOff(Database &db, RequestId id, const QList<MissingUnit> &units, const QString &reason,
                 const Actor &actor)
{
    return transact(db, [&]() -> Result<> {
        SD_TRY(const RequestRow request, loadRequestRow(db, id));
        if (request.status != RequestStatus::Running)
            return fail(ErrorCode::Refused, requestName(id),
                        Abandoning::tr("It is %1; work units of running requests alone can be signed off.")
                            .arg(toWord(request.status)));
        qint64 events = 0;
        for (const MissingUnit &unit : units) {
            SD_CHECK(expectOneRow(
                db.run(QStringLiteral("INSERT INTO abandonments (unit_id, reason, signed_by, at)"
                                      " SELECT u.id, ?, ?, ? FROM work_units u"
                                      " WHERE u.id = ? AND u.request_id = ? AND u.state = 'ready'"),
                       {reason, actor.who.name, actor.now, unit.unit.value(), id.value()}),
                Abandoning::tr("work unit %1").arg(unit.unit.value())));
            events += unit.events;
        }
        return addAudit(db, actor,
                        {QStringLiteral("request"),
                         id.value(),
                         id,
                         {},
                         Abandoning::tr("%1 signed off").arg(unitCount(units.size(), events)),
                         reason});
    });
}

Result<QList<SignedOffUnits>> listSignedOff(Database &db, RequestId request)
{
    QList<SignedOffUnits> list;
    const auto take = [&list](const Row &row) {
        const QString by = row.text(0), reason = row.text(1);
        const TimeMs at = row.integer(2);
        if (list.isEmpty() || list.last().by != by || list.last().reason != reason || list.last().at != at)
            list.append({by, reason, at, 0, 0, {}});
        SignedOffUnits &entry = list.last();
        if (entry.runs.size() < SignedOffUnits::kMostRuns)
            entry.runs.append(row.integer(3));
        entry.units += row.integer(4);
        entry.events += row.integer(5);
        return true;
    };
    SD_CHECK(db.list(
        QStringLiteral("SELECT a.signed_by, a.reason, a.at, u.run, count(*), sum(u.events) FROM work_units u"
                       " JOIN abandonments a ON a.unit_id = u.id WHERE u.request_id = ? AND u.state ="
                       " 'abandoned'"
                       " GROUP BY a.at, a.signed_by, a.reason, u.run ORDER BY a.at, a.signed_by, a.reason,"
                       " u.run"),
        {request.value()}, take));
    return list;
}

}  // namespace shiftdeck
