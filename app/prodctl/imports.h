// What the verbs that read files of outside formats share: saying what an import left out, and writing
// results.
#pragma once

#include "app/prodctl/verb.h"
#include "models/runs/importreport.h"

#include <QByteArray>

namespace shiftdeck {

// A parameter that names a file.
Parameter fileParameter(const char *name, const QString &help, bool positional = false,
                        bool required = false);
// The first remarks, one line each on standard error, and how many more there are.
void warnOf(Session &session, const QString &path, const ImportReport &report);

Parameter outputParameter();
Parameter forceParameter();
// Writes --output as a whole or not at all. AlreadyExists when there is such a file and --force is not given.
Result<> writeOutput(const QJsonObject &arguments, const QByteArray &content);

}  // namespace shiftdeck
