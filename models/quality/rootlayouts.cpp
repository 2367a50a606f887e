#include "models/quality/rootlayouts.h"

namespace shiftdeck {

namespace {
// One word an element: "@Class" base; "i:name" int, "u" unsigned int, "s" short, "S" unsigned short, "f"
// float, "d" double, "b" bool, "t" text; "[n]i:name" fixed array; "l:name:counter" list of doubles;
// "o:Class:name" object; "p:name" pointer; "x:name" skipped.
struct BuiltIn {
    const char *className;
    int first, last;  // versions
    const char *elements;
};

#define TH1_START                                                                                            \
    "@TNamed @TAttLine @TAttFill @TAttMarker i:fNcells o:TAxis:fXaxis o:TAxis:fYaxis o:TAxis:fZaxis "        \
    "s:fBarOffset s:fBarWidth d:fEntries d:fTsumw d:fTsumw2 d:fTsumwx d:fTsumwx2 d:fMaximum d:fMinimum "     \
    "d:fNormFactor o:TArrayD:fContour o:TArrayD:fSumw2 t:fOption o:TList:fFunctions "
#define TH1_BUFFER "i:fBufferSize l:fBuffer:fBufferSize "
#define TAXIS_START "@TNamed @TAttAxis i:fNbins d:fXmin d:fXmax o:TArrayD:fXbins i:fFirst i:fLast "
#define TPROFILE_START "@TH1D o:TArrayD:fBinEntries i:fErrorMode d:fYmin d:fYmax "
#define TPROFILE2D_START "@TH2D o:TArrayD:fBinEntries i:fErrorMode d:fZmin d:fZmax "

constexpr BuiltIn kBuiltIn[] = {
    {"TNamed", 1, 1, "@TObject t:fName t:fTitle"},
    {"TObjString", 1, 1, "@TObject t:fString"},
    {"TAttLine", 1, 3, "s:fLineColor s:fLineStyle s:fLineWidth"},
    {"TAttFill", 1, 3, "s:fFillColor s:fFillStyle"},
    {"TAttMarker", 1, 3, "s:fMarkerColor s:fMarkerStyle f:fMarkerSize"},
    {"TAttAxis", 4, 4,
     "i:fNdivisions s:fAxisColor s:fLabelColor s:fLabelFont f:fLabelOffset f:fLabelSize f:fTickLength "
     "f:fTitleOffset f:fTitleSize s:fTitleColor s:fTitleFont"},
    {"TAtt3D", 1, 1, ""},
    {"TAxis", 6, 6, TAXIS_START "b:fTimeDisplay t:fTimeFormat"},
    {"TAxis", 7, 7, TAXIS_START "b:fTimeDisplay t:fTimeFormat p:fLabels"},
    {"TAxis", 8, 9, TAXIS_START "S:fBits2 b:fTimeDisplay t:fTimeFormat p:fLabels"},
    {"TAxis", 10, 10, TAXIS_START "S:fBits2 b:fTimeDisplay t:fTimeFormat p:fLabels p:fModLabs"},
    {"TH1", 3, 3, TH1_START},
    {"TH1", 4, 6, TH1_START TH1_BUFFER},
    {"TH1", 7, 7, TH1_START TH1_BUFFER "i:fBinStatErrOpt"},
    {"TH1", 8, 8, TH1_START TH1_BUFFER "i:fBinStatErrOpt i:fStatOverflows"},
    {"TH2", 3, 5, "@TH1 d:fScalefactor d:fTsumwy d:fTsumwy2 d:fTsumwxy"},
    {"TH3", 4, 6, "@TH1 @TAtt3D d:fTsumwy d:fTsumwy2 d:fTsumwxy d:fTsumwz d:fTsumwz2 d:fTsumwxz d:fTsumwyz"},
    {"TProfile", 3, 3, TPROFILE_START},
    {"TProfile", 4, 5, TPROFILE_START "d:fTsumwy d:fTsumwy2"},
    {"TProfile", 6, 7, TPROFILE_START "d:fTsumwy d:fTsumwy2 o:TArrayD:fBinSumw2"},
    {"TProfile2D", 5, 6, TPROFILE2D_START "d:fTsumwz d:fTsumwz2"},
    {"TProfile2D", 7, 8, TPROFILE2D_START "d:fTsumwz d:fTsumwz2 o:TArrayD:fBinSumw2"},
    {"TEfficiency", 2, 2,
     "@TNamed @TAttLine @TAttFill @TAttMarker d:fBeta_alpha d:fBeta_beta x:fBeta_bin_params d:fConfLevel "
     "o:TList:fFunctions p:fPassedHistogram i:fStatisticOption p:fTotalHistogram d:fWeight"},
    // What streamer information is written in.
    {"TStreamerInfo", 1, 9, "@TNamed u:fCheckSum i:fClassVersion p:fElements"},
    {"TStreamerElement", 2, 4,
     "@TNamed i:fType i:fSize i:fArrayLength i:fArrayDim [5]i:fMaxIndex t:fTypeName"},
    {"TStreamerBase", 2, 3, "@TStreamerElement"},
    {"TStreamerBasicType", 2, 2, "@TStreamerElement"},
    {"TStreamerBasicPointer", 2, 2, "@TStreamerElement i:fCountVersion t:fCountName t:fCountClass"},
    {"TStreamerLoop", 2, 2, "@TStreamerElement i:fCountVersion t:fCountName t:fCountClass"},
    {"TStreamerObject", 2, 2, "@TStreamerElement"},
    {"TStreamerObjectAny", 1, 2, "@TStreamerElement"},
    {"TStreamerObjectPointer", 2, 2, "@TStreamerElement"},
    {"TStreamerObjectAnyPointer", 1, 2, "@TStreamerElement"},
    {"TStreamerString", 2, 2, "@TStreamerElement"},
    {"TStreamerSTL", 2, 4, "@TStreamerElement"},
    {"TStreamerSTLstring", 2, 3, "@TStreamerSTL"},
    {"TStreamerArtificial", 1, 2, "@TStreamerElement"},
};

RootNumber numberOf(char letter)
{
    switch (letter) {
    case 'i': return RootNumber::I32;
    case 'u': return RootNumber::U32;
    case 's': return RootNumber::I16;
    case 'S': return RootNumber::U16;
    case 'f': return RootNumber::F32;
    case 'b': return RootNumber::Bool;
    default: return RootNumber::F64;
    }
}

RootElement element(const QByteArray &word)
{
    using Kind = RootElement::Kind;
    RootElement result;
    if (word.startsWith('@')) {
        result.kind = Kind::Base;
        result.type = word.mid(1);
        return result;
    }
    const QList<QByteArray> parts = word.split(':');
    result.name = parts.last();
    const char letter = parts.first().back();
    switch (letter) {
    case 'o':
        result.kind = Kind::Object;
        result.type = parts.at(1);
        break;
    case 'p': result.kind = Kind::Pointer; break;
    case 't': result.kind = Kind::Text; break;
    case 'x': result.kind = Kind::Skipped; break;
    case 'l':
        result.kind = Kind::NumberList;
        result.name = parts.at(1);
        result.counter = parts.at(2);
        break;
    default:
        result.kind = word.startsWith('[') ? Kind::Numbers : Kind::Number;
        result.length = word.startsWith('[') ? word.mid(1, word.indexOf(']') - 1).toInt() : 0;
        result.number = numberOf(letter);
    }
    return result;
}

// The codes of TStreamerInfo::EReadWrite. kDouble32 (9) and kFloat16 (19) have forms that depend on a range
// in the title; no histogram class uses them.
std::optional<RootNumber> numberOf(int code)
{
    switch (code) {
    case 1:
    case 10: return RootNumber::I8;
    case 2: return RootNumber::I16;
    case 3:
    case 6: return RootNumber::I32;
    case 4:
    case 16: return RootNumber::I64;
    case 5: return RootNumber::F32;
    case 8: return RootNumber::F64;
    case 11: return RootNumber::U8;
    case 12: return RootNumber::U16;
    case 13: return RootNumber::U32;
    case 14:
    case 17: return RootNumber::U64;
    case 18: return RootNumber::Bool;
    default: return std::nullopt;
    }
}

using Layouts = QHash<std::pair<QByteArray, int>, RootLayout>;

Layouts makeBuiltIn()
{
    Layouts result;
    for (const BuiltIn &known : kBuiltIn) {
        RootLayout layout;
        for (const QByteArray &word : QByteArray(known.elements).split(' '))
            if (!word.isEmpty())
                layout.append(element(word));
        for (int version = known.first; version <= known.last; ++version)
            result.insert({known.className, version}, layout);
    }
    // TH1C to TH3D: a histogram and its array.
    for (const char *dimension : {"TH1", "TH2", "TH3"})
        for (const char *type : {"C", "S", "I", "L", "F", "D"})
            for (int version = 1; version <= 5; ++version)
                result.insert({QByteArray(dimension) + type, version},
                              {element(QByteArray("@") + dimension),
                               element(QByteArray("@TArray") + (*type == 'L' ? "L64" : type))});
    return result;
}
}  // namespace

RootElement rootElement(int code, const QByteArray &name, const QByteArray &typeName, int length,
                        const QByteArray &counter)
{
    using Kind = RootElement::Kind;
    RootElement result;
    result.name = name;
    result.type = typeName.endsWith('*') ? typeName.chopped(1) : typeName;
    result.length = length;
    result.counter = counter;
    if (typeName == "BASE" || code == 0) {
        result.kind = Kind::Base;
        result.type = name;
        return result;
    }
    if (const auto number = numberOf(code)) {
        result.kind = Kind::Number;
        result.number = *number;
        return result;
    }
    const bool isArray = code >= 20 && code < 40, isList = code >= 40 && code < 60;
    if (const auto number = isArray ? numberOf(code - 20) : std::nullopt) {
        result.kind = Kind::Numbers;
        result.number = *number;
        return result;
    }
    if (const auto number = isList ? numberOf(code - 40) : std::nullopt) {
        result.kind = Kind::NumberList;
        result.number = *number;
        return result;
    }
    switch (code) {
    case 61:  // objects in place
    case 62:
    case 63:  // pointers that always have their object, "->"
    case 66:
    case 67:
    case 68: result.kind = Kind::Object; break;
    case 64:
    case 69: result.kind = Kind::Pointer; break;
    case 65: result.kind = Kind::Text; break;
    case 71:  // containers of the standard library, and what streams itself
    case 300:
    case 500: result.kind = Kind::Skipped; break;
    default: result.kind = Kind::Unknown;
    }
    return result;
}

void RootLayouts::add(const QByteArray &className, int version, const RootLayout &layout)
{
    m_layouts.insert({className, version}, layout);
}

const RootLayout *RootLayouts::find(const QByteArray &className, int version) const
{
    static const Layouts kLayouts = makeBuiltIn();
    const std::pair<QByteArray, int> wanted(className, version);
    const auto own = m_layouts.constFind(wanted);
    if (own != m_layouts.constEnd())
        return &*own;
    const auto builtIn = kLayouts.constFind(wanted);
    return builtIn == kLayouts.constEnd() ? nullptr : &*builtIn;
}

}  // namespace shiftdeck
