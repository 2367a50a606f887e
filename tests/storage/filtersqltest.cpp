// Filters as SQL: what they select from real rows, and that nothing from outside gets into the SQL.
#include "tests/storage/storefixture.h"

#include "models/storage/filtersql.h"

#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
const QList<FilterColumn> &columns()
{
    using F = FilterField;
    static const QList<FilterColumn> list{
        {{QStringLiteral("id"), F::Number, {}, {}}, QStringLiteral("t.id")},
        {{QStringLiteral("name"), F::Text, {}, {}}, QStringLiteral("t.name"), true},
        {{QStringLiteral("kind"), F::Word, {QStringLiteral("good"), QStringLiteral("bad")}, {}},
         QStringLiteral("t.kind"),
         true},
        {{QStringLiteral("size"), F::Number, {}, {}}, QStringLiteral("t.size")},
        {{QStringLiteral("at"), F::Time, {}, {}}, QStringLiteral("t.at")},
        {{QStringLiteral("tag"), F::Text, {}, {}},
         QStringLiteral("x.word"),
         true,
         QStringLiteral("t.tag_id IN (SELECT x.id FROM tags x WHERE %1)")},
        {{}, QStringLiteral("t.note"), true},
        {{QStringLiteral("odd"), F::Word, {QStringLiteral("yes"), QStringLiteral("no")}, {}},
         {},
         false,
         {},
         [](const FilterNode &comparison) {
             const bool yes = comparison.values.first().toString() == u"yes";
             return SqlCondition{QStringLiteral("(t.id % 2 = ?)"), {yes ? 1 : 0}};
         }},
    };
    return list;
}

constexpr const char *kRows = R"(
CREATE TABLE tags (id INTEGER PRIMARY KEY, word TEXT);
INSERT INTO tags VALUES (1, 'muon'), (2, 'electron');
CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT, size BIGINT, at BIGINT, tag_id BIGINT, note TEXT);
INSERT INTO t VALUES (1, 'alpha', 'good', 10, 1304208000000, 1, ''), (2, 'Beta', 'bad', 20, 1304294400000, 2, 'café'),
  (3, '50%_done', NULL, NULL, NULL, NULL, NULL), (4, 'it''s \x', 'good', 5, 1304380800000, 1, 'beta'),
  (5, 'x''; DROP TABLE t; --', 'bad', 100, 1, 2, '');
)";

QString selected(Database &db, const FilterNode &node)
{
    const auto where = compileFilter(node, columns());
    if (!where)
        return QStringLiteral("error: ") + where.error().cause;
    const auto ids = db.list(QStringLiteral("SELECT t.id FROM t WHERE %1 ORDER BY t.id").arg(where->sql),
                             where->values, [](const Row &row) { return row.text(0); });
    return ids ? ids->join(u' ') : QStringLiteral("error: ") + ids.error().cause;
}
}  // namespace

class FilterSqlTest : public QObject {
    Q_OBJECT

