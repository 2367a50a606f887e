#include "models/commands/bus.h"
#include "views/common/icons.h"

#include <QTest>

using namespace shiftdeck;

class IconsTest : public QObject {
    Q_OBJECT

  private slots:
    void everyCommandHasAnIcon()
    {
        const SystemClock clock;
        const CommandBus bus(clock);
        const QStringList names = iconNames();
        QVERIFY(!bus.specs().isEmpty());
        for (const CommandSpec *spec : bus.specs())
            QVERIFY2(names.contains(spec->icon),
                     qPrintable(QStringLiteral("%1: \"%2\"").arg(spec->id, spec->icon)));
    }
};

QTEST_MAIN(IconsTest)
#include "tst_icons.moc"
