// The histograms of dimuon events: those of recocert, and those of a run as its online monitor has them.
#pragma once

#include "events.h"
#include "rootjson.h"

#include <numbers>

struct MuonPlots {
    std::vector<Histogram> histograms{
        {"mass", "Dimuon mass;m(#mu#mu) [GeV];events", 240, 0, 120},
        {"pt", "Transverse momentum of the muons;p_{T} [GeV];muons", 100, 0, 100},
        {"eta", "Pseudorapidity of the muons;#eta;muons", 60, -3, 3},
        {"phi", "Azimuth of the muons;#phi;muons", 64, -std::numbers::pi, std::numbers::pi}};

    void fill(const Event &event)
    {
        histograms[0].fill(event.mass);
        for (const Muon &muon : {event.first, event.second}) {
            histograms[1].fill(muon.pt);
            histograms[2].fill(muon.eta);
            histograms[3].fill(muon.phi);
        }
    }
    long events() const { return static_cast<long>(histograms.front().entries); }
};
