#include "models/production/samples.h"

#include "models/storage/queries.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Samples)
};
constexpr int kMostFiles = 200;

Error wrong(const QString &why) { return {ErrorCode::InvalidInput, Text::tr("the sample"), why}; }

Result<> checkName(const QString &name)
{
    static const QRegularExpression kName(QStringLiteral("\\A[A-Za-z0-9][A-Za-z0-9._+-]{0,59}\\z"));
    if (kName.match(name).hasMatch())
        return {};
    return tl::unexpected(
        wrong(Text::tr("Its name must have 1 to 60 of the characters a-z, A-Z, 0-9, '.', '_', '+'"
                       " and '-', and begin with a letter or digit.")));
}

struct Input {
    QString lfn;
    qint64 firstRun = 0, lastRun = 0;
    SampleFile file;
};

Result<QList<SampleInput>> inputsOf(Database &db, const QString &dataset)
{
    const QString what = Text::tr("dataset %1").arg(dataset.left(200));
    SD_TRY(const bool complete,
           db.one(what, QStringLiteral("SELECT complete FROM datasets WHERE name = ?"), {dataset},
                  [](const Row &row) { return row.flag(0); }));
    if (!complete)
        return fail(ErrorCode::Refused, what, Text::tr("It is still open for further files."));
    SD_TRY(const auto files,
           db.list(QStringLiteral(
                       "SELECT f.lfn, f.first_run, f.last_run, f.events, f.bytes, f.adler32 FROM files f"
                       " JOIN datasets d ON d.id = f.dataset_id WHERE d.name = ?"
                       " ORDER BY f.first_run, f.id LIMIT ?"),
                   {dataset, kMostFiles + 1}, [](const Row &row) {
                       return Input{row.text(0),
                                    row.integer(1),
                                    row.integer(2),
                                    {row.integer(3), row.integer(4), row.text(5)}};
                   }));
    if (files.isEmpty() || files.size() > kMostFiles)
        return fail(ErrorCode::Refused, what,
                    Text::tr("A sample has 1 to %1 files; it has %2.").arg(kMostFiles).arg(files.size()));
    QList<SampleInput> inputs;
    for (const Input &file : files) {
        if (file.firstRun != file.lastRun)
            return fail(
                ErrorCode::Refused, what,
                Text::tr("The file %1 holds several runs; those of a sample hold one each.").arg(file.lfn));
        if (!inputs.isEmpty() && inputs.last().run == file.firstRun)
            return fail(
                ErrorCode::Refused, what,
                Text::tr("Two of its files are of run %1: their outputs would be merged in the order in"
                         " which jobs end. A sample has one file of each run.")
                    .arg(file.firstRun));
        inputs.append({file.firstRun, file.file});
    }
    return inputs;
}

Result<> checkReference(const RequestSummary &request)
{
    const QString what = Text::tr("request %1").arg(request.id.value());
    const bool over = request.status == RequestStatus::Finished || request.status == RequestStatus::Declared
        || request.status == RequestStatus::Delivered || request.status == RequestStatus::Certified;
    if (!over)
        return fail(
            ErrorCode::Refused, what,
            Text::tr("It is %1; its outputs are known when it is finished.").arg(toWord(request.status)));
    if (request.units.of(UnitState::Abandoned) > 0)
        return fail(ErrorCode::Refused, what,
                    Text::tr("It was finished short: not all of its events are in its outputs."));
    return {};
}

Result<SampleOutputs> outputsOf(Database &db, RequestId request)
{
    SampleOutputs outputs;
    QString unread;
    SD_CHECK(
        db.list(QStringLiteral("SELECT s.name, m.events, m.bytes, m.adler32, m.verified, m.lfn FROM merges m"
                               " JOIN streams s ON s.id = m.stream_id WHERE m.request_id = ?"
                               " AND m.status <> 'void' ORDER BY s.name, m.number"),
                {request.value()}, [&](const Row &row) {
                    outputs[row.text(0)].append({row.integer(1), row.integer(2), row.text(3)});
                    if (!row.flag(4))
                        unread = row.text(5);
                    return true;
                }));
    if (!unread.isEmpty())
        return fail(
            ErrorCode::Refused, Text::tr("request %1").arg(request.value()),
            Text::tr("Its merged file %1 was never read, so nobody knows whether it is sound.").arg(unread));
    return outputs;
}

int countOf(const SampleOutputs &outputs)
{
    int n = 0;
    for (const QList<SampleFile> &files : outputs)
        n += int(files.size());
    return n;
}

