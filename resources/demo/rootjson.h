// One-dimensional histograms in ROOT-JSON, the form that JSROOT draws and TBufferJSON writes: a TList
// of TH1D. Only what the demo needs; the reader accepts what the writer wrote.
#pragma once

#include <iosfwd>
#include <stdexcept>
#include <string>
#include <vector>

struct Histogram {
    std::string name;
    std::string title;  // "title;label of x;label of y"
    double low = 0;
    double high = 1;
    std::vector<double> bins;  // 0: underflow, 1..n, n+1: overflow
    std::vector<double> squares;  // sum of squared weights per bin
    double entries = 0;  // all fills, also those outside the axis
    // Over the fills inside the axis, as ROOT keeps them for mean and width: sums of w, w^2, wx, wx^2.
    double sumw = 0;
    double sumw2 = 0;
    double sumwx = 0;
    double sumwx2 = 0;

    Histogram() = default;
    Histogram(std::string name, std::string title, int binCount, double low, double high);
    void fill(double x);
    // Throws std::runtime_error when the axes differ.
    void add(const Histogram &other);
};

struct BadJson : std::runtime_error {
    explicit BadJson(size_t lineNumber, const std::string &what) : std::runtime_error(what), line(lineNumber)
    {
    }
    size_t line;
};

std::string toRootJson(const std::vector<Histogram> &histograms);
// Throws BadJson.
std::vector<Histogram> fromRootJson(const std::string &text);
