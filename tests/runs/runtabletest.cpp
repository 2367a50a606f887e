#include "models/runs/runtable.h"

#include <QBuffer>
#include <QTest>

using namespace shiftdeck;

namespace {
RunTable read(const QByteArray &content, bool isManifest = false)
{
    QBuffer buffer;
    buffer.setData(content);
    if (!buffer.open(QIODevice::ReadOnly))
        qFatal("no buffer");
    return readRunTable(buffer, isManifest);
}
}  // namespace

class RunTableTest : public QObject {
    Q_OBJECT

  private slots:
    void columnsByName()
    {
        const RunTable table = read("\xef\xbb\xbf# written by the transfer\r\n"
                                    "Path, RUN ,note,adler32,bytes,complete\r\n"
                                    "\"a, b.csv\",148058,x,0A1B2C3D,10,yes\r\n"
                                    "\r\n"
                                    "/raw/c.csv,7,,,,\r\n");
        QVERIFY(table.hasHeader && table.report.isWhole());
        QCOMPARE(table.files.size(), 2);
        QCOMPARE(table.files[0].path, QStringLiteral("a, b.csv"));
        QCOMPARE(table.files[0].run, 148058);
        QCOMPARE(table.files[0].adler32, QStringLiteral("0a1b2c3d"));
        QCOMPARE(table.files[0].bytes, 10);
        QCOMPARE(table.files[0].complete, std::optional(true));
        QCOMPARE(table.files[1].bytes, -1);
        QVERIFY(!table.files[1].complete && table.files[1].adler32.isEmpty());
    }

    void linesThatCannotBeTaken_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QByteArray &line, const char *says) {
            QTest::newRow(name) << line << QString(says);
        };
        row("no number", "x,a.csv,,,\n", "no run number");
        row("not positive", "0,a.csv,,,\n", "not positive");
        row("no path", "5,,,,\n", "no path");
        row("a control character", QByteArray("5,a\x01.csv,,,\n"), "control characters");
        row("a long path", "5," + QByteArray(5000, 'x') + ",,,\n", "no path");
        row("a size", "5,a.csv,many,,\n", "number of bytes");
        row("a negative size", "5,a.csv,-1,,\n", "number of bytes");
        row("a checksum", "5,a.csv,1,zz,\n", "8 hexadecimal digits");
        row("complete", "5,a.csv,1,,perhaps\n", "\"yes\" or \"no\"");
        row("half a line", "5,a.csv,1,,yes", "not finished");
        row("a long line", "5,a.csv,1,," + QByteArray(5 * 1024 * 1024, 'x') + "\n", "too long");
    }

    void linesThatCannotBeTaken()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, says);
        const RunTable table = read("run,path,bytes,adler32,complete\n4,good.csv,,,\n" + line);
        QCOMPARE(table.files.size(), 1);
        QCOMPARE(table.report.count(ImportRemark::Refused), 1);
        const ImportRemark remark = table.report.remarks().first();
        QCOMPARE(remark.line, 3);
        QVERIFY2(remark.text.contains(says), qPrintable(remark.text));
    }

    void noTable()
    {
        QVERIFY(!read("").hasHeader);
        const RunTable table = read("148058,/raw/a.csv\n");
        QVERIFY(!table.hasHeader && table.files.isEmpty());
        QVERIFY(table.report.remarks().first().text.contains(QStringLiteral("run and path")));
        QVERIFY(!read("run,file\n1,a\n").hasHeader);
    }

    void aManifestHasNoRun()
    {
        const RunTable table = read("path,bytes\na.csv,10\n", true);
        QVERIFY(table.report.isWhole());
        QCOMPARE(table.files.size(), 1);
        QCOMPARE(table.files[0].run, 0);
    }
};

QTEST_APPLESS_MAIN(RunTableTest)
#include "runtabletest.moc"
