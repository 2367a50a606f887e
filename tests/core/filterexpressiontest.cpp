#include "models/core/filterexpression.h"
#include "models/core/filterunits.h"

#include <QDateTime>
#include <QTest>

using namespace shiftdeck;

namespace {
constexpr TimeMs kNow = 1304251200000;  // 2011-05-01 12:00:00 UTC
constexpr TimeMs kMidnight = kNow - 12 * 3600 * 1000LL;
constexpr TimeMs kDay = 24 * 3600 * 1000LL;

const QList<FilterField> &fields()
{
    static const QList<FilterField> list{
        {QStringLiteral("status"),
         FilterField::Word,
         {QStringLiteral("pending"), QStringLiteral("running"), QStringLiteral("error"),
          QStringLiteral("done")},
         {}},
        {QStringLiteral("class"),
         FilterField::Word,
         {QStringLiteral("exit-code"), QStringLiteral("early-end")},
         {}},
        {QStringLiteral("site"), FilterField::Word, {}, {}},
        {QStringLiteral("run"), FilterField::Number, {}, {}},
        {QStringLiteral("dataset"), FilterField::Text, {}, {}},
        {QStringLiteral("started"), FilterField::Time, {}, {}},
    };
    return list;
}

const QList<FilterField> &measured()
{
    static const QList<FilterField> list{
        {QStringLiteral("run"), FilterField::Number, {}, {}},
        {QStringLiteral("lumi"), FilterField::Number, luminosityUnits(), {}},
        {QStringLiteral("energy"), FilterField::Number, energyUnits(), {}},
        {QStringLiteral("duration"), FilterField::Number, durationUnits(), {}},
    };
    return list;
}

FilterNode compare(const char *field, FilterField::Kind kind, FilterOp op, QVariantList values)
{
    return {FilterNode::Compare, {}, QString::fromLatin1(field), kind, op, std::move(values)};
}
FilterNode search(const char *text)
{
    return {FilterNode::Text, {}, {}, FilterField::Text, FilterOp::Equal, {QString::fromUtf8(text)}};
}
FilterNode group(FilterNode::Kind kind, QList<FilterNode> children)
{
    return {kind, std::move(children), {}, FilterField::Text, FilterOp::Equal, {}};
}
}  // namespace

class FilterExpressionTest : public QObject {
    Q_OBJECT

    static FilterNode parsed(const QString &text)
    {
        auto result = parseFilter(text, fields(), kNow);
        if (!result)
            QTest::qFail(qPrintable(text + QStringLiteral(": ") + result.error().cause), __FILE__, __LINE__);
        return result.value_or(FilterNode{});
    }

  private slots:
    void theExampleOfTheManual()
    {
        const FilterNode node = parsed(QStringLiteral(
            "status = error and class in (exit-code, \"early-end\") and run > 146000 and not site = alpha"));
        const FilterNode expected =
            group(FilterNode::And,
                  {compare("status", FilterField::Word, FilterOp::Equal, {QStringLiteral("error")}),
                   compare("class", FilterField::Word, FilterOp::In,
                           {QStringLiteral("exit-code"), QStringLiteral("early-end")}),
                   compare("run", FilterField::Number, FilterOp::Greater, {qint64(146000)}),
                   group(FilterNode::Not,
                         {compare("site", FilterField::Word, FilterOp::Equal, {QStringLiteral("alpha")})})});
        QVERIFY(node == expected);
        QCOMPARE(filterText(node),
                 QStringLiteral("status = error and class in (exit-code, early-end) "
                                "and run > 146000 and not site = alpha"));
    }

    void anEmptyFilterFiltersNothing()
    {
        QCOMPARE(parsed({}).kind, FilterNode::Everything);
        QCOMPARE(parsed(QStringLiteral("  \t\n ")).kind, FilterNode::Everything);
        QCOMPARE(filterText(FilterNode{}), QString());
    }

    void wordsAreASearch()
    {
        QVERIFY(parsed(QStringLiteral("muon")) == search("muon"));
        QVERIFY(parsed(QStringLiteral("\"two words\"")) == search("two words"));
        QVERIFY(parsed(QStringLiteral("\"and\"")) == search("and"));
        QVERIFY(parsed(QStringLiteral("\"a \\\"b\\\" \\\\\"")) == search("a \"b\" \\"));
        QVERIFY(parsed(QStringLiteral("muon run2010"))
                == group(FilterNode::And, {search("muon"), search("run2010")}));
    }

