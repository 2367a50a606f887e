#include "app/prodctl/demo.h"

#include "app/prodctl/demoquality.h"
#include "app/prodctl/demosplit.h"
#include "app/prodctl/setup.h"
#include "app/prodctl/text.h"
#include "models/core/files.h"
#include "models/production/exitcodes.h"
#include "models/storage/store.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

namespace shiftdeck {

namespace {
const QString kRelease = QStringLiteral("demo-1");

struct DemoCampaign {
    QString name, title, site, operatorName, file, prefix, dataset, conditions, predecessor;
    qint64 firstRun, lastRun;
    QStringList weather;
};

QList<DemoCampaign> demoCampaigns()
{
    return {
        {QStringLiteral("2010"),
         Prodctl::tr("Dimuon events of Run2010B, again"),
         QStringLiteral("alpha"),
         QStringLiteral("carla"),
         QStringLiteral("MuRun2010B_0.csv"),
         QStringLiteral("MuRun2010B"),
         QStringLiteral("MuRun2010B/raw"),
         QStringLiteral("ct-2010-1"),
         {},
         146400,
         149200,
         {QStringLiteral("production.146514.exit-code"), QStringLiteral("production.147048.killed"),
          QStringLiteral("production.147115.unreadable"), QStringLiteral("production.148058.early-end"),
          QStringLiteral("production.149181.missing-stream"), QStringLiteral("skim.146436.missing-stream"),
          QStringLiteral("recocert.146436.exit-code"), QStringLiteral("merge.146436.killed")}},
        {QStringLiteral("2011"),
         Prodctl::tr("Z to two muons of Run2011A"),
         QStringLiteral("beta"),
         QStringLiteral("diego"),
         QStringLiteral("Zmumu_Run2011A.csv"),
         QStringLiteral("ZmumuRun2011A"),
         QStringLiteral("ZmumuRun2011A/raw"),
         QStringLiteral("ct-2011-1"),
         QStringLiteral("2010"),
         160900,
         173700,
         {QStringLiteral("production.165548.exit-code"), QStringLiteral("production.166895.early-end"),
          QStringLiteral("production.167102.killed"), QStringLiteral("production.173381.unreadable"),
          QStringLiteral("production.173692.exit-code"), QStringLiteral("skim.160957.early-end"),
          QStringLiteral("recocert.160957.unreadable"), QStringLiteral("mergeskim.160957.exit-code")}},
    };
}

Result<QString> eventsFolder(const QString &asked)
{
    QStringList places{asked};
    if (asked.isEmpty())
        places = {QStringLiteral(SHIFTDECK_DEMO_EVENTS),
                  QDir(QCoreApplication::applicationDirPath())
                      .filePath(QStringLiteral("../share/shiftdeck/demo/events"))};
    for (const QString &place : std::as_const(places))
        if (QFileInfo::exists(QDir(place).filePath(demoCampaigns().first().file)))
            return QDir(place).absolutePath();
    return fail(ErrorCode::NotFound, Prodctl::tr("folder with the demo's event files"),
                Prodctl::tr("Looked in %1; name it with --events.").arg(places.join(QStringLiteral(", "))));
}

Result<QString> applicationPath()
{
    const QString path = QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("dimuon"));
    if (QFileInfo(path).isExecutable())
        return path;
    return fail(ErrorCode::NotFound, Prodctl::tr("program %1").arg(path),
                Prodctl::tr("It is built together with prodctl."));
}

class Maker {
  public:
    Maker(Session &session, Database &db, QDir folder, DemoOptions options)
        : m_session(session), m_db(db), m_folder(std::move(folder)), m_options(std::move(options))
    {
    }

    Result<> make(const QString &events, const QString &application)
    {
        SD_CHECK(makePlaces());
        SD_CHECK(makeSoftware(application));
        const DemoCommand command = [this](const QString &who, const char *id, const QJsonObject &arguments) {
            return run(who, id, arguments);
        };
        if (m_options.quality)
            SD_CHECK(addDemoDetectors(command));
        const auto campaigns = demoCampaigns();
        for (const DemoCampaign &campaign : campaigns) {
            SD_TRY(const auto rawFiles, makeRaw(campaign, events));
            SD_CHECK(makeRequests(campaign));
            if (m_options.quality)
                SD_CHECK(addDemoQuality({campaign.name, siteFolder(campaign.site), rawFiles},
                                        m_session.clock().now(), command));
            if (m_options.weather)
                SD_CHECK(makeWeather(campaign));
        }
        return {};
    }

  private:
    Actor setup() const
    {
        return {{QStringLiteral("setup"), Role::Manager, {}},
                m_session.clock().now(),
                {},
                QStringLiteral("demo.create")};
    }
    QString siteFolder(const QString &site) const
    {
        return m_folder.filePath(QStringLiteral("site/%1").arg(site));
    }

