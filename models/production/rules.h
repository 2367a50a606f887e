// Rules about failed jobs: a kind of failure, and what the agent is to do about it.
//
// A rule fits a failure when its class is the same, its signature is a part of the failure's, and step and
// site are the same, as far as it names them. The most specific rule comes first (signature before class
// before site before step, then the older one); the first in mode `act` decides. A rule in mode `watch` does
// nothing: it is counted how often it would have decided. A new rule watches.
//
// What a deciding rule does to the retry of a job:
//   retry          tried again, also where the class says that this does not help by itself
//   elsewhere      tried again, and the node is added to those to be avoided
//   more-memory    tried again with twice the memory, at most kMaxRaise times the request's limit
//   more-time      the same for the time
//   smaller-split  each work unit in a job of its own; a job of one unit is left to a person
//   no-retry       the agent does not try again
//   ask-person     the same, and it counts as waiting for a person
// A person may always retry (resubmit --all). Limits raised once stay raised for the attempts that follow.
#pragma once

#include "models/core/vocabulary.h"
#include "models/production/audit.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace shiftdeck {

struct JobRow;
struct RequestRow;

struct RetryRule {
    RuleId id;
    QString failureClass;  // empty: every class
    QString signature;  // part of a signature, in small letters; empty: every one
    QString step;  // empty: every step
    SiteId site;  // invalid: every site
    QString siteName;
    RuleAction action = RuleAction::AskPerson;
    RuleMode mode = RuleMode::Watch;
    qint64 would = 0, did = 0;  // hits; would: counted, and nothing was done (yet)
    std::optional<TimeMs> lastHitAt;
    TimeMs createdAt = 0, changedAt = 0;
    QString createdBy, changedBy;
};

// What a rule looks at.
struct FailedJob {
    QString failureClass, signature, step;
    SiteId site;
};

bool fits(const RetryRule &rule, const FailedJob &job);
QString ruleName(const RetryRule &rule);  // "rule 3 (memory-limit: more-memory)"
QString translatedAction(RuleAction action);  // "with more memory", for tables
QString translatedMode(RuleMode mode);

// Most specific first; without those removed. O(rules).
Result<QList<RetryRule>> listRules(Database &db);
// NotFound; removed ones are found too, with `isRemoved`.
struct StoredRule {
    RetryRule rule;
    bool isRemoved = false;
};
Result<StoredRule> loadRule(Database &db, RuleId id);

// The signature part as it is stored: made comparable like an error text, in small letters.
QString ruleSignature(const QString &text);
// InvalidInput: neither class nor signature, or words that are not known. AlreadyExists names the rule.
Result<> checkRule(Database &db, const RetryRule &rule);

// What the rule would have matched so far, from counters: failures ever, and those that wait for a decision
// now. O(classes x signatures x sites).
struct RulePreview {
    qint64 failures = 0;
    qint64 waiting = 0;
};
Result<RulePreview> previewRule(Database &db, const RetryRule &rule);

// Each with one audit row, and every failed job that waits is decided about anew.
Result<RuleId> addRule(Database &db, const RetryRule &rule, const Actor &actor);
// Conflict when it is not in mode `from` any more.
Result<> setRuleMode(Database &db, RuleId id, RuleMode from, RuleMode to, const Actor &actor);
Result<> removeRule(Database &db, RuleId id, const Actor &actor);
Result<> restoreRule(Database &db, RuleId id, const Actor &actor);

// Counts the rules that fit a job, and writes down which one decides about its retry. Of a job in status
// error, in the transaction that made it fail. O(rules).
Result<> applyRules(Database &db, JobId job, TimeMs now);
// The same for a job that is stuck and still open; answers the rule that decides, if one acts.
Result<std::optional<RetryRule>> applyRulesToStuck(Database &db, JobId job, TimeMs now);

// ---- what recovery asks
constexpr int kMaxRaise = 8;

// The rules that act, by id.
using RuleBook = QHash<RuleId, RetryRule>;
Result<RuleBook> loadRuleBook(Database &db);

struct RetryTerms {
    bool mayRetry = true;  // without a person
    RuleId rule;  // the one that decided; invalid: the failure class did
    QString why;  // a sentence, where a rule decided or retrying does not help
    std::optional<int> memoryMb, wallSeconds;  // of the retry; none: the request's
    QString avoidNodes;  // comma separated
    bool perUnit = false;  // a job for each work unit
};
// Pure. Terms hold for retries by a person too; mayRetry is for the agent.
RetryTerms retryTerms(const JobRow &job, const RequestRow &request, const RuleBook &rules);
// The rule did what it says about this job.
Result<> noteRuleActed(Database &db, RuleId rule, JobId job);

}  // namespace shiftdeck
