#include "tests/bench/benchsupport.h"

#include <QFile>

namespace shiftdeck::bench {

QTextStream &out()
{
    static QTextStream stream(stdout);
    return stream;
}

qint64 residentKb()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong();
    return 0;
}

void print(const QString &what, const QString &ours, const QString &naive, const QString &ratio,
           const QString &note)
{
    out() << what.leftJustified(38) << ours.rightJustified(14) << naive.rightJustified(14)
          << ratio.rightJustified(9) << "  " << note << '\n';
    out().flush();
}

QString ms(double time) { return QString::number(time, 'f', time < 10 ? 2 : 0) + QStringLiteral(" ms"); }

void compare(const char *what, double ours, double naive, const char *note)
{
    print(QString::fromLatin1(what), ms(ours), ms(naive),
          QString::number(naive / ours, 'f', naive / ours < 10 ? 1 : 0) + u'x', QString::fromLatin1(note));
}

void drain(Database &db, const char *sql, const QVariantList &values)
{
    need(db.list(QString::fromLatin1(sql), values, [](const Row &row) { return row.isNull(0); }));
}

}  // namespace shiftdeck::bench
