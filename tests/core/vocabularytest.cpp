#include "models/core/vocabulary.h"

#include "models/core/ids.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <type_traits>

using namespace shiftdeck;

namespace {
template <typename E>
void checkWords(E last)
{
    static const QRegularExpression shape(QStringLiteral("^[a-z]+(-[a-z]+)*$"));
    const QStringList list = allWords<E>();
    QCOMPARE(list.size(), static_cast<qsizetype>(last) + 1);
    QCOMPARE(QSet<QString>(list.begin(), list.end()).size(), list.size());
    for (qsizetype i = 0; i < list.size(); ++i) {
        const E value = static_cast<E>(i);
        QVERIFY2(shape.match(list[i]).hasMatch(), qPrintable(list[i]));
        QCOMPARE(QString(toWord(value)), list[i]);
        QVERIFY(fromWord<E>(list[i]) == value);
        QVERIFY(!fromWord<E>(list[i].toUpper()));
    }
    QVERIFY(!fromWord<E>(u""));
    QVERIFY(!fromWord<E>(u"no such word"));
}
}  // namespace

class VocabularyTest : public QObject {
    Q_OBJECT

  private slots:
    void everyValueHasOneWordAndBack()
    {
        checkWords<Role>(Role::Manager);
        checkWords<RequestStatus>(RequestStatus::Obsolete);
        checkWords<Step>(Step::Transfer);
        checkWords<UnitState>(UnitState::Abandoned);
        checkWords<JobStatus>(JobStatus::Superseded);
        checkWords<JobKind>(JobKind::Merge);
        checkWords<OutputState>(OutputState::Lost);
        checkWords<MergeStatus>(MergeStatus::Void);
        checkWords<MergePolicy>(MergePolicy::Fast);
        checkWords<ReleaseWhen>(ReleaseWhen::Delivered);
        checkWords<PartsState>(PartsState::Released);
        checkWords<GridVerdict>(GridVerdict::Total);
        checkWords<SplitKind>(SplitKind::Events);
    }

    void theStoredWordsAreTheDocumentedOnes()
    {
        QCOMPARE(
            allWords<RequestStatus>().mid(0, 9).join(u' '),
            QStringLiteral("new approved assigned staged running finished declared delivered certified"));
        QCOMPARE(QString(toWord(JobStatus::Superseded)), QStringLiteral("superseded"));
        QCOMPARE(QString(toWord(UnitState::Credited)), QStringLiteral("credited"));
        QCOMPARE(QString(toWord(Step::MergeSkim)), QStringLiteral("mergeskim"));
    }

    void idsOfDifferentThingsDoNotMix()
    {
        static_assert(!std::is_convertible_v<JobId, RequestId>);
        static_assert(!std::is_convertible_v<qint64, JobId>);
        QVERIFY(!JobId().isValid());
        QVERIFY(JobId(1).isValid());
        QVERIFY(!JobId(-1).isValid());
        QVERIFY(JobId(1) < JobId(2));
        QCOMPARE(qHash(JobId(5)), qHash(JobId(5)));
    }
};

QTEST_APPLESS_MAIN(VocabularyTest)
#include "vocabularytest.moc"
