#include "models/endpoints/slurmbatches.h"

#include "models/core/files.h"

#include <QUuid>

#include <algorithm>

namespace shiftdeck {

namespace {
const QString kPrefix = QStringLiteral("shiftdeck-");
constexpr qsizetype kNameLength = 10 + 32;
constexpr qint64 kLargestList = 1 << 20;

QList<QByteArray> fieldsOf(const QString &path)
{
    return readBounded(path, 256).value_or(QByteArray()).trimmed().split(' ');
}

QString shellQuoted(QString value) { return u'\'' + value.replace(u'\'', QLatin1String("'\\''")) + u'\''; }
}  // namespace

bool SlurmBatches::isName(const QString &text)
{
    return text.size() == kNameLength && text.startsWith(kPrefix) && isToken(text);
}

Result<SlurmBatches> SlurmBatches::open(const JobSpool &spool)
{
    SD_CHECK(makeFolder(spool.folder() + "/batches"));
    return SlurmBatches(spool);
}

std::optional<SlurmPlace> SlurmBatches::placeOf(const QString &token) const
{
    const auto known = [](const QString &batch, qint64 number, int task) -> std::optional<SlurmPlace> {
        if (!isName(batch) || number < 0 || task < 1)
            return std::nullopt;
        return SlurmPlace{batch, number, task};
    };
    const QString folder = m_spool.jobFolder(token);
    if (const auto fields = fieldsOf(folder + "/slurm"); fields.size() == 3)
        return known(QString::fromLatin1(fields[0]), fields[1].toLongLong(), fields[2].toInt());
    const auto fields = fieldsOf(folder + "/batch");
    if (fields.size() != 2)
        return std::nullopt;
    const QString batch = QString::fromLatin1(fields[0]);
    const qint64 number = isName(batch)
        ? readBounded(path(batch) + ".id", 64).value_or(QByteArray()).trimmed().toLongLong()
        : 0;
    return known(batch, number, fields[1].toInt());
}

Result<QString> SlurmBatches::write(const QStringList &tokens) const
{
    const QString name = kPrefix + QUuid::createUuid().toString(QUuid::Id128);
    SD_CHECK(writeAtomically(path(name), tokens.join(u'\n').toLatin1() + '\n'));
    for (qsizetype i = 0; i < tokens.size(); ++i)
        SD_CHECK(writeAtomically(m_spool.jobFolder(tokens[i]) + "/batch",
                                 name.toLatin1() + ' ' + QByteArray::number(i + 1) + '\n'));
    return name;
}

Result<> SlurmBatches::noteNumber(const QString &batch, qint64 number) const
{
    return writeAtomically(path(batch) + ".id", QByteArray::number(number) + '\n');
}

QStringList SlurmBatches::tokensOf(const QString &batch) const
{
    if (!isName(batch))
        return {};
    QStringList tokens = QString::fromLatin1(readBounded(path(batch), kLargestList).value_or(QByteArray()))
                             .split(u'\n', Qt::SkipEmptyParts);
    tokens.removeIf([](const QString &token) { return !isToken(token); });
    return tokens;
}

QByteArray SlurmBatches::script(const QString &batch) const
{
    return QStringLiteral(
               "#!/bin/sh\n"
               "# Runs the job on this task's line of the list.\n"
               "cd %1 || exit 1\n"
               "token=$(sed -n \"${SLURM_ARRAY_TASK_ID}p\" batches/%2)\n"
               "[ -n \"$token\" ] && cd \"jobs/$token\" || exit 1\n"
               "own=.slurm.$SLURM_JOB_ID.$SLURM_ARRAY_TASK_ID\n"
               "echo \"%2 $SLURM_ARRAY_JOB_ID $SLURM_ARRAY_TASK_ID\" >\"$own\" || exit 1\n"
               "ln \"$own\" slurm 2>/dev/null\n"
               "claimed=$?\n"
               "rm -f \"$own\"\n"
               "[ $claimed = 0 ] || exit 0\n"
               "# A session of its own; Slurm's TERM ends neither this shell nor the wait for it.\n"
               "trap : TERM\n"
               "setsid sh wrapper.sh &\n"
               "runs=$!\n"
               "while kill -0 $runs 2>/dev/null; do wait $runs; done\n")
        .arg(shellQuoted(m_spool.folder()), batch)
        .toUtf8();
}

}  // namespace shiftdeck
