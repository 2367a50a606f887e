#include "models/production/sitecertification.h"

#include "models/production/requests.h"

#include <QCoreApplication>
#include <QSet>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(SiteCertification)
};
constexpr TimeMs kLeaseMs = 7LL * 86'400'000;
constexpr qsizetype kMostDifferences = 12;
constexpr qsizetype kLongestFindings = 4000;

Result<QString> nameOf(Database &db, SiteId site)
{
    return db.one(Text::tr("site %1").arg(site.value()),
                  QStringLiteral("SELECT name FROM sites WHERE id = ?"), {site.value()},
                  [](const Row &row) { return row.text(0); });
}

Result<qint64> openDuty(Database &db, SiteId site)
{
    return db.integer(
        QStringLiteral("SELECT id FROM certification_duties WHERE site_id = ? AND lifted_at IS NULL"),
        {site.value()});
}

QString stepAndRelease(const QString &step, const QString &release)
{
    return Text::tr("%1 of release %2", "step, release").arg(step, release);
}

// The copy that the catalogue believes in most.
Result<std::optional<TrialFile>> copyAt(Database &db, SiteId site, const SampleInput &input)
{
    return db.first(
        QStringLiteral("SELECT f.first_run, c.path, f.id FROM files f JOIN replicas c ON c.file_id = f.id"
                       " WHERE f.adler32 = ? AND f.bytes = ? AND f.events = ? AND f.first_run = ?"
                       " AND f.last_run = ? AND f.state = 'valid' AND c.site_id = ?"
                       " AND c.medium = 'disk' AND c.state IN ('valid','unchecked')"
                       " ORDER BY CASE c.state WHEN 'valid' THEN 0 ELSE 1 END, c.id LIMIT 1"),
        {input.file.adler32, input.file.bytes, input.file.events, input.run, input.run, site.value()},
        [](const Row &row) {
            return TrialFile{row.integer(0), row.text(1), row.integer(2)};
        });
}

// Its own files in the catalogue, so that the request is another one than that of any other site or time.
Result<QString> makeDataset(Database &db, const QString &site, SiteId siteId, const TrialPlan &plan,
                            TimeMs now)
{
    SD_TRY(const qint64 before,
           db.integer(QStringLiteral("SELECT count(*) FROM site_trials WHERE site_id = ? AND sample_id = ?"),
                      {siteId.value(), plan.sample.id}));
    const QString name =
        QStringLiteral("certification/%1/v%2/%3/%4")
            .arg(plan.sample.name, QString::number(plan.sample.version), site, QString::number(before + 1));
    SD_TRY(const qint64 dataset,
           db.insert(QStringLiteral("INSERT INTO datasets (name, tier, complete, created_at)"
                                    " VALUES (?, 'sample', 1, ?)"),
                     {name, now}));
    for (const TrialFile &file : plan.files) {
        const QString lfn = QStringLiteral("%1/run%2").arg(name).arg(file.run);
        SD_TRY(const qint64 id,
               db.insert(QStringLiteral(
                             "INSERT INTO files (lfn, dataset_id, first_run, last_run, events, bytes,"
                             " adler32, created_at) SELECT CAST(? AS TEXT), CAST(? AS BIGINT), f.first_run,"
                             " f.last_run, f.events, f.bytes, f.adler32, CAST(? AS BIGINT) FROM files f"
                             " WHERE f.id = ?"),
                         {lfn, dataset, now, file.likeFile}));
        // Not checked: the stage check reads it.
        SD_CHECK(db.insert(QStringLiteral("INSERT INTO replicas (file_id, site_id, path, state)"
                                          " VALUES (?, ?, ?, 'unchecked')"),
                           {id, siteId.value(), file.path}));
    }
    return name;
}

