#include "models/quality/rootobject.h"

namespace shiftdeck {

namespace {
template <typename T>
const T *find(const RootObject &object, const char *member)
{
    const auto found = object.members.constFind(QByteArray::fromRawData(member, qstrlen(member)));
    return found == object.members.constEnd() ? nullptr : std::get_if<T>(&*found);
}
}  // namespace

double RootObject::number(const char *member, double fallback) const
{
    const auto *value = find<double>(*this, member);
    return value ? *value : fallback;
}

QString RootObject::text(const char *member) const
{
    const auto *value = find<QString>(*this, member);
    return value ? *value : QString();
}

QList<double> RootObject::numbers(const char *member) const
{
    const auto *value = find<QList<double>>(*this, member);
    return value ? *value : QList<double>();
}

const RootObject *RootObject::object(const char *member) const
{
    const auto *value = find<const RootObject *>(*this, member);
    return value ? *value : nullptr;
}

RootObjects RootObject::objects(const char *member) const
{
    const auto *value = find<RootObjects>(*this, member);
    return value ? *value : RootObjects();
}

}  // namespace shiftdeck
