// What the store says about the quality of runs, and that a request is certified only when all its runs are.
#include "models/storage/quality.h"
#include "tests/storage/storefixture.h"

#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
const QByteArray
    kDetectors("INSERT INTO detectors (name, title, position, required, changed_at, changed_by) VALUES"
               " ('tracker', 'Tracker', 1, 1, 1, 'max'), ('muons', 'Muons', 3, 1, 1, 'max'),"
               " ('forward', 'Forward', 2, 0, 1, 'max');");
const QString kCertify = QStringLiteral("UPDATE requests SET status = 'certified' WHERE id = 1");

QByteArray flag(int run, const char *detector, const char *word, int first = 1, int last = 2147483647)
{
    return QStringLiteral("INSERT INTO quality_flags (run, detector, first_ls, last_ls, flag, automatic, at,"
                          " signed_by, comment) VALUES (%1, '%2', %3, %4, '%5', 0, 1, 'dora', 'seen');")
        .arg(QString::number(run), QLatin1StringView(detector), QString::number(first), QString::number(last),
             QLatin1StringView(word))
        .toUtf8();
}

QByteArray state(int run, const char *detector, const char *to, const char *who = "dora")
{
    return QStringLiteral("INSERT INTO quality_states (run, detector, state, comment, at, signed_by) VALUES"
                          " (%1, '%2', '%3', 'because', 1, '%4');")
        .arg(QString::number(run), QLatin1StringView(detector), QLatin1StringView(to), QLatin1StringView(who))
        .toUtf8();
}

QByteArray completed(int run, const char *detector, const char *word = "good")
{
    return flag(run, detector, word) + state(run, detector, "signed-off") + state(run, detector, "completed");
}

template <typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s: %s", qPrintable(result.error().context), qPrintable(result.error().cause));
    return *std::move(result);
}

// Request 1 of the runs 101 to 103, with all behind it but the signature.
struct Delivered : StoreFixture {
    Delivered() : StoreFixture(Stage::Merged)
    {
        force("requests", "UPDATE requests SET status = 'delivered' WHERE id = 1");
        sql(kDetectors);
    }
    QString refusal()
    {
        const auto done = db().run(kCertify);
        return done ? QString() : done.error().cause;
    }
    QStringList gaps()
    {
        QStringList texts;
        for (const QualityGap &gap : must(qualityGaps(db(), RequestId(1), 100)))
            texts.append(
                QStringLiteral("%1 %2 %3").arg(QString::number(gap.run), gap.detector, toWord(gap.state)));
        return texts;
    }
};
}  // namespace

class QualityTest : public QObject {
    Q_OBJECT

  private slots:
    void cellsAreResolved()
    {
        StoreFixture store(Stage::Created);
        store.sql(
            kDetectors + flag(101, "tracker", "good") + flag(101, "tracker", "bad", 5, 9)
            + flag(102, "tracker", "good") + state(102, "tracker", "signed-off")
            + state(102, "tracker", "completed", "max")
            + "INSERT INTO quality_confirmations (state_id, at, signed_by) SELECT max(id), 2, 'eve' FROM"
              " quality_states;"
            + flag(102, "muons", "excluded", 1, 3));
        const auto quality = must(loadQuality(store.db()));
        QCOMPARE(quality.size(), 2);
        const QualityCell first = quality[101]["tracker"];
        QCOMPARE(first.state, QualityState::Open);
        QCOMPARE(first.ranges,
                 (std::vector<FlagRange>{{1, 4, QualityFlag::Good, 1},
                                         {5, 9, QualityFlag::Bad, 2},
                                         {10, kLastLumisection, QualityFlag::Good, 1}}));
        QCOMPARE(first.entries, 2);
        QCOMPARE(first.comments, 2);
        QCOMPARE(first.newestFlag, 2);
        const QualityCell second = quality[102]["tracker"];
        QVERIFY(second.state == QualityState::Completed && second.confirmed);
        QCOMPARE(second.signers, (QStringList{"dora", "max"}));
        QCOMPARE(quality[102]["muons"].ranges, (std::vector<FlagRange>{{1, 3, QualityFlag::Excluded, 4}}));
        QCOMPARE(must(loadQuality(store.db(), 102, 102)).keys(), QList<qint64>{102});

        QStringList names;
        for (const Detector &detector : must(listDetectors(store.db())))
            names.append(detector.name);
        QCOMPARE(names, (QStringList{"tracker", "forward", "muons"}));
    }

