// shiftdeck_simulation: whole campaigns in which everything goes wrong.
#include "tests/simulation/mutation.h"
#include "tests/simulation/runner.h"

#include <QCoreApplication>
#include <QFile>
#include <QSet>
#include <QTextStream>

#include <cstdio>
#include <sqlite3.h>

using namespace shiftdeck::simulation;

namespace {
constexpr quint64 kSeedsPerMutation = 400;
constexpr const char *kUsage =
    "shiftdeck_simulation --seeds A..B [--jobs N] [--faults all|common|prompt|none|WORD,...] [--server URI]\n"
    "shiftdeck_simulation --replay SEED [-v] [--faults ...]     one campaign; -v tells what happened\n"
    "shiftdeck_simulation --kept FILE                           every seed of a file, each twice\n"
    "shiftdeck_simulation --compare A..B --server URI           each in a file and on the server, and the "
    "same\n"
    "shiftdeck_simulation_mutants --mutations [--seeds A..B]    every deliberate break must be noticed\n"
    "shiftdeck_simulation_mutants --mutation NAME --seeds A..B | --replay SEED [-v]\n"
    "The store is a file, or on the PostgreSQL server of that URI (or of SHIFTDECK_TEST_SERVER), which is "
    "for "
    "tests.\n";

struct Arguments {
    quint64 from = 0, to = 0;
    int jobs = 1;
    bool isReplay = false, isVerbose = false, allMutations = false, compares = false;
    QString kept, mutation;
    StorePlace place{qEnvironmentVariable("SHIFTDECK_TEST_SERVER")};
    QString faults = QStringLiteral("all");
    WorldOptions options;
    bool isGood = true;
};

bool readSeeds(const QString &text, Arguments &arguments)
{
    const QStringList ends = text.split(QStringLiteral(".."));
    bool isFrom = false, isTo = false;
    arguments.from = ends.first().toULongLong(&isFrom);
    arguments.to = ends.last().toULongLong(&isTo);
    return isFrom && isTo && ends.size() <= 2 && arguments.from <= arguments.to;
}

Arguments readArguments(int argc, char **argv)
{
    Arguments a;
    for (int i = 1; i < argc && a.isGood; ++i) {
        const QString word = QString::fromLocal8Bit(argv[i]);
        const auto next = [&] { return i + 1 < argc ? QString::fromLocal8Bit(argv[++i]) : QString(); };
        if (word == QLatin1String("--seeds")) {
            a.isGood = readSeeds(next(), a);
        } else if (word == QLatin1String("--replay")) {
            a.isReplay = true;
            a.isGood = readSeeds(next(), a);
        } else if (word == QLatin1String("--compare")) {
            a.compares = true;
            a.isGood = readSeeds(next(), a);
            a.faults = QStringLiteral("common");
        } else if (word == QLatin1String("--server")) {
            a.place.server = next();
            a.isGood = a.place.server.startsWith(QLatin1String("postgresql://"));
        } else if (word == QLatin1String("--jobs")) {
            a.jobs = next().toInt();
            a.isGood = a.jobs >= 1 && a.jobs <= 256;
        } else if (word == QLatin1String("--faults")) {
            a.faults = next();
        } else if (word == QLatin1String("--kept")) {
            a.kept = next();
        } else if (word == QLatin1String("--mutation")) {
            a.mutation = next();
            a.isGood = findMutation(a.mutation.toUtf8()) != nullptr;
        } else if (word == QLatin1String("--mutations")) {
            a.allMutations = true;
        } else if (word == QLatin1String("-v")) {
            a.isVerbose = true;
        } else {
            a.isGood = false;
        }
    }
    const auto faults = faultsOf(a.faults);
    a.isGood = a.isGood && faults && (a.to > 0 || !a.kept.isEmpty() || a.allMutations)
        && !(a.compares && a.place.server.isEmpty());
    a.options = {faults.value_or(FaultSet()), a.isVerbose};
    return a;
}

void print(const QString &line) { std::puts(line.toUtf8().constData()); }

QString replayLine(const Arguments &a, quint64 seed)
{
    const QString program = a.mutation.isEmpty()
        ? QStringLiteral("shiftdeck_simulation")
        : QStringLiteral("shiftdeck_simulation_mutants --mutation %1").arg(a.mutation);
    const QString faults =
        a.faults == QLatin1String("all") ? QString() : QStringLiteral(" --faults %1").arg(a.faults);
    const QString server =
        a.place.server.isEmpty() ? QString() : QStringLiteral(" --server '%1'").arg(a.place.server);
    return QStringLiteral("%1 --replay %2 -v%3%4").arg(program).arg(seed).arg(faults, server);
}

void printFailures(const Arguments &a, const Summary &summary)
{
    quint64 last = 0;
    int seeds = 0;
    for (const Summary::Failure &failure : summary.failures) {
        if (failure.seed != last && ++seeds > 20)
            break;
        print(QStringLiteral("seed %1: %2").arg(failure.seed).arg(failure.text));
        if (failure.seed != last)
            print(QStringLiteral("  again: %1").arg(replayLine(a, failure.seed)));
        last = failure.seed;
    }
}

int printSummary(const Arguments &a, const Summary &summary, int processes)
{
    printFailures(a, summary);
    QSet<quint64> seeds;
    for (const Summary::Failure &failure : summary.failures)
        seeds.insert(failure.seed);
    quint64 faults = 0;
    for (int i = 0; i < kFaults; ++i) {
        const quint64 n = summary.counts[std::size_t(i)];
        faults += n;
        if (n > 0)
            print(QStringLiteral("%1 %2").arg(QLatin1StringView(wordOf(Fault(i))), -22).arg(n, 9));
    }
    const double rate = summary.seconds > 0 ? double(summary.campaigns) / summary.seconds : 0;
    print(QStringLiteral("%1 campaigns, %2 agent cycles, %3 faults injected, %4 violations in %5 campaigns")
              .arg(summary.campaigns)
              .arg(summary.cycles)
              .arg(faults)
              .arg(summary.failures.size())
              .arg(seeds.size()));
    print(QStringLiteral("%1 s, %2 campaigns/s, %3 per core; record %4")
              .arg(summary.seconds, 0, 'f', 1)
              .arg(rate, 0, 'f', 1)
              .arg(rate / processes, 0, 'f', 1)
              .arg(summary.fingerprint, 16, 16, QLatin1Char('0')));
    return summary.failures.isEmpty() ? 0 : 1;
}

int replay(const Arguments &a)
{
    const Mutation *mutation = findMutation(a.mutation.toUtf8());
    setMutation(mutation ? mutation->name : nullptr);
    Runner runner(a.place, mutation);
    const CampaignResult result = runner.run(a.from, a.options);
    for (const QString &line : result.trace)
        print(line);
    Summary summary;
    summary.add(result);
    return printSummary(a, summary, 1);
}

// Each seed twice: nothing may be violated, and the second time must be like the first. One that was found
// when sites still answered at once runs so, too ("prompt").
int runKept(const Arguments &a)
{
    QFile file(a.kept);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text)) {
        print(QStringLiteral("%1 cannot be read: %2").arg(a.kept, file.errorString()));
        return 2;
    }
    Runner runner(a.place);
    Summary summary;
    int differing = 0;
    QTextStream lines(&file);
    for (QString line = lines.readLine(); !line.isNull(); line = lines.readLine()) {
        const QStringList words = line.section(QLatin1Char('#'), 0, 0).simplified().split(QLatin1Char(' '));
        const quint64 seed = words.first().toULongLong();
        if (seed == 0)
            continue;
        QList<WorldOptions> ways{a.options};
        if (words.value(1) == QLatin1String("prompt"))
            ways.append({a.options.faults & *faultsOf(u"prompt"), a.options.keepsTrace});
        for (const WorldOptions &way : std::as_const(ways)) {
            const CampaignResult first = runner.run(seed, way);
            const CampaignResult second = runner.run(seed, way);
            if (first.fingerprint != second.fingerprint || first.counts != second.counts) {
                print(QStringLiteral("seed %1: the second time was not like the first").arg(seed));
                ++differing;
            }
            summary.add(first);
        }
    }
    const int status = printSummary(a, summary, 1);
    print(QStringLiteral("%1 of them were not the same twice").arg(differing));
    return status != 0 || differing > 0 || summary.campaigns == 0 ? 1 : 0;
}

