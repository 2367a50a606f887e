#include "views/logbook/logbook.h"

#include "tests/views/viewfixture.h"
#include "views/common/filterbox.h"
#include "views/common/overlay.h"
#include "views/common/plandialog.h"
#include "views/logbook/entrytext.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSplitter>
#include <QTest>
#include <QTextBrowser>
#include <QToolBar>
#include <QTreeView>

using namespace shiftdeck;
using test::ViewFixture;

namespace {
qint64 write(ViewFixture &fixture, const QString &who, const QString &text, const QStringList &about = {},
             const QString &kind = QStringLiteral("note"))
{
    return fixture
        .run(who, QStringLiteral("logbook.write"),
             {{QStringLiteral("text"), text},
              {QStringLiteral("kind"), kind},
              {QStringLiteral("about"), QJsonArray::fromStringList(about)}})
        .outcomes.first()
        .id;
}

void addEntries(ViewFixture &fixture, int n)
{
    fixture.sql(
        QStringLiteral("INSERT INTO log_entries (at, who, role, kind, text)"
                       " WITH RECURSIVE k(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM k WHERE i < ?)"
                       " SELECT CAST(? AS bigint) + k.i, 'carla', 'shifter', 'note', 'entry ' || k.i FROM k"),
        {n, fixture.now() - 1'000'000});
}

LogEntry entry(qint64 id)
{
    LogEntry result;
    result.id = LogId(id);
    result.at = id;
    result.text = QStringLiteral("entry %1").arg(id);
    return result;
}

// A panel as it stands in the window, shown, with what a test asks about it.
struct Shown {
    explicit Shown(ViewFixture &fixture) : panel(fixture.context())
    {
        panel.resize(860, 620);
        panel.show();
    }
    QTreeView *table() const { return panel.findChild<QTreeView *>(); }
    QTextBrowser *reader() const { return panel.findChild<QTextBrowser *>(); }
    FilterBox *filter() const { return panel.findChild<FilterBox *>(); }
    int rows() const { return table()->model()->rowCount(); }
    QString text(int row, int column) const { return table()->model()->index(row, column).data().toString(); }
    void select(int row) const { table()->setCurrentIndex(table()->model()->index(row, 0)); }
    QString attention() const
    {
        for (const QLabel *label : panel.findChildren<QLabel *>())
            if (label->accessibleName() == QStringLiteral("What waits for somebody"))
                return label->text();
        return {};
    }
    QAction *action(const char *id) const { return panel.findChild<QAction *>(QLatin1StringView(id)); }

    LogbookPanel panel;
};
}  // namespace

class LogbookPanelTest : public QObject {
    Q_OBJECT

  private slots:
    void modelGrowsAtBothEnds();
    void emptyStoreSaysSo();
    void readsAndTellsStates();
    void livesAndScrolls();
    void filtersByWordsAndByOthers();
    void closedOnesLeaveTheOpenOnes();
    void buttonsKnowWhen();
    void linksLeadToTheWork();
    void nothingIsTakenForMarkup();
    void aHandOverIsProposedAndNotSent();
    void aDialogWritesSeveralLines();
    void everythingHasAName();
    void picturesInBothThemes();
};

void LogbookPanelTest::modelGrowsAtBothEnds()
{
    LogbookModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.addNewest({entry(10), entry(9), entry(8)}, 3);
    QCOMPARE(model.oldest(), LogId(8));
    model.merge({entry(7), entry(6)});
    model.addNewest({entry(11), entry(10), entry(9)}, 3);
    QCOMPARE(model.rowCount(), 6);
    QCOMPARE(model.at(0).id, LogId(11));
    // What changed is shown as it is now, and what no longer matches goes.
    LogEntry closed = entry(9);
    closed.kind = LogKind::Problem;
    model.update({9, 7, 100}, {closed});
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.at(model.rowOf(9)).kind, LogKind::Problem);
    QCOMPARE(model.rowOf(7), -1);
    model.addNewest({entry(30), entry(29), entry(28)}, 3);
    QCOMPARE(model.rowCount(), 3);
}