NewRequest requestOf(const Sample &sample, const QString &dataset)
{
    NewRequest request;
    request.campaign = sample.campaign;
    request.dataset = dataset;
    request.step = fromWord<Step>(sample.step).value_or(Step::Production);
    request.release = sample.release;
    request.conditions = sample.conditions;
    request.splitKind = sample.splitKind;
    request.splitSize = sample.splitSize;
    request.mergeEvents = sample.mergeEvents;
    request.mergeBytes = sample.mergeBytes;
    request.mergePolicy = MergePolicy::FastVerify;
    request.test = true;
    return request;
}

struct Trial {
    SiteId site;
    QString siteName, step, release, status;
    qint64 sample = 0;
};

Result<Trial> loadTrial(Database &db, RequestId request)
{
    return db.one(Text::tr("trial %1").arg(request.value()),
                  QStringLiteral("SELECT t.site_id, s.name, r.step, r.release, r.status, t.sample_id"
                                 " FROM site_trials t JOIN requests r ON r.id = t.request_id"
                                 " JOIN sites s ON s.id = t.site_id WHERE t.request_id = ?"),
                  {request.value()}, [](const Row &row) {
                      return Trial{row.id<SiteId>(0), row.text(1), row.text(2),
                                   row.text(3),       row.text(4), row.integer(5)};
                  });
}

struct Made {
    QString stream, lfn;
    int number = 0;
    SampleFile file;
    bool isRead = false;
};

Result<QList<Made>> madeBy(Database &db, RequestId request)
{
    return db.list(QStringLiteral("SELECT x.name, m.lfn, m.number, m.events, m.bytes, m.adler32, m.verified"
                                  " FROM merges m JOIN streams x ON x.id = m.stream_id WHERE m.request_id = ?"
                                  " AND m.status = 'done' ORDER BY x.name, m.number"),
                   {request.value()}, [](const Row &row) {
                       return Made{row.text(0),
                                   row.text(1),
                                   row.number(2),
                                   {row.integer(3), row.integer(4), row.text(5)},
                                   row.flag(6)};
                   });
}

QString fileText(const SampleFile &file)
{
    return Text::tr("%1 events, %2 bytes, adler32 %3").arg(file.events).arg(file.bytes).arg(file.adler32);
}

QStringList differencesOf(const QList<Made> &made, const SampleOutputs &reference)
{
    QStringList differences;
    QSet<std::pair<QString, int>> seen;
    for (const Made &one : made) {
        const QString what = Text::tr("Stream %1, file %2 (%3)", "stream, number, name")
                                 .arg(one.stream, QString::number(one.number), one.lfn);
        const QList<SampleFile> wanted = reference.value(one.stream);
        seen.insert(std::pair(one.stream, one.number));
        if (one.number > wanted.size())
            differences.append(
                Text::tr("%1 has %2; the sample has no such file.", "which file, what is in it")
                    .arg(what, fileText(one.file)));
        else if (one.file != wanted.at(one.number - 1))
            differences.append(
                Text::tr("%1 has %2; the sample has %3.", "which file, what is in it, and in the sample")
                    .arg(what, fileText(one.file), fileText(wanted.at(one.number - 1))));
        else if (!one.isRead)
            differences.append(Text::tr("%1 was not read after its merge.", "which file").arg(what));
    }
    for (auto stream = reference.cbegin(); stream != reference.cend(); ++stream)
        for (int number = 1; number <= stream->size(); ++number)
            if (!seen.contains(std::pair(stream.key(), number)))
                differences.append(
                    Text::tr("Stream %1, file %2 was not made; the sample has %3.",
                             "stream, number, what is in it")
                        .arg(stream.key(), QString::number(number), fileText(stream->at(number - 1))));
    return differences;
}
}  // namespace

