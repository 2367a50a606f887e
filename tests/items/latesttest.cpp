// Questions to the store: each is answered once, on the thread that asked, unless a newer took its place.
#include "models/items/latest.h"
#include "tests/storage/storefixture.h"

#include <QtTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

class LatestTest : public QObject {
    Q_OBJECT

  private slots:
    // Short questions are answered while they are being asked, which is when an answer could be doubled.
    void everyQuestionIsAnsweredOnce()
    {
        StoreFixture fixture;
        StoreClient client(fixture.location());
        constexpr int kQuestions = 20'000;
        QList<int> answers(kQuestions, 0);
        bool onThisThread = true;
        for (int i = 0; i < kQuestions; ++i) {
            askStore(client, this, [i](Database &) -> Result<int> { return i; },
                     [&, thread = QThread::currentThread()](const Result<int> &answer) {
                         onThisThread = onThisThread && QThread::currentThread() == thread;
                         ++answers[answer.value()];
                     });
            if (i % 500 == 0)
                QCoreApplication::processEvents();
        }
        QTRY_COMPARE_WITH_TIMEOUT(answers.count(0), 0, 60'000);
        QCOMPARE(answers.count(1), kQuestions);
        QVERIFY(onThisThread);
    }

    void anOlderAnswerIsDropped()
    {
        StoreFixture fixture;
        StoreClient client(fixture.location());
        Latest latest;
        QList<int> answers;
        for (int i = 0; i < 100; ++i)
            latest.ask(client, this, [i](Database &) -> Result<int> { return i; },
                       [&](const Result<int> &answer) { answers.append(answer.value()); });
        QVERIFY(latest.isBusy());
        QTRY_VERIFY(!latest.isBusy());
        QCOMPARE(answers, QList<int>{99});
    }

    // The window goes away before it could show what came of a change.
    void whatNobodyWasToldIsTheStoresLastWord()
    {
        StoreFixture fixture;
        QStringList words;
        int told = 0;
        const auto refuse = [](Database &) -> Result<int> {
            return fail(ErrorCode::Refused, QStringLiteral("request 3"), QStringLiteral("Not now."));
        };
        {
            StoreClient client(fixture.location());
            client.setLastWords([&](const QStringList &sentences) { words += sentences; });
            changeStore(client, this, QStringLiteral("Hold: 1 request"), refuse,
                        [&](const Result<int> &) { ++told; });
            QTRY_COMPARE(told, 1);
            changeStore(client, this, QStringLiteral("Approve: 2 requests"), refuse,
                        [&](const Result<int> &) { ++told; });
        }
        QCOMPARE(told, 1);
        QCOMPARE(words.size(), 1);
        QVERIFY2(words.first().contains("Approve: 2 requests"), qPrintable(words.first()));
    }

    void nobodyIsToldAfterTheOwnerDied()
    {
        StoreFixture fixture;
        StoreClient client(fixture.location());
        int told = 0, after = 0;
        {
            QObject owner;
            askStore(client, &owner, [](Database &) -> Result<int> { return 1; },
                     [&](const Result<int> &) { ++told; });
        }
        // Both readers are asked, so the last answer comes after that of the first question.
        for (int i = 0; i < 20; ++i)
            askStore(client, this, [](Database &) -> Result<int> { return 2; },
                     [&](const Result<int> &) { ++after; });
        QTRY_COMPARE(after, 20);
        QCOMPARE(told, 0);
    }
};

QTEST_GUILESS_MAIN(LatestTest)
#include "latesttest.moc"
