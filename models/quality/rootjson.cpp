#include "models/quality/rootjson.h"

#include "models/quality/jsontree.h"

#include <QSet>

#include <charconv>
#include <cmath>

namespace shiftdeck {

namespace {
QByteArray number(double value)
{
    if (std::isnan(value))
        return "null";
    if (std::isinf(value))
        return value < 0 ? "-2e308" : "2e308";
    char buffer[40];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    return QByteArray(buffer, end - buffer);
}

QByteArray quoted(const QString &text)
{
    QByteArray result = "\"";
    for (const char c : text.toUtf8()) {
        if (c == '"' || c == '\\')
            result.append('\\').append(c);
        else if (static_cast<uchar>(c) < 0x20)
            result.append("\\u00").append(QByteArray::number(static_cast<uchar>(c) + 0x100, 16).mid(1));
        else
            result.append(c);
    }
    return result.append('"');
}

// Members of one object after the other.
class Members {
  public:
    explicit Members(const QByteArray &className) : m_json("{\"_typename\":\"" + className + '"') { }
    Members &raw(const char *name, const QByteArray &json)
    {
        m_json.append(",\"").append(name).append("\":").append(json);
        return *this;
    }
    Members &value(const char *name, double value) { return raw(name, number(value)); }
    Members &text(const char *name, const QString &text) { return raw(name, quoted(text)); }
    Members &list(const char *name, const QList<double> &values)
    {
        m_json.append(",\"").append(name).append("\":[");
        for (qsizetype i = 0; i < values.size(); ++i)
            m_json.append(i == 0 ? "" : ",").append(number(values.at(i)));
        m_json.append(']');
        return *this;
    }
    QByteArray json() const { return m_json + '}'; }

