// The shift logbook from the command line: a shift, its hand-over, and the next one.
#include "tests/app/prodctlrunner.h"

#include <QJsonArray>

using namespace shiftdeck::test;

class LogbookCliTest : public QObject {
    Q_OBJECT

  private slots:
    void oneShiftAfterAnother();
    void listsByFilterAndPage();
    void textFromStandardInput();
    void theRequestSaysSo();
    void explainsItself();
    void wrongWords_data();
    void wrongWords();
    void outsideTextCannotSteerTheTerminal();

  private:
    // With something on its standard input.
    static Run with(const Demo &demo, const QString &who, const QStringList &arguments,
                    const QByteArray &input)
    {
        QProcess process;
        process.start(prodctlPath(), QStringList{"--store", demo.store(), "--operator", who} + arguments);
        process.write(input);
        process.closeWriteChannel();
        Run run;
        if (!process.waitForFinished(60'000))
            return run;
        run.out = process.readAllStandardOutput();
        run.err = process.readAllStandardError();
        run.code = process.exitCode();
        return run;
    }
    static QJsonArray entries(const Run &run) { return run.json().value("entries").toArray(); }
};

void LogbookCliTest::oneShiftAfterAnother()
{
    const Demo demo;
    COMPARE_CODE(demo("ben",
                      {"logbook", "write", "Tape robot of alpha is down\nTicket 4711.", "--kind", "problem",
                       "--about", "site alpha, request 1", "--about", "run 146436"}),
                 0);
    COMPARE_CODE(demo("carla", {"logbook", "write", "Coffee is out"}), 0);
    const Run open = demo({}, {"logbook", "open", "--json"});
    COMPARE_CODE(open, 0);
    QCOMPARE(entries(open).size(), 1);
    QCOMPARE(entries(open).first().toObject().value("about").toArray(),
             (QJsonArray{"site alpha", "request 1", "run 146436"}));

    // The next shift is told; the draft is a proposal that nobody sends.
    const Run draft = demo({}, {"logbook", "draft"});
    COMPARE_CODE(draft, 0);
    QVERIFY2(draft.out.contains("Tape robot of alpha is down") && draft.out.contains("request 1"), draft.out);
    const QJsonObject proposal = demo({}, {"logbook", "draft", "--json"}).json();
    QVERIFY(proposal.value("about").toArray().contains("request 1"));
    QCOMPARE(entries(demo({}, {"logbook", "list", "--json"})).size(), 2);
    COMPARE_CODE(
        demo("ben", {"logbook", "hand-over", proposal.value("text").toString(), "--about", "request 1"}), 0);
    COMPARE_CODE(demo("ben", {"logbook", "take-over", "3"}), 4);
    COMPARE_CODE(demo("robot", {"logbook", "take-over", "3"}), 5);
    COMPARE_CODE(demo("emil", {"logbook", "take-over", "3"}), 0);
    const Run twice = demo("anna", {"logbook", "take-over", "3"});
    COMPARE_CODE(twice, 4);
    QVERIFY2(twice.err.contains("emil took it over"), twice.err);

    COMPARE_CODE(demo("emil", {"logbook", "amend", "2", "Coffee and tea are out"}), 0);
    const Run closed = demo("emil", {"--json", "logbook", "close", "1", "It was repaired."});
    COMPARE_CODE(closed, 0);
    QCOMPARE(closed.json().value("command").toString(), "logbook.close");
    const Run shown = demo({}, {"logbook", "show", "1"});
    QVERIFY2(shown.out.contains("closed by") && shown.out.contains("#5 by emil")
                 && shown.out.contains("Ticket 4711."),
             shown.out);
    QVERIFY(demo({}, {"logbook", "show", "2"}).out.contains("amended by"));
    QCOMPARE(demo({}, {"logbook", "show", "3", "--json"})
                 .json()
                 .value("takenOver")
                 .toObject()
                 .value("who")
                 .toString(),
             "emil");
    QVERIFY(demo({}, {"logbook", "open"}).out.contains("No problem is open"));
    COMPARE_CODE(demo({}, {"db", "check"}), 0);
    COMPARE_CODE(demo({}, {"audit", "verify"}), 0);
}

void LogbookCliTest::listsByFilterAndPage()
{
    const Demo demo;
    for (int i = 1; i <= 5; ++i)
        COMPARE_CODE(demo(i % 2 ? "ben" : "anna",
                          {"logbook", "write", QStringLiteral("entry %1").arg(i), "--about",
                           QStringLiteral("request %1").arg(i)}),
                     0);
    const auto ids = [](const Run &run) {
        QList<int> result;
        for (const QJsonValue &entry : entries(run))
            result.append(entry.toObject().value("id").toInt());
        return result;
    };
    QCOMPARE(ids(demo({}, {"logbook", "list", "--json", "--filter", "who = ben"})), (QList<int>{5, 3, 1}));
    QCOMPARE(ids(demo({}, {"logbook", "list", "--json", "--filter", "request in (2, 3)"})),
             (QList<int>{3, 2}));
    const Run page = demo({}, {"logbook", "list", "--limit", "2"});
    QVERIFY2(page.out.contains("--before 4"), page.out);
    QCOMPARE(ids(demo({}, {"logbook", "list", "--json", "--limit", "2", "--before", "4"})),
             (QList<int>{3, 2}));
    const Run wrong = demo({}, {"logbook", "list", "--filter", "weather = good"});
    COMPARE_CODE(wrong, 2);
}

void LogbookCliTest::textFromStandardInput()
{
    const Demo demo;
    COMPARE_CODE(with(demo, "ben", {"logbook", "hand-over", "-"}, "first line\nsecond line: ü\n"), 0);
    QCOMPARE(demo({}, {"logbook", "show", "1", "--json"}).json().value("text").toString(),
             QString::fromUtf8("first line\nsecond line: ü"));
    COMPARE_CODE(with(demo, "ben", {"logbook", "write", "-"}, QByteArray(8000, 'x')), 0);
    COMPARE_CODE(with(demo, "ben", {"logbook", "write", "-"}, QByteArray(8001, 'x')), 2);
    COMPARE_CODE(with(demo, "ben", {"logbook", "write", "-"}, QByteArray(10'000'000, 'x')), 2);
    COMPARE_CODE(with(demo, "ben", {"logbook", "write", "-"}, QByteArray()), 2);
    COMPARE_CODE(with(demo, "ben", {"logbook", "write", "-"}, QByteArray("a\0b", 3)), 2);
    QCOMPARE(entries(demo({}, {"logbook", "list", "--json"})).size(), 2);
}

void LogbookCliTest::theRequestSaysSo()
{
    const Demo demo;
    QVERIFY(!demo({}, {"request", "show", "2"}).out.contains("logbook"));
    QCOMPARE(demo({}, {"request", "show", "2", "--json"})
                 .json()
                 .value("logbook")
                 .toObject()
                 .value("entries")
                 .toInt(-1),
             0);
    COMPARE_CODE(demo("ben", {"logbook", "write", "waits for tapes", "--about", "request 2"}), 0);
    COMPARE_CODE(demo("anna", {"logbook", "write", "still waits", "--about", "request 2, request 3"}), 0);
    const Run shown = demo({}, {"request", "show", "2"});
    QVERIFY2(shown.out.contains("the newest #2 by anna") && shown.out.contains("still waits"), shown.out);
    const QJsonObject logbook =
        demo({}, {"request", "show", "2", "--json"}).json().value("logbook").toObject();
    QCOMPARE(logbook.value("entries").toInt(), 2);
    QCOMPARE(logbook.value("newest").toObject().value("id").toInt(), 2);
}

void LogbookCliTest::explainsItself()
{
    const Run group = prodctl({"logbook", "--help"});
    COMPARE_CODE(group, 0);
    for (const char *verb : {"logbook list", "logbook open", "logbook show", "logbook draft", "logbook write",
                             "logbook hand-over", "logbook close", "logbook take-over", "logbook amend"})
        QVERIFY2(group.out.contains(verb), verb);
    const Run help = prodctl({"logbook", "handover", "--help"});
    COMPARE_CODE(help, 0);
    QVERIFY(help.out.contains("standard input") && help.out.contains("Example: prodctl logbook hand-over"));
    const Demo demo;
    const Run plan = demo("ben", {"--dry-run", "logbook", "write", "x", "--about", "request 1"});
    COMPARE_CODE(plan, 0);
    QVERIFY2(plan.out.contains("about request 1") && plan.out.contains("Nothing was changed"), plan.out);
    QCOMPARE(entries(demo({}, {"logbook", "list", "--json"})).size(), 0);
    QVERIFY(demo({}, {"logbook", "list"}).out.contains("No entry matches."));
}

void LogbookCliTest::wrongWords_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const char *who, const QStringList &words, int code) {
        QTest::newRow(name) << who << words << code;
    };
    row("no text", "ben", {"logbook", "write"}, 2);
    row("two texts", "ben", {"logbook", "write", "a", "b"}, 2);
    row("no such request", "ben", {"logbook", "write", "a", "--about", "request 99"}, 3);
    row("no such kind of thing", "ben", {"logbook", "write", "a", "--about", "the weather"}, 2);
    row("no such kind", "ben", {"logbook", "write", "a", "--kind", "rumour"}, 2);
    row("no such entry", "ben", {"logbook", "close", "9", "a"}, 3);
    row("no number", "ben", {"logbook", "close", "first", "a"}, 2);
    row("no entry to show", "ben", {"logbook", "show", "9"}, 3);
    row("no such verb", "ben", {"logbook", "burn"}, 2);
}

void LogbookCliTest::wrongWords()
{
    QFETCH(QString, who);
    QFETCH(QStringList, words);
    QFETCH(int, code);
    const Demo demo;
    const Run run = demo(who, words);
    COMPARE_CODE(run, code);
    QVERIFY(run.err.startsWith("prodctl: "));
    QCOMPARE(entries(demo({}, {"logbook", "list", "--json"})).size(), 0);
}

void LogbookCliTest::outsideTextCannotSteerTheTerminal()
{
    const Demo demo;
    COMPARE_CODE(demo("ben", {"logbook", "write", "red \033[31m alert\nand\a more", "--about", "request 1"}),
                 0);
    for (const QStringList &words : {QStringList{"logbook", "list"}, QStringList{"logbook", "show", "1"},
                                     QStringList{"request", "show", "1"}}) {
        const Run run = demo({}, words);
        COMPARE_CODE(run, 0);
        QVERIFY2(run.out.contains("alert") && !run.out.contains('\033') && !run.out.contains('\a'), run.out);
    }
}

QTEST_GUILESS_MAIN(LogbookCliTest)
#include "logbookclitest.moc"
