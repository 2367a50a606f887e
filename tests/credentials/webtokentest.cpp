// Web tokens, and the reader of DER below VOMS attributes, against input that means harm.
#include "models/credentials/derreader.h"
#include "models/credentials/vomsattributes.h"
#include "models/credentials/webtoken.h"

#include <QTest>

using namespace shiftdeck;

namespace {
QByteArray token(const QByteArray &claims, const QByteArray &header = "{}")
{
    const auto part = [](const QByteArray &text) {
        return text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    return part(header) + '.' + part(claims) + ".c2ln";
}

QByteArray der(char tag, const QByteArray &content)
{
    QByteArray result(1, tag);
    if (content.size() < 0x80)
        result += static_cast<char>(content.size());
    else if (content.size() < 0x100)
        result += QByteArray("\x81", 1) + static_cast<char>(content.size());
    else
        result += QByteArray("\x82", 1) + static_cast<char>(content.size() >> 8)
            + static_cast<char>(content.size() & 0xff);
    return result + content;
}
constexpr char kSequence = 0x30;

struct AcParts {
    QByteArray from = "20110501120000Z", until = "20110502120000Z";
    QByteArray names = der(0x04, "/atlas/Role=production/Capability=NULL");
};

QByteArray certificate(const AcParts &parts = {})
{
    const QByteArray empty = der(kSequence, {});
    const QByteArray oid("\x2b\x06\x01\x04\x01\xbe\x45\x64\x64\x04", 10);
    const QByteArray syntax =
        der(kSequence, der('\xa0', der('\x86', "atlas://voms:15000")) + der(kSequence, parts.names));
    const QByteArray attribute = der(kSequence, der(0x06, oid) + der(0x31, syntax));
    const QByteArray info = der(0x02, QByteArray(1, 1)) + empty + der('\xa0', empty) + empty
        + der(0x02, QByteArray(1, 7)) + der(kSequence, der(0x18, parts.from) + der(0x18, parts.until))
        + der(kSequence, attribute);
    return der(kSequence, der(kSequence, info) + empty + der(0x03, QByteArray(1, 0)));
}

QByteArray extension(const QByteArray &certificates) { return der(kSequence, der(kSequence, certificates)); }
}  // namespace

class WebTokenTest : public QObject {
    Q_OBJECT

  private slots:
    void claimsOfTheWrongTypeAreNotSaid()
    {
        const auto claims =
            parseWebToken(token(R"({"sub":17,"iss":[],"aud":{},"scope":["a"],"groups":"one"})"));
        QVERIFY(claims);
        QVERIFY(claims->subject.isEmpty() && claims->issuer.isEmpty() && claims->audience.isEmpty());
        QVERIFY(claims->scopes.isEmpty());
        QCOMPARE(claims->groups, QStringList{"one"});
        QCOMPARE(claims->expires, 0);
    }

    void whatIsNoTokenIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("two parts") << QByteArray("e30.e30");
        QTest::newRow("four parts") << QByteArray("e30.e30.a.b");
        QTest::newRow("no header") << QByteArray(".e30.a");
        QTest::newRow("an array") << token("[]");
        QTest::newRow("a header that is no object") << token("{}", "1");
        QTest::newRow("not base64url") << QByteArray("e30.e30=e30.a");
        QTest::newRow("blanks") << QByteArray("e30.e3 0.a");
        QTest::newRow("a negative time") << token(R"({"exp":-1})");
        QTest::newRow("a time of letters") << token(R"({"exp":"tomorrow"})");
        QTest::newRow("a time beyond all calendars") << token(R"({"exp":1e300})");
        QTest::newRow("deep") << token(QByteArray(5000, '[') + QByteArray(5000, ']'));
        QTest::newRow("large") << token('"' + QByteArray(100'000, 'x') + '"');
    }

    void whatIsNoTokenIsRefused()
    {
        QFETCH(QByteArray, text);
        const auto claims = parseWebToken(text);
        QVERIFY(!claims);
        QCOMPARE(claims.error().code, ErrorCode::InvalidInput);
        QVERIFY(!claims.error().cause.isEmpty());
        QVERIFY(!claims.error().cause.contains(QString::fromLatin1(text.left(20))));
    }

    void listsAndNamesAreBounded()
    {
        QByteArrayList groups;
        for (int i = 0; i < 3000; ++i)
            groups.append("\"/g" + QByteArray::number(i) + '"');
        const auto claims = parseWebToken(token("{\"groups\":[" + groups.join(',') + "],\"sub\":\""
                                                + QByteArray(5000, 'a') + "\\u001b[1m\"}"));
        QVERIFY(claims);
        QCOMPARE(claims->groups.size(), 100);
        QCOMPARE(claims->subject.size(), 300);
    }

    void derIsReadWithinItsBytes()
    {
        DerReader reader(QByteArrayView("\x02\x01\x05\x30\x00", 5));
        QCOMPARE(reader.next()->content, QByteArrayView("\x05"));
        QVERIFY(!reader.next(0x02));
        QVERIFY(reader.next(0x30)->isSequence());
        QVERIFY(reader.atEnd() && !reader.next());
        for (const QByteArray &bad :
             {QByteArray("\x30"), QByteArray("\x30\x05\x00", 3), QByteArray("\x30\x80\x00\x00", 4),
              QByteArray("\x30\x81\x05\x00\x00\x00\x00\x00", 8), QByteArray("\x30\x84\xff\xff\xff\xff", 6),
              QByteArray("\x30\x82\x00\x80", 4), QByteArray("\x1f\x81\x01\x00", 4),
              QByteArray("\x30\x89\x01\x01\x01\x01\x01\x01\x01\x01\x01", 11)}) {
            DerReader hostile(bad);
            QVERIFY2(!hostile.next(), bad.toHex());
            QVERIFY(hostile.atEnd());
        }
    }

    void attributesOfSeveralCertificates()
    {
        AcParts second;
        second.from = "20110501130000Z";
        second.until = "20110501200000Z";
        second.names = der(0x04, "/cms/Role=NULL/Capability=NULL") + der(0x0c, "/cms/uscms");
        const auto voms = parseVomsAttributes(extension(certificate() + certificate(second)));
        QVERIFY(voms);
        QCOMPARE(voms->names, QStringList({"/atlas/Role=production", "/cms", "/cms/uscms"}));
        QCOMPARE(voms->organisations, QStringList({"atlas", "cms"}));
        QCOMPARE(voms->notBefore, 1304254800000);
        QCOMPARE(voms->expires, 1304280000000);
    }

    void damagedAttributesAreRefused()
    {
        const QByteArray whole = extension(certificate());
        QVERIFY(parseVomsAttributes(whole));
        for (qsizetype length = 0; length < whole.size(); ++length)
            QVERIFY2(!parseVomsAttributes(whole.left(length)), QByteArray::number(length));
        QVERIFY(!parseVomsAttributes(extension({})));
        QVERIFY(!parseVomsAttributes(extension(certificate().repeated(21))));
        AcParts parts;
        for (const char *time : {"20111301120000Z", "110501120000Z", "20110501120000+", "2011050112000aZ"}) {
            parts.until = time;
            QVERIFY2(!parseVomsAttributes(extension(certificate(parts))), time);
        }
        parts = {};
        for (const char *name : {"atlas", "/at las", "/at\x1b[1m", ""}) {
            parts.names = der(0x04, name);
            QVERIFY2(!parseVomsAttributes(extension(certificate(parts))), name);
        }
    }
};

QTEST_APPLESS_MAIN(WebTokenTest)
#include "webtokentest.moc"
