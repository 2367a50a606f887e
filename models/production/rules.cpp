#include "models/production/rules.h"

#include "models/core/failureclass.h"
#include "models/core/signature.h"
#include "models/production/jobrows.h"
#include "models/storage/database.h"
#include "models/storage/requestlock.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <limits>

namespace shiftdeck {

namespace {
struct Rules {
    Q_DECLARE_TR_FUNCTIONS(Rules)
};

const QString kColumns = QStringLiteral(
    "SELECT q.id, q.failure_class, q.signature, q.step, q.site_id, s.name, q.action, q.mode, q.would, q.did,"
    " q.last_hit_at, q.created_at, q.created_by, q.changed_at, q.changed_by, q.removed FROM rules q"
    " LEFT JOIN sites s ON s.id = q.site_id");

RetryRule ruleOf(const Row &row)
{
    RetryRule rule;
    rule.id = row.id<RuleId>(0);
    rule.failureClass = row.text(1);
    rule.signature = row.text(2);
    rule.step = row.text(3);
    rule.site = row.id<SiteId>(4);
    rule.siteName = row.text(5);
    rule.action = row.word<RuleAction>(6);
    rule.mode = row.word<RuleMode>(7);
    rule.would = row.integer(8);
    rule.did = row.integer(9);
    rule.lastHitAt = row.maybeInteger(10);
    rule.createdAt = row.integer(11);
    rule.createdBy = row.text(12);
    rule.changedAt = row.integer(13);
    rule.changedBy = row.text(14);
    return rule;
}

// Recovery sets the end of time for units that it left to a person; any delay is far below this.
constexpr TimeMs kLeftToPerson = std::numeric_limits<qint64>::max() / 2;

QString orEmpty(const QString &text) { return text.isNull() ? QStringLiteral("") : text; }
QVariant orNull(SiteId site) { return site.isValid() ? QVariant(site.value()) : QVariant(); }

bool isBefore(const RetryRule &a, const RetryRule &b)
{
    const auto rank = [](const RetryRule &r) {
        return std::array{r.signature.size(), qsizetype(r.failureClass.isEmpty() ? 0 : 1),
                          qsizetype(r.site.isValid() ? 1 : 0), qsizetype(r.step.isEmpty() ? 0 : 1)};
    };
    return rank(a) != rank(b) ? rank(a) > rank(b) : a.id < b.id;
}

// The agent keeps its hands off, which is done as soon as it is decided.
bool isHandsOff(RuleAction action)
{
    return action == RuleAction::NoRetry || action == RuleAction::AskPerson;
}

Result<FailedJob> loadFailed(Database &db, JobId job)
{
    return db.one(jobName(job),
                  QStringLiteral(
                      "SELECT j.failure_class, x.text, CASE j.kind WHEN 'merge' THEN 'merge' ELSE r.step END,"
                      " j.site_id FROM jobs j JOIN requests r ON r.id = j.request_id"
                      " LEFT JOIN signatures x ON x.id = j.signature_id WHERE j.id = ?"),
                  {job.value()}, [](const Row &row) {
                      return FailedJob{row.text(0), row.text(1), row.text(2), row.id<SiteId>(3)};
                  });
}

Result<> addHit(Database &db, const RetryRule &rule, JobId job, bool acted, TimeMs now)
{
    SD_CHECK(db.run(QStringLiteral("INSERT INTO rule_hits (rule_id, job_id, action, acted, at)"
                                   " VALUES (?, ?, ?, ?, ?) ON CONFLICT (rule_id, job_id) DO NOTHING"),
                    {rule.id.value(), job.value(), QString(toWord(rule.action)), acted ? 1 : 0, now}));
    return acted ? noteRuleActed(db, rule.id, job) : Result<>();
}

// Counts the hits of every rule that watches and would decide; answers the one that does.
Result<std::optional<RetryRule>> decide(Database &db, const QList<RetryRule> &rules, JobId job,
                                        const FailedJob &failed, TimeMs now)
{
    for (const RetryRule &rule : rules) {
        if (rule.mode == RuleMode::Off || !fits(rule, failed))
            continue;
        const bool acts = rule.mode == RuleMode::Act;
        SD_CHECK(addHit(db, rule, job, acts && isHandsOff(rule.action), now));
        if (acts)
            return std::optional(rule);
    }
    return std::optional<RetryRule>();
}

Result<> bindRule(Database &db, const QList<RetryRule> &rules, JobId job, TimeMs now)
{
    SD_TRY(const FailedJob failed, loadFailed(db, job));
    SD_TRY(const auto deciding, decide(db, rules, job, failed, now));
    SD_CHECK(db.run(QStringLiteral("UPDATE jobs SET rule_id = ? WHERE id = ? AND rule_id IS DISTINCT FROM ?"),
                    {deciding ? QVariant(deciding->id.value()) : QVariant(), job.value(),
                     deciding ? QVariant(deciding->id.value()) : QVariant()}));
    return {};
}

// Failed jobs that nobody tried again yet, of requests that go on. By index on the class where it is named.
// On a server no job fails between a change of the rules and its commit (see jobs_transition in the schema).
Result<> decideAnew(Database &db, const RetryRule &about, TimeMs now)
{
    SD_TRY(const auto rules, listRules(db));
    QString where = QStringLiteral(" FROM jobs j WHERE j.status = 'error' AND j.request_id IN"
                                   " (SELECT id FROM requests WHERE status IN ('staged','running','held'))");
    QVariantList values;
    if (!about.failureClass.isEmpty()) {
        where += QStringLiteral(" AND j.failure_class = ?");
        values.append(about.failureClass);
    }
    SD_TRY(const auto requests,
           db.list(QStringLiteral("SELECT DISTINCT j.request_id") + where, values,
                   [](const Row &row) { return row.id<RequestId>(0); }));
    SD_CHECK(lockRequests(db, requests));
    SD_TRY(const auto jobs, db.list(QStringLiteral("SELECT j.id") + where, values, [](const Row &row) {
               return row.id<JobId>(0);
           }));
    for (const JobId job : jobs) {
        SD_CHECK(bindRule(db, rules, job, now));
        // What the agent had left to a person it looks at once more.
        SD_CHECK(db.run(
            QStringLiteral("UPDATE work_units SET not_before = ? WHERE state = 'ready'"
                           " AND not_before > ? AND id IN (SELECT unit_id FROM claims WHERE job_id = ?)"),
            {now, kLeftToPerson, job.value()}));
    }
    return {};
}

Result<> audit(Database &db, const Actor &actor, const RetryRule &rule, const QString &from,
               const QString &to)
{
    return addAudit(db, actor, {QStringLiteral("rule"), rule.id.value(), {}, from, to, ruleName(rule)});
}

Result<> wasFaster(Database &db, const RetryRule &rule, TimeMs now)
{
    SD_TRY(const QString change, lastChange(db, QStringLiteral("rule"), rule.id.value(), now));
    return fail(ErrorCode::Conflict, ruleName(rule),
                change.isEmpty() ? Rules::tr("It was changed by somebody else in the meantime.")
                                 : Rules::tr("It is another one now: %1.", "changed by").arg(change));
}

Result<> setRemoved(Database &db, RuleId id, bool removed, const Actor &actor)
{
    return transact(db, [&]() -> Result<> {
        SD_TRY(const StoredRule stored, loadRule(db, id));
        if (!removed)
            SD_CHECK(checkRule(db, stored.rule));
        SD_TRY(const int rows,
               db.run(QStringLiteral("UPDATE rules SET removed = ?, changed_at = ?, changed_by = ?"
                                     " WHERE id = ? AND removed = ?"),
                      {removed ? 1 : 0, actor.now, actor.who.name, id.value(), removed ? 0 : 1}));
        if (rows != 1)
            return wasFaster(db, stored.rule, actor.now);
        SD_TRY(const StoredRule held, loadRule(db, id));  // its mode may have changed before it was ours
        const QString there = toWord(held.rule.mode);
        const QString gone = Rules::tr("removed");
        SD_CHECK(audit(db, actor, stored.rule, removed ? there : gone, removed ? gone : there));
        return decideAnew(db, stored.rule, actor.now);
    });
}

int raised(int now, int limit) { return int(std::min<qint64>(qint64(now) * 2, qint64(limit) * kMaxRaise)); }

QString withNode(const QString &nodes, const QString &node)
{
    QStringList list = nodes.split(u',', Qt::SkipEmptyParts);
    if (!node.isEmpty() && !list.contains(node))
        list.append(node);
    return list.join(u',');
}

// Twice the limit that the job had; false when there is none, or it is as high as it may be.
bool raise(std::optional<int> &limit, int ofRequest)
{
    const int before = limit.value_or(ofRequest);
    if (before <= 0 || ofRequest <= 0 || raised(before, ofRequest) <= before)
        return false;
    limit = raised(before, ofRequest);
    return true;
}

void leaveToPerson(RetryTerms &terms, const QString &why)
{
    terms.mayRetry = false;
    terms.why = why;
}

void follow(RetryTerms &terms, const RetryRule &rule, const JobRow &job, const RequestRow &request)
{
    const QString name = ruleName(rule);
    terms.mayRetry = true;
    terms.rule = rule.id;
    terms.why = Rules::tr("So says %1.").arg(name);
    switch (rule.action) {
    case RuleAction::Retry: break;
    case RuleAction::Elsewhere:
        terms.avoidNodes = withNode(job.avoidNodes, job.node);
        if (!job.node.isEmpty())
            terms.why = Rules::tr("By %1 it avoids the node %2.").arg(name, job.node);
        break;
    case RuleAction::MoreMemory:
        if (raise(terms.memoryMb, request.memoryMb))
            terms.why = Rules::tr("By %1 it gets %2 MB of memory.").arg(name).arg(*terms.memoryMb);
        else
            leaveToPerson(terms,
                          Rules::tr("By %1 it would get more memory, but its limit cannot be raised any "
                                    "further. A person decides.")
                              .arg(name));
        break;
    case RuleAction::MoreTime:
        if (raise(terms.wallSeconds, request.wallSeconds))
            terms.why = Rules::tr("By %1 it gets %2 s of time.").arg(name).arg(*terms.wallSeconds);
        else
            leaveToPerson(terms,
                          Rules::tr("By %1 it would get more time, but its limit cannot be raised any "
                                    "further. A person decides.")
                              .arg(name));
        break;
    case RuleAction::SmallerSplit:
        terms.perUnit = job.units > 1;
        if (terms.perUnit)
            terms.why = Rules::tr("By %1 each work unit gets a job of its own.").arg(name);
        else
            leaveToPerson(terms,
                          Rules::tr("By %1 it would be split, but it has only one work unit. A person "
                                    "decides.")
                              .arg(name));
        break;
    case RuleAction::NoRetry:
        leaveToPerson(terms, Rules::tr("By %1 it is not tried again.").arg(name));
        break;
    case RuleAction::AskPerson:
        leaveToPerson(terms, Rules::tr("By %1 a person decides about it.").arg(name));
        break;
    }
}
}  // namespace

bool fits(const RetryRule &rule, const FailedJob &job)
{
    return (rule.failureClass.isEmpty() || rule.failureClass == job.failureClass)
        && (rule.signature.isEmpty() || job.signature.toLower().contains(rule.signature))
        && (rule.step.isEmpty() || rule.step == job.step) && (!rule.site.isValid() || rule.site == job.site);
}

QString ruleName(const RetryRule &rule)
{
    QStringList parts;
    if (!rule.failureClass.isEmpty())
        parts.append(rule.failureClass);
    if (!rule.signature.isEmpty())
        parts.append(QStringLiteral("\"%1\"").arg(rule.signature.left(60)));
    if (!rule.step.isEmpty())
        parts.append(rule.step);
    if (rule.site.isValid())
        parts.append(rule.siteName);
    const QString what = parts.join(QStringLiteral(", "));
    if (!rule.id.isValid())
        return Rules::tr("rule (%1: %2)", "what it is about, action").arg(what, toWord(rule.action));
    return Rules::tr("rule %1 (%2: %3)", "number, what it is about, action")
        .arg(QString::number(rule.id.value()), what, toWord(rule.action));
}

QString translatedAction(RuleAction action)
{
    switch (action) {
    case RuleAction::Retry: return Rules::tr("try again");
    case RuleAction::Elsewhere: return Rules::tr("try again on another node");
    case RuleAction::MoreMemory: return Rules::tr("try again with more memory");
    case RuleAction::MoreTime: return Rules::tr("try again with more time");
    case RuleAction::SmallerSplit: return Rules::tr("try again, each work unit by itself");
    case RuleAction::NoRetry: return Rules::tr("do not try again");
    case RuleAction::AskPerson: return Rules::tr("leave it to a person");
    }
    return {};
}

QString translatedMode(RuleMode mode)
{
    switch (mode) {
    case RuleMode::Watch: return Rules::tr("watches", "mode of a rule");
    case RuleMode::Act: return Rules::tr("acts", "mode of a rule");
    case RuleMode::Off: return Rules::tr("off", "mode of a rule");
    }
    return {};
}

Result<QList<RetryRule>> listRules(Database &db)
{
    SD_TRY(auto rules, db.list(kColumns + QStringLiteral(" WHERE q.removed = 0"), {}, ruleOf));
    std::sort(rules.begin(), rules.end(), isBefore);
    return rules;
}

Result<StoredRule> loadRule(Database &db, RuleId id)
{
    return db.one(Rules::tr("rule %1").arg(id.value()), kColumns + QStringLiteral(" WHERE q.id = ?"),
                  {id.value()}, [](const Row &row) {
                      return StoredRule{ruleOf(row), row.flag(15)};
                  });
}

QString ruleSignature(const QString &text) { return errorSignature(text).toLower(); }

Result<> checkRule(Database &db, const RetryRule &rule)
{
    const QString name = Rules::tr("the rule");
    if (rule.failureClass.isEmpty() && rule.signature.isEmpty())
        return fail(ErrorCode::InvalidInput, name,
                    Rules::tr("A rule is about a failure class, an error text, or both."));
    if (!rule.failureClass.isEmpty() && !isFailureClass(rule.failureClass))
        return fail(ErrorCode::InvalidInput, name,
                    Rules::tr("There is no failure class %1.").arg(rule.failureClass));
    if (!rule.step.isEmpty() && !fromWord<Step>(rule.step))
        return fail(ErrorCode::InvalidInput, name, Rules::tr("There is no step %1.").arg(rule.step));
    SD_TRY(const auto rules, listRules(db));
    for (const RetryRule &other : rules)
        if (other.failureClass == rule.failureClass && other.signature == rule.signature
            && other.step == rule.step && other.site == rule.site)
            return fail(ErrorCode::AlreadyExists, ruleName(other),
                        Rules::tr("It is about the same failures. Change its mode, or remove it first."));
    return {};
}

Result<RulePreview> previewRule(Database &db, const RetryRule &rule)
{
    QString sql = QStringLiteral("SELECT coalesce(sum(k.n), 0) FROM failure_counters k"
                                 " JOIN requests r ON r.id = k.request_id"
                                 " LEFT JOIN signatures x ON x.id = k.signature_id WHERE k.n > 0");
    QString open = QStringLiteral("SELECT count(*) FROM jobs j JOIN requests r ON r.id = j.request_id"
                                  " LEFT JOIN signatures x ON x.id = j.signature_id WHERE j.status = 'error'"
                                  " AND j.failure_class IS NOT NULL AND r.status IN"
                                  " ('staged','running','held')");
    QVariantList values;
    const auto both = [&](const char *condition, const QVariant &value) {
        const QString text = QLatin1StringView(condition);
        sql += QStringLiteral(" AND ") + text.arg(QStringLiteral("k"));
        open += QStringLiteral(" AND ") + text.arg(QStringLiteral("j"));
        values.append(value);
    };
    if (!rule.failureClass.isEmpty())
        both("%1.failure_class = ?", rule.failureClass);
    if (!rule.step.isEmpty())
        both("r.step = ?", rule.step);
    if (rule.site.isValid())
        both("%1.site_id = ?", rule.site.value());
    RulePreview preview;
    if (rule.signature.isEmpty()) {
        SD_TRY(preview.failures, db.integer(sql, values));
        SD_TRY(preview.waiting, db.integer(open, values));
        return preview;
    }
    // Text is compared as the rule itself does it, not as the database would.
    SD_TRY(const auto ids,
           db.list(QStringLiteral("SELECT id, text FROM signatures"), {}, [&rule](const Row &row) {
               return row.text(1).toLower().contains(rule.signature) ? row.integer(0) : qint64(0);
           }));
    for (const qint64 id : ids) {
        if (id == 0)
            continue;
        QVariantList with = values;
        with.append(id);
        SD_TRY(const qint64 ever, db.integer(sql + QStringLiteral(" AND k.signature_id = ?"), with));
        SD_TRY(const qint64 now, db.integer(open + QStringLiteral(" AND j.signature_id = ?"), with));
        preview.failures += ever;
        preview.waiting += now;
    }
    return preview;
}

Result<RuleId> addRule(Database &db, const RetryRule &rule, const Actor &actor)
{
    return transact(db, [&]() -> Result<RuleId> {
        SD_CHECK(checkRule(db, rule));
        SD_TRY(const qint64 id,
               db.insert(
                   QStringLiteral("INSERT INTO rules (failure_class, signature, step, site_id, action, mode,"
                                  " created_at, created_by, changed_at, changed_by)"
                                  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                   {orEmpty(rule.failureClass), orEmpty(rule.signature), orEmpty(rule.step),
                    orNull(rule.site), QString(toWord(rule.action)), QString(toWord(rule.mode)), actor.now,
                    actor.who.name, actor.now, actor.who.name}));
        SD_TRY(const StoredRule made, loadRule(db, RuleId(id)));
        SD_CHECK(audit(db, actor, made.rule, {}, QString(toWord(rule.mode))));
        SD_CHECK(decideAnew(db, made.rule, actor.now));
        return RuleId(id);
    });
}

Result<> setRuleMode(Database &db, RuleId id, RuleMode from, RuleMode to, const Actor &actor)
{
    return transact(db, [&]() -> Result<> {
        SD_TRY(const StoredRule stored, loadRule(db, id));
        SD_TRY(const int rows,
               db.run(QStringLiteral("UPDATE rules SET mode = ?, changed_at = ?, changed_by = ?"
                                     " WHERE id = ? AND mode = ? AND removed = 0"),
                      {QString(toWord(to)), actor.now, actor.who.name, id.value(), QString(toWord(from))}));
        if (rows != 1)
            return wasFaster(db, stored.rule, actor.now);
        SD_CHECK(audit(db, actor, stored.rule, QString(toWord(from)), QString(toWord(to))));
        return decideAnew(db, stored.rule, actor.now);
    });
}

Result<> removeRule(Database &db, RuleId id, const Actor &actor) { return setRemoved(db, id, true, actor); }
Result<> restoreRule(Database &db, RuleId id, const Actor &actor) { return setRemoved(db, id, false, actor); }

Result<> applyRules(Database &db, JobId job, TimeMs now)
{
    SD_TRY(const auto rules, listRules(db));
    return bindRule(db, rules, job, now);
}

Result<std::optional<RetryRule>> applyRulesToStuck(Database &db, JobId job, TimeMs now)
{
    SD_TRY(const auto rules, listRules(db));
    SD_TRY(FailedJob stuck, loadFailed(db, job));
    stuck.failureClass = QStringLiteral("stuck");
    return decide(db, rules, job, stuck, now);
}

Result<RuleBook> loadRuleBook(Database &db)
{
    SD_TRY(const auto rules, listRules(db));
    RuleBook book;
    for (const RetryRule &rule : rules)
        if (rule.mode == RuleMode::Act)
            book.insert(rule.id, rule);
    return book;
}

RetryTerms retryTerms(const JobRow &job, const RequestRow &request, const RuleBook &rules)
{
    RetryTerms terms;
    terms.memoryMb = job.memoryMb;
    terms.wallSeconds = job.wallSeconds;
    terms.avoidNodes = job.avoidNodes;
    if (const auto rule = rules.constFind(job.rule); rule != rules.constEnd()) {
        follow(terms, *rule, job, request);
        return terms;
    }
    const FailureClass &failure = failureClass(job.failureClass);
    if (!job.retryHelps.value_or(failure.retryHelps))
        leaveToPerson(terms, Rules::tr("Trying again does not help: %1").arg(failure.translatedRemedy()));
    return terms;
}

Result<> noteRuleActed(Database &db, RuleId rule, JobId job)
{
    SD_CHECK(db.run(
        QStringLiteral("UPDATE rule_hits SET acted = 1 WHERE rule_id = ? AND job_id = ? AND acted = 0"),
        {rule.value(), job.value()}));
    return {};
}

}  // namespace shiftdeck