    Result<> makePlaces()
    {
        return transact(m_db, [&]() -> Result<> {
            for (const auto &[name, title] : {std::pair(QStringLiteral("alpha"), Prodctl::tr("Site Alpha")),
                                              std::pair(QStringLiteral("beta"), Prodctl::tr("Site Beta"))})
                SD_CHECK(addSite(m_db,
                                 {name, title, siteFolder(name), 2, m_options.endpoint, m_options.settings},
                                 setup()));
            const std::tuple<const char *, Role, const char *> people[] = {
                {"anna", Role::Manager, ""},   {"ben", Role::Shifter, ""}, {"carla", Role::Site, "alpha"},
                {"diego", Role::Site, "beta"}, {"emil", Role::Dq, ""},     {"robot", Role::Agent, ""}};
            for (const auto &[name, role, site] : people)
                SD_CHECK(addOperator(m_db, QLatin1StringView(name), role, QLatin1StringView(site), setup()));
            return {};
        });
    }

    // As dimuon.cpp has them.
    Result<> explainExitCodes(const QList<NewApplication> &applications)
    {
        const std::tuple<int, QString, const char *> codes[] = {
            {2, Prodctl::tr("wrong usage, or a job description that cannot be read"), "exit-code"},
            {3, Prodctl::tr("bad input data"), "input"},
            {4, Prodctl::tr("an output cannot be written"), "exit-code"},
            {5, Prodctl::tr("an input was not found"), "input"}};
        for (const NewApplication &application : applications)
            for (const auto &[code, meaning, failureClass] : codes)
                SD_CHECK(setExitCode(
                    m_db, {application.step, {}, code, meaning, QLatin1StringView(failureClass), {}, 0, {}},
                    setup()));
        return {};
    }

    Result<> makeSoftware(const QString &path)
    {
        const QString merge = QStringLiteral("merge"), mergeSkim = QStringLiteral("mergeskim");
        QList<NewStream> skims;
        for (const char *name : {"jpsi", "psi2s", "upsilon", "z", "highmass", "samesign"})
            skims.append({QLatin1StringView(name),
                          QStringLiteral("skim"),
                          QStringLiteral("csv"),
                          mergeSkim,
                          false,
                          {}});
        const QList<NewApplication> applications{
            {QStringLiteral("production"),
             kRelease,
             path,
             true,
             {{QStringLiteral("mdst"),
               QStringLiteral("mdst"),
               QStringLiteral("csv"),
               merge,
               true,
               {QStringLiteral("Run"), QStringLiteral("Event"), QStringLiteral("M")}}}},
            {QStringLiteral("recocert"),
             kRelease,
             path,
             true,
             {{QStringLiteral("histograms"),
               QStringLiteral("histogram"),
               QStringLiteral("root.json"),
               merge,
               true,
               {QStringLiteral("mass"), QStringLiteral("pt")}}}},
            {QStringLiteral("skim"), kRelease, path, false, skims},
            {merge, kRelease, path, true, {}},
            {mergeSkim, kRelease, path, true, {}},
        };
        return transact(m_db, [&]() -> Result<> {
            for (const NewApplication &application : applications)
                SD_CHECK(addApplication(m_db, application, setup()));
            return explainExitCodes(applications);
        });
    }

    // The raw files by run.
    Result<QMap<qint64, QString>> makeRaw(const DemoCampaign &campaign, const QString &events)
    {
        const QString raw = QDir(siteFolder(campaign.site)).filePath(QStringLiteral("raw"));
        SD_CHECK(makeFolder(raw));
        SD_TRY(const auto rawFiles, splitByRun(QDir(events).filePath(campaign.file), raw, campaign.prefix));
        if (m_options.paceMs > 0)
            SD_CHECK(writeAtomically(QDir(siteFolder(campaign.site)).filePath(QStringLiteral("pace")),
                                     QByteArray::number(m_options.paceMs) + '\n'));
        SD_CHECK(run(campaign.operatorName, "files.register",
                     {{QStringLiteral("dataset"), campaign.dataset},
                      {QStringLiteral("site"), campaign.site},
                      {QStringLiteral("files"), QJsonArray::fromStringList(rawFiles.values())}}));
        return rawFiles;
    }

    Result<> makeRequests(const DemoCampaign &c)
    {
        const QString anna = QStringLiteral("anna");
        SD_CHECK(run(anna, "campaign.create",
                     {{QStringLiteral("name"), c.name},
                      {QStringLiteral("title"), c.title},
                      {QStringLiteral("release"), kRelease},
                      {QStringLiteral("conditions"), c.conditions},
                      {QStringLiteral("first-run"), c.firstRun},
                      {QStringLiteral("last-run"), c.lastRun},
                      {QStringLiteral("predecessor"), c.predecessor}}));
        const auto request = [&](const char *step, const QString &dataset, int unit, int merged,
                                 int priority) {
            return run(anna, "request.create",
                       {{QStringLiteral("campaign"), c.name},
                        {QStringLiteral("dataset"), dataset},
                        {QStringLiteral("step"), QLatin1StringView(step)},
                        {QStringLiteral("split-size"), unit},
                        {QStringLiteral("merge-events"), merged},
                        {QStringLiteral("priority"), priority}});
        };
        const QString mdst = QStringLiteral("%1/production/mdst").arg(c.name);
        SD_CHECK(request("production", c.dataset, 400, 4000, 200));
        SD_CHECK(request("skim", mdst, 1000, 1'000'000, 150));
        return request("recocert", mdst, 2000, 1'000'000, 100);
    }

