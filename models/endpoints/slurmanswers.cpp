#include "models/endpoints/slurmanswers.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <limits>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Slurm)
};
using Key = QLatin1StringView;

constexpr qsizetype kMostRecords = 2'000'000;
constexpr qsizetype kMostErrors = 100;
constexpr qsizetype kLongestText = 1'000;
constexpr qsizetype kLongestRange = 1'000'000;
constexpr qsizetype kMostTaskDigits = 16'384;  // of four tasks each
constexpr double kLargestNumber = 9e15;  // what a double holds exactly

Result<QJsonObject> objectIn(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return fail(ErrorCode::InvalidInput, Text::tr("the answer of Slurm"),
                    Text::tr("It is no JSON (%1, at byte %2).").arg(error.errorString()).arg(error.offset));
    if (!document.isObject())
        return fail(ErrorCode::InvalidInput, Text::tr("the answer of Slurm"),
                    Text::tr("It is JSON, but no object."));
    return document.object();
}

QString textOf(const QJsonValue &value) { return value.toString().left(kLongestText); }

// A plain number, or {"set": true, "infinite": false, "number": n}.
std::optional<qint64> numberOf(const QJsonValue &value)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        if (!object.value(Key("set")).toBool() || object.value(Key("infinite")).toBool())
            return std::nullopt;
        return numberOf(object.value(Key("number")));
    }
    const double number = value.toDouble(std::numeric_limits<double>::quiet_NaN());
    if (!(number >= -kLargestNumber && number <= kLargestNumber))
        return std::nullopt;
    return static_cast<qint64>(number);
}

TimeMs timeOf(const QJsonValue &seconds)
{
    constexpr qint64 kYear9999 = 253'402'300'799;
    const qint64 time = numberOf(seconds).value_or(0);
    return time > 0 && time <= kYear9999 ? time * 1000 : 0;
}

QStringList statesOf(const QJsonValue &value)
{
    if (value.isString())
        return {textOf(value)};
    QStringList states;
    const QJsonArray list = value.toArray();
    for (qsizetype i = 0; i < std::min<qsizetype>(list.size(), 20); ++i)
        states.append(textOf(list.at(i)));
    return states;
}

void readExit(const QJsonValue &value, SlurmRecord &record)
{
    std::optional<qint64> code, signal;
    if (value.isObject() && value.toObject().contains(Key("return_code"))) {
        const QJsonObject object = value.toObject();
        code = numberOf(object.value(Key("return_code")));
        const QJsonObject killed = object.value(Key("signal")).toObject();
        signal = numberOf(killed.value(killed.contains(Key("id")) ? Key("id") : Key("signal_id")));
    } else if (const auto status = numberOf(value); status && *status >= 0 && *status <= 0xffff) {
        // As wait(2) has it: the code in the high byte, the signal in seven bits of the low one.
        code = *status >> 8;
        signal = *status & 0x7f;
    }
    if (signal && *signal > 0 && *signal <= 64)
        record.signal = static_cast<int>(*signal);
    else if (code && *code >= 0 && *code <= 255 && signal.value_or(0) == 0)
        record.exitCode = static_cast<int>(*code);
}

QList<SlurmError> errorsIn(const QJsonObject &answer)
{
    QList<SlurmError> errors;
    const QJsonArray list = answer.value(Key("errors")).toArray();
    for (qsizetype i = 0; i < std::min(list.size(), kMostErrors); ++i) {
        const QJsonObject error = list.at(i).toObject();
        const QJsonValue number =
            error.value(error.contains(Key("error_number")) ? Key("error_number") : Key("error_code"));
        const QString text = textOf(error.value(Key("error"))),
                      what = textOf(error.value(Key("description")));
        errors.append({static_cast<int>(std::clamp<qint64>(numberOf(number).value_or(-1), -1, 1'000'000)),
                       what.isEmpty() || what == text ? text : QStringLiteral("%1: %2").arg(text, what)});
    }
    return errors;
}

std::optional<int> taskOf(const QJsonValue &value)
{
    const auto task = numberOf(value);
    return task && *task >= 0 && *task <= 4'000'001 ? std::optional(static_cast<int>(*task)) : std::nullopt;
}

Result<SlurmRecord> checked(SlurmRecord record)
{
    if (record.jobId <= 0 || record.states.isEmpty())
        return fail(ErrorCode::InvalidInput, Text::tr("the answer of Slurm"),
                    Text::tr("One of its jobs has no number or no state."));
    return record;
}

