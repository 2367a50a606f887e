// A window among others: two of them on one store see each other, and no failure of that is said to a person.
#include "models/items/presence.h"

#include "tests/storage/storefixture.h"

#include <QSignalSpy>
#include <QTest>

#include <future>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
constexpr int kPatience = 20'000;  // of a busy machine
constexpr std::chrono::milliseconds kPoll{50};
constexpr std::chrono::milliseconds kBeat{100};

// A window without its widgets.
struct Window {
    explicit Window(const QString &location, const QString &who)
        : client(std::make_unique<StoreClient>(location, kPoll)),
          presence(std::make_unique<Presence>(*client))
    {
        presence->setBeat(kBeat);
        presence->setWho(who);
        presence->start();
    }
    // Killed: no goodbye.
    void crash(StoreFixture &store)
    {
        store.sql("UPDATE sessions SET heard_at = heard_at - 60000 WHERE who = 'ben'");
    }
    QStringList others() const
    {
        QStringList names;
        for (const PresentSession &session : presence->others())
            names.append(session.who);
        return names;
    }
    const PresentSession *seen(const QString &who) const
    {
        for (const PresentSession &session : presence->sessions())
            if (session.who == who && !presence->isOwn(session))
                return &session;
        return nullptr;
    }
    std::unique_ptr<StoreClient> client;
    std::unique_ptr<Presence> presence;  // dies before it
};

const QString kAnna = QStringLiteral("anna"), kBen = QStringLiteral("ben");
}  // namespace

class PresenceTest : public QObject {
    Q_OBJECT

