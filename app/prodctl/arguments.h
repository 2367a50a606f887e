// The words of the command line: global options anywhere, then a verb, then what belongs to it.
#pragma once

#include "app/prodctl/verb.h"

namespace shiftdeck {

struct Words {
    Options options;
    QStringList rest;  // without the global options
};

// InvalidInput: an option without its value.
Result<Words> takeOptions(const QStringList &words);
// Options may be shortened as long as they stay unambiguous; lists are comma separated or repeated.
Result<QJsonObject> parseArguments(const CommandSpec &spec, const QStringList &words);

struct GlobalOption {
    const char *name;
    const char *value;  // nullptr: a flag
    const char *help;  // untranslated, context "Prodctl"
};
const QList<GlobalOption> &globalOptions();

}  // namespace shiftdeck
