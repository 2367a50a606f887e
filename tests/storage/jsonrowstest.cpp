// Rows that come to the database in one value arrive as they were.
#include "models/storage/jsonrows.h"
#include "tests/storage/storefixture.h"

#include <QTest>

#include <limits>

using namespace shiftdeck;
using namespace shiftdeck::test;

class JsonRowsTest : public QObject {
    Q_OBJECT

  private slots:
    void everyValueArrives()
    {
        StoreFixture fixture;
        JsonRows rows({{"number", true}, {"word", false}, {"other", true}});
        const QString hostile = QStringLiteral("it's \"quoted\" \\ ? $1 %1\n\t\u00e4\U0001F600");
        rows.add({std::numeric_limits<qint64>::max(), hostile, QVariant()});
        rows.add({std::numeric_limits<qint64>::min(), QStringLiteral(""), qint64(0)});
        rows.add({qint64(9007199254740993), QVariant(), qint64(-1)});  // no double holds it
        rows.add({qint64(1), QString(QStringLiteral("a") + QChar(0) + QStringLiteral("b")), qint64(1)});
        const auto found = fixture.db().list(
            QStringLiteral("SELECT number, word, other FROM ") + rows.table(fixture.db().sql())
                + QStringLiteral(" s WHERE number <> ? ORDER BY number"),
            {rows.value(), 2}, [](const Row &row) {
                return std::tuple(row.integer(0), row.isNull(1), row.text(1), row.maybeInteger(2));
            });
        QVERIFY2(found.has_value(), found ? "" : qPrintable(found.error().cause));
        using Found = std::tuple<qint64, bool, QString, std::optional<qint64>>;
        const QList<Found> wanted{{std::numeric_limits<qint64>::min(), false, QStringLiteral(""), 0},
                                  {1, false, QStringLiteral("ab"), 1},
                                  {9007199254740993, true, QString(), -1},
                                  {std::numeric_limits<qint64>::max(), false, hostile, std::nullopt}};
        QCOMPARE(found->size(), wanted.size());
        for (qsizetype i = 0; i < wanted.size(); ++i)
            QVERIFY2(found->at(i) == wanted.at(i), qPrintable(std::get<2>(found->at(i))));
    }

    // One statement for as many rows as there are, changed only where they are as they were thought to be.
    void oneStatementChangesThemAll()
    {
        StoreFixture fixture(Stage::Running);
        JsonRows rows({{"job", true}, {"on_node", false}});
        for (const qint64 job : {1, 2, 3, 99})
            rows.add({job, QStringLiteral("node%1").arg(job)});
        const auto changed = fixture.db().run(QStringLiteral("UPDATE jobs SET node = s.on_node FROM ")
                                                  + rows.table(fixture.db().sql())
                                                  + QStringLiteral(" s WHERE id = s.job AND id <> ?"),
                                              {rows.value(), 2});
        QVERIFY2(changed.has_value(), changed ? "" : qPrintable(changed.error().cause));
        QCOMPARE(*changed, 2);
        const auto nodes = fixture.db().list(QStringLiteral("SELECT node FROM jobs ORDER BY id"), {},
                                             [](const Row &row) { return row.text(0); });
        QCOMPARE(*nodes,
                 (QStringList{QStringLiteral("node1"), QString(QLatin1String("")), QStringLiteral("node3")}));
    }
};

QTEST_GUILESS_MAIN(JsonRowsTest)
#include "jsonrowstest.moc"
