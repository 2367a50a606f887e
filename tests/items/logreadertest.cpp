#include "models/items/logreader.h"
#include "tests/support/temporaryfolder.h"

#include <QtTest>

#include <sys/stat.h>

using namespace shiftdeck;

class LogReaderTest : public QObject {
    Q_OBJECT

  private slots:
    void readsTheEndAndTheMiddle()
    {
        const test::TemporaryFolder folder;
        const QString path = folder.write(QStringLiteral("stdout"), "0123456789");
        const auto end = readLog(path, -1, 4);
        QVERIFY(end);
        QCOMPARE(end->bytes, QByteArray("6789"));
        QCOMPARE(end->offset, 6);
        QCOMPARE(end->fileSize, 10);
        const auto middle = readLog(path, 2, 3);
        QVERIFY(middle);
        QCOMPARE(middle->bytes, QByteArray("234"));
        const auto beyond = readLog(path, 99, 3);
        QVERIFY(beyond);
        QCOMPARE(beyond->offset, 10);
        QVERIFY(beyond->bytes.isEmpty());
    }

    void neverReadsMoreThanItsBound()
    {
        const test::TemporaryFolder folder;
        const QString path = folder.path(QStringLiteral("huge"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(3 * kMaxLogChunk));
        const auto part = readLog(path, -1, std::numeric_limits<qint64>::max());
        QVERIFY(part);
        QCOMPARE(part->bytes.size(), kMaxLogChunk);
    }

    void missingFilesAndPipesAreErrors()
    {
        const test::TemporaryFolder folder;
        const auto missing = readLog(folder.path(QStringLiteral("stderr")), -1, 10);
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        const QString pipe = folder.path(QStringLiteral("pipe"));
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        const auto hostile = readLog(pipe, -1, 10);
        QVERIFY(!hostile);
        QCOMPARE(hostile.error().code, ErrorCode::Io);
        QVERIFY(!readLog(folder.path(), -1, 10));
    }

    void answersOnTheOwnersThreadUnlessItDied()
    {
        const test::TemporaryFolder folder;
        const QString path = folder.write(QStringLiteral("stdout"), "words");
        QObject owner;
        auto *dead = new QObject;
        QByteArray read;
        bool calledForDead = false;
        readLogLater(dead, path, 0, 10, [&](const Result<LogPart> &) { calledForDead = true; });
        delete dead;
        readLogLater(&owner, path, 0, 10, [&](const Result<LogPart> &part) {
            QCOMPARE(QThread::currentThread(), qApp->thread());
            read = part ? part->bytes : QByteArray("error");
        });
        QTRY_COMPARE(read, QByteArray("words"));
        QVERIFY(!calledForDead);
    }

    void makesHostileBytesReadable_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << QByteArray("a\tb\nc") << QStringLiteral("a\tb\nc");
        QTest::newRow("colours") << QByteArray("\x1b[31mred\x1b[0m!") << QStringLiteral("red!");
        QTest::newRow("windows") << QByteArray("a\r\nb") << QStringLiteral("a\nb");
        QTest::newRow("binary") << QByteArray("a\0b\x01", 4) << QStringLiteral("a\ufffdb\ufffd");
        QTest::newRow("not utf-8") << QByteArray("\xff!") << QStringLiteral("\ufffd!");
        QTest::newRow("cut escape") << QByteArray("a\x1b[") << QStringLiteral("a");
    }
    void makesHostileBytesReadable()
    {
        QFETCH(QByteArray, bytes);
        QTEST(readableLog(bytes), "text");
    }

    void breaksEndlessLines()
    {
        const QString text = readableLog(QByteArray(10 * kMaxLogLine, 'x'));
        qsizetype longest = 0;
        for (const QString &line : text.split(u'\n'))
            longest = std::max(longest, line.size());
        QCOMPARE(longest, kMaxLogLine);
        QCOMPARE(text.count(u'x'), 10 * kMaxLogLine);
    }
};

QTEST_GUILESS_MAIN(LogReaderTest)
#include "logreadertest.moc"
