// shiftdeck_endpointbench PART ...: what following jobs at many endpoints, and Slurm, takes; see
// endpointparts.h. It is started by tests/bench/endpointbench.sh.
#include "tests/bench/endpointparts.h"

#include <QCoreApplication>

using namespace shiftdeck::bench;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const QString part = arguments.value(0), place = arguments.value(1);
    const auto number = [&arguments](int i) { return arguments.value(i).toInt(); };
    if (part == QLatin1String("fill") && arguments.size() == 3)
        return fillFollowed(place, number(2));
    if (part == QLatin1String("follow") && arguments.size() == 5)
        return follow(place, number(2), number(3), arguments.at(4));
    if (part == QLatin1String("slurm-submit") && arguments.size() == 4)
        return slurmSubmit(place, number(2), number(3));
    if (part == QLatin1String("slurm-refresh") && arguments.size() == 2)
        return slurmRefresh(place);
    out() << "shiftdeck_endpointbench: see tests/bench/endpointparts.h\n";
    return 2;
}
