// The application of the demo campaign against the events it was made for: nothing is lost, counted
// anew here in the plainest way, and every kind of weather leaves what it should.
// Longer than 600 lines: one case per way in which the application can fail, on one fixture.
#include "models/core/checksum.h"
#include "models/core/files.h"
#include "tests/support/demoevents.h"
#include "tests/support/temporaryfolder.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QTest>

#include <cmath>
#include <csignal>

using namespace shiftdeck;
using test::TemporaryFolder;

namespace {
const QByteArray kHeader = "Run,Event,pt1,eta1,phi1,Q1,pt2,eta2,phi2,Q2,M";
const QStringList kStreams{"jpsi", "psi2s", "upsilon", "z", "highmass", "samesign"};

struct In {
    QString path;
    qint64 run = 0;
    qint64 first = 0;
    qint64 events = 0;
    bool whole = true;
};
struct Out {
    QString stream;
    QString name;
};
struct Ended {
    int exitCode = -1;  // -1: killed
    QByteArray standardError;
    QByteArray standardOutput;
    QJsonObject fragment;
    QString folder;

    QByteArray output(const QString &name) const
    {
        return readBounded(folder + "/out/" + name, 64 << 20).value_or(QByteArray());
    }
    QJsonObject reported(const QString &stream) const
    {
        for (const auto &output : fragment["outputs"].toArray()) {
            if (output.toObject()["stream"].toString() == stream)
                return output.toObject();
        }
        return {};
    }
    qint64 eventsRead() const
    {
        qint64 sum = 0;
        for (const auto &input : fragment["inputs"].toArray())
            sum += input.toObject()["eventsRead"].toInteger();
        return sum;
    }
};

class Site {
  public:
    Site() { QDir().mkpath(folder.path("site/weather")); }

    Ended run(const QString &step, const QList<In> &inputs, const QList<Out> &outputs)
    {
        const QString job = "job-" + QString::number(++m_jobs);
        QByteArray conf = "token\t" + job.toLatin1() + "-token\nstep\t" + step.toLatin1() + "\nthreads\t1\n";
        for (const In &in : inputs)
            conf += "input\t/lfn/" + in.path.toUtf8() + '\t' + in.path.toUtf8() + '\t'
                + QByteArray::number(in.run) + '\t' + QByteArray::number(in.first) + '\t'
                + QByteArray::number(in.events) + '\t' + (in.whole ? "whole" : "range") + '\n';
        for (const Out &out : outputs)
            conf += "output\t" + out.stream.toLatin1() + '\t' + out.name.toUtf8() + '\n';
        conf += "fragment\tapplication.json\noutdir\tout\n";
        folder.write(job + "/job.conf", conf);
        QDir().mkpath(folder.path(job + "/out"));
        return start(folder.path(job), {"job.conf"});
    }

    Ended start(const QString &inFolder, const QStringList &arguments)
    {
        QProcess process;
        auto environment = QProcessEnvironment();
        environment.insert("SHIFTDECK_SITE", folder.path("site"));
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(inFolder);
        process.start(QString(SHIFTDECK_BIN_DIR "/dimuon"), arguments);
        Ended ended;
        ended.folder = inFolder;
        if (process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit)
            ended.exitCode = process.exitCode();
        ended.standardError = process.readAllStandardError();
        ended.standardOutput = process.readAllStandardOutput();
        ended.fragment =
            QJsonDocument::fromJson(readBounded(inFolder + "/application.json", 1 << 20).value_or(""))
                .object();
        return ended;
    }

    void weather(const QString &name) { folder.write("site/weather/" + name, ""); }
    QStringList weatherLeft() const
    {
        return QDir(folder.path("site/weather")).entryList(QDir::Files, QDir::Name);
    }

    TemporaryFolder folder;

