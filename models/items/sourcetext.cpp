#include "models/items/sourcetext.h"

#include "models/core/timespan.h"
#include "models/items/format.h"

#include <QCoreApplication>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(SourceText)
};

// An agent looks every so often; after several times that, and a while, nobody does.
bool isLate(const RunSource &source, TimeMs now)
{
    constexpr TimeMs kAtLeastMs = 5 * 60'000;
    return source.look && now - source.look->at > std::max(5 * source.everyMs, kAtLeastMs);
}
}  // namespace

QString sourceStateText(const RunSource &source, TimeMs now)
{
    if (source.stop)
        return Text::tr("stopped", "a source");
    if (!source.look)
        return Text::tr("not looked at yet", "a source");
    if (isLate(source, now))
        return Text::tr("not looked at for %1", "span").arg(timeSpan(now - source.look->at));
    if (source.look->problemSince)
        return Text::tr("in trouble for %1", "span").arg(timeSpan(now - *source.look->problemSince));
    return Text::tr("watched", "a source");
}

QString sourceStateWord(const RunSource &source, TimeMs now)
{
    if (source.stop)
        return QStringLiteral("source.stopped");
    if (!source.look)
        return QStringLiteral("source.new");
    if (isLate(source, now))
        return QStringLiteral("source.late");
    return source.look->problemSince ? QStringLiteral("source.trouble") : QStringLiteral("source.watched");
}

QString stepsText(const QList<Step> &steps)
{
    QStringList words;
    for (const Step step : steps)
        words.append(toWord(step));
    return words.join(QStringLiteral(", "));
}

QString policyText(const RunSource &source)
{
    const QString release = source.release.isEmpty() ? Text::tr("latest approved release") : source.release;
    const QString conditions =
        source.conditions.isEmpty() ? Text::tr("conditions of the campaign") : source.conditions;
    QString split;
    switch (source.split) {
    case RunSplit::Run: split = Text::tr("a run in one job"); break;
    case RunSplit::Files: split = Text::tr("files per job: %1").arg(format::number(source.splitSize)); break;
    case RunSplit::Events:
        split = Text::tr("events per work unit: %1").arg(format::number(source.splitSize));
        break;
    }
    return Text::tr("%1; %2; %3; %4; priority %5", "steps, release, conditions, split, number")
        .arg(stepsText(source.steps), release, conditions, split, QString::number(source.priority));
}

QString sourceAdvice(const RunSource &source, TimeMs now)
{
    QStringList lines;
    if (source.stop)
        lines.append(Text::tr("%1 stopped it %2: %3 Start it when its runs may come again.", "who, when, why")
                         .arg(source.stop->by, timeAgo(source.stop->at, now), source.stop->reason));
    else if (!source.look || isLate(source, now))
        lines.append(Text::tr("An agent looks at it; if none is running, start one: prodctl agent."));
    if (source.look && !source.look->problem.isEmpty())
        lines.append(Text::tr("The last look, %1: %2", "when, what is wrong")
                         .arg(timeAgo(source.look->at, now), source.look->problem));
    if (const qint64 refused = source.count(SourceRunState::Refused); refused > 0)
        lines.append(
            Text::tr("Refused runs: %1. Each says why; when that is mended, \"Look now\" tries them again.")
                .arg(format::number(refused)));
    if (source.changedLater > 0)
        lines.append(
            Text::tr("Requested runs of which it shows more, or other, files now: %1. They are not asked for"
                     " again by themselves: register what is new in a dataset of its own, and ask for that.")
                .arg(format::number(source.changedLater)));
    return lines.join(u'\n');
}

QString sourceRunText(const RunSource &source, const SourceRun &run, TimeMs now)
{
    switch (run.state) {
    case SourceRunState::Refused: return run.why;
    case SourceRunState::Requested: return run.later;
    case SourceRunState::Complete:
        return run.why.isEmpty() ? Text::tr("It is requested with the next look.") : run.why;
    case SourceRunState::Seen:
    case SourceRunState::Growing: break;
    }
    if (!run.why.isEmpty())
        return run.why;
    if (source.completeBy != CompleteBy::Quiet)
        return {};
    const TimeMs left = run.changedAt + source.quietMs - now;
    return left > 0
        ? Text::tr("It is complete when nothing changes for another %1.", "span").arg(timeSpan(left))
        : Text::tr("Nothing changed for %1; it is requested with the next look.", "span")
              .arg(timeSpan(now - run.changedAt));
}

QString sourceRequestsText(const SourceRun &run)
{
    QStringList texts;
    for (const SourceRequest &request : run.requests)
        texts.append(Text::tr("%1 %2 (%3)", "number, step, status")
                         .arg(QString::number(request.id.value()), QString(toWord(request.step)),
                              QString(toWord(request.status))));
    return texts.join(QStringLiteral(", "));
}

}  // namespace shiftdeck