// Each seed in a file and on a server: what happens may not depend on where the store is. Without logins, as
// in a file: those of a site see less on a server.
int runCompared(const Arguments &a)
{
    Runner inFile(StorePlace{}), onServer(StorePlace{a.place.server, false});
    Summary summary;
    int differing = 0;
    for (quint64 seed = a.from; seed <= a.to; ++seed) {
        const CampaignResult first = inFile.run(seed, a.options), second = onServer.run(seed, a.options);
        summary.add(second);
        if (first.fingerprint == second.fingerprint && first.counts == second.counts)
            continue;
        ++differing;
        print(QStringLiteral("seed %1: on the server it was not as in the file").arg(seed));
        const auto [one, other] =
            std::mismatch(first.trace.begin(), first.trace.end(), second.trace.begin(), second.trace.end());
        if (one != first.trace.end())
            print(QStringLiteral("  file:   %1").arg(*one));
        if (other != second.trace.end())
            print(QStringLiteral("  server: %1").arg(*other));
    }
    const int status = printSummary(a, summary, 1);
    print(QStringLiteral("%1 of them were not the same in the file and on the server").arg(differing));
    return status != 0 || differing > 0 ? 1 : 0;
}

struct Notice {
    quint64 seeds = 0;  // until somebody noticed; 0: nobody did
    QString text;
    bool isRefused = false;  // with its own rules, the store alone kept this campaign right
};