void LogbookPanelTest::emptyStoreSaysSo()
{
    ViewFixture fixture;
    Shown shown(fixture);
    QTRY_VERIFY(shown.panel.isLoaded());
    const QString hint = shown.panel.findChild<EmptyHint *>()->text();
    QVERIFY(hint.contains(QStringLiteral("The logbook is empty.")));
    QVERIFY(hint.contains(QStringLiteral("next shift")));
}

void LogbookPanelTest::readsAndTellsStates()
{
    ViewFixture fixture;
    fixture.makeCampaigns();
    write(fixture, QStringLiteral("carla"), QStringLiteral("first line\nsecond line"),
          {QStringLiteral("request 1")});
    const qint64 problem = write(fixture, QStringLiteral("carla"), QStringLiteral("robot down"),
                                 {QStringLiteral("site alpha")}, QStringLiteral("problem"));
    fixture.run(QStringLiteral("carla"), QStringLiteral("logbook.hand-over"),
                {{QStringLiteral("text"), QStringLiteral("quiet")}});
    Shown shown(fixture);
    QTRY_COMPARE(shown.rows(), 3);
    QCOMPARE(shown.text(2, LogbookModel::Entry), QStringLiteral("first line"));
    QCOMPARE(shown.text(2, LogbookModel::About), QStringLiteral("request 1"));
    QCOMPARE(shown.text(1, LogbookModel::State), QStringLiteral("open"));
    QCOMPARE(shown.text(0, LogbookModel::State), QStringLiteral("waits"));
    QVERIFY(shown.attention().contains(QStringLiteral("Open problems: 1"))
            && shown.attention().contains(QStringLiteral("to be taken over: 1")));
    // The newest is read at once; another when it is selected.
    QVERIFY(shown.reader()->toPlainText().contains(QStringLiteral("quiet")));
    shown.select(2);
    QVERIFY(shown.reader()->toPlainText().contains(QStringLiteral("second line")));

    // Live: what others do to an entry shows where it is.
    fixture.run(QStringLiteral("anna"), QStringLiteral("logbook.close"),
                {{QStringLiteral("entry"), problem}, {QStringLiteral("text"), QStringLiteral("repaired")}});
    QTRY_COMPARE(shown.rows(), 4);
    QTRY_COMPARE(shown.text(2, LogbookModel::State), QStringLiteral("closed by anna"));
    QVERIFY(shown.reader()->toPlainText().contains(QStringLiteral("second line")));  // goes on reading
    fixture.run(QStringLiteral("anna"), QStringLiteral("logbook.take-over"), {{QStringLiteral("entry"), 3}});
    QTRY_COMPARE(shown.text(1, LogbookModel::State), QStringLiteral("taken over by anna"));
    QVERIFY(shown.attention().contains(QStringLiteral("No problem is open")));
    fixture.run(QStringLiteral("anna"), QStringLiteral("logbook.amend"),
                {{QStringLiteral("entry"), 1}, {QStringLiteral("text"), QStringLiteral("better")}});
    QTRY_COMPARE(shown.text(4, LogbookModel::State), QStringLiteral("amended by #5"));
    QTRY_VERIFY(shown.reader()->toPlainText().contains(QStringLiteral("Amended by #5")));
    QVERIFY(
        shown.table()->model()->index(4, LogbookModel::Entry).data(Qt::FontRole).value<QFont>().strikeOut());
}

void LogbookPanelTest::livesAndScrolls()
{
    ViewFixture fixture;
    addEntries(fixture, 450);
    Shown shown(fixture);
    QTRY_COMPARE(shown.rows(), LogbookPanel::kPage);
    QCOMPARE(shown.text(0, LogbookModel::Entry), QStringLiteral("entry 450"));
    QScrollBar *bar = shown.table()->verticalScrollBar();
    bar->setValue(bar->maximum());
    QTRY_COMPARE(shown.rows(), 2 * LogbookPanel::kPage);
    bar->setValue(bar->maximum());
    QTRY_COMPARE(shown.rows(), 450);
    QCOMPARE(shown.text(449, LogbookModel::Entry), QStringLiteral("entry 1"));
    write(fixture, QStringLiteral("carla"), QStringLiteral("now"));
    QTRY_COMPARE(shown.rows(), 451);
    QCOMPARE(shown.text(0, LogbookModel::Entry), QStringLiteral("now"));
}

