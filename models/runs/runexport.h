// What the registry knows about runs, in the formats that it takes, and the runs that a campaign has yet to
// process. Each reads what is read back by readRunFile() as the same.
#pragma once

#include "models/runs/runrows.h"

namespace shiftdeck {

struct RunExport {
    QByteArray content;
    qint64 runs = 0;
    QList<RunNumber> leftOut;  // of which it knows nothing that could be written
};

// Run numbers, one a line.
RunExport exportRuns(const QList<RunRow> &rows);
// Certified-run JSON of the luminosity sections in which data were recorded (delivered, where no more is
// known), by the method, or by the main one of each run.
Result<RunExport> exportSections(Database &db, const QList<RunRow> &rows, const QString &method = {});
// CSV as brilcalc writes it, a row per run, or per luminosity section; with the method as its norm tag. What
// was delivered while the experiment counted no sections is a row "N:0".
Result<RunExport> exportLumiTable(Database &db, const QList<RunRow> &rows, const QString &method,
                                  LumiUnit unit, bool bySection);
// Values with errors (lumivalues.h), by the method, or by all where none is named; one row per run and
// method.
RunExport exportLumiValues(const QList<RunRow> &rows, const QString &method = {});
// {"campaign", "runs": [{run, type, events, credited, expected, luminosity}]}: those of its range that the
// campaign has not processed in full. NotFound: no such campaign.
Result<RunExport> exportToProcess(Database &db, const QList<RunRow> &rows, const QString &campaign);

}  // namespace shiftdeck
