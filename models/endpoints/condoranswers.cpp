#include "models/endpoints/condoranswers.h"

#include "models/endpoints/jobfolder.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <limits>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(CondorAnswers)
};
using Key = QLatin1StringView;

constexpr qsizetype kMostAds = 2'000'000;
constexpr qsizetype kLongestText = 1'000;
constexpr qint64 kLargestNumber = std::numeric_limits<int>::max();

// JobStatus
constexpr int kIdle = 1, kRemoved = 3, kCompleted = 4, kHeld = 5;

tl::unexpected<Error> noAnswer(const QString &cause)
{
    return fail(ErrorCode::InvalidInput, Text::tr("the answer of HTCondor"), cause);
}

// The arrays that stand one after the other.
Result<QList<QByteArrayView>> arraysIn(QByteArrayView text)
{
    QList<QByteArrayView> arrays;
    qsizetype begin = 0, depth = 0;
    bool inString = false, isEscaped = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            inString = isEscaped || c != '"';
            isEscaped = !isEscaped && c == '\\';
        } else if (c == '[' || c == '{') {
            if (depth == 0 && c == '{')
                return noAnswer(Text::tr("It is JSON, but no list."));
            if (depth++ == 0)
                begin = i;
        } else if ((c == ']' || c == '}') && depth > 0) {
            if (--depth == 0)
                arrays.append(text.sliced(begin, i + 1 - begin));
        } else if (depth == 0 && c != ' ' && c != '\n' && c != '\r' && c != '\t') {
            return noAnswer(Text::tr("It is no JSON (at byte %1).").arg(i));
        } else {
            inString = c == '"';
        }
    }
    if (depth != 0 || inString)
        return noAnswer(Text::tr("It is cut off."));
    return arrays;
}

Result<QJsonArray> arrayIn(QByteArrayView text)
{
    QJsonParseError error;
    QJsonDocument document =
        QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), text.size()), &error);
    if (error.error == QJsonParseError::IllegalUTF8String)  // what some user wrote, in another encoding
        document = QJsonDocument::fromJson(QString::fromUtf8(text).toUtf8(), &error);
    if (error.error != QJsonParseError::NoError)
        return noAnswer(Text::tr("It is no JSON (%1).").arg(error.errorString()));
    return document.array();
}

QString textOf(const QJsonValue &value)
{
    const QString text = value.toString().left(kLongestText);
    return text.startsWith(Key("/Expr(")) ? QString() : text;
}

// 0 for what is none, and for what is out of bounds.
qint64 numberOf(const QJsonValue &value, qint64 largest = kLargestNumber)
{
    const qint64 number = value.toInteger(0);
    return number >= 0 && number <= largest ? number : 0;
}

TimeMs timeOf(const QJsonValue &seconds)
{
    constexpr qint64 kYear9999 = 253'402'300'799;
    return numberOf(seconds, kYear9999) * 1000;
}

// "slot1_6@glidein_99879@node17.example.org" is on node17.example.org.
QString nodeOf(const QString &slot) { return slot.mid(slot.lastIndexOf(u'@') + 1); }

Result<CondorRecord> recordOf(const QJsonObject &ad)
{
    CondorRecord record;
    record.cluster = numberOf(ad.value(Key("ClusterId")));
    const qint64 process = ad.value(Key("ProcId")).toInteger(-1);
    record.status = static_cast<int>(numberOf(ad.value(Key("JobStatus"))));
    if (record.cluster <= 0 || process < 0 || process > kLargestNumber || record.status <= 0)
        return noAnswer(Text::tr("One of its jobs has no number or no state."));
    record.process = static_cast<int>(process);
    if (const QString token = textOf(ad.value(Key("ShiftdeckToken"))); isToken(token))
        record.token = token;
    record.owner = textOf(ad.value(Key("Owner")));
    const bool isHeld = ad.contains(Key("HoldReasonCode"));
    record.holdCode =
        static_cast<int>(numberOf(ad.value(isHeld ? Key("HoldReasonCode") : Key("LastHoldReasonCode"))));
    record.holdSubCode = static_cast<int>(
        numberOf(ad.value(isHeld ? Key("HoldReasonSubCode") : Key("LastHoldReasonSubCode"))));
    record.removeReason = textOf(ad.value(Key("RemoveReason")));
    if (const qint64 signal = numberOf(ad.value(Key("ExitSignal")), 64);
        ad.value(Key("ExitBySignal")).toBool() && signal > 0)
        record.signal = static_cast<int>(signal);
    record.node = nodeOf(textOf(ad.value(Key("RemoteHost"))));
    if (record.node.isEmpty())
        record.node = nodeOf(textOf(ad.value(Key("LastRemoteHost"))));
    record.startedAt = timeOf(ad.value(Key("JobCurrentStartDate")));
    if (record.startedAt == 0)
        record.startedAt = timeOf(ad.value(Key("JobStartDate")));
    if (record.phase() == EndpointPhase::Ended)
        record.endedAt = timeOf(ad.value(Key("CompletionDate")));
    if (record.phase() == EndpointPhase::Ended && record.endedAt == 0)
        record.endedAt = timeOf(ad.value(Key("EnteredCurrentStatus")));
    return record;
}

// Held by its own user, or until its files are there: it goes on when that is over. Whatever else holds a job
// ended this attempt, and a person would have to release it.
bool goesOnByItself(int holdCode)
{
    constexpr std::array kUserRequest_SubmittedOnHold_SpoolingInput{1, 15, 16};
    return std::find(kUserRequest_SubmittedOnHold_SpoolingInput.begin(),
                     kUserRequest_SubmittedOnHold_SpoolingInput.end(), holdCode)
        != kUserRequest_SubmittedOnHold_SpoolingInput.end();
}