void LogbookPanelTest::filtersByWordsAndByOthers()
{
    ViewFixture fixture;
    fixture.makeCampaigns();
    write(fixture, QStringLiteral("carla"), QStringLiteral("about one"), {QStringLiteral("request 1")});
    write(fixture, QStringLiteral("anna"), QStringLiteral("about two"), {QStringLiteral("request 2")});
    Shown shown(fixture);
    QTRY_COMPARE(shown.rows(), 2);
    shown.filter()->setText(QStringLiteral("who = carla"));
    QTRY_COMPARE(shown.rows(), 1);
    QCOMPARE(shown.text(0, LogbookModel::Entry), QStringLiteral("about one"));
    // Another panel asks for what is about something.
    fixture.selection().setLogFilter(QStringLiteral("request in (2)"));
    QTRY_COMPARE(shown.text(0, LogbookModel::Entry), QStringLiteral("about two"));
    QCOMPARE(shown.rows(), 1);
    shown.filter()->setText(QStringLiteral("nothing like this"));
    QTRY_VERIFY(shown.panel.findChild<EmptyHint *>()->text().contains(QStringLiteral("No entry matches")));
    shown.filter()->setText({});
    QTRY_COMPARE(shown.rows(), 2);
}

void LogbookPanelTest::closedOnesLeaveTheOpenOnes()
{
    ViewFixture fixture;
    const qint64 problem =
        write(fixture, QStringLiteral("carla"), QStringLiteral("robot"), {}, QStringLiteral("problem"));
    write(fixture, QStringLiteral("carla"), QStringLiteral("note"));
    Shown shown(fixture);
    QTRY_COMPARE(shown.rows(), 2);
    QAction *open = nullptr;
    for (QAction *action : shown.panel.commands())
        if (action->isCheckable())
            open = action;
    QVERIFY(open);
    open->trigger();
    QTRY_COMPARE(shown.rows(), 1);
    QCOMPARE(shown.text(0, LogbookModel::Entry), QStringLiteral("robot"));
    fixture.run(QStringLiteral("anna"), QStringLiteral("logbook.close"),
                {{QStringLiteral("entry"), problem}, {QStringLiteral("text"), QStringLiteral("repaired")}});
    QTRY_COMPARE(shown.rows(), 0);
    open->trigger();
    QTRY_COMPARE(shown.rows(), 3);
}

void LogbookPanelTest::buttonsKnowWhen()
{
    ViewFixture fixture;
    write(fixture, QStringLiteral("carla"), QStringLiteral("note"));
    write(fixture, QStringLiteral("carla"), QStringLiteral("robot"), {QStringLiteral("site alpha")},
          QStringLiteral("problem"));
    fixture.run(QStringLiteral("carla"), QStringLiteral("logbook.hand-over"),
                {{QStringLiteral("text"), QStringLiteral("quiet")}});
    Shown shown(fixture);
    QTRY_COMPARE(shown.rows(), 3);
    QAction *close = shown.action("logbook.close"), *takeOver = shown.action("logbook.take-over"),
            *amend = shown.action("logbook.amend");
    shown.select(0);
    QVERIFY(!close->isEnabled() && takeOver->isEnabled() && amend->isEnabled());
    shown.select(1);
    QVERIFY(close->isEnabled() && !takeOver->isEnabled() && amend->isEnabled());
    QVERIFY(takeOver->toolTip().contains(QStringLiteral("hand-over")));
    shown.select(2);
    QVERIFY(!close->isEnabled() && !takeOver->isEnabled());

    // Who wrote the note does not take it over, and a viewer does nothing at all.
    shown.select(0);
    fixture.context().setPrincipal({QStringLiteral("carla"), Role::Shifter, {}});
    QVERIFY(!takeOver->isEnabled() && takeOver->toolTip().contains(QStringLiteral("somebody else")));
    fixture.context().setPrincipal({QStringLiteral("vera"), Role::Viewer, {}});
    for (QAction *action : shown.panel.commands())
        QCOMPARE(action->isEnabled(), action->isCheckable());

    fixture.context().setPrincipal({QStringLiteral("anna"), Role::Manager, {}});
    QSignalSpy asked(&fixture.context(), &PanelContext::commandAsked);
    QSignalSpy proposed(&fixture.context(), &PanelContext::commandProposed);
    takeOver->trigger();
    QCOMPARE(proposed.last()[0].toString(), QStringLiteral("logbook.take-over"));
    fixture.run(QStringLiteral("anna"), proposed.last()[0].toString(), proposed.last()[1].toJsonObject());
    QTRY_VERIFY(!takeOver->isEnabled());
    shown.select(1);
    close->trigger();
    QCOMPARE(asked.last()[1].toJsonObject(), (QJsonObject{{QStringLiteral("entry"), 2}}));
    amend->trigger();
    QCOMPARE(proposed.last()[1].toJsonObject(),
             (QJsonObject{{QStringLiteral("entry"), 2},
                          {QStringLiteral("text"), QStringLiteral("robot")},
                          {QStringLiteral("about"), QJsonArray{QStringLiteral("site alpha")}}}));
}