Result<SlurmRecord> recordOf(const QJsonObject &object)
{
    SlurmRecord record;
    record.jobId = numberOf(object.value(Key("job_id"))).value_or(0);
    record.arrayJobId = std::max<qint64>(0, numberOf(object.value(Key("array_job_id"))).value_or(0));
    record.task = taskOf(object.value(Key("array_task_id")));
    record.taskRange = object.value(Key("array_task_string")).toString().left(kLongestRange);
    if (!record.taskRange.isEmpty())
        record.task.reset();
    record.name = textOf(object.value(Key("name")));
    record.node = textOf(object.value(Key("batch_host")));
    if (record.node.isEmpty())
        record.node = textOf(object.value(Key("nodes")));
    record.reason = textOf(object.value(Key("state_reason")));
    record.states = statesOf(object.value(Key("job_state")));
    readExit(object.value(Key("exit_code")), record);
    record.submittedAt = timeOf(object.value(Key("submit_time")));
    record.startedAt = timeOf(object.value(Key("start_time")));
    record.endedAt = timeOf(object.value(Key("end_time")));
    return checked(std::move(record));
}

// Tasks that did not start: "2-49,51" or, as the accounting stores them, the bits of a hexadecimal number.
QString taskRangeOf(const QString &text)
{
    if (!text.startsWith(QLatin1String("0x")))
        return text.left(kLongestRange);
    QStringList tasks;
    const qsizetype digits = std::min(text.size() - 2, kMostTaskDigits);
    for (qsizetype i = 0; i < digits; ++i) {
        const int bits = text.at(text.size() - 1 - i).digitValue() >= 0
            ? text.at(text.size() - 1 - i).digitValue()
            : text.at(text.size() - 1 - i).toUpper().unicode() - u'A' + 10;
        for (int bit = 0; bit < 4; ++bit)
            if (bits >= 0 && bits < 16 && (bits & (1 << bit)) != 0)
                tasks.append(QString::number(4 * i + bit));
    }
    return tasks.join(u',');
}

Result<SlurmRecord> accountOf(const QJsonObject &object)
{
    SlurmRecord record;
    record.jobId = numberOf(object.value(Key("job_id"))).value_or(0);
    const QJsonObject array = object.value(Key("array")).toObject();
    record.arrayJobId = std::max<qint64>(0, numberOf(array.value(Key("job_id"))).value_or(0));
    record.task = taskOf(array.value(Key("task_id")));
    record.taskRange = taskRangeOf(array.value(Key("task")).toString());
    if (!record.taskRange.isEmpty())
        record.task.reset();
    record.name = textOf(object.value(Key("name")));
    record.node = textOf(object.value(Key("nodes")));
    if (record.node == QLatin1String("None assigned"))
        record.node.clear();
    const QJsonObject state = object.value(Key("state")).toObject(),
                      time = object.value(Key("time")).toObject();
    record.reason = textOf(state.value(Key("reason")));
    record.states = statesOf(state.value(Key("current")));
    record.submittedAt = timeOf(time.value(Key("submission")));
    record.startedAt = timeOf(time.value(Key("start")));
    record.endedAt = timeOf(time.value(Key("end")));
    return checked(std::move(record));
}

Result<SlurmListing> listingOf(const QByteArray &json, Result<SlurmRecord> (*read)(const QJsonObject &))
{
    SD_TRY(const QJsonObject answer, objectIn(json));
    SlurmListing listing;
    listing.errors = errorsIn(answer);
    const QJsonValue jobs = answer.value(Key("jobs"));
    if (!jobs.isArray() && listing.errors.isEmpty())
        return fail(ErrorCode::InvalidInput, Text::tr("the answer of Slurm"),
                    Text::tr("It has neither a list of jobs nor an error."));
    const QJsonArray list = jobs.toArray();
    if (list.size() > kMostRecords)
        return fail(ErrorCode::InvalidInput, Text::tr("the answer of Slurm"),
                    Text::tr("It has more than %1 jobs.").arg(kMostRecords));
    listing.records.reserve(list.size());
    for (const QJsonValue &job : list) {
        SD_TRY(SlurmRecord record, read(job.toObject()));
        listing.records.append(std::move(record));
    }
    return listing;
}