    Result<> makeWeather(const DemoCampaign &campaign)
    {
        const QDir weather(QDir(siteFolder(campaign.site)).filePath(QStringLiteral("weather")));
        SD_CHECK(makeFolder(weather.path()));
        for (const QString &name : campaign.weather)
            SD_CHECK(writeAtomically(weather.filePath(name), {}));
        return {};
    }

    Result<> run(const QString &who, const char *command, const QJsonObject &arguments)
    {
        SD_TRY(const Principal principal, findOperator(m_db, who));
        SD_TRY(const Plan plan, m_session.bus().plan(m_db, principal, QLatin1StringView(command), arguments));
        SD_CHECK(m_session.bus().execute(m_db, principal, plan, {}));
        return {};
    }

    Session &m_session;
    Database &m_db;
    const QDir m_folder;
    const DemoOptions m_options;
};

Result<> checkFolder(const QDir &folder)
{
    if (QFileInfo::exists(demoStorePath(folder.path())))
        return fail(ErrorCode::AlreadyExists, Prodctl::tr("the demo in %1").arg(folder.path()), {});
    QStringList others =
        folder.entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    others.removeAll(QStringLiteral(".shiftdeck-demo"));
    if (!others.isEmpty() && !folder.exists(QStringLiteral(".shiftdeck-demo")))
        return fail(
            ErrorCode::AlreadyExists, folder.path(),
            Prodctl::tr("It holds other things (%1); a demo needs a folder of its own.").arg(others.first()));
    return {};
}
}  // namespace

QString demoStorePath(const QString &folder)
{
    return QDir(folder).absoluteFilePath(QStringLiteral("shiftdeck.db"));
}

Result<StoreLocation> demoStore(Session &session, const QString &folder)
{
    const bool isNamed = !session.options().store.isEmpty() || !session.options().connection.isEmpty();
    if (isNamed) {
        SD_TRY(const StoreLocation given, session.location());
        if (given.isServer())
            return given;
    }
    return StoreLocation(demoStorePath(folder));
}

Result<int> createDemo(Session &session, const DemoOptions &options)
{
    const QDir folder(QFileInfo(options.folder).absoluteFilePath());
    SD_CHECK(checkFolder(folder));
    SD_TRY(const QString events, eventsFolder(options.events));
    SD_TRY(const QString application, applicationPath());
    SD_CHECK(makeFolder(folder.path()));
    if (!folder.exists(QStringLiteral(".shiftdeck-demo")))
        SD_CHECK(writeAtomically(folder.filePath(QStringLiteral(".shiftdeck-demo")),
                                 "A demo of Shiftdeck; it may be deleted.\n"));
    // A file has another name until it is whole: what is left of a broken attempt is made anew.
    SD_TRY(const StoreLocation store, demoStore(session, folder.path()));
    const StoreLocation making = store.isServer() ? store : folder.filePath(QStringLiteral("making.db"));
    if (!store.isServer())
        for (const char *suffix : {"", "-wal", "-shm"})
            QFile::remove(making.text() + QLatin1StringView(suffix));
    SD_CHECK(Store::create(making));
    QDir(folder.filePath(QStringLiteral("site"))).removeRecursively();
    {
        SD_TRY(const auto db, Database::open(making, Access::ReadWrite));
        SD_CHECK(Maker(session, *db, folder, options).make(events, application));
    }  // closing it empties its log into the file
    if (!store.isServer() && !QFile::rename(making.text(), store.text()))
        return fail(ErrorCode::Io, store.text(), Prodctl::tr("The store cannot be given its name."));
    const QString option = store.isServer() ? QStringLiteral("--store '%1' ").arg(store.text()) : QString();
    session.line(Prodctl::tr("The demo campaign is in %1.").arg(folder.path()));
    session.line(Prodctl::tr("Look at it:    prodctl --store %1 request list")
                     .arg(store.isServer() ? QStringLiteral("'%1'").arg(store.text()) : store.text()));
    if (store.isServer())
        session.line(
            Prodctl::tr("Let operators log in: prodctl %1--operator anna operators enrol").arg(option));
    session.line(Prodctl::tr("Process it:    prodctl %1demo run %2", "an option or nothing, folder")
                     .arg(option, folder.path()));
    if (session.json())
        session.print(QJsonObject{{QStringLiteral("store"), store.text()}});
    return 0;
}

}  // namespace shiftdeck