void LogbookPanelTest::linksLeadToTheWork()
{
    ViewFixture fixture;
    fixture.makeCampaigns();
    write(fixture, QStringLiteral("carla"), QStringLiteral("older"));
    write(fixture, QStringLiteral("carla"), QStringLiteral("see request 2, job 7, run 146436 and #1"),
          {QStringLiteral("campaign proc10")});
    Shown shown(fixture);
    QTRY_COMPARE(shown.rows(), 2);
    const QString html = shown.reader()->toHtml();
    for (const char *link : {"request:2", "job:7", "run:146436", "log:1", "campaign:1"})
        QVERIFY2(html.contains(QStringLiteral("href=\"%1\"").arg(QLatin1StringView(link))), link);
    QSignalSpy show(&fixture.context(), &PanelContext::showAsked);
    emit shown.reader()->anchorClicked(QUrl(QStringLiteral("request:2")));
    QCOMPARE(fixture.selection().requests(), QList<RequestId>{RequestId(2)});
    QCOMPARE(show.last()[0].toString(), QStringLiteral("requests"));
    emit shown.reader()->anchorClicked(QUrl(QStringLiteral("job:7")));
    QCOMPARE(fixture.selection().job(), JobId(7));
    QCOMPARE(show.last()[0].toString(), QStringLiteral("jobdetails"));
    emit shown.reader()->anchorClicked(QUrl(QStringLiteral("run:146436")));
    QCOMPARE(show.last()[0].toString(), QStringLiteral("runs"));
    emit shown.reader()->anchorClicked(QUrl(QStringLiteral("log:1")));
    QVERIFY(shown.reader()->toPlainText().contains(QStringLiteral("older")));
    const qsizetype before = show.size();
    for (const char *wrong :
         {"file:///etc/passwd", "https://example.org/1", "request:x", "request:-1", "job:"})
        emit shown.reader()->anchorClicked(QUrl(QLatin1StringView(wrong)));
    QCOMPARE(show.size(), before);
    // One that is not in the list is looked for.
    emit shown.reader()->anchorClicked(QUrl(QStringLiteral("log:77")));
    QTRY_COMPARE(shown.rows(), 0);
    QCOMPARE(shown.filter()->text(), QStringLiteral("id = 77"));
}

void LogbookPanelTest::nothingIsTakenForMarkup()
{
    LogEntry hostile = entry(1);
    hostile.who = QStringLiteral("<b>x</b>");
    hostile.text = QStringLiteral("<img src=\"file:///etc/passwd\"> <a href='job:1'>job 2</a> &amp; #3");
    hostile.links = {{QStringLiteral("site"), 1, QStringLiteral("\"><script>")}};
    const QString html = entryHtml(hostile, 10, QPalette());
    QVERIFY(!html.contains(QStringLiteral("<img")) && !html.contains(QStringLiteral("<script"))
            && !html.contains(QStringLiteral("<b>x")));
    QTextBrowser page;
    page.setHtml(html);
    QVERIFY(page.toPlainText().contains(hostile.text));
    QVERIFY(html.contains(QStringLiteral("href=\"job:2\""))
            && !html.contains(QStringLiteral("href=\"job:1\"")));
}