    void andBindsTighterThanOr()
    {
        const auto a = search("a");
        const auto b = search("b");
        const auto c = search("c");
        QVERIFY(parsed(QStringLiteral("a or b and c"))
                == group(FilterNode::Or, {a, group(FilterNode::And, {b, c})}));
        QVERIFY(parsed(QStringLiteral("(a or b) and c"))
                == group(FilterNode::And, {group(FilterNode::Or, {a, b}), c}));
        QVERIFY(parsed(QStringLiteral("a or (b or c)")) == group(FilterNode::Or, {a, b, c}));
        QVERIFY(parsed(QStringLiteral("NOT a Or b"))
                == group(FilterNode::Or, {group(FilterNode::Not, {a}), b}));
        QVERIFY(parsed(QStringLiteral("not (a b)"))
                == group(FilterNode::Not, {group(FilterNode::And, {a, b})}));
    }

    void everyOperator()
    {
        using enum FilterOp;
        const auto run = [](FilterOp op) { return compare("run", FilterField::Number, op, {qint64(5)}); };
        QVERIFY(parsed(QStringLiteral("run=5")) == run(Equal));
        QVERIFY(parsed(QStringLiteral("run!=5")) == run(NotEqual));
        QVERIFY(parsed(QStringLiteral("RUN<5")) == run(Less));
        QVERIFY(parsed(QStringLiteral("run<=5")) == run(LessOrEqual));
        QVERIFY(parsed(QStringLiteral("run > 5")) == run(Greater));
        QVERIFY(parsed(QStringLiteral("run >=5")) == run(GreaterOrEqual));
        QVERIFY(parsed(QStringLiteral("dataset ~ Mu"))
                == compare("dataset", FilterField::Text, Contains, {QStringLiteral("Mu")}));
        QVERIFY(parsed(QStringLiteral("run in (1, 2)"))
                == compare("run", FilterField::Number, In, {qint64(1), qint64(2)}));
        QVERIFY(parsed(QStringLiteral("run not in (1)"))
                == group(FilterNode::Not, {compare("run", FilterField::Number, In, {qint64(1)})}));
    }

    void numbers()
    {
        QCOMPARE(parsed(QStringLiteral("run = -3")).values.first(), QVariant(qint64(-3)));
        QCOMPARE(parsed(QStringLiteral("run = 1e3")).values.first().typeId(), int(QMetaType::LongLong));
        QCOMPARE(parsed(QStringLiteral("run = 2.5")).values.first(), QVariant(2.5));
        QCOMPARE(parsed(QStringLiteral("run = 9223372036854775807")).values.first(),
                 QVariant(std::numeric_limits<qint64>::max()));
        for (const char *wrong :
             {"run = x", "run = 0x10", "run = nan", "run = inf", "run = 1e999", "run = \"\""})
            QVERIFY2(!parseFilter(QString::fromLatin1(wrong), fields(), kNow), wrong);
    }

