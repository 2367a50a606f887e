#include "models/core/checksum.h"

#include <QTest>

#include <algorithm>

using namespace shiftdeck;

namespace {
// RFC 1950, section 8.2, written anew: the sums modulo 65521.
QString slowAdler32(const QByteArray &bytes)
{
    quint32 a = 1;
    quint32 b = 0;
    for (const char byte : bytes) {
        a = (a + static_cast<unsigned char>(byte)) % 65521;
        b = (b + a) % 65521;
    }
    return QStringLiteral("%1").arg((b << 16) | a, 8, 16, QLatin1Char('0'));
}
}  // namespace

class ChecksumTest : public QObject {
    Q_OBJECT

  private slots:
    void knownValues()
    {
        QCOMPARE(adler32Of(QByteArray()), QStringLiteral("00000001"));
        QCOMPARE(adler32Of(QByteArray("Wikipedia")), QStringLiteral("11e60398"));
        QCOMPARE(adler32Of(QByteArray("a")), QStringLiteral("00620062"));
    }

    void agreesWithTheDefinition()
    {
        QByteArray bytes;
        quint32 state = 12345;
        for (int size = 0; size < 20'000; size += 997) {
            while (bytes.size() < size) {
                state = state * 1664525 + 1013904223;
                bytes.append(static_cast<char>(state >> 24));
            }
            QCOMPARE(adler32Of(bytes), slowAdler32(bytes));
        }
        const QByteArray high(100'000, '\xff');  // overflows a careless sum
        QCOMPARE(adler32Of(high), slowAdler32(high));
    }

    void partsSumUpToTheWhole()
    {
        const QByteArray bytes = QByteArray("run 146511\n").repeated(1000);
        for (const int step : {1, 7, 4096}) {
            Adler32 sum;
            for (int at = 0; at < bytes.size(); at += step)
                sum.add(QByteArrayView(bytes).sliced(at, std::min<qsizetype>(step, bytes.size() - at)));
            QCOMPARE(sum.hex(), adler32Of(bytes));
        }
    }

    void oneSpelling()
    {
        QVERIFY(isAdler32(u"00620062"));
        QVERIFY(isAdler32(u"ffffffff"));
        for (const QStringView wrong : {u"", u"0062006", u"006200620", u"FFFFFFFF", u"0062006g", u" 0620062"})
            QVERIFY2(!isAdler32(wrong), qPrintable(wrong.toString()));
        QVERIFY(!isAdler32(QString(8, QChar(0x0660))));  // Arabic digits are no hex digits
    }
};

QTEST_APPLESS_MAIN(ChecksumTest)
#include "checksumtest.moc"
