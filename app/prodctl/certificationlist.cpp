// samples; and what "sites show" says about certification.
#include "app/prodctl/certificationlist.h"

#include "app/prodctl/lists.h"
#include "app/prodctl/text.h"
#include "app/prodctl/verb.h"

#include "models/core/timespan.h"
#include "models/production/samples.h"

namespace shiftdeck {

namespace {
QJsonValue idOrNull(RequestId id) { return id.isValid() ? QJsonValue(id.value()) : QJsonValue(); }

Result<int> samples(Session &session, const QJsonObject &)
{
    SD_TRY(Database * db, session.database());
    const TimeMs now = session.clock().now();
    SD_TRY(const auto list, listSamples(*db));
    Table table({Prodctl::tr("sample"), Prodctl::tr(">version"), Prodctl::tr("step"), Prodctl::tr("release"),
                 Prodctl::tr("conditions"), Prodctl::tr(">files"), Prodctl::tr(">events"),
                 Prodctl::tr("reference"), Prodctl::tr("made by"), Prodctl::tr(">when")});
    QJsonArray array;
    for (const Sample &s : list) {
        SD_TRY(const SampleOutputs outputs, sampleOutputs(*db, s.id));
        table.add(
            {s.name, QString::number(s.version), s.step, s.release, s.conditions, withThousands(s.inputs),
             withThousands(s.events),
             s.from.isValid() ? Prodctl::tr("request %1").arg(s.from.value()) : Prodctl::tr("written down"),
             s.by, timeAgo(s.at, now)});
        array.append(QJsonObject{{QStringLiteral("name"), s.name},
                                 {QStringLiteral("version"), s.version},
                                 {QStringLiteral("campaign"), s.campaign},
                                 {QStringLiteral("step"), s.step},
                                 {QStringLiteral("release"), s.release},
                                 {QStringLiteral("conditions"), s.conditions},
                                 {QStringLiteral("files"), s.inputs},
                                 {QStringLiteral("events"), s.events},
                                 {QStringLiteral("request"), idOrNull(s.from)},
                                 {QStringLiteral("outputs"), sampleOutputsText(outputs)},
                                 {QStringLiteral("why"), s.why},
                                 {QStringLiteral("by"), s.by},
                                 {QStringLiteral("at"), s.at}});
    }
    return show(
        session, "samples", array, table,
        Prodctl::tr("There is no sample yet; \"prodctl samples add\" keeps what a finished request made."));
}
}  // namespace

QJsonArray certificationsJson(const QList<SiteCertification> &certifications)
{
    QJsonArray array;
    for (const SiteCertification &c : certifications)
        array.append(QJsonObject{{QStringLiteral("step"), c.step},
                                 {QStringLiteral("release"), c.release},
                                 {QStringLiteral("verdict"), QString(toWord(c.verdict))},
                                 {QStringLiteral("sample"), c.sample},
                                 {QStringLiteral("request"), idOrNull(c.trial)},
                                 {QStringLiteral("findings"), c.findings},
                                 {QStringLiteral("by"), c.by},
                                 {QStringLiteral("at"), c.at}});
    return array;
}

QJsonArray trialsJson(const QList<SiteTrial> &trials)
{
    QJsonArray array;
    for (const SiteTrial &t : trials)
        array.append(QJsonObject{{QStringLiteral("request"), t.request.value()},
                                 {QStringLiteral("step"), t.step},
                                 {QStringLiteral("release"), t.release},
                                 {QStringLiteral("sample"), t.sample},
                                 {QStringLiteral("status"), QString(toWord(t.status))},
                                 {QStringLiteral("by"), t.by},
                                 {QStringLiteral("at"), t.at}});
    return array;
}

void sayCertifications(Session &session, const QList<SiteCertification> &certifications,
                       const QList<SiteTrial> &trials, TimeMs now)
{
    if (certifications.isEmpty() && trials.isEmpty())
        return;
    Table table({Prodctl::tr("release"), Prodctl::tr("step"), Prodctl::tr("certification"),
                 Prodctl::tr("sample"), Prodctl::tr(">request"), Prodctl::tr("by"), Prodctl::tr(">when")});
    for (const SiteCertification &c : certifications)
        table.add({c.release, c.step, QString(toWord(c.verdict)), c.sample,
                   c.trial.isValid() ? QString::number(c.trial.value()) : QStringLiteral("-"), c.by,
                   timeAgo(c.at, now)});
    for (const SiteTrial &t : trials)
        table.add({t.release, t.step,
                   Prodctl::tr("under way (%1)", "status of a request").arg(toWord(t.status)), t.sample,
                   QString::number(t.request.value()), t.by, timeAgo(t.at, now)});
    session.line(QString());
    session.print(table);
    for (const SiteCertification &c : certifications)
        if (c.verdict != CertificationVerdict::Good)
            session.line(Prodctl::tr("%1 of release %2: %3", "step, release, findings")
                             .arg(c.step, c.release, oneLine(c.findings)));
}

void addSampleVerbs(QList<Verb> &verbs)
{
    Verb verb =
        makeVerb({QStringLiteral("samples")},
                 Prodctl::tr("Lists the samples that sites are certified with, the newest version first."),
                 "prodctl samples", {},
                 Prodctl::tr("{samples: [{name, version, campaign, step, release, conditions, files, events,"
                             " request, outputs, why, by, at}]}; no request: the outputs were written down."),
                 samples);
    verb.aliases = {{QStringLiteral("samples"), QStringLiteral("list")}};
    verb.more =
        Prodctl::tr("\"prodctl samples add\" makes one, \"prodctl sites certify\" has a site process it.");
    verbs.append(verb);
}

}  // namespace shiftdeck
