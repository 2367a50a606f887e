#include "models/core/errortext.h"

#include <QTest>

using namespace shiftdeck;

namespace {
constexpr ErrorCode kLast = ErrorCode::Internal;

QList<ErrorCode> allCodes()
{
    QList<ErrorCode> codes;
    for (int i = 0; i <= static_cast<int>(kLast); ++i)
        codes.append(static_cast<ErrorCode>(i));
    return codes;
}
}  // namespace

class ErrorTextTest : public QObject {
    Q_OBJECT

  private slots:
    void everyCodeHasItsOwnSentences()
    {
        QStringList seen;
        for (const ErrorCode code : allCodes()) {
            const QString text = describe({code, QStringLiteral("request 12"), QStringLiteral("The reason")});
            QVERIFY2(text.contains(QStringLiteral("equest 12")), qPrintable(text));
            QVERIFY2(text.contains(QStringLiteral("The reason. ")), qPrintable(text));
            QVERIFY2(text.endsWith(u'.'), qPrintable(text));
            QVERIFY(!seen.contains(text));
            seen.append(text);
        }
        QCOMPARE(seen.size(), 17);
    }

    void wordsAPersonUnderstands()
    {
        QCOMPARE(describe({ErrorCode::NotFound, QStringLiteral("dataset /Mu/2010B"), {}}),
                 QStringLiteral("There is no dataset /Mu/2010B. Check the spelling, or list what there is."));
        QCOMPARE(describe({ErrorCode::Conflict, QStringLiteral("request 7"),
                           QStringLiteral("anna moved it to running 3 s ago.")}),
                 QStringLiteral("Request 7 has changed since you decided. anna moved it to running 3 s ago. "
                                "Look at it again and decide anew; nothing was changed."));
    }

    void withoutContextOrCauseItIsStillASentence()
    {
        for (const ErrorCode code : allCodes()) {
            const QString text = describe({code, {}, {}});
            QVERIFY2(text.contains(QStringLiteral("hat was asked for")), qPrintable(text));
            QVERIFY(!text.contains(QStringLiteral("%1")));
            QVERIFY(!text.contains(QStringLiteral("  ")));
        }
    }

    void retryableSaysSo()
    {
        QVERIFY(
            describe({ErrorCode::Io, QStringLiteral("x"), {}, true}).endsWith(QStringLiteral("may help.")));
        QVERIFY(!describe({ErrorCode::Io, QStringLiteral("x"), {}}).contains(QStringLiteral("may help")));
    }

    void outsideTextIsBoundedAndOnOneLine()
    {
        const QString hostile = QStringLiteral("a\nb\x1b[31m\t%1 %2 ") + QString(100000, u'x');
        const QString text = describe({ErrorCode::Io, hostile, hostile});
        QVERIFY(text.size() < 1100);
        for (const QChar c : text)
            QVERIFY(c.category() != QChar::Other_Control);
        QVERIFY(text.contains(QStringLiteral("%1 %2")));  // not taken for our own placeholders
    }

    void exitCodesAreAsDocumented()
    {
        QCOMPARE(exitCodeFor(ErrorCode::NotRun), 1);
        QCOMPARE(exitCodeFor(ErrorCode::NotFound), 3);
        QCOMPARE(exitCodeFor(ErrorCode::AlreadyExists), 4);
        QCOMPARE(exitCodeFor(ErrorCode::InvalidInput), 2);
        QCOMPARE(exitCodeFor(ErrorCode::Refused), 4);
        QCOMPARE(exitCodeFor(ErrorCode::NotAuthorized), 5);
        QCOMPARE(exitCodeFor(ErrorCode::Conflict), 6);
        QCOMPARE(exitCodeFor(ErrorCode::Busy), 7);
        QCOMPARE(exitCodeFor(ErrorCode::Io), 8);
        QCOMPARE(exitCodeFor(ErrorCode::DiskFull), 8);
        QCOMPARE(exitCodeFor(ErrorCode::Corrupt), 9);
        QCOMPARE(exitCodeFor(ErrorCode::SchemaTooNew), 9);
        QCOMPARE(exitCodeFor(ErrorCode::SchemaTooOld), 9);
        QCOMPARE(exitCodeFor(ErrorCode::ForeignDatabase), 9);
        QCOMPARE(exitCodeFor(ErrorCode::Unavailable), 10);
        QCOMPARE(exitCodeFor(ErrorCode::Cancelled), 130);
        QCOMPARE(exitCodeFor(ErrorCode::Internal), 1);
        for (const ErrorCode code : allCodes())
            QVERIFY(exitCodeFor(code) != 0);
    }
};

QTEST_APPLESS_MAIN(ErrorTextTest)
#include "errortexttest.moc"