    void theLogIsKept()
    {
        StoreFixture store(Stage::Created);
        store.sql(
            kDetectors + flag(101, "tracker", "good") + flag(101, "tracker", "bad", 5, 9)
            + "INSERT INTO quality_flags (run, detector, first_ls, last_ls, flag, automatic, at, signed_by,"
              " undoes) VALUES (101, 'tracker', 5, 9, 'bad', 0, 2, 'max', 2);"
            + state(101, "tracker", "signed-off") + state(101, "tracker", "open", "max"));
        const auto log = must(listQualityFlags(store.db(), 101, "tracker"));
        QCOMPARE(log.size(), 3);
        QVERIFY(log[0].entry.undoes == 2 && log[0].by == "max" && log[0].at == 2);
        QVERIFY(log[1].undoneBy == 3 && log[1].entry.first == 5 && log[1].entry.last == 9);
        QVERIFY(log[2].undoneBy == 0 && log[2].comment == "seen");
        QCOMPARE(must(loadQuality(store.db()))[101]["tracker"].ranges,
                 (std::vector<FlagRange>{{1, kLastLumisection, QualityFlag::Good, 1}}));
        const auto some = must(findQualityFlags(store.db(), {{1, 1}, {3, 9}}));
        QVERIFY(some.size() == 2 && some[0].entry.id == 1 && some[1].entry.id == 3);
        const auto states = must(listQualityStates(store.db(), 101, "tracker"));
        QCOMPARE(states.size(), 2);
        QVERIFY(states[0].state == QualityState::Open && states[0].comment == "because");
        // What is open again takes flags again.
        store.sql(flag(101, "tracker", "bad"));
    }

    void aRequestIsCertifiedOnlySo()
    {
        Delivered store;
        QCOMPARE(store.gaps(),
                 (QStringList{"101 tracker open", "101 muons open", "102 tracker open", "102 muons open",
                              "103 tracker open", "103 muons open"}));
        QVERIFY2(store.refusal().contains("every run completed for every required detector"),
                 qPrintable(store.refusal()));
        for (const int run : {101, 102, 103})
            store.sql(completed(run, "tracker"));
        store.sql(completed(101, "muons") + completed(102, "muons", "bad") + flag(103, "muons", "good")
                  + state(103, "muons", "signed-off"));
        QCOMPARE(store.gaps(), QStringList{"103 muons signed-off"});
        QVERIFY(store.refusal().contains("every required detector"));
        const QByteArray said = store.shell(kCertify.toUtf8() + ';');
        QVERIFY2(said.contains("certified needs evidence"), said.constData());
        // One run that is opened again is enough.
        store.sql(state(103, "muons", "completed") + state(101, "tracker", "open", "max"));
        QCOMPARE(store.gaps(), QStringList{"101 tracker open"});
        QVERIFY(store.refusal().contains("every required detector"));
        store.sql(state(101, "tracker", "signed-off") + state(101, "tracker", "completed"));
        QCOMPARE(store.gaps(), QStringList());
        QCOMPARE(store.refusal(), QString());
        QCOMPARE(must(store.db().integer(
                     QStringLiteral("SELECT count(*) FROM requests WHERE status = 'certified'"))),
                 1);
    }

    void notWithoutARequiredDetector()
    {
        Delivered store;
        store.sql("UPDATE detectors SET retired = 1");
        QVERIFY2(store.refusal().contains("a detector that is required"), qPrintable(store.refusal()));
    }

    void runsBetweenTheFirstAndTheLastOfAFileCount()
    {
        Delivered store;
        store.sql("UPDATE detectors SET required = 0 WHERE name = 'muons'");
        store.force("files",
                    "UPDATE files SET last_run = 103 WHERE id = 1; DELETE FROM replicas WHERE file_id > 1");
        store.sql(completed(101, "tracker") + completed(103, "tracker"));
        QCOMPARE(store.gaps(), QStringList{"102 tracker open"});
        QVERIFY(store.refusal().contains("every required detector"));
        store.sql(completed(102, "tracker"));
        QCOMPARE(store.refusal(), QString());
    }

