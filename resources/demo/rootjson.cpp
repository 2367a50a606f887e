#include "rootjson.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <sstream>

namespace {
constexpr int kDeepest = 16;
constexpr int kMostBins = 1'000'000;

// Shortest text that reads back as the same double.
std::string number(double value)
{
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    return std::string(buffer, end);
}

std::string array(const std::vector<double> &values)
{
    std::string text = "[";
    for (size_t i = 0; i < values.size(); ++i)
        text += (i == 0 ? "" : ",") + number(values[i]);
    return text + "]";
}

std::string quoted(const std::string &value)
{
    std::string text = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\')
            text += '\\';
        text += c;
    }
    return text + "\"";
}

std::string axis(const std::string &name, const std::string &title, int bins, double low, double high)
{
    return "{\"_typename\":\"TAxis\",\"fUniqueID\":0,\"fBits\":0,\"fName\":" + quoted(name)
        + ",\"fTitle\":" + quoted(title)
        + ",\"fNdivisions\":510,\"fAxisColor\":1,\"fLabelColor\":1,\"fLabelFont\":42,"
          "\"fLabelOffset\":0.005,\"fLabelSize\":0.035,\"fTickLength\":0.03,\"fTitleOffset\":1,"
          "\"fTitleSize\":0.035,"
          "\"fTitleColor\":1,\"fTitleFont\":42,\"fNbins\":"
        + std::to_string(bins) + ",\"fXmin\":" + number(low) + ",\"fXmax\":" + number(high)
        + ",\"fXbins\":[],\"fFirst\":0,\"fLast\":0,\"fBits2\":0,\"fTimeDisplay\":false,"
          "\"fTimeFormat\":\"\",\"fLabels\":null,\"fModLabs\":null}";
}

std::string th1d(const Histogram &h)
{
    // ROOT writes the titles of the axes, which follow the title after ';', to the axes.
    std::istringstream parts(h.title);
    std::string title, x, y;
    std::getline(parts, title, ';');
    std::getline(parts, x, ';');
    std::getline(parts, y);
    return "{\"_typename\":\"TH1D\",\"fUniqueID\":0,\"fBits\":0,\"fName\":" + quoted(h.name)
        + ",\"fTitle\":" + quoted(title)
        + ",\"fLineColor\":602,\"fLineStyle\":1,\"fLineWidth\":1,\"fFillColor\":0,\"fFillStyle\":1001,"
          "\"fMarkerColor\":1,\"fMarkerStyle\":1,\"fMarkerSize\":1,\"fNcells\":"
        + std::to_string(h.bins.size())
        + ",\n\"fXaxis\":" + axis("xaxis", x, static_cast<int>(h.bins.size()) - 2, h.low, h.high)
        + ",\n\"fYaxis\":" + axis("yaxis", y, 1, 0, 1) + ",\n\"fZaxis\":" + axis("zaxis", "", 1, 0, 1)
        + ",\n\"fBarOffset\":0,\"fBarWidth\":1000,\"fEntries\":" + number(h.entries)
        + ",\"fTsumw\":" + number(h.sumw) + ",\"fTsumw2\":" + number(h.sumw2)
        + ",\"fTsumwx\":" + number(h.sumwx) + ",\"fTsumwx2\":" + number(h.sumwx2)
        + ",\"fMaximum\":-1111,\"fMinimum\":-1111,\"fNormFactor\":0,\"fContour\":[],\"fSumw2\":"
        + array(h.squares)
        + ",\"fOption\":\"\",\"fFunctions\":{\"_typename\":\"TList\",\"name\":\"TList\",\"arr\":[],"
          "\"opt\":[]},\"fBufferSize\":0,\"fBuffer\":[],\"fBinStatErrOpt\":0,\"fStatOverflows\":2,"
          "\"fArray\":"
        + array(h.bins) + "}";
}

struct Json {
    enum class Kind { Null, Bool, Number, String, Array, Object } kind = Kind::Null;
    double value = 0;
    std::string text;
    std::vector<Json> items;
    std::map<std::string, Json> members;
    size_t line = 0;

    const Json &member(const std::string &key, Kind wanted) const
    {
        const auto found = members.find(key);
        if (found == members.end() || found->second.kind != wanted)
            throw BadJson(line, "there is no usable \"" + key + "\"");
        return found->second;
    }
    double numberOf(const std::string &key) const { return member(key, Kind::Number).value; }
    std::vector<double> numbersOf(const std::string &key) const
    {
        std::vector<double> numbers;
        for (const Json &item : member(key, Kind::Array).items) {
            if (item.kind != Kind::Number)
                throw BadJson(item.line, "\"" + key + "\" holds something that is no number");
            numbers.push_back(item.value);
        }
        return numbers;
    }
};

class Parser {
  public:
    explicit Parser(const std::string &text) : m_text(text) { }

    Json parse()
    {
        Json json = value(0);
        skipBlanks();
        if (m_at != m_text.size())
            bad("there is more after the end");
        return json;
    }

