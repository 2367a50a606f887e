// A storage that loses, cuts short, alters and doubles files, and a person who puts back what was lost.
#pragma once

#include "tests/simulation/peek.h"
#include "tests/simulation/simsite.h"

#include <QMap>

namespace shiftdeck::simulation {

class StorageFaults {
  public:
    StorageFaults(World &world, const Peek &peek, QList<SimSite *> sites);

    void registerRaw(const QString &path) { m_raw.append(path); }
    void maybeHappen();
    // Puts back raw files and outputs, and takes away what was in the way of merged files; those must be as
    // they were.
    void repair();
    // Merged files come back only when the console said that they are gone.
    bool hasLostMerged() const { return !m_merged.isEmpty(); }
    void restoreMerged();

  private:
    void damageRaw();
    void damageOutput();
    void loseMerged();
    void takePlace();
    bool damage(const QString &path, Fault lost, Fault truncated);

    World &m_world;
    const Peek &m_peek;
    const QList<SimSite *> m_sites;
    QStringList m_raw;
    QMap<QString, QByteArray> m_damaged;  // as they were
    QMap<QString, QByteArray> m_merged;
    QMap<QString, QByteArray> m_foreign;
};

// Sets the file's time to the time of the simulation.
void stamp(const QString &path, TimeMs time);

}  // namespace shiftdeck::simulation
