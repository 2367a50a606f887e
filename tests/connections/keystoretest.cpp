// The key store, in a session that has one (tests/support/withkeystore.sh) and in one that has none.
#include "models/connections/keystore.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <future>

using namespace shiftdeck;

namespace {
constexpr auto kPatience = std::chrono::seconds(30);

bool hasService() { return qEnvironmentVariableIsSet("SHIFTDECK_TEST_KEYSTORE"); }

// What `ask(then)` calls back with.
template <typename T, typename F>
Result<T> answerOf(F ask)
{
    auto promise = std::make_shared<std::promise<Result<T>>>();
    auto answer = promise->get_future();
    ask([promise](Result<T> result) { promise->set_value(std::move(result)); });
    if (answer.wait_for(kPatience) != std::future_status::ready)
        return fail(ErrorCode::NotRun, QString(), QStringLiteral("never answered"));
    return answer.get();
}
}  // namespace

class KeyStoreTest : public QObject {
    Q_OBJECT

  private slots:
    void aPasswordIsKeptAndForgotten()
    {
        KeyStore store;
        const QString key = QStringLiteral("anna@db.example.org/prod");
        const QString password = QStringLiteral("gl\u00fcck & 'auf'");
        const auto written = answerOf<void>([&](auto then) { store.write(key, password, std::move(then)); });
        if (!hasService()) {
            QVERIFY(!written);
            QCOMPARE(written.error().code, ErrorCode::Unavailable);
            QVERIFY2(written.error().cause.contains(QStringLiteral("PGPASSFILE")),
                     qPrintable(written.error().cause));
            QVERIFY(!written.error().cause.contains(password));
            return;
        }
        QVERIFY2(written, qPrintable(written ? QString() : written.error().cause));
        const auto read = [&] {
            return answerOf<QString>([&](auto then) { store.read(key, std::move(then)); });
        };
        QCOMPARE(read().value_or(QString()), password);
        QVERIFY(answerOf<void>([&](auto then) { store.write(key, QStringLiteral("new"), std::move(then)); }));
        QCOMPARE(read().value_or(QString()), QStringLiteral("new"));
        // Of another server under the same name of a user.
        const auto other = answerOf<QString>(
            [&](auto then) { store.read(QStringLiteral("anna@evil.example.org/prod"), std::move(then)); });
        QVERIFY(!other);
        QCOMPARE(other.error().code, ErrorCode::NotFound);
        QVERIFY(answerOf<void>([&](auto then) { store.remove(key, std::move(then)); }));
        QCOMPARE(read().error().code, ErrorCode::NotFound);
        QVERIFY(answerOf<void>([&](auto then) { store.remove(key, std::move(then)); }));
    }

    void withoutAnAnswerTheLimitTells()
    {
        // One that is over at once, whatever the key store would have said.
        KeyStore hasty(std::chrono::milliseconds(0));
        const auto answer = answerOf<QString>(
            [&](auto then) { hasty.read(QStringLiteral("anna@db/prod"), std::move(then)); });
        QVERIFY(!answer);
        QVERIFY(answer.error().code == ErrorCode::Unavailable || answer.error().code == ErrorCode::NotFound);
    }

    void whoIsLeftWaitingIsAnswered()
    {
        auto promise = std::make_shared<std::promise<Result<QString>>>();
        auto answer = promise->get_future();
        {
            KeyStore going;
            going.read(QStringLiteral("anna@db/prod"),
                       [promise](Result<QString> result) { promise->set_value(std::move(result)); });
        }
        QCOMPARE(answer.wait_for(std::chrono::seconds(0)), std::future_status::ready);
        QVERIFY(!answer.get());
    }
};

// QtKeychain serves the first thread that uses it, and a key store has a thread of its own: each function
// runs in a process of its own.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc > 1) {
        KeyStoreTest test;
        return QTest::qExec(&test, argc, argv);
    }
    int failed = 0;
    for (const char *function :
         {"aPasswordIsKeptAndForgotten", "withoutAnAnswerTheLimitTells", "whoIsLeftWaitingIsAnswered"})
        failed += QProcess::execute(QCoreApplication::applicationFilePath(), {QLatin1String(function)}) != 0;
    return failed;
}
#include "keystoretest.moc"
