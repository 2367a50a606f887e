// runs import, list, show, imports, withdraw, set and export, as a person or a script uses them.
#include "tests/app/prodctlrunner.h"

#include <QFile>
#include <QJsonArray>

using namespace shiftdeck::test;

namespace {
const QByteArray kByLs("#Data tag : 19v3 , Norm tag: HFOC\n"
                       "#run:fill,ls,time,beamstatus,E(GeV),delivered(/pb),recorded(/pb),avgpu,source\n"
                       "148058:1440,1:1,10/17/10 20:55:44,STABLE BEAMS,3500,0.25,0.125,4,HFOC\n"
                       "148058:1440,2:2,10/17/10 20:56:07,STABLE BEAMS,3500,0.25,0.25,4,HFOC\n"
                       "500:1441,7:7,10/18/10 06:57:27,STABLE BEAMS,3500,1,0.5,4,HFOC\n");
const QByteArray kValues("run,method,value(/pb),stat,syst\n148058,bhabha,0.36,0.01,0.02\n");

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no such file");
}
}  // namespace

class RunsCliTest : public QObject {
    Q_OBJECT

  private slots:
    void importsAndShows()
    {
        const Demo demo({QStringLiteral("--no-quality")});
        const QString byls = file(demo, "byls.csv", kByLs), values = file(demo, "values.csv", kValues);
        const Run dry = demo("anna", {"--dry-run", "runs", "import", byls, values});
        COMPARE_CODE(dry, 0);
        QVERIFY2(dry.out.contains("new runs: 1, changed runs: 2") && dry.out.contains("Nothing was changed"),
                 dry.out.constData());
        COMPARE_CODE(demo("anna", {"--yes", "runs", "import", byls, values}), 0);
        const Run again = demo("anna", {"--yes", "runs", "import", byls});
        QVERIFY(again.code != 0 && again.text().contains("import 1 by anna"));

        const Run list = demo({}, {"runs", "--filter", "lumi > 0.1", "--json"});
        COMPARE_CODE(list, 0);
        const QJsonArray runs = list.json().value("runs").toArray();
        QCOMPARE(runs.size(), 2);
        const QJsonObject run = runs.at(1).toObject();
        QCOMPARE(run.value("run").toInteger(), 148058);
        QCOMPARE(run.value("fill").toInteger(), 1440);
        QCOMPARE(run.value("luminosities").toArray().size(), 2);
        QCOMPARE(
            run.value("luminosities").toArray().at(1).toObject().value("recorded").toObject(),
            (QJsonObject{{"value", 0.36}, {"unit", "/pb"}, {"statistical", 0.01}, {"systematic", 0.02}}));
        const Run table = demo({}, {"runs", "list", "--filter", "fill = 1440"});
        QVERIFY2(table.out.contains("recorded (/nb)") && table.out.contains("375.000"),
                 table.out.constData());
        const Run show = demo({}, {"runs", "show", "148058"});
        QVERIFY2(show.out.contains("bhabha") && show.out.contains("0.36 +- 0.01 (stat) +- 0.02 (syst) /pb"),
                 show.out.constData());
        QVERIFY(demo({}, {"runs", "show", "7"}).code != 0);
        const Run imports = demo({}, {"runs", "imports", "--json"});
        QCOMPARE(imports.json().value("imports").toArray().size(), 2);
        QCOMPARE(imports.json().value("imports").toArray().at(1).toObject().value("report").toObject().value(
                     "taken"),
                 QJsonValue(3));

        COMPARE_CODE(demo("anna", {"--yes", "runs", "withdraw", "1", "--why", "wrong tag"}), 0);
        QVERIFY(demo({}, {"runs", "show", "148058"}).out.contains("bhabha"));
        QVERIFY(!demo({}, {"runs", "show", "148058"}).out.contains("HFOC"));
        COMPARE_CODE(
            demo("anna", {"--yes", "runs", "set", "500", "--type", "cosmic", "--comment", "no beam"}), 0);
        QVERIFY(demo({}, {"runs", "show", "500"}).out.contains("no beam"));
    }