  private:
    int m_jobs = 0;
};

QByteArrayList linesOf(const QByteArray &content)
{
    QByteArrayList lines = content.split('\n');
    if (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

// What the test itself knows about an event.
struct Known {
    qint64 run = 0;
    QByteArray line;  // of the columns that production writes
    double mass = 0;
    bool opposite = false;

    bool isIn(const QString &stream) const
    {
        if (stream == "samesign")
            return !opposite;
        const QMap<QString, QPair<double, double>> windows{{"jpsi", {2.9, 3.3}},
                                                           {"psi2s", {3.55, 3.85}},
                                                           {"upsilon", {9, 11}},
                                                           {"z", {60, 120}},
                                                           {"highmass", {110, 1e9}}};
        return opposite && mass >= windows[stream].first && mass < windows[stream].second;
    }
};

QList<Known> knownEvents(const QString &path)
{
    const QByteArrayList lines = linesOf(readBounded(path, 64 << 20).value_or(QByteArray()));
    QByteArrayList header = lines.value(0).split(',');
    for (QByteArray &name : header)
        name = name.trimmed();
    QList<Known> events;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const QByteArrayList fields = lines[i].split(',');
        const auto text = [&](const char *name) { return fields.value(header.indexOf(name)).trimmed(); };
        const auto value = [&](const char *name) { return text(name).toDouble(); };
        Known event;
        event.run = text("Run").toLongLong();
        for (const char *name : {"Run", "Event", "pt1", "eta1", "phi1", "Q1", "pt2", "eta2", "phi2", "Q2"})
            event.line += text(name) + ',';
        QByteArray mass = text("M");
        if (!header.contains("M")) {
            const double squared = 2 * value("pt1") * value("pt2")
                * (std::cosh(value("eta1") - value("eta2")) - std::cos(value("phi1") - value("phi2")));
            mass = QByteArray::number(std::sqrt(squared), 'g', 6);
        }
        event.mass = mass.toDouble();
        event.line += mass;
        event.opposite = text("Q1") != text("Q2");
        events.append(event);
    }
    return events;
}

QString demoFile(const QString &name)
{
    return QStringLiteral(SHIFTDECK_SOURCE_DIR "/resources/demo/events/") + name;
}

// One raw file per run, as the demo campaign has them.
QMap<qint64, QString> splitByRun(const QString &path, const TemporaryFolder &folder)
{
    const QByteArrayList lines = linesOf(readBounded(path, 64 << 20).value_or(QByteArray()));
    QMap<qint64, QByteArray> contents;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        QByteArray &content = contents[lines[i].split(',').first().toLongLong()];
        if (content.isEmpty())
            content = lines[0] + '\n';
        content += lines[i] + '\n';
    }
    QMap<qint64, QString> files;
    for (auto run = contents.begin(); run != contents.end(); ++run)
        files[run.key()] = folder.write(QStringLiteral("raw/%1.csv").arg(run.key()), *run);
    return files;
}

QJsonArray histogramsOf(const QByteArray &content)
{
    return QJsonDocument::fromJson(content).object()["arr"].toArray();
}
}  // namespace

class DimuonTest : public QObject {
    Q_OBJECT

