#include "models/storage/certifications.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Certifications)
};

QString titleOf(const QString &name, int version)
{
    return Text::tr("%1 version %2", "a sample").arg(name).arg(version);
}

// Of a withdrawn one the sample is that of the last good one before it.
const QString kCertifications = QStringLiteral(
    "SELECT c.step, c.release, c.verdict, c.request_id, c.findings, c.signed_by, c.at, s.name, s.version"
    " FROM site_certifications c LEFT JOIN site_trials t ON t.request_id = coalesce(c.request_id, (SELECT "
    "b.request_id"
    " FROM site_certifications b WHERE b.site_id = c.site_id AND b.step = c.step AND b.release = c.release"
    " AND b.id < c.id AND b.verdict = 'good' ORDER BY b.id DESC LIMIT 1)) LEFT JOIN samples s ON s.id = "
    "t.sample_id"
    " WHERE c.site_id = ? AND c.id = (SELECT max(n.id) FROM site_certifications n WHERE n.site_id = c.site_id"
    " AND n.step = c.step AND n.release = c.release)");

SiteCertification certificationOf(const Row &row)
{
    SiteCertification found;
    found.step = row.text(0);
    found.release = row.text(1);
    found.verdict = row.word<CertificationVerdict>(2);
    found.trial = row.id<RequestId>(3);
    found.findings = row.text(4);
    found.by = row.text(5);
    found.at = row.integer(6);
    found.sample = titleOf(row.text(7), row.number(8));
    return found;
}

const QString kSamples = QStringLiteral(
    "SELECT s.id, s.name, s.version, c.name, s.step, s.release, s.conditions, s.split_kind, s.split_size,"
    " s.merge_events, s.merge_bytes, s.units_per_job, s.request_id, s.inputs, s.outputs,"
    " (SELECT coalesce(sum(i.events), 0) FROM sample_inputs i WHERE i.sample_id = s.id), s.why, s.made_by, "
    "s.at"
    " FROM samples s JOIN campaigns c ON c.id = s.campaign_id");

Sample sampleOf(const Row &row)
{
    Sample sample;
    sample.id = row.integer(0);
    sample.name = row.text(1);
    sample.version = row.number(2);
    sample.campaign = row.text(3);
    sample.step = row.text(4);
    sample.release = row.text(5);
    sample.conditions = row.text(6);
    sample.splitKind = row.word<SplitKind>(7);
    sample.splitSize = row.integer(8);
    sample.mergeEvents = row.integer(9);
    sample.mergeBytes = row.integer(10);
    sample.unitsPerJob = row.number(11);
    sample.from = row.id<RequestId>(12);
    sample.inputs = row.number(13);
    sample.outputs = row.number(14);
    sample.events = row.integer(15);
    sample.why = row.text(16);
    sample.by = row.text(17);
    sample.at = row.integer(18);
    return sample;
}

// Of requests `r`: the trial that is under way for the site, step and release.
const QString kTrialUnderWay = QStringLiteral(
    "(SELECT max(t.request_id) FROM site_trials t JOIN requests q ON q.id = t.request_id"
    " WHERE t.site_id = r.site_id AND q.step = r.step AND q.release = r.release"
    " AND q.status NOT IN ('rejected','aborted','obsolete')"
    " AND NOT EXISTS (SELECT 1 FROM site_certifications v WHERE v.request_id = t.request_id))");
}  // namespace

QString Sample::title() const { return titleOf(name, version); }

Result<QList<SiteCertification>> listCertifications(Database &db, SiteId site)
{
    return db.list(kCertifications + QStringLiteral(" ORDER BY c.release, c.step"), {site.value()},
                   certificationOf);
}

Result<std::optional<SiteCertification>> findCertification(Database &db, SiteId site, const QString &step,
                                                           const QString &release)
{
    return db.first(kCertifications + QStringLiteral(" AND c.step = ? AND c.release = ?"),
                    {site.value(), step, release}, certificationOf);
}

Result<QList<SiteTrial>> listOpenTrials(Database &db, SiteId site)
{
    return db.list(
        QStringLiteral("SELECT t.request_id, t.site_id, r.step, r.release, s.name, s.version, r.status,"
                       " t.started_by, t.at FROM site_trials t JOIN requests r ON r.id = t.request_id"
                       " JOIN samples s ON s.id = t.sample_id WHERE t.site_id = ?"
                       " AND r.status NOT IN ('rejected','aborted','obsolete') AND NOT EXISTS"
                       " (SELECT 1 FROM site_certifications v WHERE v.request_id = t.request_id)"
                       " ORDER BY t.request_id"),
        {site.value()}, [](const Row &row) {
            SiteTrial trial;
            trial.request = row.id<RequestId>(0);
            trial.site = row.id<SiteId>(1);
            trial.step = row.text(2);
            trial.release = row.text(3);
            trial.sample = titleOf(row.text(4), row.number(5));
            trial.status = row.word<RequestStatus>(6);
            trial.by = row.text(7);
            trial.at = row.integer(8);
            return trial;
        });
}