Result<> requireCertification(Database &db, SiteId site, const QString &reason, const Actor &actor)
{
    return transact(db, [&]() -> Result<> {
        SD_TRY(const QString name, nameOf(db, site));
        SD_TRY(const qint64 open, openDuty(db, site));
        if (open != 0)
            return fail(ErrorCode::Conflict, Text::tr("site %1").arg(name),
                        Text::tr("It must be certified already."));
        SD_CHECK(db.run(QStringLiteral("INSERT INTO certification_duties (site_id, reason, at, required_by)"
                                       " VALUES (?, ?, ?, ?)"),
                        {site.value(), reason, actor.now, actor.who.name}));
        return addAudit(db, actor,
                        {QStringLiteral("site"),
                         site.value(),
                         {},
                         QStringLiteral("needs no certification"),
                         QStringLiteral("must be certified"),
                         reason});
    });
}

Result<> liftRequirement(Database &db, SiteId site, const QString &why, const Actor &actor)
{
    return transact(db, [&]() -> Result<> {
        SD_TRY(const QString name, nameOf(db, site));
        SD_TRY(const qint64 open, openDuty(db, site));
        if (open == 0)
            return fail(ErrorCode::Conflict, Text::tr("site %1").arg(name),
                        Text::tr("It needs no certification."));
        SD_TRY(const int changed,
               db.run(QStringLiteral("UPDATE certification_duties SET lifted_at = ?, lifted_by = ?"
                                     " WHERE id = ? AND lifted_at IS NULL"),
                      {actor.now, actor.who.name, open}));
        if (changed != 1)
            return fail(ErrorCode::Conflict, Text::tr("site %1").arg(name),
                        Text::tr("Somebody else was faster."));
        return addAudit(db, actor,
                        {QStringLiteral("site"),
                         site.value(),
                         {},
                         QStringLiteral("must be certified"),
                         QStringLiteral("needs no certification"),
                         why});
    });
}

Result<TrialPlan> planTrial(Database &db, SiteId site, const Sample &sample)
{
    SD_TRY(const QString name, nameOf(db, site));
    SD_TRY(const auto open, listOpenTrials(db, site));
    for (const SiteTrial &trial : open)
        if (trial.step == sample.step && trial.release == sample.release)
            return fail(ErrorCode::Refused, Text::tr("site %1").arg(name),
                        Text::tr("Request %1 processes the sample %2 there already; it is %3.")
                            .arg(QString::number(trial.request.value()), trial.sample, toWord(trial.status)));
    TrialPlan plan{sample, {}};
    SD_TRY(const auto inputs, sampleInputs(db, sample.id));
    for (const SampleInput &input : inputs) {
        SD_TRY(const auto copy, copyAt(db, site, input));
        if (!copy)
            return fail(
                ErrorCode::Refused, Text::tr("site %1").arg(name),
                Text::tr("It has no copy of the sample's file of run %1 (%2). Copy it there, and register it"
                         " with \"prodctl files register\".")
                    .arg(QString::number(input.run), fileText(input.file)));
        plan.files.append(*copy);
    }
    return plan;
}

Result<RequestId> startTrial(Database &db, SiteId site, const Sample &sample, const QString &why,
                             const Actor &actor)
{
    return transact(db, [&]() -> Result<RequestId> {
        SD_TRY(const QString name, nameOf(db, site));
        SD_TRY(const TrialPlan plan, planTrial(db, site, sample));
        SD_TRY(const QString dataset, makeDataset(db, name, site, plan, actor.now));
        SD_TRY(const RequestId request, createRequest(db, requestOf(sample, dataset), actor));
        SD_CHECK(
            db.run(QStringLiteral("INSERT INTO site_trials (request_id, site_id, sample_id, at, started_by)"
                                  " VALUES (?, ?, ?, ?, ?)"),
                   {request.value(), site.value(), sample.id, actor.now, actor.who.name}));
        const QString words =
            why.isEmpty() ? Text::tr("It processes the sample %1.").arg(sample.title()) : why;
        SD_CHECK(
            changeStatus(db, {request, RequestStatus::New, RequestStatus::Approved, words, {}, 0}, actor));
        SD_CHECK(changeStatus(
            db, {request, RequestStatus::Approved, RequestStatus::Assigned, words, site, kLeaseMs}, actor));
        SD_CHECK(addAudit(db, actor,
                          {QStringLiteral("site"),
                           site.value(),
                           request,
                           {},
                           Text::tr("trial of %1 begun", "step and release")
                               .arg(stepAndRelease(sample.step, sample.release)),
                           words}));
        return request;
    });
}

