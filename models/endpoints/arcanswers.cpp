#include "models/endpoints/arcanswers.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <limits>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Arc)
};
using Key = QLatin1StringView;

constexpr qsizetype kMostRecords = 2'000'000;
constexpr qsizetype kLongestText = 1'000;
constexpr qsizetype kLongestId = 128;
constexpr qsizetype kMostStates = 20;

tl::unexpected<Error> notArc(const QString &cause)
{
    return fail(ErrorCode::InvalidInput, Text::tr("the answer of ARC"), cause);
}

Result<QJsonObject> objectIn(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return notArc(Text::tr("It is no JSON (%1, at byte %2).").arg(error.errorString()).arg(error.offset));
    if (!document.isObject())
        return notArc(Text::tr("It is JSON, but no object."));
    return document.object();
}

// One without brackets is a list, too.
QJsonArray listOf(const QJsonValue &value)
{
    if (value.isArray())
        return value.toArray();
    return value.isUndefined() || value.isNull() ? QJsonArray() : QJsonArray{value};
}

QString textOf(const QJsonValue &value) { return value.toString().left(kLongestText); }

// Of the states that `info` tells in the words of several interfaces, the one of this interface.
QString restState(const QJsonValue &value)
{
    const QJsonArray states = listOf(value);
    const Key prefix("arcrest:");
    for (qsizetype i = 0; i < std::min(states.size(), kMostStates); ++i)
        if (const QString state = textOf(states.at(i)); state.startsWith(prefix))
            return state.mid(prefix.size());
    return {};
}

Result<ArcRecord> recordOf(const QJsonObject &object)
{
    ArcRecord record;
    record.id = object.value(Key("id")).toString();
    record.reason = textOf(object.value(Key("reason")));
    record.state = textOf(object.value(Key("state")));
    if (const QJsonValue code = object.value(Key("status-code")); !code.isUndefined()) {
        bool ok = false;
        record.code = textOf(code).toInt(&ok);
        if (!ok || record.code < 100 || record.code > 999)
            return notArc(Text::tr("The status of one of its jobs is no number of three digits."));
    }
    const QJsonObject activity =
        object.value(Key("info_document")).toObject().value(Key("ComputingActivity")).toObject();
    record.name = textOf(activity.value(Key("Name")));
    record.node = textOf(listOf(activity.value(Key("ExecutionNode"))).first());
    if (record.state.isEmpty())
        record.state = restState(activity.value(Key("State")));
    // A job that was refused has no id; one that was asked for by a wrong id has that.
    const bool isGood = record.code == 0 || (record.code >= 200 && record.code < 300);
    if (!isArcId(record.id)) {
        if (isGood)
            return notArc(Text::tr("One of its jobs has no id."));
        record.id.clear();
    }
    return record;
}

struct StateMeaning {
    Key word;
    EndpointPhase phase;
};
constexpr std::array kStates{
    StateMeaning{Key("ACCEPTING"), EndpointPhase::Queued},
    StateMeaning{Key("ACCEPTED"), EndpointPhase::Queued},
    StateMeaning{Key("PREPARING"), EndpointPhase::Queued},
    StateMeaning{Key("PREPARED"), EndpointPhase::Queued},
    StateMeaning{Key("SUBMITTING"), EndpointPhase::Queued},
    StateMeaning{Key("QUEUING"), EndpointPhase::Queued},
    StateMeaning{Key("HELD"), EndpointPhase::Queued},
    StateMeaning{Key("RUNNING"), EndpointPhase::Running},
    StateMeaning{Key("EXITINGLRMS"), EndpointPhase::Running},
    StateMeaning{Key("OTHER"), EndpointPhase::Running},
    StateMeaning{Key("EXECUTED"), EndpointPhase::Running},
    StateMeaning{Key("FINISHING"), EndpointPhase::Running},
    StateMeaning{Key("KILLING"), EndpointPhase::Running},
    StateMeaning{Key("FINISHED"), EndpointPhase::Ended},
    StateMeaning{Key("FAILED"), EndpointPhase::Ended},
    StateMeaning{Key("KILLED"), EndpointPhase::Ended},
    StateMeaning{Key("WIPED"), EndpointPhase::Unknown},
    StateMeaning{Key("None"), EndpointPhase::Unknown},
};

