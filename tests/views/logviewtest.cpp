#include "tests/support/temporaryfolder.h"
#include "views/jobdetails/logview.h"
#include "views/jobdetails/verdict.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QtTest>

using namespace shiftdeck;

class LogViewTest : public QObject {
    Q_OBJECT

  private slots:
    void showsTheThreeFiles()
    {
        const test::TemporaryFolder folder;
        folder.write(QStringLiteral("stdout"), "reading run 148058\n");
        folder.write(QStringLiteral("report.json"), R"({"token":"abc","exit":0})");
        LogView view;
        view.show();
        view.setFolder(folder.path(), false);
        QTRY_COMPARE(view.text(), "reading run 148058\n");
        auto *files = view.findChild<QTabBar *>();
        QSignalSpy read(&view, &LogView::read);
        files->setCurrentIndex(1);
        QTRY_COMPARE(read.size(), 1);
        QVERIFY(view.text().isEmpty());
        files->setCurrentIndex(2);
        QTRY_VERIFY(view.text().contains(QStringLiteral("    \"exit\": 0")));
    }

    void searchGoesRoundAndCounts()
    {
        const test::TemporaryFolder folder;
        folder.write(QStringLiteral("stdout"), "one error\ntwo\nthree error\n");
        LogView view;
        view.show();
        view.setFolder(folder.path(), false);
        QTRY_VERIFY(!view.text().isEmpty());
        auto *text = view.findChild<QPlainTextEdit *>();
        text->moveCursor(QTextCursor::Start);
        auto *search = view.findChild<QLineEdit *>();
        QTest::keyClicks(search, QStringLiteral("error"));
        QCOMPARE(view.searchResult(), "2 matches");
        QCOMPARE(text->textCursor().blockNumber(), 0);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(text->textCursor().blockNumber(), 2);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(text->textCursor().blockNumber(), 0);
        QCOMPARE(text->extraSelections().size(), 2);
        search->setText(QStringLiteral("nowhere"));
        QCOMPARE(view.searchResult(), "no match");
    }

    void aLongLogIsShownFromItsEnd()
    {
        const test::TemporaryFolder folder;
        QByteArray log;
        for (int line = 0; log.size() < 3 * kLogChunk; ++line)
            log += "line " + QByteArray::number(line) + '\n';
        folder.write(QStringLiteral("stdout"), log);
        LogView view;
        view.show();
        view.setFolder(folder.path(), false);
        QTRY_VERIFY(view.text().endsWith(QString::fromLatin1(log.right(40))));
        QVERIFY(view.text().startsWith(QStringLiteral("line ")));
        QVERIFY(view.text().size() <= kLogChunk);
        auto *earlier = view.findChild<QPushButton *>();
        while (!earlier->isHidden()) {
            QSignalSpy read(&view, &LogView::read);
            earlier->click();
            QTRY_COMPARE(read.size(), 1);
        }
        QCOMPARE(view.text(), QString::fromLatin1(log));
    }

    void followsAGrowingLogAndItsRewriting()
    {
        const test::TemporaryFolder folder;
        const QString path = folder.write(QStringLiteral("stdout"), "first\n");
        LogView view;
        view.show();
        view.setFolder(folder.path(), true);
        QTRY_COMPARE(view.text(), "first\n");
        QFile file(path);
        QVERIFY(file.open(QIODevice::Append));
        file.write("caf\xc3");  // half of a character
        file.flush();
        QTRY_COMPARE(view.text(), "first\ncaf");
        file.write("\xa9\n");
        file.close();
        QTRY_COMPARE(view.text(), QStringLiteral("first\ncaf\u00e9\n"));
        folder.write(QStringLiteral("stdout"), "new\n");
        QTRY_COMPARE(view.text(), "new\n");
    }

    void aHostileLogDoesNoHarm()
    {
        const test::TemporaryFolder folder;
        QByteArray bytes(100'000, '\0');
        for (int i = 0; i < bytes.size(); ++i)
            bytes[i] = char(i * 7919 % 256);
        folder.write(QStringLiteral("stdout"), bytes);
        folder.write(QStringLiteral("report.json"), QByteArray(50'000, '['));
        LogView view;
        view.show();
        view.setFolder(folder.path(), false);
        QTRY_VERIFY(!view.text().isEmpty());
        view.findChild<QTabBar *>()->setCurrentIndex(2);
        QTRY_VERIFY(view.text().startsWith(QStringLiteral("[[[[")));
    }

    void everyStatusHasAVerdict()
    {
        for (const QString &word : allWords<JobStatus>()) {
            JobSummary job;
            job.status = *fromWord<JobStatus>(word);
            job.failureClass = QStringLiteral("early-end");
            QVERIFY2(jobVerdict(job).endsWith(u'.'), qPrintable(word));
            QCOMPARE(jobAdvice(job).isEmpty(), job.status != JobStatus::Error);
        }
    }

    void factsLeaveOutWhatIsNotKnown()
    {
        JobDetails details;
        details.job.id = JobId(3);
        details.job.attempt = 2;
        details.job.retryOf = JobId(1);
        QStringList titles;
        for (const Fact &fact : jobFacts(details))
            titles.append(fact.title);
        QVERIFY(titles.contains(QStringLiteral("Attempt")));
        QVERIFY(!titles.contains(QStringLiteral("Exit code")));
        details.job.exitCode = 0;
        QCOMPARE(jobFacts(details).size(), titles.size() + 1);
    }
};

QTEST_MAIN(LogViewTest)
#include "logviewtest.moc"
