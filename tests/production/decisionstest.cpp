// The decision table: what every row decides, that every row can be reached, and that nothing falls through.
#include "models/production/decisions.h"

#include <QSet>
#include <QTest>

using namespace shiftdeck;

namespace {
using O = OutputsFound;
using E = EndpointSays;
using R = ReportFound;
using I = InputsFound;
using J = JobRecorded;
using U = UnitsRecorded;

Situation of(J job, E endpoint, R report = R::Unseen, O outputs = O::Unseen, U units = U::Free,
             I inputs = I::There)
{
    Situation s;
    s.job = job;
    s.endpoint = endpoint;
    s.report = report;
    s.outputs = outputs;
    s.units = units;
    s.inputs = inputs;
    return s;
}

template <typename F>
void forAll(F work)
{
    Situation s;
    for (int o = 0; o <= int(O::All); ++o)
        for (int e = 0; e <= int(E::Ended); ++e)
            for (int r = 0; r <= int(R::Good); ++r)
                for (int i = 0; i <= int(I::Gone); ++i)
                    for (int j = 0; j <= int(J::Cancelled); ++j)
                        for (int u = 0; u <= int(U::SignedOff); ++u) {
                            s.outputs = O(o);
                            s.endpoint = E(e);
                            s.report = R(r);
                            s.inputs = I(i);
                            s.job = J(j);
                            s.units = U(u);
                            work(s);
                        }
}
}  // namespace

class DecisionsTest : public QObject {
    Q_OBJECT

  private slots:
    void everyRow_data();
    void everyRow();
    void everyRowSaysSomethingElse();
    void noRowIsUnreachable();
    void theLastRowTakesTheRest();
    void onlySoundWorkOnGoodInputsIsCredited();
    void creditedWorkIsNeverCreditedAgain();
};

void DecisionsTest::everyRow_data()
{
    QTest::addColumn<Situation>("situation");
    QTest::addColumn<int>("row");
    QTest::addColumn<Action>("action");
    int row = 0;
    const auto add = [&row](const char *name, const Situation &situation, Action action) {
        QTest::newRow(name) << situation << row++ << action;
    };
    add("no answer", of(J::Open, E::NoAnswer), Action::Wait);
    add("submitted after all", of(J::Submitting, E::Waiting), Action::NoteSubmitted);
    add("never handed over", of(J::Submitting, E::Unknown), Action::SubmitAgain);
    add("waits", of(J::Open, E::Waiting), Action::Nothing);
    add("runs", of(J::Open, E::Running), Action::NoteRunning);
    add("ended", of(J::Open, E::Ended), Action::Check);
    add("forgotten, with a report", of(J::Open, E::Unknown, R::Bad), Action::Check);
    add("forgotten", of(J::Open, E::Unknown, R::None), Action::GiveUp);
    add("back", of(J::Lost, E::Ended, R::Unseen, O::Unseen, U::Elsewhere), Action::TakeBack);
    add("alive again", of(J::Lost, E::Running), Action::Wait);
    add("lost, with a report", of(J::Lost, E::Unknown, R::Good), Action::TakeBack);
    add("lost", of(J::Lost, E::Unknown), Action::Nothing);
    add("cancelled and alive", of(J::Cancelled, E::Running), Action::CancelAgain);
    add("over", of(J::Failed, E::Ended, R::Bad, O::None), Action::Nothing);
    add("input gone", of(J::Ended, E::Ended, R::Good, O::All, U::Free, I::Gone), Action::InputGone);
    add("credited elsewhere", of(J::Ended, E::Ended, R::Good, O::All, U::CreditedElsewhere),
        Action::KeepSurplus);
    add("signed off", of(J::Ended, E::Ended, R::Good, O::All, U::SignedOff), Action::KeepSurplus);
    add("first to end", of(J::Ended, E::Ended, R::Good, O::All, U::Elsewhere), Action::CreditFirst);
    add("sound", of(J::Ended, E::Ended, R::Good, O::All), Action::Credit);
    add("no outputs", of(J::Ended, E::Ended, R::Good, O::None), Action::Fail);
    add("some outputs", of(J::Ended, E::Ended, R::Good, O::Some), Action::Fail);
    add("bad report", of(J::Ended, E::Ended, R::Bad, O::All), Action::Fail);
    add("outputs without a report", of(J::Ended, E::Ended, R::None, O::All), Action::Fail);
    add("nothing left", of(J::Ended, E::Unknown, R::None, O::None), Action::Fail);
    add("credited output gone", of(J::Done, E::Ended, R::Good, O::Some, U::Here), Action::RestoreOutput);
    add("done, called alive", of(J::Done, E::Running, R::Good, O::All, U::Here), Action::Wait);
    add("done", of(J::Done, E::Ended, R::Good, O::All, U::Here), Action::Nothing);
    add("strange", of(J::Done, E::Ended, R::Good, O::All, U::CreditedElsewhere), Action::AskPerson);
}

void DecisionsTest::everyRow()
{
    QFETCH(Situation, situation);
    QFETCH(int, row);
    QFETCH(Action, action);
    const Decision decision = decide(situation);
    QCOMPARE(decision.row, row);
    QCOMPARE(decision.action, action);
    QVERIFY2(decision.sentence.size() > 20 && decision.sentence.endsWith('.'), qPrintable(decision.sentence));
}

void DecisionsTest::everyRowSaysSomethingElse()
{
    QVERIFY(!decisionTable().empty());
    QSet<QString> sentences;
    for (const DecisionRow &row : decisionTable())
        sentences.insert(QString::fromUtf8(row.sentence));
    QCOMPARE(sentences.size(), qsizetype(decisionTable().size()));
    QCOMPARE(decide(of(J::Done, E::Ended, R::Good, O::All, U::CreditedElsewhere)).row,
             int(decisionTable().size()) - 1);
}

void DecisionsTest::noRowIsUnreachable()
{
    QSet<int> reached;
    int situations = 0;
    forAll([&](const Situation &s) {
        reached.insert(decide(s).row);
        ++situations;
    });
    QCOMPARE(situations, 4 * 5 * 4 * 3 * 7 * 5);
    for (int row = 0; row < int(decisionTable().size()); ++row)
        QVERIFY2(reached.contains(row), qPrintable(QString::number(row)));
}

void DecisionsTest::theLastRowTakesTheRest()
{
    const DecisionRow &last = decisionTable().back();
    QCOMPARE(last.action, Action::AskPerson);
    forAll([&](const Situation &s) {
        if (!last.fits(s))
            QFAIL("The last row does not fit everything.");
    });
}

void DecisionsTest::onlySoundWorkOnGoodInputsIsCredited()
{
    int credited = 0;
    forAll([&](const Situation &s) {
        const Action action = decide(s).action;
        if (action != Action::Credit && action != Action::CreditFirst)
            return;
        ++credited;
        if (s.job != J::Ended || s.report != R::Good || s.outputs != O::All || s.inputs == I::Gone)
            QFAIL("Something unsound would be credited.");
    });
    QVERIFY(credited > 0);
}

void DecisionsTest::creditedWorkIsNeverCreditedAgain()
{
    int seen = 0;
    forAll([&](const Situation &s) {
        if (s.units != U::Here && s.units != U::CreditedElsewhere && s.units != U::SignedOff)
            return;
        ++seen;
        const Action action = decide(s).action;
        if (action == Action::Credit || action == Action::CreditFirst)
            QFAIL("Work would be credited twice.");
    });
    QVERIFY(seen > 0);
}

Q_DECLARE_METATYPE(Situation)
QTEST_GUILESS_MAIN(DecisionsTest)
#include "decisionstest.moc"