Result<> takeRequest(Database &db, RequestId id, SamplePlan &plan)
{
    SD_TRY(const RequestSummary request, loadRequest(db, id));
    SD_CHECK(checkReference(request));
    Sample &s = plan.sample;
    s.from = id;
    s.campaign = request.campaign;
    s.step = toWord(request.step);
    s.release = request.release;
    s.conditions = request.conditions;
    s.mergeEvents = request.mergeEvents;
    s.mergeBytes = request.mergeBytes;
    struct Split {
        SplitKind kind;
        qint64 size = 1, units = 1;
    };
    SD_TRY(const Split split,
           db.one(Text::tr("request %1").arg(id.value()),
                  QStringLiteral("SELECT split_kind, split_size, coalesce((SELECT max(j.units) FROM jobs j"
                                 " WHERE j.request_id = r.id AND j.kind = 'process' AND j.attempt = 1), 1)"
                                 " FROM requests r WHERE id = ?"),
                  {id.value()}, [](const Row &row) {
                      return Split{row.word<SplitKind>(0), row.integer(1), row.integer(2)};
                  }));
    s.splitKind = split.kind;
    s.splitSize = split.size;
    const qint64 ofJob =
        split.kind == SplitKind::Files ? (split.units + split.size - 1) / split.size : split.units;
    s.unitsPerJob = int(std::clamp<qint64>(ofJob, 1, 1000));
    SD_TRY(plan.inputs, inputsOf(db, request.dataset));
    SD_TRY(plan.outputs, outputsOf(db, id));
    return {};
}

Result<> takeNumbers(Database &db, const NewSample &wish, SamplePlan &plan)
{
    Sample &s = plan.sample;
    s.campaign = wish.campaign;
    s.step = wish.step;
    s.release = wish.release;
    SD_TRY(const QString conditions,
           db.one(Text::tr("campaign %1").arg(wish.campaign.left(100)),
                  QStringLiteral("SELECT conditions FROM campaigns WHERE name = ?"), {wish.campaign},
                  [](const Row &row) { return row.text(0); }));
    s.conditions = wish.conditions.isEmpty() ? conditions : wish.conditions;
    s.splitSize = 1000;
    s.mergeEvents = 1'000'000;
    SD_TRY(const QStringList streams,
           db.list(QStringLiteral("SELECT stream FROM application_streams WHERE step = ? AND release = ?"
                                  " ORDER BY 1"),
                   {wish.step, wish.release}, [](const Row &row) { return row.text(0); }));
    if (streams.isEmpty())
        return fail(ErrorCode::NotFound, Text::tr("release %1").arg(wish.release.left(100)),
                    Text::tr("No application of it is registered for the step %1.").arg(wish.step));
    SD_TRY(plan.outputs, parseSampleOutputs(wish.expected));
    const QStringList named = plan.outputs.keys();
    for (const QString &stream : named)
        if (!streams.contains(stream))
            return tl::unexpected(
                wrong(Text::tr("The step %1 of release %2 has no stream %3; it has %4.")
                          .arg(wish.step, wish.release, stream, streams.join(QStringLiteral(", ")))));
    SD_TRY(plan.inputs, inputsOf(db, wish.dataset));
    return {};
}

Result<> writeRows(Database &db, const SamplePlan &plan, qint64 id)
{
    int number = 0;
    for (const SampleInput &input : plan.inputs)
        SD_CHECK(
            db.run(QStringLiteral("INSERT INTO sample_inputs (sample_id, number, run, events, bytes, adler32)"
                                  " VALUES (?, ?, ?, ?, ?, ?)"),
                   {id, ++number, input.run, input.file.events, input.file.bytes, input.file.adler32}));
    for (auto stream = plan.outputs.cbegin(); stream != plan.outputs.cend(); ++stream)
        for (qsizetype i = 0; i < stream->size(); ++i)
            SD_CHECK(db.run(
                QStringLiteral("INSERT INTO sample_outputs (sample_id, stream, number, events, bytes,"
                               " adler32) VALUES (?, ?, ?, ?, ?, ?)"),
                {id, stream.key(), i + 1, stream->at(i).events, stream->at(i).bytes, stream->at(i).adler32}));
    return {};
}
}  // namespace

