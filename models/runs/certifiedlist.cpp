#include "models/runs/certifiedlist.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonArray>

#include <algorithm>

namespace shiftdeck {

namespace {
struct Lists {
    Q_DECLARE_TR_FUNCTIONS(CertifiedList)
};

CertifiedList made(RunList list, const QString &operation, std::vector<Provenance> parts)
{
    CertifiedList result{std::move(list), {}};
    result.from.operation = operation;
    result.from.runs = result.list.runs();
    result.from.lumisections = result.list.lumisections();
    result.from.parts = std::move(parts);
    return result;
}

void write(const Provenance &from, int depth, QString &text)
{
    text += QString(2 * depth, u' ');
    const QString counts = Lists::tr("%1 runs, %2 LS", "of a run list")
                               .arg(QString::number(from.runs), QString::number(from.lumisections));
    text += from.parts.empty()
        ? Lists::tr("%1 (%2; %3)", "a run list: name, counts, checksum")
              .arg(from.origin, counts, from.checksum)
        : Lists::tr("%1 (%2), made of:", "a run list: operation, counts").arg(from.operation, counts);
    if (from.refused > 0)
        text += u' ' + Lists::tr("in part: %1 entries refused").arg(from.refused);
    text += u'\n';
    for (const Provenance &part : from.parts)
        write(part, depth + 1, text);
}

tl::unexpected<Error> invalid(const QString &cause)
{
    return fail(ErrorCode::InvalidInput, Lists::tr("the provenance of a run list"), cause);
}

Result<qint64> countOf(const QJsonObject &object, const QString &name)
{
    const QJsonValue value = object.value(name);
    if (!value.isDouble() || value.toInteger(-1) < 0)
        return invalid(Lists::tr("\"%1\" must be a whole number, 0 or more.").arg(name));
    return value.toInteger();
}

Result<Provenance> read(const QJsonObject &object, int depth, int &left)
{
    if (depth > Provenance::kMaxDepth || --left < 0)
        return invalid(Lists::tr("It has more than %1 levels or %2 lists.")
                           .arg(Provenance::kMaxDepth)
                           .arg(Provenance::kMaxParts));
    Provenance from;
    SD_TRY(from.runs, countOf(object, QStringLiteral("runs")));
    SD_TRY(from.lumisections, countOf(object, QStringLiteral("lumisections")));
    const QJsonValue parts = object.value(QLatin1StringView("parts"));
    if (parts.isUndefined()) {
        from.origin = object.value(QLatin1StringView("origin")).toString();
        from.checksum = object.value(QLatin1StringView("checksum")).toString();
        SD_TRY(from.refused, countOf(object, QStringLiteral("refused")));
        if (from.origin.isEmpty())
            return invalid(Lists::tr("A list has neither an origin nor parts."));
        return from;
    }
    from.operation = object.value(QLatin1StringView("operation")).toString();
    const QJsonArray list = parts.toArray();
    if (list.isEmpty() || from.operation.isEmpty())
        return invalid(Lists::tr("A list that was made names its operation and at least one part."));
    for (const QJsonValue &value : list) {
        SD_TRY(Provenance part, read(value.toObject(), depth + 1, left));
        from.parts.push_back(std::move(part));
    }
    return from;
}
}  // namespace

bool Provenance::isWhole() const
{
    return refused == 0
        && std::all_of(parts.begin(), parts.end(), [](const Provenance &part) { return part.isWhole(); });
}

QString Provenance::text() const
{
    QString result;
    write(*this, 0, result);
    return result;
}

QJsonObject Provenance::json() const
{
    QJsonObject object{{QStringLiteral("runs"), runs}, {QStringLiteral("lumisections"), lumisections}};
    if (parts.empty()) {
        object.insert(QStringLiteral("origin"), origin);
        object.insert(QStringLiteral("checksum"), checksum);
        object.insert(QStringLiteral("refused"), refused);
        return object;
    }
    QJsonArray list;
    for (const Provenance &part : parts)
        list.append(part.json());
    object.insert(QStringLiteral("operation"), operation);
    object.insert(QStringLiteral("parts"), list);
    return object;
}

Result<Provenance> Provenance::fromJson(const QJsonObject &object)
{
    int left = kMaxParts;
    return read(object, 1, left);
}

QString sha256Of(const QByteArray &bytes)
{
    return QStringLiteral("sha256:%1")
        .arg(QLatin1StringView(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
}

CertifiedList combined(ListOperation operation, const CertifiedList &a, const CertifiedList &b)
{
    return made(combined(operation, a.list, b.list), toWord(operation), {a.from, b.from});
}

CertifiedList restricted(const CertifiedList &list, RunNumber first, RunNumber last)
{
    return made(list.list.restricted(first, last),
                QStringLiteral("runs %1 to %2").arg(first.value()).arg(last.value()), {list.from});
}

CertifiedList restricted(const CertifiedList &list, const QList<RunNumber> &runs, const Provenance &from)
{
    return made(list.list.restricted(runs), QStringLiteral("runs of"), {list.from, from});
}

}  // namespace shiftdeck