    void findsRunsByQualityAndUnits()
    {
        const Demo demo({"--no-quality"});
        COMPARE_CODE(demo("anna", {"--yes", "runs", "import", file(demo, "byls.csv", kByLs)}), 0);
        COMPARE_CODE(demo("anna", {"detectors", "add", "tracker", "--title", "Silicon tracker", "--yes"}), 0);
        COMPARE_CODE(demo("anna", {"detectors", "add", "fill", "--yes"}), 2);
        COMPARE_CODE(demo("anna", {"detectors", "add", "delivered", "--yes"}), 0);
        COMPARE_CODE(demo("emil", {"quality", "flag", "148058", "tracker", "good", "--yes"}), 0);
        COMPARE_CODE(demo("emil", {"quality", "flag", "500", "tracker", "bad", "--yes"}), 0);
        const auto found = [&demo](const QString &filter) {
            const Run run = demo({}, {"runs", "export", "run-list", "--filter", filter});
            return run.code == 0 ? run.out.simplified() : run.text();
        };
        QCOMPARE(found("run > 146000 and lumi > 0.1 and tracker = good"), QByteArray("148058"));
        QCOMPARE(found("lumi > 400 /nb and tracker != good"), QByteArray("500"));
        QCOMPARE(found("lumi > 0.1 and quality.delivered = not-set and delivered > 0.9 pb^-1"),
                 QByteArray("500"));
        QVERIFY(found("trakcer = good").contains("did you mean tracker"));
        QVERIFY(found("tracker = goood").contains("did you mean good"));
        QVERIFY(found("lumi > 3 GeV").contains("its units: /pb, /mb"));

        const Run table = demo({}, {"runs", "--filter", "lumi > 0"});
        QVERIFY2(table.out.contains(" tracker ") && table.out.contains(" good "), table.out.constData());
        const Run list = demo({}, {"runs", "--json", "--filter", "tracker = bad"});
        const QJsonObject quality =
            list.json().value("runs").toArray().at(0).toObject().value("quality").toObject();
        QCOMPARE(quality.value("tracker").toObject().value("lumisections").toObject().value("bad").toInt(),
                 1);
        const Run shown = demo({}, {"runs", "show", "500"});
        QVERIFY2(shown.out.contains("quality of tracker") && shown.out.contains("bad"),
                 shown.out.constData());
        const Run help = demo({}, {"runs", "--help"});
        QVERIFY2(help.out.contains("lumi (/pb)") && help.out.contains("quality.NAME"), help.out.constData());
    }

    void exports()
    {
        const Demo demo({QStringLiteral("--no-quality")});
        COMPARE_CODE(demo("anna",
                          {"--yes", "runs", "import", file(demo, "byls.csv", kByLs),
                           file(demo, "values.csv", kValues)}),
                     0);
        const Run list = demo({}, {"runs", "export", "run-list", "--filter", "lumi > 0"});
        QCOMPARE(list.out, QByteArray("500\n148058\n"));
        const Run good = demo({}, {"runs", "export", "good-run-list"});
        QCOMPARE(good.out.simplified(), QByteArray("{\"500\": [[7, 7]], \"148058\": [[1, 2]]}"));
        QVERIFY(good.err.contains("nothing that could be written"));
        const QString path = demo.folder().path("out.csv");
        COMPARE_CODE(
            demo({},
                 {"runs", "export", "lumi-sections", "--method", "HFOC", "--unit", "/nb", "--output", path}),
            0);
        QVERIFY2(contentOf(path).contains("148058:1440,2:2,250,250,HFOC"), contentOf(path).constData());
        QVERIFY(demo({}, {"runs", "export", "lumi-table", "--method", "HFOC", "--output", path}).code != 0);
        COMPARE_CODE(demo({}, {"runs", "export", "lumi-values", "--output", path, "--force"}), 0);
        QVERIFY2(contentOf(path).contains("148058,bhabha,0.36,/pb,0.01,0.02"), contentOf(path).constData());
        // What was exported says nothing new.
        QVERIFY(demo("anna", {"--yes", "runs", "import", path}).text().contains("nothing that is not known"));
        QVERIFY(demo({}, {"runs", "export", "lumi-table"}).text().contains("--method"));
        QVERIFY(demo({}, {"runs", "export", "to-process"}).text().contains("--campaign"));
        const QString campaign = demo({}, {"campaign", "list", "--json"})
                                     .json()
                                     .value("campaigns")
                                     .toArray()
                                     .at(0)
                                     .toObject()
                                     .value("name")
                                     .toString();
        const Run todo = demo({}, {"runs", "export", "to-process", "--campaign", campaign});
        COMPARE_CODE(todo, 0);
        QVERIFY(todo.json().value("runs").toArray().size() > 1);
        const Run json = demo({}, {"runs", "export", "run-list", "--filter", "lumi > 0", "--json"});
        QCOMPARE(json.json().value("content").toString(), QStringLiteral("500\n148058\n"));
        QCOMPARE(json.json().value("runs").toInt(), 2);
    }

  private:
    static QString file(const Demo &demo, const QString &name, const QByteArray &content)
    {
        const QString path = demo.folder().path(name);
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
            qFatal("%s cannot be written", qPrintable(path));
        return path;
    }
};

QTEST_GUILESS_MAIN(RunsCliTest)
#include "runsclitest.moc"