    void unitsAreConverted_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("same");
        const auto row = [](const char *text, const char *same) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(same);
        };
        row("lumi > 0.1", "lumi > 0.1");
        row("lumi > 0.1 /pb", "lumi > 0.1");
        row("lumi > 100 /nb", "lumi > 0.1");
        row("lumi > 100/nb", "lumi > 0.1");
        row("lumi > \"100 /nb\"", "lumi > 0.1");
        row("lumi > 9 /nb", "lumi > 0.009");  // 9 * 0.001 is another number
        row("lumi = 123456789 /mb", "lumi = 0.123456789");
        row("lumi < 250 /UB", "lumi < 0.00025");
        row("lumi < 250 \u00b5b^-1", "lumi < 0.00025");
        row("lumi >= 2.5 fb^-1", "lumi >= 2500");
        row("lumi >= 1e-3 1/ab", "lumi >= 1000");
        row("lumi in (1 /fb, 2, 3 pb-1)", "lumi in (1000, 2, 3)");
        row("lumi > 1 /nb run > 5", "lumi > 0.001 and run > 5");
        row("not (lumi > 1 /nb or lumi < -3/nb)", "not (lumi > 0.001 or lumi < -0.003)");
        row("energy > 3.5 TeV", "energy > 3500");
        row("energy = 3500GeV", "energy = 3500");
        row("energy = 450000 mev", "energy = 450");
        row("duration > 2 h and duration < 90 s", "duration > 120 and duration < 1.5");
        row("lumi > 5 \"pb\"", "lumi > 5 and \"pb\"");
    }

    void unitsAreConverted()
    {
        QFETCH(QString, text);
        QFETCH(QString, same);
        const auto node = parseFilter(text, measured(), kNow);
        QVERIFY2(node, qPrintable(node ? QString() : node.error().cause));
        QVERIFY2(*node == *parseFilter(same, measured(), kNow), qPrintable(filterText(*node)));
    }

    void wrongUnitsAreRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("at");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *text, int at, const char *says) {
            QTest::newRow(text) << QString::fromLatin1(text) << at << QString::fromLatin1(says);
        };
        row("lumi > 100 nb", 11, "lumi cannot be given in \"nb\"; its units: /pb, /mb");
        row("lumi > 100 /s", 11, "lumi cannot be given in \"/s\"");
        row("lumi > 3 GeV", 9, "lumi cannot be given in \"GeV\"");
        row("lumi > 3 hz/ub", 9, "lumi cannot be given in \"hz/ub\"");
        row("lumi > 100nb", 7, "lumi cannot be given in \"nb\"");
        row("energy > 7 /pb", 11, "its units: GeV, MeV, TeV");
        row("duration < 5 TeV", 13, "its units: min, s, h");
        row("run > 146000 /pb", 13, "run has no unit, and \"/pb\" reads like one; quote it");
        row("run in (1, 2 /nb)", 13, "run has no unit");
        row("lumi > /pb", 7, "a number was expected for lumi");
        row("lumi > 1x/pb", 7, "a number was expected for lumi");
        row("lumi > 1e308 /ab", 7, "a number was expected for lumi");  // more than a number can be
    }

    void wrongUnitsAreRefused()
    {
        QFETCH(QString, text);
        QFETCH(int, at);
        QFETCH(QString, says);
        qsizetype errorAt = -1;
        const auto result = parseFilter(text, measured(), kNow, &errorAt);
        QVERIFY(!result);
        QVERIFY2(result.error().cause.contains(says), qPrintable(result.error().cause));
        QCOMPARE(errorAt, at);
    }

    void knownWordsInAnyCase()
    {
        QCOMPARE(parsed(QStringLiteral("status = ERROR")).values.first(), QVariant(QStringLiteral("error")));
        QCOMPARE(parsed(QStringLiteral("status ~ err")).values.first(), QVariant(QStringLiteral("err")));
        QCOMPARE(parsed(QStringLiteral("site = Anything")).values.first(),
                 QVariant(QStringLiteral("Anything")));
    }

    void times()
    {
        const auto from = [](TimeMs t) {
            return compare("started", FilterField::Time, FilterOp::GreaterOrEqual, {t});
        };
        const auto before = [](TimeMs t) {
            return compare("started", FilterField::Time, FilterOp::Less, {t});
        };
        QVERIFY(parsed(QStringLiteral("started >= -2h")) == from(kNow - 2 * 3600 * 1000LL));
        QVERIFY(parsed(QStringLiteral("started < -3d")) == before(kNow - 3 * kDay));
        QVERIFY(parsed(QStringLiteral("started < -1W")) == before(kNow - 7 * kDay));
        QVERIFY(parsed(QStringLiteral("started < 2011-05-01")) == before(kMidnight));
        QVERIFY(parsed(QStringLiteral("started <= 2011-05-01")) == before(kMidnight + kDay));
        QVERIFY(parsed(QStringLiteral("started > 2011-05-01")) == from(kMidnight + kDay));
        QVERIFY(parsed(QStringLiteral("started > 2011-05-01T12:00")) == from(kNow + 60'000));
        QVERIFY(parsed(QStringLiteral("started >= 2011-05-01T12:00:00Z")) == from(kNow));
        QVERIFY(parsed(QStringLiteral("started = 2011-05-01"))
                == group(FilterNode::And, {from(kMidnight), before(kMidnight + kDay)}));
        QVERIFY(parsed(QStringLiteral("started != 2011-05-01"))
                == group(FilterNode::Or, {before(kMidnight), from(kMidnight + kDay)}));
        for (const char *wrong : {"-2", "-h", "-2y", "2h", "-999999w", "2011-02-30", "2011-5-1", "yesterday",
                                  "2011-05-01T25:00", "2011-05-01 12:00", "--2h", "-+2h"})
            QVERIFY2(!parseFilter(QStringLiteral("started > \"%1\"").arg(QLatin1StringView(wrong)), fields(),
                                  kNow),
                     wrong);
    }

    void errorsSayWhereAndWhat_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("at");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *text, int at, const char *says) {
            QTest::newRow(text) << QString::fromLatin1(text) << at << QString::fromLatin1(says);
        };
        row("stauts = error", 0, "there is no field \"stauts\"; did you mean status");
        row("zzz = 1", 0, "there is no field \"zzz\"; there are: status, class, site, run, dataset, started");
        row("run > x", 6, "a number was expected for run");
        row("run ~ 5", 4, "one of = != < <= > >= in was expected");
        row("dataset < a", 8, "one of = != ~ in was expected");
        row("started in (-2h)", 8, "one of = != < <= > >= was expected");
        row("status = eror", 9, "status has no value \"eror\"; did you mean error");
        row("status = ", 9, "a value for status was expected");
        row("status = and run = 1", 9, "a value for status was expected");
        row("status", 6, "after status; quote status to search");
        row("status error", 7, "was expected after status");
        row("(run = 1", 0, "this parenthesis is never closed");
        row("run = 1)", 7, "this parenthesis was never opened");
        row("()", 1, "a field, a text, \"not\" or \"(\" was expected");
        row("not", 3, "a field, a text");
        row("a and", 5, "a field, a text");
        row("a or or b", 5, "a field, a text");
        row("and a", 0, "a field, a text");
        row("in (a)", 0, "a field, a text");
        row("= 5", 0, "a field, a text");
        row("run in 5", 7, "\"(\" was expected");
        row("run in (", 8, "a value for run was expected");
        row("run in ()", 8, "a value for run was expected");
        row("run in (1 2)", 10, "\",\" or \")\" was expected");
        row("run in (1,)", 10, "a value for run was expected");
        row("\"open", 0, "this quotation mark is never closed");
        row("dataset = \"open", 10, "this quotation mark is never closed");
        row("\"run\" = 5", 0, "fields are not quoted");
        row("\"\"", 0, "this one is empty");
        row("started > soon", 10, "a time was expected");
        row("a , b", 2, "\"and\", \"or\" or the end was expected");
        row("(a , b)", 3, "\"and\", \"or\" or \")\" was expected");
    }

    void errorsSayWhereAndWhat()
    {
        QFETCH(QString, text);
        QFETCH(int, at);
        QFETCH(QString, says);
        qsizetype errorAt = -1;
        const auto result = parseFilter(text, fields(), kNow, &errorAt);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::InvalidInput);
        QVERIFY2(result.error().cause.contains(says), qPrintable(result.error().cause));
        QCOMPARE(errorAt, at);
        const QString where = at == text.size() ? QStringLiteral("At its end ")
                                                : QStringLiteral("At character %1 ").arg(at + 1);
        QVERIFY2(result.error().cause.startsWith(where), qPrintable(result.error().cause));
        QVERIFY(result.error().cause.endsWith(u'.'));
    }

    void writtenBackItIsTheSameTree_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"a or b and not (c or d)", "not not a", "run in (1, 2.5, -3) or site = \"two words\"",
              "dataset ~ \"a \\\"quoted\\\" \\\\ text\"", "started != 2011-05-01 and started > -2h",
              "site = \"and\" or site = \"\" or site = \"x,y\"", "run > 1e300", "not (a b) c",
              "run not in (1)", "(((a))) (b or (c and (d or e)))"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void writtenBackItIsTheSameTree()
    {
        QFETCH(QString, text);
        const FilterNode node = parsed(text);
        const QString again = filterText(node);
        QVERIFY2(parsed(again) == node, qPrintable(again));
        QCOMPARE(filterText(parsed(again)), again);
    }

    void boundsHold()
    {
        QVERIFY(parseFilter(QString(kMaxFilterLength, u'x'), fields(), kNow));
        qsizetype errorAt = -1;
        const auto tooLong = parseFilter(QString(kMaxFilterLength + 1, u'x'), fields(), kNow, &errorAt);
        QVERIFY(!tooLong);
        QCOMPARE(errorAt, qsizetype(kMaxFilterLength));
        QVERIFY(tooLong.error().cause.contains(QStringLiteral("2000")));

        const auto nested = [](int n) { return QString(n, u'(') + u'a' + QString(n, u')'); };
        QVERIFY(parseFilter(nested(kMaxFilterDepth), fields(), kNow));
        QVERIFY(!parseFilter(nested(kMaxFilterDepth + 1), fields(), kNow));
        QVERIFY(!parseFilter(QStringLiteral("not ").repeated(100) + u'a', fields(), kNow));
        QVERIFY(parseFilter(nested(30) + QStringLiteral(" and ") + nested(30), fields(),
                            kNow));  // not nested deeper
        QCOMPARE(parsed(QStringLiteral("a ").repeated(900)).children.size(), 900);
    }

    void theTimeOfDayIsTheDefault()
    {
        const auto before = SystemClock().now();
        const auto node = parseFilter(u"started > -1h", fields());
        const auto after = SystemClock().now();
        QVERIFY(node.has_value());
        const TimeMs limit = node->values.first().toLongLong() - 1;  // an age is one millisecond long
        QVERIFY(limit >= before - 3600'000 && limit <= after - 3600'000);
    }
};

QTEST_APPLESS_MAIN(FilterExpressionTest)
#include "filterexpressiontest.moc"