// A seed counts only when its campaign is right without the break.
Notice notice(const Mutation &mutation, const Arguments &a)
{
    Notice result;
    Runner unguarded(a.place, &mutation), guarded(a.place);
    for (quint64 seed = a.from; seed <= a.to && result.seeds == 0; ++seed) {
        setMutation(mutation.name);
        const QStringList broken = unguarded.run(seed, a.options).violations;
        if (broken.isEmpty())
            continue;
        result.isRefused =
            !mutation.fileGuards.isEmpty() && guarded.run(seed, a.options).violations.isEmpty();
        setMutation(nullptr);
        if (!unguarded.run(seed, a.options).violations.isEmpty())
            continue;
        result.seeds = seed - a.from + 1;
        result.text = broken.first();
    }
    setMutation(nullptr);
    return result;
}

int runMutations(Arguments a)
{
    if (a.to == 0) {
        a.from = 1;
        a.to = kSeedsPerMutation;
    }
    int missed = 0;
    for (const Mutation &mutation : mutations()) {
        const Notice noticed = notice(mutation, a);
        missed += noticed.seeds == 0 ? 1 : 0;
        const QString what =
            QStringLiteral("%1 (%2)").arg(QLatin1StringView(mutation.name), QLatin1StringView(mutation.what));
        print(noticed.seeds == 0
                  ? QStringLiteral("%1: NOT NOTICED in %2 seeds").arg(what).arg(a.to - a.from + 1)
                  : QStringLiteral("%1: noticed after %2 seeds%3: %4")
                        .arg(what)
                        .arg(noticed.seeds)
                        .arg(noticed.isRefused ? QStringLiteral(", and refused by the store's own rules")
                                               : QString(),
                             noticed.text));
    }
    print(QStringLiteral("%1 deliberate breaks, %2 not noticed").arg(mutations().size()).arg(missed));
    return missed == 0 ? 0 : 1;
}
}  // namespace

int main(int argc, char **argv)
{
    const Arguments a = readArguments(argc, argv);
    if (!a.isGood) {
        std::fputs(kUsage, stderr);
        return 2;
    }
    // One thread, many short connections: what they need comes from a reserve of their own.
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 512, 4000);
    // Processes are made before anything of Qt is.
    if (a.jobs > 1 && a.mutation.isEmpty() && !a.isReplay && a.kept.isEmpty() && !a.allMutations
        && !a.compares)
        return printSummary(a, runInProcesses(a.jobs, a.place, a.from, a.to, a.options), a.jobs);
    const QCoreApplication application(argc, argv);
    if (a.allMutations)
        return runMutations(a);
    if (!a.kept.isEmpty())
        return runKept(a);
    if (a.compares)
        return runCompared(a);
    if (a.isReplay)
        return replay(a);
    const Mutation *mutation = findMutation(a.mutation.toUtf8());
    setMutation(mutation ? mutation->name : nullptr);
    Runner runner(a.place, mutation);
    return printSummary(a, runSeeds(runner, a.from, a.to, 1, a.options, false), 1);
}