  private slots:
    void twoWindowsSeeEachOther()
    {
        StoreFixture store(Stage::Created);
        Window anna(store.location(), kAnna);
        auto ben = std::make_unique<Window>(store.location(), kBen);
        QTRY_COMPARE_WITH_TIMEOUT(anna.others(), QStringList{kBen}, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(ben->others(), QStringList{kAnna}, kPatience);

        ben->presence->setOpen({RequestId(1)});
        QTRY_VERIFY_WITH_TIMEOUT(anna.seen(kBen) && anna.seen(kBen)->open.size() == 1, kPatience);
        ben->presence->setCommand(QStringLiteral("request.approve"), {RequestId(1)}, false);
        QTRY_VERIFY_WITH_TIMEOUT(anna.seen(kBen)->command == QStringLiteral("request.approve"), kPatience);
        QCOMPARE(anna.seen(kBen)->planned.size(), 1);
        ben->presence->setCommand(QStringLiteral("request.approve"), {RequestId(1)}, true);
        QTRY_VERIFY_WITH_TIMEOUT(anna.seen(kBen)->executing, kPatience);
        ben->presence->setCommand({}, {}, false);
        QTRY_VERIFY_WITH_TIMEOUT(anna.seen(kBen)->command.isEmpty(), kPatience);
        QCOMPARE(anna.seen(kBen)->open.size(), 1);

        // Goodbye, to the store that is still there.
        ben->presence.reset();
        QTRY_VERIFY_WITH_TIMEOUT(anna.others().isEmpty(), kPatience);
    }

    void theSameOperatorTwiceIsTwo()
    {
        StoreFixture store(Stage::Created);
        Window one(store.location(), kAnna), two(store.location(), kAnna);
        QTRY_COMPARE_WITH_TIMEOUT(one.others(), QStringList{kAnna}, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(two.others(), QStringList{kAnna}, kPatience);
        QCOMPARE(one.presence->sessions().size(), 2);
    }

    void anotherOperatorIsAnotherSession()
    {
        StoreFixture store(Stage::Created);
        Window anna(store.location(), kAnna), window(store.location(), kBen);
        QTRY_COMPARE_WITH_TIMEOUT(anna.others(), QStringList{kBen}, kPatience);
        window.presence->setOpen({RequestId(1)});
        window.presence->setWho(QStringLiteral("carla"));
        QTRY_COMPARE_WITH_TIMEOUT(anna.others(), QStringList{QStringLiteral("carla")}, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(anna.seen(QStringLiteral("carla"))->open.size(), 1, kPatience);
        window.presence->stop();
        QTRY_VERIFY_WITH_TIMEOUT(anna.others().isEmpty(), kPatience);
        QVERIFY(window.presence->sessions().isEmpty());
        window.presence->start();
        QTRY_COMPARE_WITH_TIMEOUT(anna.others(), QStringList{QStringLiteral("carla")}, kPatience);
    }

    // A window that was killed is gone in silence, and cleared away by one that is there.
    void whoIsKilledGoes()
    {
        StoreFixture store(Stage::Created);
        Window anna(store.location(), kAnna);
        store.sql("INSERT INTO sessions (who, program, host) VALUES ('ben', 'window', 'far away')");
        QTRY_COMPARE_WITH_TIMEOUT(anna.others(), QStringList{kBen}, kPatience);
        anna.crash(store);
        QTRY_VERIFY_WITH_TIMEOUT(anna.others().isEmpty(), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(
            store.db().integer(QStringLiteral("SELECT count(*) FROM sessions WHERE who = 'ben'")).value(), 0,
            kPatience);
    }

    // After a sleep of the machine its row is gone; it comes back with all it has to say.
    void whoSleptComesBack()
    {
        StoreFixture store(Stage::Created);
        Window anna(store.location(), kAnna), ben(store.location(), kBen);
        ben.presence->setOpen({RequestId(1)});
        QTRY_VERIFY_WITH_TIMEOUT(anna.seen(kBen) && anna.seen(kBen)->open.size() == 1, kPatience);
        const qint64 before = anna.seen(kBen)->id;
        store.sql("DELETE FROM sessions WHERE who = 'ben'");
        QTRY_VERIFY_WITH_TIMEOUT(anna.seen(kBen) && anna.seen(kBen)->id != before, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(anna.seen(kBen)->open.size(), 1, kPatience);
    }

    void isHeardWithoutBeingNews()
    {
        StoreFixture store(Stage::Created);
        Window anna(store.location(), kAnna);
        const auto number = [&store](const char *what) {
            return store.db().integer(QString::fromLatin1(what)).value_or(-1);
        };
        QTRY_COMPARE_WITH_TIMEOUT(number("SELECT count(*) FROM sessions"), 1, kPatience);
        store.sql("UPDATE sessions SET heard_at = heard_at - 20000");
        const qint64 told = number("SELECT count(*) FROM changes WHERE entity = 'session'");
        const qint64 heard = number("SELECT heard_at FROM sessions");
        QTRY_VERIFY_WITH_TIMEOUT(number("SELECT heard_at FROM sessions") >= heard + 20000, kPatience);
        QCOMPARE(number("SELECT count(*) FROM changes WHERE entity = 'session'"), told);
    }

    // Nothing is queued behind a writer that is stuck, and the latest words are said when it is free.
    void aStuckWriterGetsNoQueue()
    {
        StoreFixture store(Stage::Created);
        Window anna(store.location(), kAnna), ben(store.location(), kBen);
        QTRY_COMPARE_WITH_TIMEOUT(anna.others(), QStringList{kBen}, kPatience);
        const auto said = [&store] {
            return store.db()
                .integer(QStringLiteral("SELECT said FROM sessions WHERE who = 'ben'"))
                .value_or(-1);
        };
        const qint64 before = said();
        std::promise<void> release;
        auto free = release.get_future().share();
        ben.client->write([free](Database &) -> Result<> {
            free.wait();
            return {};
        });
        QSignalSpy changed(ben.presence.get(), &Presence::changed);
        for (int i = 0; i < 50; ++i)
            ben.presence->setCommand(QStringLiteral("c%1").arg(i), {RequestId(1)}, false);
        QTRY_VERIFY_WITH_TIMEOUT(changed.size() >= 5, kPatience);  // beats went by
        release.set_value();
        QTRY_COMPARE_WITH_TIMEOUT(anna.seen(kBen) ? anna.seen(kBen)->command : QString(),
                                  QStringLiteral("c49"), kPatience);
        // The first and the last; the last alone, when what was said at the beginning was still under way.
        QVERIFY2(said() > before && said() <= before + 2, qPrintable(QString::number(said() - before)));
    }

    // A store that goes away takes the others along, and brings them back.
    void offlineIsNobodysFault()
    {
        const TemporaryFolder folder;
        TestStore store(folder);
        Window anna(store.location(), kAnna), ben(store.location(), kBen);
        QTRY_COMPARE_WITH_TIMEOUT(anna.others(), QStringList{kBen}, kPatience);
        store.takeAway();
        QTRY_VERIFY_WITH_TIMEOUT(anna.presence->sessions().isEmpty(), kPatience);
        anna.presence->setCommand(QStringLiteral("request.hold"), {}, false);
        store.putBack();
        QTRY_COMPARE_WITH_TIMEOUT(anna.others(), QStringList{kBen}, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(
            ben.seen(kAnna) && ben.seen(kAnna)->command == QStringLiteral("request.hold"), kPatience);
    }
};

QTEST_GUILESS_MAIN(PresenceTest)
#include "presencetest.moc"
