// shiftdeck_endpointbench PART ...: what following jobs at many endpoints, Slurm and ARC take; see
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
    if (part == QLatin1String("submit") && arguments.size() == 5)
        return submit(place, arguments.at(2), number(3), number(4));
    if (part == QLatin1String("refresh") && arguments.size() == 3)
        return refresh(place, arguments.at(2));
    out() << "shiftdeck_endpointbench: see tests/bench/endpointparts.h\n";
    return 2;
}
