#include "models/core/nearest.h"

#include <QTest>

using namespace shiftdeck;

class NearestTest : public QObject {
    Q_OBJECT

  private slots:
    void names_data();
    void names();
    void sentences();
    void longTexts();
};

void NearestTest::names_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *word, const char *name) {
        QTest::newRow(word) << QString::fromLatin1(word) << QString::fromLatin1(name);
    };
    row("aprove", "approve");
    row("aprpove", "approve");
    row("APPROVE", "approve");
    row("rejct", "reject");
    row("x", "");
    row("banana", "");
    row("", "");
}

void NearestTest::names()
{
    QFETCH(QString, word);
    QFETCH(QString, name);
    QCOMPARE(nearestName(word, {"reject", "approve", "release"}), name);
}

void NearestTest::sentences()
{
    QCOMPARE(withNearest("No.", "holt", {"hold"}), "No. Did you mean hold?");
    QCOMPARE(withNearest("No.", "submit", {"hold"}), "No.");
}

void NearestTest::longTexts()
{
    const QString endless(1'000'000, 'x');
    QCOMPARE(nearestName(endless, {"hold", endless}), QString());
    QCOMPARE(nearestName("hold", {}), QString());
}

QTEST_GUILESS_MAIN(NearestTest)
#include "nearesttest.moc"