  private:
    QByteArray m_json;
};

QByteArray emptyList()
{
    return Members("TList").text("name", QStringLiteral("TList")).raw("arr", "[]").raw("opt", "[]").json();
}

QByteArray labelsOf(const HistogramAxis &axis)
{
    if (axis.labels.isEmpty())
        return "null";
    QByteArray objects, options;
    for (auto label = axis.labels.begin(); label != axis.labels.end(); ++label) {
        objects.append(objects.isEmpty() ? "" : ",")
            .append(Members("TObjString")
                        .value("fUniqueID", label.key())
                        .value("fBits", 0)
                        .text("fString", label.value())
                        .json());
        options.append(options.isEmpty() ? "\"\"" : ",\"\"");
    }
    return Members("THashList")
        .text("name", QStringLiteral("THashList"))
        .raw("arr", '[' + objects + ']')
        .raw("opt", '[' + options + ']')
        .json();
}

QByteArray axisOf(const HistogramAxis &axis, const char *name)
{
    Members members("TAxis");
    members.value("fUniqueID", 0)
        .value("fBits", axis.bits)
        .text("fName", axis.name.isEmpty() ? QString::fromLatin1(name) : axis.name)
        .text("fTitle", axis.title);
    members.value("fNdivisions", 510)
        .value("fAxisColor", 1)
        .value("fLabelColor", 1)
        .value("fLabelFont", 42)
        .value("fLabelOffset", 0.005)
        .value("fLabelSize", 0.035)
        .value("fTickLength", 0.03)
        .value("fTitleOffset", 1)
        .value("fTitleSize", 0.035)
        .value("fTitleColor", 1)
        .value("fTitleFont", 42);
    members.value("fNbins", axis.bins)
        .value("fXmin", axis.low)
        .value("fXmax", axis.high)
        .list("fXbins", axis.edges)
        .value("fFirst", axis.first)
        .value("fLast", axis.last)
        .value("fBits2", 0)
        .raw("fTimeDisplay", "false")
        .text("fTimeFormat", {})
        .raw("fLabels", labelsOf(axis))
        .raw("fModLabs", "null");
    return members.json();
}

void addLook(Members &members)
{
    members.value("fLineColor", 602)
        .value("fLineStyle", 1)
        .value("fLineWidth", 1)
        .value("fFillColor", 0)
        .value("fFillStyle", 1001)
        .value("fMarkerColor", 1)
        .value("fMarkerStyle", 1)
        .value("fMarkerSize", 1);
}

QByteArray histogramJson(const Histogram &h)
{
    Members members(h.className.toLatin1());
    members.value("fUniqueID", 0).value("fBits", h.bits).text("fName", h.name).text("fTitle", h.title);
    addLook(members);
    members.value("fNcells", static_cast<double>(h.contents.size()));
    members.raw("fXaxis", axisOf(h.x, "xaxis"))
        .raw("fYaxis", axisOf(h.y, "yaxis"))
        .raw("fZaxis", axisOf(h.z, "zaxis"));
    members.value("fBarOffset", 0)
        .value("fBarWidth", 1000)
        .value("fEntries", h.entries)
        .value("fTsumw", h.sums.w)
        .value("fTsumw2", h.sums.w2)
        .value("fTsumwx", h.sums.wx)
        .value("fTsumwx2", h.sums.wx2)
        .value("fMaximum", h.maximum)
        .value("fMinimum", h.minimum)
        .value("fNormFactor", h.normFactor)
        .list("fContour", {})
        .list("fSumw2", h.squares)
        .text("fOption", h.option)
        .raw("fFunctions", emptyList())
        .value("fBufferSize", 0)
        .list("fBuffer", {})
        .value("fBinStatErrOpt", static_cast<int>(h.binErrors))
        .value("fStatOverflows", h.statOverflows);
    if (h.dimension == 2)
        members.value("fScalefactor", 1);
    if (h.dimension >= 2)
        members.value("fTsumwy", h.sums.wy).value("fTsumwy2", h.sums.wy2).value("fTsumwxy", h.sums.wxy);
    if (h.dimension == 3)
        members.value("fTsumwz", h.sums.wz)
            .value("fTsumwz2", h.sums.wz2)
            .value("fTsumwxz", h.sums.wxz)
            .value("fTsumwyz", h.sums.wyz);
    members.list("fArray", h.contents);
    if (h.isProfile()) {
        const bool flat = h.dimension == 1;
        members.list("fBinEntries", h.binEntries)
            .value("fErrorMode", static_cast<int>(h.profileErrors))
            .value(flat ? "fYmin" : "fZmin", h.valueLow)
            .value(flat ? "fYmax" : "fZmax", h.valueHigh)
            .value(flat ? "fTsumwy" : "fTsumwz", flat ? h.sums.wy : h.sums.wz)
            .value(flat ? "fTsumwy2" : "fTsumwz2", flat ? h.sums.wy2 : h.sums.wz2)
            .list("fBinSumw2", h.binSquares);
    }
    return members.json();
}

QByteArray efficiencyJson(const Efficiency &e)
{
    Members members("TEfficiency");
    members.value("fUniqueID", 0).value("fBits", 0).text("fName", e.name).text("fTitle", e.title);
    addLook(members);
    members.value("fBeta_alpha", e.betaAlpha)
        .value("fBeta_beta", e.betaBeta)
        .raw("fBeta_bin_params", "[]")
        .value("fConfLevel", e.confidenceLevel)
        .raw("fFunctions", emptyList())
        .raw("fPassedHistogram", histogramJson(e.passed))
        .value("fStatisticOption", e.statisticOption)
        .raw("fTotalHistogram", histogramJson(e.total))
        .value("fWeight", e.weight);
    return members.json();
}

// The plots in an object and in lists below it. Lists may refer to each other, so each is entered once.
Result<> collect(const RootObject &object, const RootLimits &limits, QSet<const RootObject *> &seen,
                 int depth, QList<Plot> &result)
{
    if (seen.contains(&object) || depth > limits.depth)
        return {};
    seen.insert(&object);
    if (isPlotClass(QString::fromLatin1(object.className))) {
        if (result.size() >= limits.keys)
            return fail(ErrorCode::InvalidInput, QStringLiteral("the list"),
                        QStringLiteral("it has more than %1 histograms").arg(limits.keys));
        SD_TRY(const Plot plot, plotOf(object, limits));
        result.append(plot);
        return {};
    }
    for (const RootObject *member : object.objects("arr"))
        if (member)
            SD_CHECK(collect(*member, limits, seen, depth + 1, result));
    return {};
}
}  // namespace

Result<QList<Plot>> readRootJson(const QByteArray &json, const RootLimits &limits)
{
    if (json.size() > limits.objectBytes)
        return fail(
            ErrorCode::InvalidInput, QStringLiteral("the text"),
            QStringLiteral("it has %1 bytes; at most %2 are read").arg(json.size()).arg(limits.objectBytes));
    RootArena arena;
    SD_TRY(const RootObject *top, readJsonTree(json, limits, arena));
    QList<Plot> result;
    QSet<const RootObject *> seen;
    SD_CHECK(collect(*top, limits, seen, 0, result));
    return result;
}

QByteArray toRootJson(const Plot &plot)
{
    const auto *histogram = std::get_if<Histogram>(&plot);
    return histogram ? histogramJson(*histogram) : efficiencyJson(std::get<Efficiency>(plot));
}

QByteArray toRootJson(const QList<Plot> &plots)
{
    QByteArray objects, options;
    for (const Plot &plot : plots) {
        objects.append(objects.isEmpty() ? "\n" : ",\n").append(toRootJson(plot));
        options.append(options.isEmpty() ? "\"\"" : ",\"\"");
    }
    return Members("TList")
        .text("name", QStringLiteral("TList"))
        .raw("arr", '[' + objects + ']')
        .raw("opt", '[' + options + ']')
        .json();
}

}  // namespace shiftdeck
