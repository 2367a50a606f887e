// demo create, demo run.
#include "app/prodctl/demo.h"
#include "app/prodctl/text.h"
#include "app/prodctl/verb.h"

namespace shiftdeck {

void addDemoVerbs(QList<Verb> &verbs)
{
    const QString onServer =
        Prodctl::tr("With --store and the address of a server the demo's store is that database.");
    const Parameter folder =
        parameter("folder", ParameterKind::Text, Prodctl::tr("A folder of its own."), true, true);
    Verb create = makeVerb(
        {QStringLiteral("demo"), QStringLiteral("create")},
        Prodctl::tr("Makes a campaign of real collision events, to try everything on."),
        "prodctl demo create ~/shiftdeck-demo",
        QList<Parameter>{
            folder,
            parameter("events", ParameterKind::Text,
                      Prodctl::tr("The folder of the event files, where they did not come along.")),
            parameter("pace", ParameterKind::Integer,
                      Prodctl::tr("Milliseconds per 1000 events, so that one can watch."), false, false, "0"),
            parameter("no-weather", ParameterKind::Flag, Prodctl::tr("No job goes wrong.")),
            parameter(
                "no-quality", ParameterKind::Flag,
                Prodctl::tr("Nothing is known of the runs but their events: no plots, luminosity, flags, "
                            "references and milestones."))}
            + endpointParameters(),
        Prodctl::tr("{store}."), [](Session &session, const QJsonObject &a) -> Result<int> {
            const qint64 pace = a.value(QLatin1StringView("pace")).toInteger();
            if (pace < 0 || pace > 1'000'000)
                return fail(ErrorCode::InvalidInput, Prodctl::tr("--pace"),
                            Prodctl::tr("It lies between 0 and 1000000."));
            return createDemo(session,
                              {a.value(QLatin1StringView("folder")).toString(),
                               a.value(QLatin1StringView("events")).toString(), static_cast<int>(pace),
                               !a.value(QLatin1StringView("no-weather")).toBool(),
                               !a.value(QLatin1StringView("no-quality")).toBool(),
                               a.value(QLatin1StringView("endpoint")).toString(), endpointSettingsIn(a)});
        });
    create.more =
        onServer + u' ' + Prodctl::tr("It must be empty.") + u' '
        + Prodctl::tr(
            "With --endpoint slurm, arc or condor the jobs of both sites run there; worker nodes see the "
            "folder.");
    verbs.append(create);
    Verb run = makeVerb(
        {QStringLiteral("demo"), QStringLiteral("run")},
        Prodctl::tr(
            "Processes the demo campaign in the terminal, and checks that every event is there once."),
        "prodctl demo run ~/shiftdeck-demo", {folder},
        Prodctl::tr(
            "{requests: [{id, name, status, eventsIn, eventsCredited, jobs, failed, streams: {name: {files,"
            " events}}}], failures: {class: n}, rawEvents, mergedEvents, distinctEvents, milliseconds,"
            " problems: [text]}."),
        [](Session &session, const QJsonObject &a) {
            return runDemo(session, a.value(QLatin1StringView("folder")).toString());
        });
    run.more =
        Prodctl::tr("It plays the manager, the site operators, the shifter and the agent, by the same "
                    "commands that they use,"
                    " and goes on where it was stopped. The exit code is 1 when the events do not add up.")
        + u' ' + onServer;
    verbs.append(run);
}

}  // namespace shiftdeck