// Words of slurm.h, enum job_states; in the order in which they count when several are given.
struct StateMeaning {
    Key word;
    EndpointPhase phase;
    Key reason;
};
constexpr std::array kStates{
    // Flags that say that it is not over, or that it starts again under the same number.
    StateMeaning{Key("REQUEUED"), EndpointPhase::Queued, {}},
    StateMeaning{Key("REQUEUE_HOLD"), EndpointPhase::Queued, {}},
    StateMeaning{Key("REQUEUE_FED"), EndpointPhase::Queued, {}},
    StateMeaning{Key("SPECIAL_EXIT"), EndpointPhase::Queued, {}},
    StateMeaning{Key("COMPLETING"), EndpointPhase::Running, {}},
    StateMeaning{Key("STAGE_OUT"), EndpointPhase::Running, {}},
    StateMeaning{Key("PENDING"), EndpointPhase::Queued, {}},
    StateMeaning{Key("CONFIGURING"), EndpointPhase::Queued, {}},
    StateMeaning{Key("RESV_DEL_HOLD"), EndpointPhase::Queued, {}},
    StateMeaning{Key("RUNNING"), EndpointPhase::Running, {}},
    StateMeaning{Key("SUSPENDED"), EndpointPhase::Running, {}},
    StateMeaning{Key("STOPPED"), EndpointPhase::Running, {}},
    StateMeaning{Key("RESIZING"), EndpointPhase::Running, {}},
    StateMeaning{Key("SIGNALING"), EndpointPhase::Running, {}},
    StateMeaning{Key("COMPLETED"), EndpointPhase::Ended, {}},
    StateMeaning{Key("FAILED"), EndpointPhase::Ended, {}},
    StateMeaning{Key("TIMEOUT"), EndpointPhase::Ended, Key("time-limit")},
    StateMeaning{Key("DEADLINE"), EndpointPhase::Ended, Key("time-limit")},
    StateMeaning{Key("OUT_OF_MEMORY"), EndpointPhase::Ended, Key("memory-limit")},
    StateMeaning{Key("CANCELLED"), EndpointPhase::Ended, Key("cancelled")},
    StateMeaning{Key("REVOKED"), EndpointPhase::Ended, Key("cancelled")},
    StateMeaning{Key("NODE_FAIL"), EndpointPhase::Ended, Key("node")},
    StateMeaning{Key("BOOT_FAIL"), EndpointPhase::Ended, Key("node")},
    StateMeaning{Key("LAUNCH_FAILED"), EndpointPhase::Ended, Key("node")},
    StateMeaning{Key("RECONFIG_FAIL"), EndpointPhase::Ended, Key("node")},
    StateMeaning{Key("PREEMPTED"), EndpointPhase::Ended, Key("node")},
};

const StateMeaning *meaningOf(const QStringList &states)
{
    for (const StateMeaning &meaning : kStates)
        if (states.contains(meaning.word))
            return &meaning;
    return nullptr;
}

QJsonObject numberObject(qint64 number)
{
    return {{QStringLiteral("set"), true},
            {QStringLiteral("infinite"), false},
            {QStringLiteral("number"), number}};
}
}  // namespace

EndpointPhase SlurmRecord::phase() const
{
    const StateMeaning *meaning = meaningOf(states);
    // A word that we do not know yet is not the end of a job.
    return meaning ? meaning->phase : EndpointPhase::Running;
}

QString SlurmRecord::endReason() const
{
    const StateMeaning *meaning = meaningOf(states);
    return meaning ? QString(meaning->reason) : QString();
}

Result<SlurmSubmitted> parseSlurmSubmit(const QByteArray &json)
{
    SD_TRY(const QJsonObject answer, objectIn(json));
    SlurmSubmitted result;
    result.errors = errorsIn(answer);
    result.jobId = std::max<qint64>(0, numberOf(answer.value(Key("job_id"))).value_or(0));
    if (result.jobId == 0)  // since v0.0.40 it is in an object of its own, too
        result.jobId = std::max<qint64>(
            0, numberOf(answer.value(Key("result")).toObject().value(Key("job_id"))).value_or(0));
    if (result.jobId == 0 && result.errors.isEmpty())
        return fail(ErrorCode::InvalidInput, Text::tr("the answer of Slurm"),
                    Text::tr("It says neither the number of a job nor an error."));
    return result;
}

Result<SlurmListing> parseSlurmJobs(const QByteArray &json) { return listingOf(json, recordOf); }
Result<SlurmListing> parseSlurmAccounts(const QByteArray &json) { return listingOf(json, accountOf); }

Result<SlurmPing> parseSlurmPing(const QByteArray &json)
{
    SD_TRY(const QJsonObject answer, objectIn(json));
    SlurmPing ping;
    ping.errors = errorsIn(answer);
    const QJsonArray pings = answer.value(Key("pings")).toArray();
    ping.up = std::any_of(pings.begin(), pings.end(), [](const QJsonValue &value) {
        const QJsonObject one = value.toObject();
        return one.value(Key("ping")).toString() == QLatin1String("UP")
            || one.value(Key("pinged")).toString() == QLatin1String("UP");
    });
    return ping;
}

Result<SlurmLoad> parseSlurmLoad(const QByteArray &json)
{
    SD_TRY(const QJsonObject answer, objectIn(json));
    const QJsonObject statistics = answer.value(Key("statistics")).toObject();
    const auto count = [&statistics](Key key) {
        return static_cast<int>(std::clamp<qint64>(numberOf(statistics.value(key)).value_or(0), 0,
                                                   std::numeric_limits<int>::max()));
    };
    return SlurmLoad{count(Key("jobs_running")), count(Key("jobs_pending")),
                     timeOf(statistics.value(Key("req_time")))};
}