void LogbookPanelTest::aHandOverIsProposedAndNotSent()
{
    ViewFixture fixture;
    fixture.makeCampaigns();
    write(fixture, QStringLiteral("carla"), QStringLiteral("robot down"), {QStringLiteral("site alpha")},
          QStringLiteral("problem"));
    Shown shown(fixture);
    QTRY_COMPARE(shown.rows(), 1);
    QSignalSpy proposed(&fixture.context(), &PanelContext::commandProposed);
    QSignalSpy asked(&fixture.context(), &PanelContext::commandAsked);
    shown.action("logbook.hand-over")->trigger();
    QTRY_COMPARE(proposed.size(), 1);
    QCOMPARE(asked.size(), 0);
    const QJsonObject arguments = proposed[0][1].toJsonObject();
    QVERIFY(arguments.value(QStringLiteral("text")).toString().contains(QStringLiteral("robot down")));
    QVERIFY(arguments.value(QStringLiteral("about")).toArray().contains(QStringLiteral("site alpha")));
    QCOMPARE(fixture.number(QStringLiteral("SELECT count(*) FROM log_entries")), 1);

    // The dialog shows it to be changed; it is written when the person says so.
    PlanDialog dialog(fixture.context().store, fixture.context().bus, fixture.context().principal(),
                      *fixture.context().bus.spec(proposed[0][0].toString()), arguments);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    auto *text = dialog.findChild<QPlainTextEdit *>(QStringLiteral("field.text"));
    QVERIFY(text);
    QCOMPARE(text->toPlainText(), arguments.value(QStringLiteral("text")).toString().trimmed());
    QTRY_VERIFY(dialog.plan().has_value());
    QVERIFY(ViewFixture::takePictures(dialog, QStringLiteral("logbook-handover")));
    QCOMPARE(fixture.number(QStringLiteral("SELECT count(*) FROM log_entries")), 1);
    text->setPlainText(QStringLiteral("All is quiet.\n") + text->toPlainText());
    QTRY_VERIFY(dialog.plan() && dialog.findChild<QPushButton *>(QStringLiteral("execute"))->isEnabled());
    QSignalSpy executed(&dialog, &PlanDialog::executed);
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(executed.size(), 1);
    QTRY_COMPARE(shown.rows(), 2);
    QCOMPARE(shown.text(0, LogbookModel::Entry), QStringLiteral("All is quiet."));
    QCOMPARE(shown.text(0, LogbookModel::State), QStringLiteral("waits"));
}

void LogbookPanelTest::aDialogWritesSeveralLines()
{
    ViewFixture fixture;
    fixture.makeCampaigns();
    PlanDialog dialog(
        fixture.context().store, fixture.context().bus, fixture.context().principal(),
        *fixture.context().bus.spec(QStringLiteral("logbook.write")),
        {{QStringLiteral("about"), QJsonArray{QStringLiteral("request 1"), QStringLiteral("request 2")}}});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    auto *text = dialog.findChild<QPlainTextEdit *>(QStringLiteral("field.text"));
    auto *about = dialog.findChild<QLineEdit *>(QStringLiteral("field.about"));
    QVERIFY(text && about);
    QCOMPARE(about->text(), QStringLiteral("request 1, request 2"));
    QTest::keyClicks(text, QStringLiteral("one"));
    QTest::keyClick(text, Qt::Key_Return);
    QTest::keyClicks(text, QStringLiteral("two"));
    QTRY_VERIFY(dialog.plan() && dialog.findChild<QPushButton *>(QStringLiteral("execute"))->isEnabled());
    about->setText(QStringLiteral("request 1, request 99"));
    auto *problem = dialog.findChild<QLabel *>(QStringLiteral("problem"));
    QTRY_VERIFY(problem->isVisible() && problem->text().contains(QStringLiteral("request 99")));
    about->setText(QStringLiteral(" request 1 ,, run 146436"));
    QTRY_VERIFY(dialog.plan() && dialog.findChild<QPushButton *>(QStringLiteral("execute"))->isEnabled());
    QSignalSpy executed(&dialog, &PlanDialog::executed);
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(executed.size(), 1);
    QCOMPARE(fixture.number(QStringLiteral("SELECT count(*) FROM log_links")), 2);
    QCOMPARE(fixture.number(QStringLiteral("SELECT count(*) FROM log_entries WHERE length(text) = 7")), 1);
}

