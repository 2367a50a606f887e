// A store behind a bad network: packets that are late and get lost, and a server that hangs. The window keeps
// answering its user meanwhile, says since when it is offline and comes back by itself; whoever asked for
// something hears how it ended; nothing is done twice. Three ways of being bad:
//
//   netem     the kernel's network emulator (tc), 100 ms and 5 % of the packets each way; skipped where it is
//             not in the kernel
//   packets   the same by PacketLink: real TCP in network namespaces of this test; skipped without root
//   proxy     what is said comes late, and some of it very late; everywhere
#include "models/commands/bus.h"
#include "models/items/latest.h"
#include "tests/storage/cutproxy.h"
#include "tests/support/campaignfixture.h"
#include "tests/support/packetlink.h"
#include "views/common/theme.h"
#include "views/mainwindow/mainwindow.h"
#include "views/requests/requests.h"

#include <QApplication>
#include <QJsonArray>
#include <QLabel>
#include <QProcess>
#include <QSettings>
#include <QTest>
#include <QToolBar>
#include <QTreeView>

#include <optional>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
constexpr int kPatience = 90'000;
constexpr int kDelayMs = 100, kJitterMs = 20, kLossPercent = 5;
constexpr int kRequests = 4;

std::unique_ptr<PacketLink> badLink;  // one for the whole program
QString noLink;

// The store of the fixture, as it is reached over the bad network.
struct Far {
    std::unique_ptr<CutProxy> proxy;
    QString location;
};

QString parameterOf(const QString &location, const char *wanted)
{
    const auto parameters = must(StoreLocation(location).parameters());
    for (const auto &[keyword, value] : parameters)
        if (keyword == QLatin1StringView(wanted))
            return value;
    return {};
}

Far behindPackets(const QString &location)
{
    Far far;
    const QString host = parameterOf(location, "host");
    const int port = parameterOf(location, "port").toInt();
    const QString address = QString::fromLatin1(PacketLink::kFar);
    badLink->atFarEnd([&] { far.proxy = CutProxy::atAddress(address, host, port); });
    far.location = QStringLiteral("postgresql://postgres@%1:%2/%3?sslmode=disable")
                       .arg(address)
                       .arg(port)
                       .arg(parameterOf(location, "dbname"));
    return far;
}

Far behindProxy(const QString &location, const QString &folder)
{
    const int port = parameterOf(location, "port").toInt();
    Far far;
    far.proxy = std::make_unique<CutProxy>(folder, parameterOf(location, "host"), port);
    far.location = QStringLiteral("postgresql://postgres@/%1?host=%2&port=%3")
                       .arg(parameterOf(location, "dbname"), folder)
                       .arg(port);
    return far;
}

// Presses a key so often, and counts how often it did what it does at once.
int handledKeys(QTreeView *view, int presses)
{
    int handled = 0;
    for (int i = 0; i < presses; ++i) {
        const int before = view->currentIndex().row();
        QTest::keyClick(view, before == 0 ? Qt::Key_Down : Qt::Key_Up);
        handled += view->currentIndex().row() != before ? 1 : 0;
    }
    return handled;
}

struct Said {
    int code = -1;
    QString text;
};
}  // namespace

class SlowNetworkTest : public QObject {
    Q_OBJECT

