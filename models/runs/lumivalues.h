// Reads luminosities of runs that an analysis found (Bhabha, gamma-gamma, ...), with their errors, from a CSV
// of our own:
//
//   run,method,value(/pb),stat,syst            run,value,unit,stat(%),syst(%)
//   8501,bhabha,1.5023,0.0021,0.0105           8501,1.5023,/pb,0.14,0.7
//
// The header names the columns, in any order and case, with or without a # before it: run and value; the unit
// in a column of its own or behind the name of the value; method, stat and syst where they are known. Errors
// are absolute and in the unit of the value, or per cent of it where the column says (%). Nothing has a
// default: a value without a unit is refused. Empty lines and lines that begin with # are passed over.
//
// What a row cannot mean is refused with its line, and the rest goes on; a run that comes a second time by
// one method is refused. At most kMaxLumiValues rows. Any thread; blocks on the device.
#pragma once

#include "models/runs/importreport.h"
#include "models/runs/luminosity.h"
#include "models/runs/runlist.h"

class QIODevice;

namespace shiftdeck {

inline constexpr qsizetype kMaxLumiValues = 200'000;

struct LumiValue {
    qint64 line = 0;
    RunNumber run;
    QString method;  // "": the file does not say
    Luminosity value;  // an integral
    bool operator==(const LumiValue &) const = default;
};

struct LumiValues {
    QList<LumiValue> values;  // as they come
    ImportReport report;  // counts rows
};

// Whether it can be the name of a method: 1 to 60 of A-Z a-z 0-9 . _ + -.
bool isMethodName(QStringView name);
// Whether a first line is the header of such a file.
bool isLumiValuesHeader(QByteArrayView line);
// InvalidInput: no such header, or too large. `origin` names the file in errors.
Result<LumiValues> readLumiValues(QIODevice &device, const QString &origin);
// Such a file of these values, which have methods: "run,method,value,unit,stat,syst".
QByteArray lumiValuesCsv(const QList<LumiValue> &values);

}  // namespace shiftdeck
