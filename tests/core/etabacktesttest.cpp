// Estimates judged by what really came, and the interval and the milestones that rest on that.
#include "models/core/etabacktest.h"
#include "models/core/forecast.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <zlib.h>

using namespace shiftdeck;

namespace {
constexpr TimeMs kStart = 1304251200000;
constexpr TimeMs kStep = 10'000, kDay = 86'400'000;

// `perStep(i)` events in each of `steps` steps of ten seconds, counted up.
template <typename F>
EtaHistory history(const QString &name, int steps, F perStep)
{
    EtaHistory made{name, {{kStart, 0}}, 0};
    for (int i = 0; i < steps; ++i)
        made.points.append({kStart + kStep * (i + 1), made.expected += perStep(i)});
    return made;
}

EtaHistory steady(int n)
{
    return history(QString::number(n), 400, [](int) { return 10; });
}

// Half as fast in its second half.
EtaHistory slowing(int n)
{
    return history(QString::number(n), 600, [](int i) { return i < 200 ? 20 : 10; });
}

// Jobs of real users on the grid as histories: how many of a user's jobs had ended by when. A pause of half a
// day begins another one.
QList<EtaHistory> gridHistories(const QString &path)
{
    QMap<QByteArray, QList<TimeMs>> ends;
    gzFile file = gzopen(QFile::encodeName(path).constData(), "rb");
    char line[4096];
    while (file && gzgets(file, line, sizeof line)) {
        const QList<QByteArray> words = QByteArray(line).simplified().split(' ');
        // number, submit, wait, run, ..., user (11), group (12); seconds.
        if (words.size() < 13 || words[0].startsWith(';') || words[3].toLongLong() < 0)
            continue;
        const qint64 wait = std::max<qint64>(0, words[2].toLongLong());
        ends[words[11]].append((words[1].toLongLong() + wait + words[3].toLongLong()) * 1000);
    }
    if (file)
        gzclose(file);
    QList<EtaHistory> histories;
    for (auto user = ends.begin(); user != ends.end(); ++user) {
        std::sort(user->begin(), user->end());
        QList<QList<TimeMs>> parts{{}};
        for (const TimeMs at : std::as_const(*user)) {
            if (!parts.last().isEmpty() && at - parts.last().last() > kDay / 2)
                parts.append(QList<TimeMs>());
            parts.last().append(at);
        }
        for (const QList<TimeMs> &part : std::as_const(parts)) {
            if (part.size() < 200)
                continue;
            EtaHistory one{QString::fromLatin1(user.key()), {{part.first() - 1000, 0}}, part.size()};
            for (qsizetype i = 0; i < part.size(); ++i)
                if (i + 1 == part.size() || part[i] != part[i + 1])
                    one.points.append({part[i], i + 1});
            histories.append(one);
        }
    }
    return histories;
}
}  // namespace

class EtaBacktestTest : public QObject {
    Q_OBJECT

  private slots:
    void whatGoesSteadilyIsForeseen()
    {
        const EtaScore score = backtest({steady(1)});
        QCOMPARE(score.histories, 1);
        QCOMPARE(score.estimates, 3);
        QCOMPARE(score.inside, 3);
        QCOMPARE(score.without, 0);
        const EtaTrial &half = score.trials.at(1);
        QCOMPARE(half.part, 0.5);
        QCOMPARE(half.truth, 200 * kStep);
        QVERIFY(std::abs(double(half.eta.left) / double(half.truth) - 1) < 0.02);
    }

    void nothingComesOfNothing()
    {
        QCOMPARE(backtest({}).estimates, 0);
        QCOMPARE(backtest({EtaHistory{QStringLiteral("a"), {}, 0}}).estimates, 0);
        // One that did not get where it was to go has no end.
        EtaHistory open = steady(1);
        open.expected *= 2;
        QCOMPARE(backtest({open}).estimates + backtest({open}).without, 0);
        // At once: there was no moment at which to ask.
        QCOMPARE(backtest({history(QStringLiteral("b"), 1, [](int) { return 5; })}).estimates, 0);
    }

    // What slows down is beyond the slopes of one window, but not beyond experience with its like.
    void experienceWidensTheInterval()
    {
        QList<EtaHistory> few, many;
        for (int i = 0; i < int(kLeastHistories); ++i)
            few.append(slowing(i));
        QCOMPARE(backtest({slowing(1)}).trials.first().inside, false);
        // Each is judged by the others, and they are one too few.
        QVERIFY(!backtest(few).trials.first().inside);
        many = few + QList<EtaHistory>{slowing(99)};
        const EtaScore score = backtest(many);
        QCOMPARE(score.estimates, 3 * many.size());
        QCOMPARE(score.inside, score.estimates);
        const EtaExperience experience = experienceOf(many);
        Eta eta;
        eta.state = Eta::Estimate;
        eta.left = 100'000;
        eta.leftLow = 99'000;
        eta.leftHigh = 101'000;
        const Eta early = withExperience(eta, 0.2, experience);
        QVERIFY(early.leftLow > 150'000 && *early.leftHigh > 150'000);
        QCOMPARE(early.left, eta.left);
        // Nothing is said of what is no estimate, or by too few.
        QCOMPARE(withExperience(eta, 0.2, experienceOf(few.mid(1))).leftLow, eta.leftLow);
        eta.state = Eta::Stalled;
        QCOMPARE(withExperience(eta, 0.2, experience).leftLow, eta.leftLow);
    }

