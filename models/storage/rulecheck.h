// The rules that always hold (section 6 of the handbook), asked of a store as it is now.
#pragma once

#include "models/core/result.h"

#include <QList>
#include <QStringList>

#include <functional>
#include <stop_token>

namespace shiftdeck {

class Database;

// A rule as data: its statement lists what breaks it, in one column named `what`, in words for people ("unit
// 5 of request 1"); no row: it holds. One text for both databases. Tests break each one by hand.
struct StoreRule {
    int number;  // of the handbook; 0: the books behind the rules
    const char *id;  // for scripts
    const char *words;  // untranslated, context "StoreRules"
    const char *sql;  // nullptr: counted by a function (counters, audit-chain, references)
};
const QList<StoreRule> &storeRules();

struct RuleVerdict {
    int number = 0;
    QString id, words;
    qint64 broken = 0;  // so many things break it
    QStringList first;  // the first of them

    bool holds() const { return broken == 0; }
};

// Asks all rules at one moment of the store, while others go on working with it. Changes nothing. Reads every
// row: seconds for 10^5 jobs. `progress` is told before each rule: how many are done, of how many, and its
// words. The connection's limits of time are raised; use one of its own. Errors: NotAuthorized (a login that
// sees a part only), Cancelled, and those of the database.
Result<QList<RuleVerdict>> checkRules(Database &db,
                                      const std::function<void(int, int, const QString &)> &progress = {},
                                      std::stop_token stop = {});

}  // namespace shiftdeck
