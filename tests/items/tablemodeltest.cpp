#include "models/items/tablemodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QtTest>

using namespace shiftdeck;

namespace {
struct Thing {
    qint64 id = 0;
    QString text;
};

class ThingModel : public TableModel<Thing> {
  public:
    using TableModel::columnChanged;
    using TableModel::TableModel;

  protected:
    QList<TableColumn> makeColumns() const override
    {
        return {{QStringLiteral("Id"), QStringLiteral("The number."), true}, {QStringLiteral("Text"), {}}};
    }
    qint64 key(const Thing &row) const override { return row.id; }
    QVariant cell(const Thing &row, int column, int role) const override
    {
        if (role == SortRole && column == 0)
            return row.id;
        if (role == Qt::DisplayRole || role == SortRole)
            return column == 0 ? QString::number(row.id) : row.text;
        return {};
    }
};

QList<qint64> ids(const ThingModel &model)
{
    QList<qint64> result;
    for (int i = 0; i < model.rowCount(); ++i)
        result.append(model.index(i, 0).data(KeyRole).toLongLong());
    return result;
}

QList<Thing> things(const QList<qint64> &ids)
{
    QList<Thing> rows;
    for (const qint64 id : ids)
        rows.append({id, QStringLiteral("thing %1").arg(id)});
    return rows;
}
}  // namespace

class TableModelTest : public QObject {
    Q_OBJECT

  private slots:
    void tellsPreciselyWhatChanged()
    {
        ThingModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);

        model.set(things({1, 2, 3, 4}));
        QCOMPARE(inserted.size(), 1);
        model.set(things({1, 2, 3, 4}));
        QCOMPARE(inserted.size() + removed.size() + changed.size(), 1);

        model.set(things({1, 4, 5}));
        QCOMPARE(ids(model), QList<qint64>({1, 4, 5}));
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed.first().at(1).toInt(), 1);
        QCOMPARE(removed.first().at(2).toInt(), 2);
        QCOMPARE(inserted.size(), 2);
        QCOMPARE(changed.size(), 0);

        model.merge({{4, QStringLiteral("new text")}, {9, QStringLiteral("nine")}});
        QCOMPARE(ids(model), QList<qint64>({1, 4, 5, 9}));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().at(0).toModelIndex().row(), 1);
        QCOMPARE(model.at(1).text, QStringLiteral("new text"));
        QCOMPARE(reset.size() + layout.size(), 0);
    }

    void keepsPersistentIndexesWhenRowsMove()
    {
        ThingModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.set(things({1, 2, 3, 4, 5}));
        const QPersistentModelIndex three = model.index(2, 1);
        model.set(things({5, 3, 1, 7}));
        QVERIFY(three.isValid());
        QCOMPARE(three.data().toString(), QStringLiteral("thing 3"));
        QCOMPARE(three.row(), 1);
        model.set(things({5, 1}));
        QVERIFY(!three.isValid());
    }

    void countsATwiceGivenKeyOnce()
    {
        ThingModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.set({{1, QStringLiteral("first")}, {1, QStringLiteral("second")}, {2, {}}});
        QCOMPARE(ids(model), QList<qint64>({1, 2}));
        QCOMPARE(model.at(0).text, QStringLiteral("first"));
        model.merge({{3, {}}, {3, {}}});
        QCOMPARE(ids(model), QList<qint64>({1, 2, 3}));
    }

    void agreesWithAPlainListAfterRandomChanges()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        ThingModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int round = 0; round < 200; ++round) {
            QList<qint64> wanted;
            for (qint64 id = 1; id <= 30; ++id)
                if (random.bounded(3) > 0)
                    wanted.append(id);
            if (random.bounded(3) == 0)
                std::shuffle(wanted.begin(), wanted.end(), random);
            QList<Thing> rows = things(wanted);
            for (Thing &row : rows)
                if (random.bounded(4) == 0)
                    row.text += QString::number(round);
            model.set(rows);
            QCOMPARE(ids(model), wanted);
            for (int i = 0; i < rows.size(); ++i) {
                QCOMPARE(model.at(i).text, rows.at(i).text);
                QCOMPARE(model.rowOf(rows.at(i).id), i);
            }
            QSet<qint64> gone;
            for (const qint64 id : std::as_const(wanted))
                if (random.bounded(5) == 0)
                    gone.insert(id);
            model.remove(gone);
            wanted.removeIf([&](qint64 id) { return gone.contains(id); });
            QCOMPARE(ids(model), wanted);
        }
    }

    void headersAndAlignment()
    {
        ThingModel model;
        model.set(things({1}));
        QCOMPARE(model.headerData(0, Qt::Horizontal).toString(), QStringLiteral("Id"));
        QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::ToolTipRole).toString(),
                 QStringLiteral("The number."));
        QVERIFY(model.index(0, 0).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
        QVERIFY(model.index(0, 1).data(Qt::TextAlignmentRole).toInt() & Qt::AlignLeft);
        QVERIFY(!model.headerData(7, Qt::Horizontal).isValid());
    }
};

QTEST_GUILESS_MAIN(TableModelTest)
#include "tablemodeltest.moc"
