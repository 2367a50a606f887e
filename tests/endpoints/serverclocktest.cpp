// What a server says of the time, and what is made of it.
#include "models/endpoints/serverclock.h"
#include "tests/support/manualclock.h"

#include <QTest>

using namespace shiftdeck;
using test::ManualClock;

class ServerClockTest : public QObject {
    Q_OBJECT

  private slots:
    void readsDates()
    {
        QCOMPARE(ServerClock::dateOf("Sun, 06 Nov 1994 08:49:37 GMT"), std::optional<TimeMs>(784111777000));
        QCOMPARE(ServerClock::dateOf(" Sun, 29 Nov 2026 20:30:00 GMT "),
                 std::optional<TimeMs>(1795984200000));
        for (const char *other :
             {"", "yesterday", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
              "Sun, 06 Nov 1994 08:49:37 +0100", "Sun, 31 Feb 2026 08:49:37 GMT", "\xff\xfe"})
            QVERIFY2(!ServerClock::dateOf(other), other);
        QVERIFY(!ServerClock::dateOf(QByteArray(1 << 20, 'x')));
    }

    void learnsHowFarItIsAhead()
    {
        ManualClock clock;
        ServerClock server(clock);
        QVERIFY(!server.isKnown());
        QCOMPARE(server.now(), clock.now());
        server.note(clock.now() + 1'000, clock.now());  // nothing that a slow line does not explain
        QVERIFY(server.isKnown());
        QCOMPARE(server.ahead(), 0);
        // An answer that took 4 s: the time is of its middle.
        const TimeMs asked = clock.now();
        clock.advance(4'000);
        server.note(asked + 3'602'000, asked);
        QCOMPARE(server.ahead(), 3'600'500);
        QCOMPARE(server.now(), clock.now() + 3'600'500);
        server.note(clock.now() - 60'000, clock.now());
        QCOMPARE(server.ahead(), -59'500);
    }

    void believesNoSlowAnswerAndNoClockThatWasSet()
    {
        ManualClock clock;
        ServerClock server(clock);
        TimeMs asked = clock.now();
        clock.advance(20'000);
        server.note(asked + 3'610'000, asked);  // better than nothing
        QCOMPARE(server.ahead(), 3'600'500);
        asked = clock.now();
        clock.advance(20'000);
        server.note(asked, asked);
        QCOMPARE(server.ahead(), 3'600'500);
        server.note(asked, clock.now() + 1'000);
        QCOMPARE(server.ahead(), 3'600'500);
    }
};

QTEST_GUILESS_MAIN(ServerClockTest)
#include "serverclocktest.moc"