void LogbookPanelTest::everythingHasAName()
{
    ViewFixture fixture;
    Shown shown(fixture);
    for (const QWidget *widget :
         QList<QWidget *>{shown.table(), shown.reader(), shown.panel.findChild<QToolBar *>()})
        QVERIFY(!widget->accessibleName().isEmpty());
    for (const QAction *action : shown.panel.commands()) {
        QVERIFY(!action->text().isEmpty() && !action->icon().isNull());
        QVERIFY(!action->toolTip().isEmpty());
    }
    // Wide: the entry is read beside the list.
    QCOMPARE(shown.panel.findChild<QSplitter *>()->orientation(), Qt::Vertical);
    shown.panel.resize(1200, 500);
    QTRY_COMPARE(shown.panel.findChild<QSplitter *>()->orientation(), Qt::Horizontal);
}

void LogbookPanelTest::picturesInBothThemes()
{
    ViewFixture fixture;
    fixture.makeCampaigns();
    fixture.endJobs(RequestId(1), 60, 5, fixture.now(), 1000);
    const auto say = [&fixture](const char *who, const char *text, const QStringList &about,
                                const char *kind) {
        return write(fixture, QLatin1StringView(who), QString::fromUtf8(text), about,
                     QLatin1StringView(kind));
    };
    say("carla",
        "Tape robot of alpha answers slowly\nStaging of request 1 took 40 minutes instead of 5. The "
        "operators "
        "there know; ticket CC-4711.",
        {QStringLiteral("site alpha"), QStringLiteral("request 1")}, "problem");
    say("carla", "Conditions tag of proc11 was frozen at noon\nRequests 2 and 4 may go on.",
        {QStringLiteral("campaign proc11"), QStringLiteral("request 2"), QStringLiteral("request 4")},
        "note");
    const qint64 typo = say("anna", "Run 146436 has no muon triger in its first part",
                            {QStringLiteral("run 146436")}, "note");
    fixture.run(
        QStringLiteral("carla"), QStringLiteral("logbook.amend"),
        {{QStringLiteral("entry"), typo},
         {QStringLiteral("text"), QStringLiteral("Run 146436 has no muon trigger in its first part")}});
    const qint64 disk =
        say("carla", "Disk of beta is full\nNo outputs come back.", {QStringLiteral("site beta")}, "problem");
    fixture.run(QStringLiteral("anna"), QStringLiteral("logbook.close"),
                {{QStringLiteral("entry"), disk},
                 {QStringLiteral("text"), QStringLiteral("Old processings deleted, 12 TB free again")}});
    fixture.run(
        QStringLiteral("carla"), QStringLiteral("logbook.hand-over"),
        {{QStringLiteral("text"),
          QStringLiteral("Quiet night; watch request 1\n\n- job 12 failed twice on the same node, see #1\n"
                         "- request 3 waits for its manager\n- run 146553 arrives at about 9 o'clock")},
         {QStringLiteral("about"), QJsonArray{QStringLiteral("request 1"), QStringLiteral("request 3")}}});
    Shown shown(fixture);
    QTRY_COMPARE(shown.rows(), 7);
    QVERIFY(ViewFixture::takePictures(shown.panel, QStringLiteral("logbook")));
    shown.panel.resize(1280, 520);
    shown.select(6);
    QTRY_COMPARE(shown.panel.findChild<QSplitter *>()->orientation(), Qt::Horizontal);
    QVERIFY(ViewFixture::takePictures(shown.panel, QStringLiteral("logbook-wide")));
}

QTEST_MAIN(LogbookPanelTest)
#include "logbooktest.moc"
