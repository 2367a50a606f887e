#include "onlineplots.h"

#include "muonplots.h"

OnlinePlots onlinePlots(const std::string &eventFile)
try {
    constexpr double kCentral = 1.2;
    const auto isCentral = [](const Muon &muon) { return std::abs(muon.eta) < kCentral; };
    EventReader reader(eventFile);
    MuonPlots plots;
    OnlinePlots found;
    for (Event event; reader.next(event);) {
        plots.fill(event);
        if (isCentral(event.first) && isCentral(event.second))
            ++found.centralPairs;
    }
    found.pairs = plots.events();
    found.json = toRootJson(plots.histograms);
    return found;
} catch (const Failure &failure) {
    throw std::runtime_error(failure.what);
}