  private slots:
    void everyRun_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("runs");
        QTest::addColumn<int>("events");
        QTest::newRow("2010") << demoFile("MuRun2010B_0.csv") << 11 << 10'000;
        QTest::newRow("2011") << demoFile("Zmumu_Run2011A.csv") << 19 << 10'583;
    }

    // production, skim and recocert of every run, counted against the test's own count.
    void everyRun()
    {
        QFETCH(QString, file);
        QFETCH(int, runs);
        QFETCH(int, events);
        Site site;
        const QList<Known> known = knownEvents(file);
        QCOMPARE(known.size(), events);
        const auto raw = splitByRun(file, site.folder);
        QCOMPARE(raw.size(), runs);
        qint64 written = 0;
        double entries = 0;
        QMap<QString, qint64> skimmed;
        for (auto run = raw.begin(); run != raw.end(); ++run) {
            QList<Known> ofRun;
            std::copy_if(known.begin(), known.end(), std::back_inserter(ofRun),
                         [&](const Known &event) { return event.run == run.key(); });
            QByteArray expected = kHeader + '\n';
            for (const Known &event : ofRun)
                expected += event.line + '\n';

            const Ended produced =
                site.run("production", {{*run, run.key(), 0, ofRun.size()}}, {{"mdst", "x.csv"}});
            QCOMPARE(produced.exitCode, 0);
            QCOMPARE(produced.output("x.csv"), expected);
            const QJsonObject output = produced.reported("mdst");
            QCOMPARE(output["eventsWritten"].toInteger(), ofRun.size());
            QCOMPARE(output["bytes"].toInteger(), expected.size());
            QCOMPARE(output["adler32"].toString(), adler32Of(expected));
            QCOMPARE(produced.fragment["inputs"][0]["run"].toInteger(), run.key());
            QCOMPARE(produced.eventsRead(), ofRun.size());
            QVERIFY(produced.fragment["peakMemoryKb"].toInteger() > 0);
            written += output["eventsWritten"].toInteger();

            QList<Out> streams;
            for (const QString &stream : kStreams)
                streams.append({stream, stream + ".csv"});
            const In mdst{produced.folder + "/out/x.csv", run.key(), 0, ofRun.size()};
            const Ended skims = site.run("skim", {mdst}, streams);
            QCOMPARE(skims.exitCode, 0);
            QCOMPARE(skims.eventsRead(), ofRun.size());
            for (const QString &stream : kStreams) {
                QByteArray selected = kHeader + '\n';
                for (const Known &event : ofRun)
                    selected += event.isIn(stream) ? event.line + '\n' : QByteArray();
                QCOMPARE(skims.output(stream + ".csv"), selected);
                QCOMPARE(skims.reported(stream)["eventsWritten"].toInteger(), selected.count('\n') - 1);
                skimmed[stream] += skims.reported(stream)["eventsWritten"].toInteger();
            }

            const Ended certified = site.run("recocert", {mdst}, {{"histograms", "h.json"}});
            QCOMPARE(certified.exitCode, 0);
            QCOMPARE(certified.reported("histograms")["eventsWritten"].toInteger(), ofRun.size());
            entries += histogramsOf(certified.output("h.json")).at(0).toObject()["fEntries"].toDouble();
        }
        QCOMPARE(written, events);
        QCOMPARE(entries, events);
        for (const QString &stream : kStreams) {
            const auto expected = std::count_if(known.begin(), known.end(),
                                                [&](const Known &event) { return event.isIn(stream); });
            QCOMPARE(skimmed[stream], expected);
        }
        QVERIFY(events == 10'000 ? skimmed["jpsi"] > 0 : skimmed["psi2s"] == 0);
        QVERIFY(skimmed["z"] > 0);
    }

    // Ranges of one file, and their merge, against the file in one piece.
    void splitAndMergeIsTheWhole()
    {
        Site site;
        const QString file = demoFile("MuRun2010B_0.csv");
        const QList<In> parts{{file, 1, 0, 1, false},
                              {file, 1, 1, 3332, false},
                              {file, 1, 3333, 6667, false},
                              {file, 1, 0, 0, false}};
        for (const QString step : {"production", "skim", "recocert"}) {
            const Out out{step == "skim" ? "upsilon" : "all", "x"};
            const Ended whole = site.run(step, {{file, 1, 0, 10'000}}, {out});
            QCOMPARE(whole.exitCode, 0);
            QList<In> merged;
            qint64 read = 0;
            qint64 events = 0;
            for (const In &part : parts) {
                const Ended piece = site.run(step, {part}, {out});
                QCOMPARE(piece.exitCode, 0);
                QCOMPARE(piece.eventsRead(), part.events);
                read += piece.eventsRead();
                events += piece.reported(out.stream)["eventsWritten"].toInteger();
                merged.append(
                    {piece.folder + "/out/x", 1, 0, piece.reported(out.stream)["eventsWritten"].toInteger()});
            }
            QCOMPARE(read, 10'000);
            QCOMPARE(events, whole.reported(out.stream)["eventsWritten"].toInteger());
            const Ended sum = site.run(step == "skim" ? "mergeskim" : "merge", merged, {out});
            QCOMPARE(sum.exitCode, 0);
            QCOMPARE(sum.eventsRead(), events);
            QCOMPARE(sum.reported(out.stream)["eventsWritten"].toInteger(), events);
            if (step != "recocert") {
                QCOMPARE(sum.output("x"), whole.output("x"));
                QCOMPARE(sum.reported(out.stream)["adler32"], whole.reported(out.stream)["adler32"]);
                continue;
            }
            const QJsonArray a = histogramsOf(sum.output("x"));
            const QJsonArray b = histogramsOf(whole.output("x"));
            QCOMPARE(a.size(), 4);
            QCOMPARE(b.size(), 4);
            for (int i = 0; i < 4; ++i) {
                for (const char *key : {"fName", "fTitle", "fXaxis", "fYaxis", "fArray", "fSumw2", "fEntries",
                                        "fTsumw", "fTsumw2"})
                    QCOMPARE(a[i][QLatin1String(key)], b[i][QLatin1String(key)]);
                // The order of the sum shows in the last digit.
                for (const char *key : {"fTsumwx", "fTsumwx2"}) {
                    const double whole1 = b[i][QLatin1String(key)].toDouble();
                    QVERIFY(std::abs(a[i][QLatin1String(key)].toDouble() - whole1)
                            <= 1e-9 * std::abs(whole1) + 1e-6);
                }
            }
        }
    }

    void severalInputsInOneJob()
    {
        Site site;
        const QString file = demoFile("Zmumu_Run2011A.csv");
        const Ended ended =
            site.run("production", {{file, 2, 100, 50, false}, {file, 1, 0, 50, false}}, {{"m", "x"}});
        QCOMPARE(ended.exitCode, 0);
        const QList<Known> known = knownEvents(file);
        const QByteArrayList lines = linesOf(ended.output("x"));
        QCOMPARE(lines.size(), 101);
        QCOMPARE(lines[1], known[100].line);
        QCOMPARE(lines[51], known[0].line);
        QCOMPARE(ended.fragment["inputs"][0]["eventsRead"].toInt(), 50);
        QCOMPARE(ended.fragment["inputs"][0]["first"].toInt(), 100);
        QCOMPARE(ended.fragment["inputs"][1]["run"].toInt(), 1);
    }

    // The fields that a reader of ROOT-JSON takes, and their sums.
    void histogramsAreWhole()
    {
        Site site;
        const QString file = demoFile("Zmumu_Run2011A.csv");
        const Ended ended = site.run("recocert", {{file, 1, 0, 10'583}}, {{"histograms", "h.json"}});
        const QJsonObject list = QJsonDocument::fromJson(ended.output("h.json")).object();
        QCOMPARE(list["_typename"].toString(), QString("TList"));
        QCOMPARE(list["opt"].toArray().size(), 4);
        QStringList names;
        for (const auto &value : list["arr"].toArray()) {
            const QJsonObject h = value.toObject();
            names.append(h["fName"].toString());
            QCOMPARE(h["_typename"].toString(), QString("TH1D"));
            const int bins = h["fXaxis"]["fNbins"].toInt();
            const QJsonArray contents = h["fArray"].toArray();
            QCOMPARE(contents.size(), bins + 2);
            QCOMPARE(h["fNcells"].toInt(), bins + 2);
            QCOMPARE(h["fSumw2"].toArray(), contents);  // unweighted
            double all = 0;
            for (const auto &bin : contents)
                all += bin.toDouble();
            QCOMPARE(h["fEntries"].toDouble(), all);
            const double inside = all - contents.first().toDouble() - contents.last().toDouble();
            QCOMPARE(h["fTsumw"].toDouble(), inside);
            QCOMPARE(h["fTsumw2"].toDouble(), inside);
            QVERIFY(h["fTsumwx2"].toDouble() > 0);
        }
        QCOMPARE(names, QStringList({"mass", "pt", "eta", "phi"}));

        const QJsonObject mass = list["arr"][0].toObject();
        QList<double> counted(242);
        double sum = 0;
        double inside = 0;
        for (const Known &event : knownEvents(file)) {
            counted[event.mass >= 120 ? 241 : 1 + static_cast<int>(event.mass * 2)] += 1;
            if (event.mass < 120) {
                sum += event.mass;
                inside += 1;
            }
        }
        for (int bin = 0; bin < 242; ++bin)
            QCOMPARE(mass["fArray"][bin].toDouble(), counted[bin]);
        QCOMPARE(mass["fTsumw"].toDouble(), inside);
        QVERIFY(std::abs(mass["fTsumwx"].toDouble() / sum - 1) < 1e-9);
    }

    void weatherExitCode()
    {
        Site site;
        site.weather("production.147115.exit-code");
        const In in{demoFile("MuRun2010B_0.csv"), 147115, 0, 10'000};
        const Ended bad = site.run("production", {in}, {{"mdst", "x.csv"}});
        QCOMPARE(bad.exitCode, 42);
        QVERIFY(bad.standardError.contains("147115") && bad.standardError.contains("alignment.db"));
        QVERIFY(bad.fragment.isEmpty());
        QCOMPARE(QDir(bad.folder + "/out").entryList(QDir::Files | QDir::Hidden), QStringList());
        QCOMPARE(site.weatherLeft(), QStringList{"production.147115.exit-code.happened-job-1-token"});
        // Once.
        QCOMPARE(site.run("production", {in}, {{"mdst", "x.csv"}}).exitCode, 0);
    }

    void weatherKilled()
    {
        Site site;
        site.weather("skim.148058.killed");
        const In in{demoFile("MuRun2010B_0.csv"), 148058, 0, 10'000};
        QCOMPARE(site.run("skim", {{in.path, 7, 0, 10'000}}, {{"z", "z.csv"}}).exitCode, 0);
        const Ended bad = site.run("skim", {in}, {{"z", "z.csv"}});
        QCOMPARE(bad.exitCode, -1);
        QVERIFY(bad.fragment.isEmpty());
        QVERIFY(bad.output("z.csv").isEmpty());
        QVERIFY(bad.standardOutput.contains("4000 of 10000 events"));
        QCOMPARE(site.run("skim", {in}, {{"z", "z.csv"}}).exitCode, 0);
    }

    void weatherEarlyEnd_data()
    {
        QTest::addColumn<QString>("step");
        QTest::newRow("production") << "production";
        QTest::newRow("skim") << "skim";
        QTest::newRow("recocert") << "recocert";
        QTest::newRow("merge of events") << "merge";
        QTest::newRow("merge of histograms") << "mergeskim";
    }
    void weatherEarlyEnd()
    {
        QFETCH(QString, step);
        Site site;
        const QString file = demoFile("MuRun2010B_0.csv");
        QList<In> inputs{{file, 5, 0, 10'000}};
        const QString stream = step == "skim" ? "samesign" : "all";
        if (step == "mergeskim") {
            const Ended part = site.run("recocert", inputs, {{stream, "h.json"}});
            inputs = {{part.folder + "/out/h.json", 5, 0, 10'000},
                      {part.folder + "/out/h.json", 6, 0, 10'000}};
        }
        site.weather(step + ".5.early-end");
        const Ended bad = site.run(step, inputs, {{stream, "x"}});
        QCOMPARE(bad.exitCode, 0);
        QVERIFY(bad.standardError.isEmpty());
        // Silent, but what it reports is true.
        const qint64 half = step == "mergeskim" ? 10'000 : 5'000;
        QCOMPARE(bad.eventsRead(), half);
        const QJsonObject output = bad.reported(stream);
        QCOMPARE(output["adler32"].toString(), adler32Of(bad.output("x")));
        if (step == "production" || step == "merge")
            QCOMPARE(bad.output("x").count('\n'), 5'001);
        if (step != "skim")
            QCOMPARE(output["eventsWritten"].toInteger(), half);
        const Ended good = site.run(step, inputs, {{stream, "x"}});
        QCOMPARE(good.eventsRead(), 2 * half);
    }

    void weatherMissingStream()
    {
        Site site;
        site.weather("skim.5.missing-stream");
        const In in{demoFile("MuRun2010B_0.csv"), 5, 0, 10'000};
        const Ended bad = site.run("skim", {in}, {{"jpsi", "j.csv"}, {"z", "z.csv"}, {"samesign", "s.csv"}});
        QCOMPARE(bad.exitCode, 0);
        QCOMPARE(QDir(bad.folder + "/out").entryList(QDir::Files | QDir::Hidden),
                 QStringList({"j.csv", "z.csv"}));
        QCOMPARE(bad.fragment["outputs"].toArray().size(), 2);
        QVERIFY(bad.reported("samesign").isEmpty());
        QCOMPARE(bad.eventsRead(), 10'000);
    }

    void weatherUnreadable()
    {
        Site site;
        site.weather("skim.5.unreadable");
        const In in{demoFile("MuRun2010B_0.csv"), 5, 0, 10'000};
        const Ended bad = site.run("skim", {in}, {{"jpsi", "j.csv"}, {"samesign", "s.csv"}, {"z", "z.csv"}});
        QCOMPARE(bad.exitCode, 0);
        const QByteArray cut = bad.output("s.csv");
        QVERIFY(!cut.isEmpty() && !cut.endsWith('\n'));
        QVERIFY(cut.size() < bad.reported("samesign")["bytes"].toInteger());
        QVERIFY(adler32Of(cut) != bad.reported("samesign")["adler32"].toString());
        QCOMPARE(adler32Of(bad.output("j.csv")), bad.reported("jpsi")["adler32"].toString());
        // Who reads it finds out.
        const Ended reader = site.run("merge", {{bad.folder + "/out/s.csv", 5, 0, 1}}, {{"samesign", "x"}});
        QCOMPARE(reader.exitCode, 3);
        QVERIFY(reader.standardError.contains("cut off"));
    }

    void badData_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("complaint");
        const QByteArray header = "Run,Event,pt1 ,eta1,phi1,Q1,pt2,eta2,phi2,Q2\n";
        const QByteArray good = "1,2,10,0.1,0.2,1,11,0.3,0.4,-1\n";
        QTest::newRow("empty") << QByteArray() << QByteArray("line 1: the file is empty");
        QTest::newRow("no such column")
            << QByteArray("Run,Event\n1,2\n") << QByteArray("line 1: there is no column pt1");
        QTest::newRow("few columns") << header + good + "1,2,3\n" << QByteArray("line 3: it has 3 columns");
        QTest::newRow("cut off") << header + good + "1,2,10,0.1,0.2,1,11,0.3,0.4,-1"
                                 << QByteArray("line 3: the line has no end");
        QTest::newRow("no number") << header + "1,2,ten,0.1,0.2,1,11,0.3,0.4,-1\n"
                                   << QByteArray("line 2: \"ten\" is no pt1");
        QTest::newRow("not a number") << header + "1,2,nan,0.1,0.2,1,11,0.3,0.4,-1\n"
                                      << QByteArray("line 2: \"nan\" is no pt1");
        QTest::newRow("negative event") << header + "1,-2,10,0.1,0.2,1,11,0.3,0.4,-1\n"
                                        << QByteArray("line 2: \"-2\" is no Event");
        QTest::newRow("negative momentum") << header + "1,2,-10,0.1,0.2,1,11,0.3,0.4,-1\n"
                                           << QByteArray("line 2: a transverse");
        QTest::newRow("charge 2") << header + "1,2,10,0.1,0.2,2,11,0.3,0.4,-1\n"
                                  << QByteArray("line 2: the charge Q1");
        QTest::newRow("overflow") << header + "1,2,10,1e9,0.2,1,11,0.3,0.4,-1\n"
                                  << QByteArray("line 2: \"inf\" is no mass");
        QTest::newRow("binary") << header + QByteArray("\0\1\2\n", 4) << QByteArray("line 2: it has");
        QTest::newRow("long line") << header + QByteArray(100'000, 'x') + '\n'
                                   << QByteArray("line 2: the line is longer");
    }
    void badData()
    {
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, complaint);
        Site site;
        const QString path = site.folder.write("raw.csv", content);
        const Ended ended = site.run("production", {{path, 1, 0, 1}}, {{"mdst", "x.csv"}});
        QCOMPARE(ended.exitCode, 3);
        QVERIFY2(ended.standardError.startsWith("dimuon: " + path.toUtf8() + ' ' + complaint),
                 ended.standardError.constData());
        QVERIFY(ended.fragment.isEmpty());
        QCOMPARE(QDir(ended.folder + "/out").entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    void documentedExitCodes()
    {
        Site site;
        const QString file = demoFile("MuRun2010B_0.csv");
        const In in{file, 1, 0, 10'000};
        QCOMPARE(site.start(site.folder.path(), {}).exitCode, 2);
        QCOMPARE(site.start(site.folder.path(), {"no-such.conf"}).exitCode, 2);
        QCOMPARE(site.run("reconstruct", {in}, {{"a", "x"}}).exitCode, 2);
        QCOMPARE(site.run("production", {}, {{"a", "x"}}).exitCode, 2);
        QCOMPARE(site.run("production", {in}, {}).exitCode, 2);
        QCOMPARE(site.run("production", {in}, {{"a", "x"}, {"b", "y"}}).exitCode, 2);
        QCOMPARE(site.run("production", {in}, {{"a", "../x"}}).exitCode, 2);
        QCOMPARE(site.run("production", {{file, 1, -1, 5, false}}, {{"a", "x"}}).exitCode, 2);
        QCOMPARE(site.run("skim", {in}, {{"top", "x"}}).exitCode, 2);
        QCOMPARE(site.run("production", {{file, 1, 9'999, 2, false}}, {{"a", "x"}}).exitCode, 3);
        QCOMPARE(site.run("production", {{"/no/such/file", 1, 0, 1}}, {{"a", "x"}}).exitCode, 5);
        QCOMPARE(site.run("merge", {{"/no/such/file", 1, 0, 1}}, {{"a", "x"}}).exitCode, 5);
        site.folder.write("bare/job.conf",
                          "step\tproduction\ninput\tl\t" + file.toUtf8()
                              + "\t1\t0\t1\twhole\n"
                                "output\ta\tx\noutdir\tnowhere\n");
        const Ended unwritable = site.start(site.folder.path("bare"), {"job.conf"});
        QCOMPARE(unwritable.exitCode, 4);
        QVERIFY(unwritable.standardError.contains("cannot write nowhere/x"));
    }

    void mergesOnlyWhatAgrees()
    {
        Site site;
        const QString file = demoFile("MuRun2010B_0.csv");
        const Ended events = site.run("production", {{file, 1, 0, 10, false}}, {{"a", "x"}});
        const QString other = site.folder.write("other.csv", "Run,Event\n1,2\n");
        const Ended columns =
            site.run("merge", {{events.folder + "/out/x", 1, 0, 10}, {other, 2, 0, 1}}, {{"a", "x"}});
        QCOMPARE(columns.exitCode, 3);
        QVERIFY(columns.standardError.contains("its columns differ"));

        const Ended histograms = site.run("recocert", {{file, 1, 0, 10, false}}, {{"a", "h"}});
        const QString path = histograms.folder + "/out/h";
        const QByteArray good = histograms.output("h");
        QByteArray axis = good;
        axis.replace("\"fXmax\":120", "\"fXmax\":130");
        QByteArray bins = good;
        bins.replace("\"fNbins\":240", "\"fNbins\":24000000");
        const QList<QPair<QByteArray, QByteArray>> bad{
            {axis, "the axis of \"mass\" differs"},
            {bins, "do not fit its axis"},
            {good.left(good.size() / 2), "the file ends too early"},
            {"{\"_typename\":\"TList\"}", "\"arr\""},
            {QByteArray(100'000, '['), "nested too deeply"},
            {"{}", "_typename"},
            {QByteArray("{\0\1", 3), "expected"},
            {"", "ends too early"}};
        for (const auto &[content, complaint] : bad) {
            const QString wrong = site.folder.write("wrong.json", content);
            const Ended merged = site.run("merge", {{path, 1, 0, 10}, {wrong, 2, 0, 10}}, {{"a", "x"}});
            QCOMPARE(merged.exitCode, 3);
            QVERIFY2(merged.standardError.contains(complaint), merged.standardError.constData());
            QVERIFY(merged.output("x").isEmpty());
        }
    }

    void paceSlowsDown()
    {
        Site site;
        site.folder.write("site/pace", "1000\n");
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(
            site.run("production", {{demoFile("MuRun2010B_0.csv"), 1, 0, 500, false}}, {{"a", "x"}}).exitCode,
            0);
        QVERIFY(timer.elapsed() >= 500);
    }

    void theEventsAreTheOriginals()
    {
        const auto check = [](const QString &name, const char *adler32, qint64 bytes) {
            const QByteArray content = readBounded(demoFile(name), 64 << 20).value_or(QByteArray());
            return content.size() == bytes && adler32Of(content) == QLatin1String(adler32);
        };
        QVERIFY(check("MuRun2010B_0.csv", "fcc5312a", 1515458));
        QVERIFY(check("Zmumu_Run2011A.csv", "8925a79d", 1084825));
        QVERIFY(QFileInfo(demoFile("README.md")).size() > 0);
        QCOMPARE(test::demoEventFiles().size(), 2);
    }
};

QTEST_GUILESS_MAIN(DimuonTest)
#include "dimuontest.moc"