  private slots:
    void selects_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("ids");
        const auto add = [](const char *filter, const char *ids) {
            QTest::newRow(filter) << QString::fromUtf8(filter) << QString::fromUtf8(ids);
        };
        add("", "1 2 3 4 5");
        add("kind = good", "1 4");
        add("kind != good", "2 3 5");  // an absent value is not "good"
        add("not kind = good", "2 3 5");
        add("not kind != good", "1 4");
        add("kind in (good, bad)", "1 2 4 5");
        add("kind not in (good)", "2 3 5");
        add("size > 5 and size < 100", "1 2");
        add("size >= 5 size <= 10", "1 4");
        add("not size > 5", "3 4");
        add("not not size > 5", "1 2 5");
        add("not (size > 5 or kind = good)", "3");
        add("not (size > 5 and kind = good)", "2 3 4 5");
        add("size = 10.5", "");
        add("size > 9.5 and size < 10.5", "1");
        add("odd = yes", "1 3 5");
        add("size > 5 and odd = no and name = Beta", "2");  // values stay in the order of their marks
        add("not odd = yes or name = alpha", "1 2 4");
        add("name = Beta", "2");
        add("name = beta", "");
        add("name ~ BET", "2");
        add("beta", "2 4");  // also in the column without a name
        add("name ~ %", "3");
        add("name ~ _", "3");
        add("name ~ \"\\\\\"", "4");
        add("name = \"it's \\\\x\"", "4");
        add("\"'; DROP TABLE t; --\"", "5");
        add("tag = muon", "1 4");
        add("tag != muon", "2 3 5");
        add("tag ~ ectr", "2 5");
        add("muon", "1 4");
        add("at < 2011-05-02", "1 5");
        add("at = 2011-05-02", "2");
        add("not at = 2011-05-02", "1 3 4 5");
        add("id in (1, 3, 5) and (kind = good or kind = bad)", "1 5");
        add("caf\u00e9", "2");
    }

    void selects()
    {
        QFETCH(const QString, filter);
        QFETCH(const QString, ids);
        StoreFixture store;
        store.sql(kRows);
        const auto node = parseFilter(filter, fieldsOf(columns()));
        QVERIFY2(node.has_value(), qPrintable(node ? QString() : node.error().cause));
        QCOMPARE(selected(store.db(), *node), ids);
        QCOMPARE(store.db().integer(QStringLiteral("SELECT count(*) FROM t")).value(), 5);
    }

    // As many words as the language takes: neither the depth of an expression nor its values are too many.
    void theLongestFilterRuns()
    {
        StoreFixture store;
        store.sql(kRows);
        for (const char *word : {"a ", "a or ", "not a "}) {
            QString filter;
            while (filter.size() + 12 < kMaxFilterLength)
                filter += QLatin1String(word);
            const auto node = parseFilter(QString(filter + u'a'), fieldsOf(columns()));
            QVERIFY2(node.has_value(), qPrintable(node ? QString() : node.error().cause));
            const QString ids = selected(store.db(), *node);
            QVERIFY2(!ids.startsWith(QLatin1String("error")), qPrintable(ids));
        }
        QString deep(kMaxFilterDepth - 1, u'(');
        deep += QStringLiteral("size > 1") + QString(kMaxFilterDepth - 1, u')');
        QCOMPARE(selected(store.db(), *parseFilter(deep, fieldsOf(columns()))), QStringLiteral("1 2 4 5"));
    }

    // A tree that no parser made cannot bring SQL along either.
    void aForgedTreeIsRefused()
    {
        StoreFixture store;
        store.sql(kRows);
        FilterNode node;
        node.kind = FilterNode::Compare;
        node.field = QStringLiteral("t.id = 1 OR 1");
        node.values = {1};
        QVERIFY(!compileFilter(node, columns()));
        node.field = QString();  // the name of the columns that are only searched
        QVERIFY(!compileFilter(node, columns()));
        node.field = QStringLiteral("name");
        node.values = {};
        QVERIFY(!compileFilter(node, columns()));
        FilterNode empty;
        empty.kind = FilterNode::And;
        QVERIFY(!compileFilter(empty, columns()));
        empty.kind = FilterNode::Not;
        QVERIFY(!compileFilter(empty, columns()));
    }

    void onlyMarksInTheSql()
    {
        const auto where = compileFilter(
            *parseFilter(QStringLiteral("name = \"evil'\" or tag ~ evil or kind in (good, bad) or evil"),
                         fieldsOf(columns())),
            columns());
        QVERIFY(!where->sql.contains(QStringLiteral("evil")));
        QVERIFY(!where->sql.contains(QStringLiteral("good")));
        QCOMPARE(where->sql.count(u'?'), where->values.size());
        QCOMPARE(compileFilter({}, columns())->sql, QStringLiteral("TRUE"));
    }
};

QTEST_GUILESS_MAIN(FilterSqlTest)
#include "filtersqltest.moc"