  private slots:
    void theWindowStaysUsable_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"netem", "packets", "proxy"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    void theWindowStaysUsable()
    {
        QFETCH(const QString, kind);
        const bool netem = kind == QLatin1String("netem"), packets = kind == QLatin1String("packets");
        if ((netem || packets) && !badLink)
            QSKIP(qPrintable(QStringLiteral("no network of its own here: ") + noLink));
        QString why;
        if (netem && !badLink->useNetem(kDelayMs, kJitterMs, kLossPercent, &why))
            QSKIP(qPrintable(QStringLiteral("no netem here: ") + why));
        CampaignOptions options;
        options.runs = {147043};
        options.takeTo = RequestStatus::New;
        CampaignFixture campaign(options);
        addRequests(campaign);
        Far far = kind == QLatin1String("proxy")
            ? behindProxy(campaign.store.location(), campaign.folder.path())
            : behindPackets(campaign.store.location());
        if (packets)
            badLink->setWeather(kDelayMs, kJitterMs, kLossPercent);
        else if (!netem)
            far.proxy->setWeather(kDelayMs, kLossPercent, 10 * kDelayMs);
        const auto setHanging = [&](bool hanging) {
            if (kind == QLatin1String("proxy"))
                far.proxy->setHanging(hanging);
            else
                badLink->setCut(hanging);
        };

        QSettings settings(campaign.folder.path(QStringLiteral("settings.ini")), QSettings::IniFormat);
        Theme theme(*qApp, ThemeChoice::Light);
        const SystemClock clock;
        const CommandBus bus(clock);
        StoreClient store(far.location, std::chrono::milliseconds(100));
        MainWindow window(store, bus, settings, theme, WindowOptions{QStringLiteral("anna"), {}});
        window.show();
        auto *view = window.requests()->findChild<QTreeView *>();
        const auto *banner = window.findChild<QToolBar *>(QStringLiteral("banner"));
        QTRY_COMPARE_WITH_TIMEOUT(view->model()->rowCount(), kRequests, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(!window.context().principal().name.isEmpty(), kPatience);
        view->setCurrentIndex(view->model()->index(0, 0));

        // Each command is on its way over many round trips: all keys have done their work before it ends.
        QStringList stored, failed;
        for (int i = 0; i < 3; ++i) {
            const QString text = QStringLiteral("over %1, %2").arg(kind).arg(i);
            std::optional<Result<Receipt>> answer;
            changeStore(store, &window, commentBy(bus, window.context().principal(), campaign.request, text),
                        [&answer](Result<Receipt> done) { answer = std::move(done); });
            QCOMPARE(handledKeys(view, 50), 50);
            QVERIFY(!answer);
            QTRY_VERIFY_WITH_TIMEOUT(answer, kPatience);
            (*answer ? stored : failed).append(text);
            QVERIFY2(*answer || !answer->error().cause.isEmpty(), "a failure without a reason");
        }

        // The same by prodctl, several at once, as real processes.
        QList<QString> texts;
        for (int i = 0; i < 3; ++i)
            texts.append(QStringLiteral("prodctl over %1, %2").arg(kind).arg(i));
        const QList<Said> said = comment(far.location, campaign.request, texts);
        for (qsizetype i = 0; i < texts.size(); ++i) {
            (said.at(i).code == 0 ? stored : failed).append(texts.at(i));
            QVERIFY2(!said.at(i).text.isEmpty(), "an end without a word");
        }
        QVERIFY(!stored.isEmpty());

        // What somebody else does comes to this screen, over the same network.
        must(campaign.db->run(QStringLiteral("UPDATE requests SET priority = 777")));
        QTRY_VERIFY_WITH_TIMEOUT(shows(view, QStringLiteral("777")), kPatience);

        // A server that hangs: told by itself, with the keyboard as quick as ever; and so is its end.
        std::optional<Result<Receipt>> hung;
        setHanging(true);
        const QString during = QStringLiteral("while %1 hung").arg(kind);
        changeStore(store, &window, commentBy(bus, window.context().principal(), campaign.request, during),
                    [&hung](Result<Receipt> done) { hung = std::move(done); });
        QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), kPatience);
        const QString told = banner->findChild<QLabel *>()->text();
        QVERIFY2(told.contains(QStringLiteral("not been reachable since")), qPrintable(told));
        QCOMPARE(view->model()->rowCount(), kRequests);
        QCOMPARE(handledKeys(view, 50), 50);
        must(campaign.db->run(QStringLiteral("UPDATE requests SET priority = 888")));
        setHanging(false);
        QTRY_VERIFY_WITH_TIMEOUT(!banner->isVisible(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(shows(view, QStringLiteral("888")), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(hung, kPatience);
        (*hung ? stored : failed).append(during);

        for (const QString &text : stored)
            QVERIFY2(times(campaign, text) == 1, qPrintable(text));
        for (const QString &text : failed)
            QVERIFY2(times(campaign, text) == 0, qPrintable(text));
        if (kind != QLatin1String("proxy"))
            qInfo("%s: %d packets carried, %d lost", qPrintable(kind), badLink->carried(), badLink->lost());
        qInfo("%s: %d commands done, %d told why not; none twice", qPrintable(kind), int(stored.size()),
              int(failed.size()));
    }

  private:
    static void addRequests(CampaignFixture &campaign)
    {
        for (int n = 2; n <= kRequests; ++n)
            must(campaign.db->run(
                QStringLiteral(
                    "INSERT INTO requests (campaign_id, dataset_id, step, release, conditions,"
                    " created_at, created_by, changed_at, changed_by) SELECT campaign_id, dataset_id,"
                    " step, release, ?, 1, 'anna', 1, 'anna' FROM requests WHERE id = ?"),
                {QStringLiteral("other%1").arg(n), campaign.request.value()}));
    }

    static std::function<Result<Receipt>(Database &)> commentBy(const CommandBus &bus, const Principal &who,
                                                                RequestId request, const QString &text)
    {
        return [&bus, who, request, text](Database &db) -> Result<Receipt> {
            SD_TRY(const Plan plan,
                   bus.plan(db, who, QStringLiteral("request.comment"),
                            {{QStringLiteral("requests"), QJsonArray{request.value()}},
                             {QStringLiteral("text"), text}}));
            return bus.execute(db, who, plan, text);
        };
    }

    static QList<Said> comment(const QString &location, RequestId request, const QStringList &texts)
    {
        std::vector<std::unique_ptr<QProcess>> processes;
        for (const QString &text : texts) {
            processes.push_back(std::make_unique<QProcess>());
            processes.back()->setProcessChannelMode(QProcess::MergedChannels);
            processes.back()->start(QStringLiteral(SHIFTDECK_BIN_DIR "/prodctl"),
                                    {QStringLiteral("--store"), location, QStringLiteral("--operator"),
                                     QStringLiteral("anna"), QStringLiteral("--yes"),
                                     QStringLiteral("request"), QStringLiteral("comment"),
                                     QString::number(request.value()), QStringLiteral("--text"), text});
        }
        QList<Said> said;
        for (const auto &process : processes) {
            if (!process->waitForFinished(kPatience))
                qFatal("prodctl does not end");
            said.append({process->exitCode(), QString::fromUtf8(process->readAll())});
        }
        return said;
    }

    static bool shows(const QTreeView *view, const QString &text)
    {
        for (int column = 0; column < view->model()->columnCount(); ++column)
            if (view->model()->index(0, column).data().toString() == text)
                return true;
        return false;
    }

    static qint64 times(const CampaignFixture &campaign, const QString &text)
    {
        return campaign.count(QStringLiteral("SELECT count(*) FROM comments WHERE text = ?"), {text});
    }
};

// The network is made before there is a second thread.
int main(int argc, char **argv)
{
    badLink = PacketLink::make(&noLink);
    int result = 0;
    {
        QApplication application(argc, argv);
        SlowNetworkTest test;
        result = QTest::qExec(&test, argc, argv);
    }
    badLink.reset();
    return result;
}
#include "slownetworktest.moc"