QString TrialFindings::text() const
{
    if (isGood())
        return Text::tr("All merged files (%1) are those of the sample %2, in events, size and checksum.")
            .arg(files)
            .arg(sample);
    QStringList lines = differences.mid(0, kMostDifferences);
    if (differences.size() > lines.size())
        lines.append(Text::tr("Further files that differ: %1.").arg(differences.size() - lines.size()));
    return lines.join(u' ').left(kLongestFindings);
}

Result<TrialFindings> judgeTrial(Database &db, RequestId request)
{
    SD_TRY(const Trial trial, loadTrial(db, request));
    if (trial.status != toWord(RequestStatus::Finished))
        return fail(
            ErrorCode::Refused, Text::tr("trial %1").arg(request.value()),
            Text::tr("It is %1; its merged files are compared when it is finished.").arg(trial.status));
    SD_TRY(const Sample sample, loadSample(db, trial.sample));
    SD_TRY(const auto made, madeBy(db, request));
    SD_TRY(const auto reference, sampleOutputs(db, trial.sample));
    return TrialFindings{trial.site,
                         trial.siteName,
                         trial.step,
                         trial.release,
                         sample.title(),
                         sample.outputs,
                         differencesOf(made, reference)};
}

Result<TrialFindings> certifySite(Database &db, RequestId trial, const Actor &actor)
{
    return transact(db, [&]() -> Result<TrialFindings> {
        SD_TRY(const TrialFindings found, judgeTrial(db, trial));
        SD_CHECK(db.run(
            QStringLiteral("INSERT INTO site_certifications (site_id, step, release, verdict, request_id,"
                           " findings, at, signed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
            {found.site.value(), found.step, found.release,
             QString(toWord(found.isGood() ? CertificationVerdict::Good : CertificationVerdict::Bad)),
             trial.value(), found.text(), actor.now, actor.who.name}));
        const QString what = stepAndRelease(found.step, found.release);
        SD_CHECK(addAudit(db, actor,
                          {QStringLiteral("site"),
                           found.site.value(),
                           trial,
                           {},
                           found.isGood() ? Text::tr("certified for %1", "step and release").arg(what)
                                          : Text::tr("not certified for %1", "step and release").arg(what),
                           found.text()}));
        return found;
    });
}

Result<> withdrawCertification(Database &db, SiteId site, const QString &step, const QString &release,
                               const QString &why, const Actor &actor)
{
    return transact(db, [&]() -> Result<> {
        SD_TRY(const QString name, nameOf(db, site));
        const QString what = stepAndRelease(step, release);
        SD_TRY(const auto stands, findCertification(db, site, step, release));
        if (!stands || stands->verdict != CertificationVerdict::Good)
            return fail(ErrorCode::Refused, Text::tr("site %1").arg(name),
                        Text::tr("It is not certified for %1.", "step and release").arg(what));
        SD_CHECK(db.run(
            QStringLiteral("INSERT INTO site_certifications (site_id, step, release, verdict, findings, at,"
                           " signed_by) VALUES (?, ?, ?, 'withdrawn', ?, ?, ?)"),
            {site.value(), step, release, why, actor.now, actor.who.name}));
        return addAudit(db, actor,
                        {QStringLiteral("site"),
                         site.value(),
                         {},
                         Text::tr("certified for %1", "step and release").arg(what),
                         Text::tr("withdrawn"),
                         why});
    });
}

}  // namespace shiftdeck