  private:
    [[noreturn]] void bad(const std::string &what) const { throw BadJson(line(), what); }
    size_t line() const
    {
        const auto here = m_text.begin() + static_cast<std::ptrdiff_t>(m_at);
        return 1 + static_cast<size_t>(std::count(m_text.begin(), here, '\n'));
    }
    void skipBlanks()
    {
        while (m_at < m_text.size() && std::string(" \t\r\n").find(m_text[m_at]) != std::string::npos)
            ++m_at;
    }
    bool accept(char c)
    {
        skipBlanks();
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }
    void expect(char c)
    {
        if (!accept(c))
            bad(m_at >= m_text.size() ? "the file ends too early" : std::string("'") + c + "' expected");
    }
    std::string string()
    {
        expect('"');
        std::string result;
        while (m_at < m_text.size() && m_text[m_at] != '"') {
            if (m_text[m_at] == '\\' && ++m_at == m_text.size())
                break;
            result += m_text[m_at++];
        }
        expect('"');
        return result;
    }
    bool word(const char *text)
    {
        const std::string wanted(text);
        if (m_text.compare(m_at, wanted.size(), wanted) != 0)
            return false;
        m_at += wanted.size();
        return true;
    }
    Json value(int depth)
    {
        if (depth > kDeepest)
            bad("it is nested too deeply");
        skipBlanks();
        Json json;
        json.line = depth < 4 ? line() : 0;
        if (accept('{')) {
            json.kind = Json::Kind::Object;
            while (!accept('}')) {
                if (!json.members.empty())
                    expect(',');
                std::string key = string();
                expect(':');
                json.members.insert_or_assign(std::move(key), value(depth + 1));
            }
        } else if (accept('[')) {
            json.kind = Json::Kind::Array;
            while (!accept(']')) {
                if (!json.items.empty())
                    expect(',');
                json.items.push_back(value(depth + 1));
            }
        } else if (m_at < m_text.size() && m_text[m_at] == '"') {
            json.kind = Json::Kind::String;
            json.text = string();
        } else if (word("true") || word("false")) {
            json.kind = Json::Kind::Bool;
        } else if (!word("null")) {
            json.kind = Json::Kind::Number;
            const char *const end = m_text.data() + m_text.size();
            const auto result = std::from_chars(m_text.data() + m_at, end, json.value);
            if (result.ec != std::errc() || !std::isfinite(json.value))
                bad(m_at >= m_text.size() ? "the file ends too early" : "a value expected");
            m_at = static_cast<size_t>(result.ptr - m_text.data());
        }
        return json;
    }

    const std::string &m_text;
    size_t m_at = 0;
};

Histogram histogramOf(const Json &json)
{
    using Kind = Json::Kind;
    if (json.kind != Kind::Object || json.member("_typename", Kind::String).text != "TH1D")
        throw BadJson(json.line, "the list holds something that is no TH1D");
    Histogram h;
    const Json &x = json.member("fXaxis", Kind::Object);
    h.name = json.member("fName", Kind::String).text;
    h.title = json.member("fTitle", Kind::String).text + ";" + x.member("fTitle", Kind::String).text + ";"
        + json.member("fYaxis", Kind::Object).member("fTitle", Kind::String).text;
    h.low = x.numberOf("fXmin");
    h.high = x.numberOf("fXmax");
    h.bins = json.numbersOf("fArray");
    h.squares = json.numbersOf("fSumw2");
    h.entries = json.numberOf("fEntries");
    h.sumw = json.numberOf("fTsumw");
    h.sumw2 = json.numberOf("fTsumw2");
    h.sumwx = json.numberOf("fTsumwx");
    h.sumwx2 = json.numberOf("fTsumwx2");
    const double cells = x.numberOf("fNbins") + 2;
    if (!(cells >= 3 && cells <= kMostBins) || h.bins.size() != static_cast<size_t>(cells)
        || h.squares.size() != h.bins.size() || !(h.low < h.high))
        throw BadJson(json.line, "the bins of \"" + h.name + "\" do not fit its axis");
    return h;
}
}  // namespace

Histogram::Histogram(std::string itsName, std::string itsTitle, int binCount, double itsLow, double itsHigh)
    : name(std::move(itsName)), title(std::move(itsTitle)), low(itsLow), high(itsHigh),
      bins(static_cast<size_t>(binCount) + 2), squares(static_cast<size_t>(binCount) + 2)
{
}

void Histogram::fill(double x)
{
    const size_t binCount = bins.size() - 2;
    const double binsPerUnit = static_cast<double>(binCount) / (high - low);
    size_t bin = 0;
    if (x >= high)
        bin = binCount + 1;
    else if (x >= low)
        bin = std::min(binCount, 1 + static_cast<size_t>((x - low) * binsPerUnit));
    bins[bin] += 1;
    squares[bin] += 1;
    entries += 1;
    if (bin == 0 || bin > binCount)
        return;
    sumw += 1;
    sumw2 += 1;
    sumwx += x;
    sumwx2 += x * x;
}

void Histogram::add(const Histogram &other)
{
    if (name != other.name || low != other.low || high != other.high || bins.size() != other.bins.size())
        throw std::runtime_error("the axis of \"" + other.name + "\" differs from that of \"" + name + "\"");
    for (size_t i = 0; i < bins.size(); ++i) {
        bins[i] += other.bins[i];
        squares[i] += other.squares[i];
    }
    entries += other.entries;
    sumw += other.sumw;
    sumw2 += other.sumw2;
    sumwx += other.sumwx;
    sumwx2 += other.sumwx2;
}

std::string toRootJson(const std::vector<Histogram> &histograms)
{
    std::string list = "{\"_typename\":\"TList\",\"name\":\"histograms\",\"arr\":[\n";
    std::string options;
    for (size_t i = 0; i < histograms.size(); ++i) {
        list += (i == 0 ? "" : ",\n") + th1d(histograms[i]);
        options += i == 0 ? "\"\"" : ",\"\"";
    }
    return list + "\n],\"opt\":[" + options + "]}\n";
}

std::vector<Histogram> fromRootJson(const std::string &text)
{
    const Json list = Parser(text).parse();
    if (list.kind != Json::Kind::Object || list.member("_typename", Json::Kind::String).text != "TList")
        throw BadJson(1, "it is no TList");
    std::vector<Histogram> histograms;
    for (const Json &item : list.member("arr", Json::Kind::Array).items)
        histograms.push_back(histogramOf(item));
    if (histograms.empty())
        throw BadJson(1, "the list is empty");
    return histograms;
}