Result<SampleOutputs> parseSampleOutputs(const QString &text)
{
    static const QRegularExpression kFile(QStringLiteral("\\A([0-9]{1,15}):([0-9]{1,15}):([0-9a-f]{8})\\z"));
    static const QRegularExpression kStream(QStringLiteral("\\A[A-Za-z0-9_.-]{1,100}\\z"));
    SampleOutputs outputs;
    int files = 0;
    const QStringList parts = text.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const QString stream = part.section(u'=', 0, 0);
        if (!part.contains(u'=') || !kStream.match(stream).hasMatch() || outputs.contains(stream))
            return tl::unexpected(
                wrong(Text::tr("\"%1\" is not STREAM=EVENTS:BYTES:ADLER32, with each stream once.")
                          .arg(part.left(80))));
        const QStringList list = part.section(u'=', 1).split(u',');
        for (const QString &one : list) {
            const auto match = kFile.match(one);
            if (!match.hasMatch())
                return tl::unexpected(
                    wrong(Text::tr("\"%1\" is not EVENTS:BYTES:ADLER32, as 1206:54321:0a1b2c3d.")
                              .arg(one.left(80))));
            if (++files > kMostFiles)
                return tl::unexpected(wrong(Text::tr("It has more than %1 merged files.").arg(kMostFiles)));
            outputs[stream].append(
                {match.captured(1).toLongLong(), match.captured(2).toLongLong(), match.captured(3)});
        }
    }
    if (outputs.isEmpty())
        return tl::unexpected(wrong(Text::tr("What must come out is not said.")));
    return outputs;
}

QString sampleOutputsText(const SampleOutputs &outputs)
{
    QStringList streams;
    for (auto stream = outputs.cbegin(); stream != outputs.cend(); ++stream) {
        QStringList files;
        for (const SampleFile &file : *stream)
            files.append(QStringLiteral("%1:%2:%3").arg(file.events).arg(file.bytes).arg(file.adler32));
        streams.append(stream.key() + u'=' + files.join(u','));
    }
    return streams.join(u' ');
}

Result<SamplePlan> planSample(Database &db, const NewSample &wish)
{
    SD_CHECK(checkName(wish.name));
    const bool written = !wish.expected.isEmpty() || !wish.dataset.isEmpty();
    if (wish.from.has_value() == written)
        return tl::unexpected(
            wrong(Text::tr("Name a finished request, or a dataset and what must come of it.")));
    SamplePlan plan;
    plan.sample.name = wish.name;
    plan.sample.why = wish.why;
    SD_CHECK(wish.from ? takeRequest(db, *wish.from, plan) : takeNumbers(db, wish, plan));
    plan.sample.inputs = int(plan.inputs.size());
    plan.sample.outputs = countOf(plan.outputs);
    for (const SampleInput &input : std::as_const(plan.inputs))
        plan.sample.events += input.file.events;
    if (plan.sample.outputs < 1 || plan.sample.outputs > kMostFiles)
        return tl::unexpected(wrong(Text::tr("It needs 1 to %1 merged files; there are %2.")
                                        .arg(kMostFiles)
                                        .arg(plan.sample.outputs)));
    SD_TRY(const qint64 last,
           db.integer(QStringLiteral("SELECT coalesce(max(version), 0) FROM samples WHERE name = ?"),
                      {wish.name}));
    plan.sample.version = int(last) + 1;
    return plan;
}

Result<Sample> makeSample(Database &db, const NewSample &wish, const Actor &actor)
{
    return transact(db, [&]() -> Result<Sample> {
        SD_TRY(const SamplePlan plan, planSample(db, wish));
        const Sample &s = plan.sample;
        SD_TRY(const qint64 campaign,
               db.integer(QStringLiteral("SELECT id FROM campaigns WHERE name = ?"), {s.campaign}));
        SD_TRY(
            const qint64 id,
            db.insert(
                QStringLiteral("INSERT INTO samples (name, version, campaign_id, step, release, conditions,"
                               " split_kind, split_size, units_per_job, merge_events, merge_bytes,"
                               " request_id, inputs, outputs, why, at, made_by)"
                               " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                {s.name, s.version, campaign, s.step, s.release, s.conditions, QString(toWord(s.splitKind)),
                 s.splitSize, s.unitsPerJob, s.mergeEvents, s.mergeBytes,
                 s.from.isValid() ? QVariant(s.from.value()) : QVariant(), s.inputs, s.outputs,
                 s.why.isNull() ? QStringLiteral("") : s.why, actor.now, actor.who.name}));
        SD_CHECK(writeRows(db, plan, id));
        SD_CHECK(addAudit(db, actor,
                          {QStringLiteral("sample"),
                           id,
                           {},
                           {},
                           s.title(),
                           s.why.isEmpty() ? sampleOutputsText(plan.outputs).left(1000) : s.why}));
        return loadSample(db, id);
    });
}

}  // namespace shiftdeck
