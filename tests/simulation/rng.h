// The simulation's own generator (splitmix64, https://prng.di.unimi.it/splitmix64.c): the same numbers for
// the same seed on every machine and with every library.
#pragma once

#include <QtGlobal>

namespace shiftdeck::simulation {

class Rng {
  public:
    explicit Rng(quint64 seed) : m_state(seed) { }

    quint64 next()
    {
        quint64 z = (m_state += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    // From `first` to `last`, both included. The slight bias of the remainder does not matter here.
    qint64 between(qint64 first, qint64 last)
    {
        return first + static_cast<qint64>(next() % static_cast<quint64>(last - first + 1));
    }
    bool chance(int perMille) { return between(1, 1000) <= perMille; }
    template <typename List>
    const auto &pick(const List &list)
    {
        return list.at(between(0, list.size() - 1));
    }
    template <typename List>
    void shuffle(List &list)
    {
        for (qsizetype i = list.size() - 1; i > 0; --i)
            list.swapItemsAt(i, between(0, i));
    }

  private:
    quint64 m_state;
};

}  // namespace shiftdeck::simulation
