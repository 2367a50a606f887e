#include "models/core/failureclass.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace shiftdeck;

class FailureClassTest : public QObject {
    Q_OBJECT

  private slots:
    void wordsColoursAndTitlesAreUnique()
    {
        QSet<QString> words;
        QSet<QString> colours;
        QSet<QString> titles;
        for (const FailureClass &entry : failureClasses()) {
            words.insert(entry.word);
            colours.insert(entry.colour);
            titles.insert(entry.translatedTitle());
        }
        QCOMPARE(words.size(), failureClasses().size());
        QCOMPARE(colours.size(), failureClasses().size());
        QCOMPARE(titles.size(), failureClasses().size());
        QVERIFY(words.size() >= 20);
    }

    void everyClassSaysWhatItMeansAndWhatToDo()
    {
        static const QRegularExpression word(QStringLiteral("^[a-z]+(-[a-z]+)*$"));
        static const QRegularExpression colour(QStringLiteral("^#[0-9a-f]{6}$"));
        for (const FailureClass &entry : failureClasses()) {
            QVERIFY2(word.match(QString(entry.word)).hasMatch(), entry.word.data());
            QVERIFY2(colour.match(QString(entry.colour)).hasMatch(), entry.word.data());
            QVERIFY2(!entry.translatedTitle().isEmpty(), entry.word.data());
            QVERIFY2(!entry.translatedTitle().endsWith(u'.'), entry.word.data());
            QVERIFY2(entry.translatedMeaning().endsWith(u'.'), entry.word.data());
            QVERIFY2(entry.translatedRemedy().endsWith(u'.'), entry.word.data());
        }
    }

    void onlyHarmlessClassesAreRetriedUnchanged()
    {
        for (const FailureClass &entry : failureClasses()) {
            const bool needsARepair = entry.remedy == Remedy::FixInput || entry.remedy == Remedy::FixSite
                || entry.remedy == Remedy::FixApplication || entry.remedy == Remedy::AskPerson
                || entry.remedy == Remedy::MoreTime || entry.remedy == Remedy::MoreMemory;
            QVERIFY2(!(needsARepair && entry.retryHelps), entry.word.data());
        }
        QVERIFY(failureClass(u"early-end").retryHelps);
        QVERIFY(!failureClass(u"twice").retryHelps);
    }

    void foundByWord()
    {
        for (const FailureClass &entry : failureClasses()) {
            QVERIFY(isFailureClass(QString(entry.word)));
            QCOMPARE(failureClass(QString(entry.word)).word, entry.word);
        }
    }

    void aStrangeWordIsUnknown()
    {
        for (const QStringView strange : {u"", u"Early-End", u"no-such-class"}) {
            QVERIFY(!isFailureClass(strange));
            QCOMPARE(failureClass(strange).word, QLatin1StringView("unknown"));
        }
    }
};

QTEST_APPLESS_MAIN(FailureClassTest)
#include "failureclasstest.moc"
