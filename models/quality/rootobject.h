// An object of ROOT as a tree of named values: what both the file reader and the JSON reader make, and what
// histograms are then made of (rootplots.h). Members of base classes stand among those of the object itself.
//
// Objects live in an arena and die with it; pointers between them are plain, so that a file whose objects
// refer to each other in a circle does no harm. One thread at a time.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <deque>
#include <variant>

namespace shiftdeck {

struct RootObject;
using RootObjects = QList<const RootObject *>;  // may hold nullptr
using RootValue =
    std::variant<std::monostate, double, QString, QList<double>, const RootObject *, RootObjects>;

struct RootObject {
    QByteArray className;
    QHash<QByteArray, RootValue> members;

    bool has(const char *member) const
    {
        return members.contains(QByteArray::fromRawData(member, qstrlen(member)));
    }
    // What is missing, or is something else, is 0, empty or nullptr.
    double number(const char *member, double fallback = 0) const;
    QString text(const char *member) const;
    QList<double> numbers(const char *member) const;
    const RootObject *object(const char *member) const;
    RootObjects objects(const char *member) const;
};

class RootArena {
  public:
    RootObject *make(const QByteArray &className)
    {
        m_objects.push_back(RootObject{className, {}});
        return &m_objects.back();
    }

  private:
    std::deque<RootObject> m_objects;
};

}  // namespace shiftdeck