    // Of ten ratios 1 to 10: the first and the tenth, whose ranks are floor(1.1) and ceil(9.9).
    void theRanksAreThoseOfTheFormula()
    {
        EtaExperience experience;
        for (int i = 1; i <= 10; ++i)
            for (auto &ratios : experience.ratios)
                ratios.append(i);
        Eta eta;
        eta.state = Eta::Estimate;
        eta.left = 1000;
        QCOMPARE(withExperience(eta, 0.5, experience).leftLow, 1000);
        QCOMPARE(*withExperience(eta, 0.5, experience).leftHigh, 10'000);
        // Of thirty: the third and the twenty-eighth.
        for (auto &ratios : experience.ratios) {
            ratios.clear();
            for (int i = 1; i <= 30; ++i)
                ratios.append(i);
        }
        QCOMPARE(withExperience(eta, 0.5, experience).leftLow, 3000);
        QCOMPARE(*withExperience(eta, 0.5, experience).leftHigh, 28'000);
    }

    void milestones_data()
    {
        QTest::addColumn<qint64>("target");
        QTest::addColumn<TimeMs>("due");
        QTest::addColumn<TimeMs>("now");
        QTest::addColumn<QString>("state");
        const TimeMs half = kStart + 200 * kStep, end = kStart + 400 * kStep;
        QTest::newRow("reached") << qint64(1000) << half << half << "reached";
        QTest::newRow("reached late") << qint64(1000) << kStart + 50 * kStep << half << "reached late";
        QTest::newRow("on time") << qint64(4000) << end + 60 * kStep << half << "on time";
        QTest::newRow("late by its rate") << qint64(4000) << end - 60 * kStep << half << "late";
        QTest::newRow("late already") << qint64(4000) << half - kStep << half << "late";
        QTest::newRow("nothing goes on") << qint64(9000) << end + 40 * kDay << end + kDay << "at risk";
        QTest::newRow("no total") << qint64(0) << end << half << "unknown";
        QTest::newRow("too early to say") << qint64(4000) << end << kStart + kStep << "unknown";
    }

    void milestones()
    {
        QFETCH(qint64, target);
        QFETCH(TimeMs, due);
        QFETCH(TimeMs, now);
        QFETCH(QString, state);
        const Forecast forecast = forecastOf(steady(1).points, target, due, now, {});
        QCOMPARE(QString(toWord(forecast.state)), state);
        if (forecast.at && forecast.slip)
            QCOMPARE(*forecast.slip, *forecast.at - due);
    }

    void anIntervalBeyondTheDateIsARisk()
    {
        EtaExperience experience;
        for (int i = 0; i < 20; ++i)
            for (auto &ratios : experience.ratios)
                ratios.append(0.5 + 0.1 * i);
        const TimeMs half = kStart + 200 * kStep;
        const Forecast forecast = forecastOf(steady(1).points, 4000, half + 220 * kStep, half, experience);
        QCOMPARE(forecast.state, MilestoneState::AtRisk);
        QVERIFY(*forecast.high > half + 220 * kStep && *forecast.low < *forecast.at);
        QVERIFY(*forecast.slip < 0);
    }

    // The jobs of users of the grid, in 2005: their ends were no part of what the estimate was made with.
    void realUsersOfTheGrid()
    {
        const QString path =
            QDir::cleanPath(QStringLiteral(SHIFTDECK_SOURCE_DIR "/../shared/data/jobs/LCG-2005-1.swf.gz"));
        if (!QFile::exists(path)) {
            qWarning("NOT TESTED: there are no real jobs at %s.", qPrintable(path));
            return;
        }
        const QList<EtaHistory> histories = gridHistories(path);
        QVERIFY(histories.size() > 30);
        const EtaScore score = backtest(histories);
        // Without experience, each by the slopes of its window alone.
        qint64 alone = 0, all = 0;
        for (const EtaHistory &one : histories) {
            const EtaScore own = backtest({one});
            alone += own.inside;
            all += own.estimates;
        }
        QCOMPARE(all, score.estimates);
        qInfo("%lld histories, %lld estimates (%lld moments without): the end inside %lld by experience, "
              "%lld by"
              " the slopes alone",
              score.histories, score.estimates, score.without, score.inside, alone);
        // Eight of ten are promised; of so few a little less may come by chance.
        QVERIFY(double(score.inside) > 0.74 * double(score.estimates));
        QVERIFY(score.inside > alone);
    }
};

QTEST_GUILESS_MAIN(EtaBacktestTest)
#include "etabacktesttest.moc"