QString holdReason(int code, int subCode)
{
    constexpr int kStartdHeldJob = 21, kSystemPolicy = 26, kJobOutOfResources = 34, kJobDurationExceeded = 46,
                  kJobExecuteExceeded = 47;
    // The manual has this number as subcode of 34, and as the code of the policy HOLD_IF_MEMORY_EXCEEDED.
    constexpr int kMemory = 102;
    if (code == kJobDurationExceeded || code == kJobExecuteExceeded)
        return QStringLiteral("time-limit");
    const bool mayBeMemory = code == kStartdHeldJob || code == kSystemPolicy || code == kJobOutOfResources;
    // Releases before 9 said 34 of memory alone, without a subcode.
    if (code == kMemory || (mayBeMemory && subCode == kMemory)
        || (code == kJobOutOfResources && subCode == 0))
        return QStringLiteral("memory-limit");
    return QStringLiteral("node");
}
}  // namespace

QString condorJobAttributes()
{
    return QStringLiteral("ClusterId,ProcId,JobStatus,ShiftdeckToken,Owner,HoldReasonCode,HoldReasonSubCode,"
                          "LastHoldReasonCode,LastHoldReasonSubCode,RemoveReason,ExitBySignal,ExitSignal,"
                          "RemoteHost,LastRemoteHost,JobCurrentStartDate,JobStartDate,CompletionDate,"
                          "EnteredCurrentStatus");
}

bool CondorRecord::isRemoved() const { return status == kRemoved; }

bool CondorRecord::isOver() const { return status == kRemoved || status == kCompleted; }

EndpointPhase CondorRecord::phase() const
{
    switch (status) {
    case kIdle: return EndpointPhase::Queued;
    case kRemoved:
    case kCompleted: return EndpointPhase::Ended;
    case kHeld: return goesOnByItself(holdCode) ? EndpointPhase::Queued : EndpointPhase::Ended;
    // Running, transferring its output, suspended; and a number that we do not know yet is not the end.
    default: return EndpointPhase::Running;
    }
}

QString CondorRecord::endReason() const
{
    if (status == kHeld)
        return holdReason(holdCode, holdSubCode);
    if (status != kRemoved)
        return {};
    // "via condor_rm (by user anna)", or
    // "The job attribute PeriodicRemove expression '...' evaluated to TRUE"
    if (!removeReason.contains(Key("PeriodicRemove"), Qt::CaseInsensitive)
        && !removeReason.contains(Key("PERIODIC_REMOVE")))
        return QStringLiteral("cancelled");
    return holdReason(holdCode, holdSubCode);
}

Result<QList<QJsonObject>> parseCondorAds(const QByteArray &answer)
{
    SD_TRY(const QList<QByteArrayView> arrays, arraysIn(answer));
    QList<QJsonObject> ads;
    for (const QByteArrayView text : arrays) {
        SD_TRY(const QJsonArray array, arrayIn(text));
        if (ads.size() + array.size() > kMostAds)
            return noAnswer(Text::tr("It has more than %1 entries.").arg(kMostAds));
        ads.reserve(ads.size() + array.size());
        for (const QJsonValue &value : array) {
            if (!value.isObject())
                return noAnswer(Text::tr("It is a list of something else."));
            ads.append(value.toObject());
        }
    }
    return ads;
}

Result<QList<CondorRecord>> parseCondorJobs(const QByteArray &answer)
{
    SD_TRY(const QList<QJsonObject> ads, parseCondorAds(answer));
    QList<CondorRecord> records;
    records.reserve(ads.size());
    for (const QJsonObject &ad : ads) {
        SD_TRY(CondorRecord record, recordOf(ad));
        records.append(std::move(record));
    }
    return records;
}

Result<CondorLoad> parseCondorLoad(const QByteArray &answer)
{
    SD_TRY(const QList<QJsonObject> ads, parseCondorAds(answer));
    qint64 running = 0, idle = 0;
    for (const QJsonObject &ad : ads) {
        running = std::min(running + numberOf(ad.value(Key("TotalRunningJobs"))), kLargestNumber);
        idle = std::min(idle + numberOf(ad.value(Key("TotalIdleJobs"))), kLargestNumber);
    }
    return CondorLoad{static_cast<int>(running), static_cast<int>(idle)};
}

std::optional<CondorSubmitted> parseCondorSubmit(const QByteArray &output)
{
    static const QRegularExpression said(
        QStringLiteral("^(\\d{1,9}) job\\(s\\) submitted to cluster (\\d{1,10})\\.\\s*$"),
        QRegularExpression::MultilineOption);
    auto match = said.globalMatch(QString::fromLatin1(output.left(1 << 20)));
    if (!match.hasNext())
        return std::nullopt;
    const QRegularExpressionMatch first = match.next();
    const CondorSubmitted submitted{first.capturedView(2).toLongLong(), first.capturedView(1).toInt()};
    if (match.hasNext() || submitted.cluster <= 0 || submitted.cluster > kLargestNumber
        || submitted.jobs <= 0)
        return std::nullopt;
    return submitted;
}

bool isSurelyNotSubmitted(const QByteArray &complaints)
{
    // condor_submit.V6/submit.cpp: each of these ends it before the transaction is committed.
    constexpr std::array kBefore{"ERROR: on Line ",
                                 "ERROR: Failed to parse command file",
                                 "ERROR: Failed to open command file",
                                 "ERROR: No credential stored",
                                 "ERROR: Can't access executable file",
                                 "aborting entire submit"};
    return !complaints.contains("commit")
        && std::any_of(kBefore.begin(), kBefore.end(),
                       [&complaints](const char *words) { return complaints.contains(words); });
}

}  // namespace shiftdeck
