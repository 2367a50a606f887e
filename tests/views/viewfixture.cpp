#include "tests/views/viewfixture.h"

#include "views/common/theme.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QSettings>
#include <QTest>
#include <QTreeView>

namespace shiftdeck::test {

namespace {

constexpr int kRuns = 6;
constexpr int kEventsPerJob = 100;
constexpr int kEventsPerRun = 20'000;

const QStringList kErrors{
    QStringLiteral("read <n> of <n> events"), QStringLiteral("cannot open <path>: no such file"),
    QStringLiteral("killed by signal <n>"), QStringLiteral("stream <name> did not appear"), QString()};

template <typename T>
auto must(T result)
{
    if (!result)
        qFatal("%s: %s", qPrintable(result.error().context), qPrintable(result.error().cause));
    return *std::move(result);
}

}  // namespace

const QStringList ViewFixture::kClasses{
    QStringLiteral("early-end"), QStringLiteral("exit-code"),      QStringLiteral("signal"),
    QStringLiteral("early-end"), QStringLiteral("stream-missing"), QStringLiteral("output-unreadable"),
    QStringLiteral("early-end"), QStringLiteral("exit-code"),      QStringLiteral("time-limit")};

ViewFixture::ViewFixture() : m_store(m_folder), m_bus(m_clock)
{
    m_db = must(Database::open(m_store.location(), Access::ReadWrite));
    sql(QStringLiteral("INSERT INTO sites (id, name, spool, storage) VALUES (1, 'alpha', '/a/spool', '/a'), "
                       "(2, 'beta', '/b/spool', '/b')"));
    sql(QStringLiteral(
        "INSERT INTO operators (name, role) VALUES ('anna', 'manager'), ('carla', 'shifter')"));
    followNumbers();
    m_settings =
        std::make_unique<QSettings>(m_folder.path(QStringLiteral("settings.ini")), QSettings::IniFormat);
    m_client = std::make_unique<StoreClient>(m_store.location(), std::chrono::milliseconds(50));
    m_context = std::make_unique<PanelContext>(*m_client, m_bus, m_selection, *m_settings);
    m_context->setPrincipal({QStringLiteral("anna"), Role::Manager, {}});
}

ViewFixture::~ViewFixture() = default;

// A server counts for itself, and does not see numbers that rows bring along.
void ViewFixture::followNumbers()
{
    if (TestStore::isOnServer())
        sql(QStringLiteral("SELECT follow_ids()"));
}

void ViewFixture::sql(const QString &statement, const QVariantList &values)
{
    if (const auto done = m_db->run(statement, values); !done)
        qFatal("%s: %s", qPrintable(statement), qPrintable(done.error().cause));
}

void ViewFixture::script(const QByteArray &statements)
{
    if (const auto done = m_db->runScript(statements); !done)
        qFatal("%s: %s", statements.constData(), qPrintable(done.error().cause));
}

qint64 ViewFixture::number(const QString &statement) { return must(m_db->integer(statement)); }

Receipt ViewFixture::run(const QString &who, const QString &command, const QJsonObject &arguments)
{
    const Principal principal = must(findOperator(*m_db, who));
    const Plan plan = must(m_bus.plan(*m_db, principal, command, arguments));
    return must(m_bus.execute(*m_db, principal, plan, {}));
}

void ViewFixture::makeCampaigns()
{
    auto transaction = must(Transaction::begin(*m_db));
    sql(QStringLiteral("INSERT INTO campaigns (id, name, release, conditions, first_run, last_run, "
                       "created_at, created_by) VALUES "
                       "(1, 'proc10', 'demo-1.0', 'snapshot-2010', 146000, 147999, 1, 'anna'), "
                       "(2, 'proc11', 'demo-1.0', 'snapshot-2011', 160000, 163999, 1, 'anna')"));
    makeRuns(1, 146436, 1284940800000);
    makeRuns(2, 160404, 1300752000000);
    const QStringList steps{QStringLiteral("production"), QStringLiteral("skim"), QStringLiteral("recocert"),
                            QStringLiteral("mc")};
    for (int i = 0; i < 8; ++i)
        makeRequest(i + 1, i % 2 + 1, steps[i / 2]);
    takeToRunning(1, 1);
    takeToRunning(2, 2);
    sql(QStringLiteral("UPDATE requests SET status = 'approved' WHERE id IN (4, 5, 6, 7)"));
    sql(QStringLiteral("UPDATE requests SET status = 'held', held_from = 'approved' WHERE id = 7"));
    sql(QStringLiteral("UPDATE requests SET status = 'rejected' WHERE id = 8"));
    followNumbers();
    if (const auto done = transaction.commit(); !done)
        qFatal("no commit: %s", qPrintable(done.error().cause));
}

void ViewFixture::makeRuns(int campaign, qint64 firstRun, TimeMs firstStart)
{
    sql(QStringLiteral(
            "INSERT INTO datasets (id, name, tier, complete, created_at) VALUES (?, ?, 'raw', 1, 1)"),
        {campaign, QStringLiteral("cms/raw%1").arg(campaign + 9)});
    for (int i = 0; i < kRuns; ++i) {
        const qint64 run = firstRun + i * 117;
        const TimeMs start = firstStart + i * qint64(86'400'000);
        sql(QStringLiteral("INSERT INTO runs (run, type, started_at, stopped_at, events, comment) VALUES (?, "
                           "?, ?, ?, ?, ?)"),
            {run, i == 5 ? QStringLiteral("cosmic") : QStringLiteral("physics"), start, start + 7'200'000,
             kEventsPerRun,
             i == 2 ? QStringLiteral("Muon trigger off in the first, short part, \"see log\"")
                    : QStringLiteral("")});
        sql(QStringLiteral("INSERT INTO files (id, lfn, dataset_id, first_run, last_run, events, bytes, "
                           "adler32, created_at) "
                           "VALUES (?, ?, ?, ?, ?, ?, 100000, '0000000a', 1)"),
            {++m_files, QStringLiteral("raw/%1.csv").arg(run), campaign, run, run, kEventsPerRun});
        for (const int site : {1, 2})
            sql(QStringLiteral(
                    "INSERT INTO replicas (file_id, site_id, path, state) VALUES (?, ?, ?, 'valid')"),
                {m_files, site, QStringLiteral("/%1/%2.csv").arg(site).arg(run)});
    }
}

void ViewFixture::makeRequest(int id, int campaign, const QString &step)
{
    sql(QStringLiteral("INSERT INTO requests (id, campaign_id, dataset_id, step, release, conditions, "
                       "created_at, created_by, "
                       "changed_at, changed_by) VALUES (?, ?, ?, ?, 'demo-1.0', ?, ?, 'anna', ?, 'anna')"),
        {id, campaign, campaign, step, QStringLiteral("snapshot-20%1").arg(campaign + 9), now(), now()});
}

void ViewFixture::takeToRunning(int id, int site)
{
    sql(QStringLiteral("UPDATE requests SET status = 'approved' WHERE id = ?"), {id});
    sql(QStringLiteral("UPDATE requests SET status = 'assigned', site_id = ?, lease_until = ? WHERE id = ?"),
        {site, now() + 3'600'000, id});
    sql(QStringLiteral("UPDATE requests SET status = 'staged' WHERE id = ?"), {id});
    sql(QStringLiteral("INSERT INTO work_units (request_id, file_id, run, first_event, events) "
                       "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
                       "SELECT ?, f.id, f.first_run, n.i * ?, ? FROM files f, n WHERE f.dataset_id = ? ORDER "
                       "BY f.id, n.i"),
        {kEventsPerRun / kEventsPerJob - 1, id, kEventsPerJob, kEventsPerJob, id});
    sql(QStringLiteral("UPDATE requests SET units_made = 1, events_expected = ? WHERE id = ?"),
        {kRuns * kEventsPerRun, id});
    sql(QStringLiteral("INSERT INTO grid_jobs (request_id, number, kind, site_id, created_at, created_by) "
                       "VALUES (?, 1, 'process', ?, ?, 'carla')"),
        {id, site, now()});
    sql(QStringLiteral("UPDATE requests SET status = 'running' WHERE id = ?"), {id});
}

void ViewFixture::endJobs(RequestId request, int jobs, int failEvery, TimeMs last, TimeMs stepMs)
{
    auto transaction = must(Transaction::begin(*m_db));
    const qint64 grid = must(
        m_db->integer(QStringLiteral("SELECT id FROM grid_jobs WHERE request_id = ?"), {request.value()}));
    const qint64 site =
        must(m_db->integer(QStringLiteral("SELECT site_id FROM grid_jobs WHERE id = ?"), {grid}));
    int failed = 0;
    for (int i = 0; i < jobs; ++i) {
        const TimeMs at = last - (jobs - 1 - i) * stepMs;
        const qint64 unit = must(
            m_db->integer(QStringLiteral("SELECT id FROM work_units WHERE request_id = ? AND state = 'ready' "
                                         "AND attempts = 0 ORDER BY id LIMIT 1"),
                          {request.value()}));
        const qint64 job = must(
            m_db->insert(QStringLiteral("INSERT INTO jobs (request_id, grid_job_id, kind, token, "
                                        "site_id, run, units, events, created_at, changed_at) "
                                        "SELECT ?, ?, 'process', 'token-' || (1000 + u.id), ?, u.run, 1, "
                                        "u.events, ?, ? FROM work_units u WHERE u.id = ?"),
                         {request.value(), grid, site, at, at, unit}));
        sql(QStringLiteral("INSERT INTO claims (unit_id, job_id) VALUES (?, ?)"), {unit, job});
        for (const char *status : {"submitting", "submitted", "running", "ended"})
            sql(QStringLiteral("UPDATE jobs SET status = ?, changed_at = ? WHERE id = ?"),
                {QLatin1StringView(status), at, job});
        if (failEvery == 0 || i % failEvery != failEvery - 1) {
            sql(QStringLiteral("INSERT INTO credits (unit_id, job_id, events_read, at) VALUES (?, ?, ?, ?)"),
                {unit, job, kEventsPerJob, at});
            sql(QStringLiteral("UPDATE jobs SET status = 'done', changed_at = ? WHERE id = ?"), {at, job});
            continue;
        }
        const QString failureClass = kClasses[failed % kClasses.size()];
        const QString text = kErrors[failed % kErrors.size()];
        ++failed;
        if (!text.isEmpty())
            sql(QStringLiteral("INSERT INTO signatures (text) VALUES (?) ON CONFLICT DO NOTHING"), {text});
        sql(QStringLiteral("UPDATE claims SET open = 0 WHERE job_id = ?"), {job});
        sql(QStringLiteral(
                "UPDATE jobs SET status = 'error', failure_class = ?, failure_text = ?, "
                "signature_id = (SELECT id FROM signatures WHERE text = ?), changed_at = ? WHERE id = ?"),
            {failureClass, text.isEmpty() ? QStringLiteral("") : text, text, at, job});
    }
    if (const auto done = transaction.commit(); !done)
        qFatal("no commit: %s", qPrintable(done.error().cause));
}

bool ViewFixture::takePictures(QWidget &widget, const QString &name)
{
    const QString folder = QCoreApplication::applicationDirPath() + QStringLiteral("/pictures");
    if (!QDir().mkpath(folder))
        return false;
    bool written = true;
    for (const bool dark : {true, false}) {
        QApplication::setPalette(themePalette(dark));
        qApp->setStyleSheet(themeStyleSheet(dark));
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents();
        const QString path = QStringLiteral("%1/%2-%3.png")
                                 .arg(folder, name, dark ? QStringLiteral("dark") : QStringLiteral("light"));
        written = widget.grab().save(path) && written;
    }
    return written;
}

QTreeView *tableCalled(const QWidget &panel, const QString &name)
{
    for (QTreeView *view : panel.findChildren<QTreeView *>())
        if (view->accessibleName() == name)
            return view;
    return nullptr;
}

QString textOf(const QWidget &panel, const QString &name)
{
    for (const QLabel *label : panel.findChildren<QLabel *>())
        if (label->accessibleName() == name)
            return label->text();
    return {};
}

}  // namespace shiftdeck::test