QList<SlurmError> parseSlurmErrors(const QByteArray &json)
{
    const auto answer = objectIn(json);
    return answer ? errorsIn(*answer) : QList<SlurmError>();
}

bool isInTaskRange(const QString &range, int task)
{
    const qsizetype limit = range.indexOf(u'%');  // "%10": so many at a time
    for (const QStringView part :
         QStringView(range).left(limit < 0 ? range.size() : limit).split(u',', Qt::SkipEmptyParts)) {
        const QList<QStringView> stepped = part.split(u':');
        const QList<QStringView> ends = stepped.first().split(u'-');
        bool isFirst = false, isLast = false, isStep = true;
        const int first = ends.first().toInt(&isFirst), last = ends.last().toInt(&isLast);
        const int step = stepped.size() == 2 ? stepped.last().toInt(&isStep) : 1;
        if (isFirst && isLast && isStep && step > 0 && ends.size() <= 2 && stepped.size() <= 2
            && task >= first && task <= last && (task - first) % step == 0)
            return true;
    }
    return false;
}

bool isSurelyRefused(const SlurmError &error)
{
    // 2000 to 2999 are of the job itself, 9000 to 9999 of the REST interface: it was looked at and turned
    // down. 1000 to 1999 and 5000 to 5999 are of the way there.
    return (error.number >= 2000 && error.number < 3000) || (error.number >= 9000 && error.number < 10000);
}

bool isUnknownJob(const QList<SlurmError> &errors)
{
    return std::any_of(errors.begin(), errors.end(),
                       [](const SlurmError &error) { return error.number == kSlurmInvalidJobId; });
}

QString describe(const QList<SlurmError> &errors)
{
    QStringList texts;
    for (const SlurmError &error : errors.mid(0, 3))
        texts.append(error.number < 0 ? error.text
                                      : Text::tr("%1 (error %2)").arg(error.text).arg(error.number));
    return texts.isEmpty() ? Text::tr("Slurm gave no reason.")
                           : Text::tr("Slurm says: %1.").arg(texts.join(u"; "));
}

QByteArray slurmSubmitBody(const SlurmSubmission &s, int version)
{
    const bool isOld = version < 39;
    const auto number = [isOld](qint64 value) {
        return isOld ? QJsonValue(value) : QJsonValue(numberObject(value));
    };
    const QString path = QStringLiteral("/usr/local/bin:/usr/bin:/bin");
    QJsonObject job{{QStringLiteral("name"), s.name},
                    {QStringLiteral("comment"), s.comment},
                    {QStringLiteral("current_working_directory"), s.folder},
                    {QStringLiteral("standard_output"), QStringLiteral("/dev/null")},
                    {QStringLiteral("standard_error"), QStringLiteral("/dev/null")},
                    {QStringLiteral("tasks"), 1},
                    {QStringLiteral("array"), QStringLiteral("1-%1").arg(s.tasks)}};
    if (isOld) {
        job.insert(QStringLiteral("environment"), QJsonObject{{QStringLiteral("PATH"), path}});
        // "requeue": false is not heard by 22.05.
        job.insert(QStringLiteral("no_requeue"), true);
    } else {
        job.insert(QStringLiteral("environment"), QJsonArray{QStringLiteral("PATH=") + path});
        job.insert(QStringLiteral("requeue"), false);
    }
    if (!s.partition.isEmpty())
        job.insert(QStringLiteral("partition"), s.partition);
    if (!s.account.isEmpty())
        job.insert(QStringLiteral("account"), s.account);
    if (s.memoryMb > 0)
        job.insert(QStringLiteral("memory_per_node"), number(s.memoryMb));
    if (s.wallSeconds > 0)  // whole minutes
        job.insert(QStringLiteral("time_limit"), number((qint64(s.wallSeconds) + 59) / 60));
    if (!s.avoidNodes.isEmpty()) {
        if (isOld)
            job.insert(QStringLiteral("exclude_nodes"), s.avoidNodes.join(u','));
        else
            job.insert(QStringLiteral("excluded_nodes"), QJsonArray::fromStringList(s.avoidNodes));
    }
    QJsonObject body{{QStringLiteral("job"), job}};
    const QString script = QString::fromUtf8(s.script);
    if (version < 40) {
        body.insert(QStringLiteral("script"), script);
    } else {
        job.insert(QStringLiteral("script"), script);
        body.insert(QStringLiteral("job"), job);
    }
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

}  // namespace shiftdeck
