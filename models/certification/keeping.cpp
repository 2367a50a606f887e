#include "models/certification/keeping.h"

#include "models/runs/runlistreader.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(RunLists)
};

struct Kept {
    RunListKind kind;
    RunList list, antiList;
    QString rule, candidates;
    Provenance from;
    QByteArray losses;
};

QString notNull(const QString &text) { return text.isNull() ? QStringLiteral("") : text; }

Result<int> keep(Database &db, const QString &name, const Kept &kept, const QString &why, const Actor &actor)
{
    return transact(db, [&]() -> Result<int> {
        SD_TRY(const qint64 last,
               db.integer(QStringLiteral("SELECT max(version) FROM run_lists WHERE name = ?"), {name}));
        SD_TRY(
            const qint64 id,
            db.insert(QStringLiteral("INSERT INTO run_lists (name, version, kind, list, anti_list, rule,"
                                     " candidates, provenance, losses, runs, lumisections, why, at, made_by)"
                                     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                      {name, last + 1, QString(toWord(kept.kind)), QString::fromUtf8(kept.list.json()),
                       QString::fromUtf8(kept.antiList.json()), notNull(kept.rule), notNull(kept.candidates),
                       QString::fromUtf8(QJsonDocument(kept.from.json()).toJson(QJsonDocument::Compact)),
                       QString::fromUtf8(kept.losses), kept.list.runs(), kept.list.lumisections(),
                       notNull(why), actor.now, actor.who.name}));
        SD_CHECK(addAudit(db, actor,
                          {QStringLiteral("run_list"),
                           id,
                           {},
                           {},
                           Text::tr("%1 version %2: %3 runs, %4 LS", "a good-run list")
                               .arg(name)
                               .arg(last + 1)
                               .arg(kept.list.runs())
                               .arg(kept.list.lumisections()),
                           why}));
        return int(last + 1);
    });
}

Result<RunList> parsed(const RunListVersion &version, const QString &text)
{
    SD_TRY(const ReadRunList read, parseRunList(text.toUtf8(), version.title()));
    if (!read.report.isWhole())
        return fail(ErrorCode::Corrupt, version.title(), Text::tr("The store holds no list there."));
    return read.list;
}
}  // namespace

Result<int> keepGoodRuns(Database &db, const QString &name, const GoodRuns &made, const QString &why,
                         const Actor &actor)
{
    // What the rule was asked of: the flags that were there.
    SD_TRY(const qint64 newest, db.integer(QStringLiteral("SELECT max(id) FROM quality_flags")));
    Provenance flags;
    flags.origin = QStringLiteral("quality flags up to %1").arg(newest);
    flags.runs = made.runs;
    flags.lumisections = made.inList.lumisections + made.lost.lumisections;
    Provenance from;
    from.operation = made.spec.rule;
    from.parts = {flags};
    from.runs = made.list.runs();
    from.lumisections = made.list.lumisections();
    return keep(db, name,
                {RunListKind::Rule, made.list, made.antiList, made.spec.rule, made.spec.candidates, from,
                 made.lossesJson()},
                why, actor);
}

Result<int> keepRunList(Database &db, const QString &name, const CertifiedList &list, const QString &why,
                        const Actor &actor)
{
    GoodRuns counted;
    counted.runs = list.list.runs();
    counted.inList = {list.list.lumisections(), list.list.lumisections(), {}};
    return keep(db, name, {RunListKind::File, list.list, {}, {}, {}, list.from, counted.lossesJson()}, why,
                actor);
}

Result<RunList> listOf(const RunListVersion &version) { return parsed(version, version.list); }

Result<RunList> antiListOf(const RunListVersion &version) { return parsed(version, version.antiList); }

Result<GoodRuns> keptLosses(const RunListVersion &version)
{
    SD_TRY(GoodRuns made, lossesFromJson(version.losses.toUtf8()));
    made.spec.rule = version.rule;
    made.spec.candidates = version.candidates;
    return made;
}

Result<RunListVersion> findRunList(Database &db, const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    bool good = true;
    const int version = colon < 0 ? 0 : text.mid(colon + 1).toInt(&good);
    if (!good || (colon >= 0 && version < 1))
        return fail(ErrorCode::InvalidInput, Text::tr("the list \"%1\"").arg(text.left(100)),
                    Text::tr("Behind the colon stands the number of its version, as in golden:3."));
    return loadRunList(db, colon < 0 ? text : text.left(colon), version);
}

Result<RunListComparison> compareRunLists(Database &db, const RunListVersion &first,
                                          const RunListVersion &second, const QString &method)
{
    SD_TRY(const RunList a, listOf(first));
    SD_TRY(const RunList b, listOf(second));
    RunListComparison comparison{difference(a, b), {}, {}, {}};
    SD_TRY(comparison.common, luminosityOf(db, comparison.difference.common, method));
    SD_TRY(comparison.onlyFirst, luminosityOf(db, comparison.difference.onlyFirst, method));
    SD_TRY(comparison.onlySecond, luminosityOf(db, comparison.difference.onlySecond, method));
    return comparison;
}

}  // namespace shiftdeck