    void aSecondPersonWhereTheCampaignAsks()
    {
        Delivered store;
        store.sql("UPDATE detectors SET required = 0 WHERE name = 'muons';");
        store.sql("INSERT INTO quality_policies (campaign_id, second_person, reason, at, set_by) VALUES"
                  " (1, 1, 'as agreed', 1, 'max');"
                  + completed(101, "tracker") + completed(102, "tracker") + completed(103, "tracker"));
        QVERIFY(must(wantsSecondPerson(store.db(), CampaignId(1))));
        QCOMPARE(store.gaps(),
                 (QStringList{"101 tracker completed", "102 tracker completed", "103 tracker completed"}));
        QVERIFY2(store.refusal().contains("confirmed by a second person"), qPrintable(store.refusal()));
        store.sql("INSERT INTO quality_confirmations (state_id, at, signed_by) SELECT id, 2, 'eve' FROM"
                  " quality_states WHERE state = 'completed' AND run < 103");
        QCOMPARE(store.gaps(), QStringList{"103 tracker completed"});
        QVERIFY(store.refusal().contains("confirmed by a second person"));
        // The newest word of the campaign counts.
        store.sql("INSERT INTO quality_policies (campaign_id, second_person, reason, at, set_by) VALUES"
                  " (1, 0, 'too few people', 2, 'max')");
        QVERIFY(!must(wantsSecondPerson(store.db(), CampaignId(1))));
        QCOMPARE(store.gaps(), QStringList());
        QCOMPARE(store.refusal(), QString());
    }

    void whatIsGoodMayBeAnExample()
    {
        StoreFixture store(Stage::Created);
        QVERIFY(must(certifiedGoodRuns(store.db())).isEmpty());
        store.sql(kDetectors + completed(101, "tracker") + completed(101, "muons") + completed(102, "tracker")
                  + completed(102, "muons", "bad") + flag(103, "tracker", "good") + flag(103, "muons", "good")
                  + state(103, "muons", "signed-off") + state(103, "muons", "completed"));
        QCOMPARE(must(certifiedGoodRuns(store.db())), QList{RunNumber(101)});
        store.sql(state(102, "muons", "open", "max") + flag(102, "muons", "good", 2, 90)
                  + flag(102, "muons", "not-set", 91, 99) + state(102, "muons", "signed-off")
                  + state(102, "muons", "completed"));
        QCOMPARE(must(certifiedGoodRuns(store.db())), QList{RunNumber(101)});
        store.sql(state(102, "muons", "open", "max") + flag(102, "muons", "good", 1, 99)
                  + flag(102, "muons", "good", 100) + state(102, "muons", "signed-off")
                  + state(102, "muons", "completed"));
        QCOMPARE(must(certifiedGoodRuns(store.db())), (QList{RunNumber(101), RunNumber(102)}));
    }

    void listsHaveVersions()
    {
        StoreFixture store;
        const auto add = [&store](const char *name, int version) {
            store.sql(QStringLiteral(
                          "INSERT INTO run_lists (name, version, kind, list, anti_list, rule, candidates,"
                          " provenance, losses, runs, lumisections, why, at, made_by) VALUES ('%1', %2,"
                          " 'rule', '{}', '{\"1\":[[%2,9]]}', 'tracker = good', 'run > 1', '{}', '{}', 0,"
                          " %2, 'w', 3, 'dora')")
                          .arg(QLatin1StringView(name), QString::number(version))
                          .toUtf8());
        };
        QVERIFY(must(listRunLists(store.db())).isEmpty());
        QCOMPARE(loadRunList(store.db(), "golden").error().code, ErrorCode::NotFound);
        add("golden", 1);
        add("golden", 2);
        add("all", 1);
        QStringList titles;
        for (const RunListVersion &list : must(listRunLists(store.db())))
            titles.append(list.title());
        QCOMPARE(titles, (QStringList{"all version 1", "golden version 2", "golden version 1"}));
        const RunListVersion newest = must(loadRunList(store.db(), "golden"));
        QVERIFY(newest.version == 2 && newest.antiList == "{\"1\":[[2,9]]}" && newest.rule == "tracker = good"
                && newest.candidates == "run > 1" && newest.by == "dora" && newest.lumisections == 2);
        QCOMPARE(must(loadRunList(store.db(), "golden", 1)).version, 1);
        QCOMPARE(loadRunList(store.db(), "golden", 3).error().code, ErrorCode::NotFound);
    }

    void changesAreTold()
    {
        StoreFixture store(Stage::Created);
        store.sql(kDetectors);
        const auto told = [&store](const char *entity) {
            return must(store.db().integer(QStringLiteral("SELECT count(*) FROM changes WHERE entity = ?"),
                                           {QLatin1StringView(entity)}));
        };
        QVERIFY(told("detector") > 0);
        QCOMPARE(told("quality"), 0);
        store.sql(flag(101, "tracker", "good"));
        QCOMPARE(told("quality"), 1);
        store.sql(state(101, "tracker", "signed-off"));
        QCOMPARE(told("quality"), 2);
        QCOMPARE(must(store.db().integer(QStringLiteral(
                     "SELECT count(*) FROM changes WHERE entity = 'quality' AND entity_id = 101"))),
                 2);
    }
};

QTEST_GUILESS_MAIN(QualityTest)
#include "qualitytest.moc"