Result<QList<Sample>> listSamples(Database &db)
{
    return db.list(kSamples + QStringLiteral(" ORDER BY s.name, s.version DESC"), {}, sampleOf);
}

Result<Sample> findSample(Database &db, const QString &name, const QString &release)
{
    const QString what = Text::tr("sample %1").arg(name.left(100));
    SD_TRY(const auto versions,
           db.list(kSamples + QStringLiteral(" WHERE s.name = ? ORDER BY s.version DESC"), {name}, sampleOf));
    if (versions.isEmpty())
        return fail(ErrorCode::NotFound, what,
                    Text::tr("\"prodctl samples\" lists them, and \"prodctl samples add\" makes one."));
    QStringList releases;
    for (const Sample &sample : versions)
        if (!releases.contains(sample.release))
            releases.append(sample.release);
    if (release.isEmpty() && releases.size() > 1)
        return fail(ErrorCode::InvalidInput, what,
                    Text::tr("It is known for several releases (%1); name one.")
                        .arg(releases.join(QStringLiteral(", "))));
    for (const Sample &sample : versions)
        if (release.isEmpty() || sample.release == release)
            return sample;
    return fail(
        ErrorCode::NotFound, what,
        Text::tr("It is not known what release %1 must make of it (known: %2). Process it once where no"
                 " certification is needed, then give \"prodctl samples add %3 --request ...\".")
            .arg(release.left(100), releases.join(QStringLiteral(", ")), name));
}

Result<Sample> loadSample(Database &db, qint64 id)
{
    return db.one(Text::tr("sample %1").arg(id), kSamples + QStringLiteral(" WHERE s.id = ?"), {id},
                  sampleOf);
}

Result<QList<SampleInput>> sampleInputs(Database &db, qint64 id)
{
    return db.list(QStringLiteral("SELECT run, events, bytes, adler32 FROM sample_inputs WHERE sample_id = ?"
                                  " ORDER BY number"),
                   {id}, [](const Row &row) {
                       return SampleInput{row.integer(0), {row.integer(1), row.integer(2), row.text(3)}};
                   });
}

Result<SampleOutputs> sampleOutputs(Database &db, qint64 id)
{
    SampleOutputs outputs;
    SD_CHECK(
        db.list(QStringLiteral("SELECT stream, events, bytes, adler32 FROM sample_outputs WHERE sample_id = ?"
                               " ORDER BY stream, number"),
                {id}, [&outputs](const Row &row) {
                    outputs[row.text(0)].append({row.integer(1), row.integer(2), row.text(3)});
                    return true;
                }));
    return outputs;
}

Result<> addCertification(Database &db, QList<RequestSummary> &requests)
{
    QHash<qint64, CertificationGap> gaps;
    SD_CHECK(db.list(
        QStringLiteral("SELECT r.id, c.verdict, c.findings, c.signed_by, %1 FROM certification_duties d"
                       " JOIN requests r ON r.site_id = d.site_id AND r.status IN ('staged','running')"
                       " LEFT JOIN site_certifications c ON c.id = (SELECT max(n.id)"
                       " FROM site_certifications n WHERE n.site_id = r.site_id AND n.step = r.step"
                       " AND n.release = r.release) WHERE d.lifted_at IS NULL"
                       " AND coalesce(c.verdict, '') <> 'good' AND NOT EXISTS"
                       " (SELECT 1 FROM site_trials z WHERE z.request_id = r.id)")
            .arg(kTrialUnderWay),
        {}, [&gaps](const Row &row) {
            gaps.insert(row.integer(0), {row.text(1), row.text(2), row.text(3), row.id<RequestId>(4)});
            return true;
        }));
    QHash<qint64, std::pair<QString, bool>> trials;
    SD_CHECK(db.list(
        QStringLiteral("SELECT t.request_id, s.name, s.version, c.id FROM site_trials t JOIN samples s"
                       " ON s.id = t.sample_id LEFT JOIN site_certifications c"
                       " ON c.request_id = t.request_id"),
        {}, [&trials](const Row &row) {
            trials.insert(row.integer(0), {titleOf(row.text(1), row.number(2)), !row.isNull(3)});
            return true;
        }));
    for (RequestSummary &request : requests) {
        if (const auto gap = gaps.constFind(request.id.value()); gap != gaps.cend())
            request.uncertified = *gap;
        if (const auto trial = trials.constFind(request.id.value()); trial != trials.cend()) {
            request.sample = trial->first;
            request.isJudged = trial->second;
        }
    }
    return {};
}

}  // namespace shiftdeck