std::optional<int> numberIn(const QJsonValue &value, int least, int most)
{
    const double number = value.toDouble(std::numeric_limits<double>::quiet_NaN());
    if (!(number >= least && number <= most))
        return std::nullopt;
    return static_cast<int>(number);
}

TimeMs timeOf(const QJsonValue &value)
{
    constexpr double kYear9999 = 253'402'300'799'000.0;
    const double time = value.toDouble();
    return time > 0 && time <= kYear9999 ? static_cast<TimeMs>(time) : 0;
}
}  // namespace

Result<QList<ArcRecord>> parseArcJobs(const QByteArray &json)
{
    QList<ArcRecord> records;
    if (json.trimmed().isEmpty())
        return records;
    SD_TRY(const QJsonObject answer, objectIn(json));
    if (!answer.contains(Key("job")))
        return notArc(Text::tr("It has no list of jobs."));
    const QJsonArray list = listOf(answer.value(Key("job")));
    if (list.size() > kMostRecords)
        return notArc(Text::tr("It has more than %1 jobs.").arg(kMostRecords));
    records.reserve(list.size());
    for (const QJsonValue &job : list) {
        SD_TRY(ArcRecord record, recordOf(job.toObject()));
        records.append(std::move(record));
    }
    return records;
}

Result<QStringList> parseArcVersions(const QByteArray &json)
{
    SD_TRY(const QJsonObject answer, objectIn(json));
    const QJsonArray list = listOf(answer.value(Key("version")));
    QStringList versions;
    for (qsizetype i = 0; i < std::min(list.size(), kMostStates); ++i)
        versions.append(list.at(i).toString().left(40));
    versions.removeAll(QString());
    if (versions.isEmpty())
        return notArc(Text::tr("It names no version of the interface."));
    return versions;
}

Result<ArcReport> parseArcReport(const QByteArray &json, const QString &token)
{
    SD_TRY(const QJsonObject object, objectIn(json));
    if (token.isEmpty() || object.value(Key("token")).toString() != token)
        return notArc(Text::tr("It is not the report of this job."));
    ArcReport report;
    report.host = textOf(object.value(Key("host")));
    report.exitCode = numberIn(object.value(Key("exitCode")), 0, 255);
    report.signal = numberIn(object.value(Key("signal")), 1, 64);
    if (report.signal)
        report.exitCode.reset();
    for (const char *known : {"time-limit", "memory-limit", "cancelled", "node"})
        if (object.value(Key("reason")).toString() == Key(known))
            report.reason = QString::fromLatin1(known);
    report.startedAt = timeOf(object.value(Key("startedAt")));
    report.endedAt = timeOf(object.value(Key("endedAt")));
    return report;
}

QString arcDelegationId(const QByteArray &location)
{
    const QString id = QString::fromLatin1(location.mid(location.lastIndexOf('/') + 1));
    return isArcId(id) ? id : QString();
}

bool isArcId(const QString &text)
{
    return !text.isEmpty() && text.size() <= kLongestId && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
    });
}

EndpointPhase arcPhase(const QString &state)
{
    for (const StateMeaning &meaning : kStates)
        if (state == meaning.word)
            return meaning.phase;
    // A word that we do not know yet is not the end of a job.
    return EndpointPhase::Running;
}

QByteArray arcStates(EndpointPhase phase)
{
    QByteArrayList words;
    for (const StateMeaning &meaning : kStates)
        if (meaning.phase == phase)
            words.append(QByteArray(meaning.word.data(), meaning.word.size()));
    return words.join(',');
}

}  // namespace shiftdeck
