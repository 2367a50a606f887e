// Deliberate breaks of the console's logic. The patched copy of models/production asks at run time which one
// is in force; each also takes away the rules of the store that would refuse what it does.
#pragma once

#include <QByteArray>
#include <QList>

namespace shiftdeck::simulation {

struct Mutation {
    const char *name;
    const char *what;  // what is broken
    // SQL that takes the store's own guard away, where it is a file and on a server.
    QByteArray fileGuards, serverGuards;
};

const QList<Mutation> &mutations();
const Mutation *findMutation(QByteArrayView name);
void setMutation(const char *name);  // nullptr: none

}  // namespace shiftdeck::simulation

// For the patched sources.
namespace shiftdeck {
bool mutated(const char *name);
}  // namespace shiftdeck
