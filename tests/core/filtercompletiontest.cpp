#include "models/core/filterexpression.h"
#include "models/core/filterunits.h"

#include <QTest>

using namespace shiftdeck;

namespace {
const QList<FilterField> &fields()
{
    static const QList<FilterField> list{
        {QStringLiteral("status"),
         FilterField::Word,
         {QStringLiteral("running"), QStringLiteral("error"), QStringLiteral("early end")},
         QStringLiteral("State.")},
        {QStringLiteral("site"), FilterField::Word, {QStringLiteral("alpha"), QStringLiteral("beta")}, {}},
        {QStringLiteral("run"), FilterField::Number, {}, {}},
        {QStringLiteral("dataset"), FilterField::Text, {}, {}},
        {QStringLiteral("started"), FilterField::Time, {}, {}},
    };
    return list;
}
}  // namespace

class FilterCompletionTest : public QObject {
    Q_OBJECT

  private slots:
    void offersWhatFits_data()
    {
        QTest::addColumn<QString>("typed");  // | is the cursor
        QTest::addColumn<QString>("range");  // what would be replaced
        QTest::addColumn<QStringList>("offers");
        const auto row = [](const char *typed, const char *range, const char *offers) {
            const QString list = QString::fromLatin1(offers);
            QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(range)
                                 << (list.isEmpty() ? QStringList() : list.split(u'|'));
        };
        row("|", "", "dataset|run|site|started|status|not|(");
        row("st|", "st", "started|status");
        row("st|at", "stat", "started|status");
        row("ST|", "ST", "started|status");
        row("set|", "set", "dataset");
        row("zzz|", "zzz", "");
        row("status |", "", "=|!=|~|in (|not in (");
        row("run |", "", "=|!=|<|<=|>|>=|in (|not in (");
        row("started |", "", "=|!=|<|<=|>|>=");
        row("status i|", "i", "in (");
        row("status =|", "", "\"early end\"|error|running");
        row("status = e|", "e", "\"early end\"|error");
        row("status = \"e|", "\"e", "\"early end\"|error");
        row("status = \"e|x\" and run = 1", "\"ex\"", "\"early end\"|error");
        row("run > |", "", "");
        row("started > -|", "-", "-1h|-1d|-1w");
        row("status in |", "", "(");
        row("status not in |", "", "(");
        row("status in (|", "", "\"early end\"|error|running");
        row("status in (error, r|", "r", "running");
        row("status in (error |", "", ",|)");
        row("status = error |", "", "and|or");
        row("(status = error |", "", "and|or|)");
        row("status = error a|", "a", "and");
        row("status = error and s|", "s", "site|started|status|dataset");
        row("not s|", "s", "site|started|status|dataset");
        row("(si|", "si", "site");
        row("muon |", "", "and|or");
        row("\"muon\"|", "", "and|or");
        row("status = error) and si|", "si", "site");
        row("status = = si|", "si", "");
    }

    void offersWhatFits()
    {
        QFETCH(QString, typed);
        QFETCH(QString, range);
        QFETCH(QStringList, offers);
        const qsizetype cursor = typed.indexOf(u'|');
        const QString text = QString(typed).remove(cursor, 1);
        const FilterCompletion completion = completeFilter(text, cursor, fields());
        QStringList found;
        for (const auto &candidate : completion.candidates)
            found.append(candidate.text);
        QCOMPARE(found, offers);
        QCOMPARE(text.mid(completion.start, completion.length), range);
        if (range.isEmpty())
            QCOMPARE(completion.start, cursor);
    }

    void offersUnitsBehindNumbers_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("offers");
        const auto row = [](const char *typed, const char *offers) {
            QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(offers);
        };
        row("lumi > ", "");
        row("lumi > 100 ", "/pb|/mb|/ub|/nb|/fb|/ab|and|or");
        row("lumi > 100 /n", "/nb");
        row("lumi > 100 /nb ", "and|or");
        row("lumi > 100/nb ", "and|or");
        row("lumi in (100 ", "/pb|/mb|/ub|/nb|/fb|/ab|,|)");
        row("lumi in (100 /nb ", ",|)");
        row("lumi in (100 /nb, 2 ", "/pb|/mb|/ub|/nb|/fb|/ab|,|)");
        row("lumi > 1 /nb and ru", "run");
        row("run > 100 ", "and|or");
    }

    void offersUnitsBehindNumbers()
    {
        QFETCH(QString, typed);
        QFETCH(QString, offers);
        const QList<FilterField> measured{
            {QStringLiteral("run"), FilterField::Number, {}, {}},
            {QStringLiteral("lumi"), FilterField::Number, luminosityUnits(), {}}};
        QStringList found;
        const auto completion = completeFilter(typed, typed.size(), measured);
        for (const auto &candidate : completion.candidates) {
            QVERIFY(!typed.endsWith(u' ') || candidate.text == u")" || !candidate.description.isEmpty());
            found.append(candidate.text);
        }
        QCOMPARE(found.join(u'|'), offers);
        // What a number without a unit means is said beside the unit.
        if (offers.startsWith(u"/pb"))
            QVERIFY(completion.candidates.first().description.contains(QStringLiteral("without one")));
    }

    void explains()
    {
        const auto completion = completeFilter(u"stat", 4, fields());
        QCOMPARE(completion.candidates.size(), 1);
        QCOMPARE(completion.candidates.first().description, QStringLiteral("State."));
        for (const auto &candidate : completeFilter(u"run ", 4, fields()).candidates)
            QVERIFY(!candidate.description.isEmpty());
    }

    void whatIsOfferedCanBeRead()
    {
        for (const char *text : {"status = ", "site = ", "started > "}) {
            const QString start = QString::fromLatin1(text);
            const auto completion = completeFilter(start, start.size(), fields());
            QVERIFY(!completion.candidates.isEmpty());
            for (const auto &candidate : completion.candidates)
                QVERIFY2(parseFilter(start + candidate.text, fields()), qPrintable(candidate.text));
        }
    }

    void strangeCursorsAndTextsAreHarmless()
    {
        QCOMPARE(completeFilter(u"run", -5, fields()).start, 0);
        QCOMPARE(completeFilter(u"run ", 500, fields()).start, 4);
        QVERIFY(completeFilter(u"run", 3, {}).candidates.isEmpty());
        QVERIFY(!completeFilter(u"", 0, {}).candidates.isEmpty());
        const QString text = QString(100'000, u'(');
        QVERIFY(completeFilter(text, text.size(), fields()).start <= kMaxFilterLength);
    }

    void manyWordsAreCutOff()
    {
        QList<FilterField> many{{QStringLiteral("site"), FilterField::Word, {}, {}}};
        for (int i = 0; i < 1000; ++i)
            many[0].words.append(QStringLiteral("site%1").arg(i));
        QCOMPARE(completeFilter(u"site = s", 8, many).candidates.size(), 200);
    }
};

QTEST_APPLESS_MAIN(FilterCompletionTest)
#include "filtercompletiontest.moc"
