// shiftdeck_benchstore JOBS FILE: makes a campaign database of that many jobs, for measuring.
#include "tests/bench/makestore.h"

#include "models/core/errortext.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTextStream>

using namespace shiftdeck;

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QTextStream out(stdout);
    QTextStream err(stderr);
    const QStringList arguments = QCoreApplication::arguments();
    const qint64 jobs = arguments.value(1).toLongLong();
    if (arguments.size() != 3 || jobs <= 0 || jobs > 100'000'000) {
        err << "usage: shiftdeck_benchstore JOBS FILE\n";
        return 2;
    }
    QElapsedTimer timer;
    timer.start();
    if (const auto made = bench::makeStore(arguments.at(2), jobs); !made) {
        err << describe(made.error()) << '\n';
        return exitCodeFor(made.error().code);
    }
    out << QStringLiteral("%1: %2 jobs, %3 MB, made in %4 s\n")
               .arg(arguments.at(2))
               .arg(jobs)
               .arg(QFileInfo(arguments.at(2)).size() / 1000000)
               .arg(double(timer.elapsed()) / 1000.0, 0, 'f', 1);
    return 0;
}
