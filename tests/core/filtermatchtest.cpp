#include "models/core/filtermatch.h"

#include <QTest>

using namespace shiftdeck;

namespace {
const QList<FilterField> kFields{{QStringLiteral("run"), FilterField::Number, {}, {}},
                                 {QStringLiteral("energy"), FilterField::Number, {}, {}},
                                 {QStringLiteral("type"), FilterField::Word, {"physics", "cosmic"}, {}},
                                 {QStringLiteral("comment"), FilterField::Text, {}, {}},
                                 {QStringLiteral("started"), FilterField::Time, {}, {}}};

QVariant valueOf(const QString &field)
{
    if (field == u"run")
        return QVariant::fromValue(qint64(148058));
    if (field == u"type")
        return QStringLiteral("physics");
    if (field == u"comment")
        return QStringLiteral("Muon trigger OFF");
    if (field == u"started")
        return QVariant::fromValue(qint64(1304251200000));  // 2011-05-01 12:00 UTC
    return {};  // the energy is not known
}
}  // namespace

class FilterMatchTest : public QObject {
    Q_OBJECT

  private slots:
    void matches_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("passes");
        const auto row = [](const char *text, bool passes) {
            QTest::newRow(text) << QString(text) << passes;
        };
        row("", true);
        row("run = 148058", true);
        row("run != 148058", false);
        row("run > 148057.5 and run < 148058.5", true);
        row("run >= 148058 and run <= 148058", true);
        row("run > 148058 or run < 148058", false);
        row("run in (1, 148058)", true);
        row("run not in (1, 148058)", false);
        row("type = physics", true);
        row("type = cosmic or type ~ PHYS", true);
        row("comment = \"Muon trigger OFF\"", true);
        row("comment = \"muon trigger off\"", false);
        row("comment ~ \"trigger off\"", true);
        row("trigger", true);
        row("calorimeter", false);
        row("not (run = 1) and not calorimeter", true);
        row("started = 2011-05-01", true);
        row("started > 2011-05-01", false);
        row("started >= 2011-05-01T12:00", true);
        row("energy = 6500", false);
        row("energy != 6500", true);
        row("energy < 6500 or energy >= 6500", false);
        row("energy in (6500)", false);
        row("energy not in (6500)", true);
        row("not energy = 6500", true);
    }

    void matches()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, passes);
        const auto node = parseFilter(text, kFields, 0);
        QVERIFY2(node, node ? "" : qPrintable(node.error().cause));
        QCOMPARE(matchesFilter(*node, {valueOf, {valueOf(QStringLiteral("comment")).toString()}}), passes);
    }
};

QTEST_GUILESS_MAIN(FilterMatchTest)
#include "filtermatchtest.moc"
