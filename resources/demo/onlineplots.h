// What the online monitor of a run makes of its raw data, in the demo.
#pragma once

#include <string>

struct OnlinePlots {
    std::string json;  // the histograms (rootjson.h)
    long pairs = 0;  // of muons
    long centralPairs = 0;  // with both muons within |eta| < 1.2
};
// Reads a file of events. Throws std::runtime_error with what is wrong, and where.
OnlinePlots onlinePlots(const std::string &eventFile);
