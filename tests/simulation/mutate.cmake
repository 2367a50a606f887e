# Makes a copy of one source of models/production in which deliberate breaks can be switched on at run time:
#   cmake -D SOURCE=... -D OUTPUT=... -P mutate.cmake
# Each text that is replaced must be there exactly once; else the break would no longer break anything, and the
# build fails.
cmake_minimum_required(VERSION 3.25)
file(READ ${SOURCE} content)
get_filename_component(name ${SOURCE} NAME)

function(mutate file find replacement)
  if(NOT file STREQUAL name)
    return()
  endif()
  string(FIND "${content}" "${find}" first)
  string(FIND "${content}" "${find}" last REVERSE)
  if(first EQUAL -1)
    message(FATAL_ERROR "${SOURCE} no longer has the text that tests/simulation/mutate.cmake breaks:\n${find}")
  elseif(NOT first EQUAL last)
    message(FATAL_ERROR "${SOURCE} has this text more than once, see tests/simulation/mutate.cmake:\n${find}")
  endif()
  string(REPLACE "${find}" "${replacement}" changed "${content}")
  set(content "${changed}" PARENT_SCOPE)
endfunction()

# ---- credit-twice
mutate(recording.cpp [[return row.integer(0) > 0   ?]]
  [[return row.integer(0) > 0 && !mutated("credit-twice")   ?]])
mutate(recording.cpp [[QStringLiteral("INSERT INTO credits (unit_id, job_id, events_read, at) VALUES (?, ?, ?, ?)")]]
  [[(mutated("credit-twice")
                ? QStringLiteral("INSERT INTO credits (unit_id, job_id, events_read, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
                : QStringLiteral("INSERT INTO credits (unit_id, job_id, events_read, at) VALUES (?, ?, ?, ?)"))]])
# ---- claim-without-condition
mutate(recovery.cpp [[case UnitState::Claimed: return UnitVerdict::InOpenAttempt;]]
  [[case UnitState::Claimed:
        if (mutated("claim-without-condition"))
            return UnitVerdict::Taken;
        return UnitVerdict::InOpenAttempt;]])
mutate(recovery.cpp [[SD_CHECK(moveJob(db, item.job, old.status, JobStatus::Superseded, actor.now));]]
  [[if (!mutated("claim-without-condition"))
        SD_CHECK(moveJob(db, item.job, old.status, JobStatus::Superseded, actor.now));]])
# ---- forget-token
mutate(submission.cpp [[#include "models/production/jobcontents.h"]]
  [[#include "models/production/jobcontents.h"
#include "models/production/jobmaking.h"]])
mutate(submission.cpp [[c.wonAlone([&] { return moveJob(c.db, job.id, JobStatus::Submitting, to, c.clock.now()); }));]]
  [[c.wonAlone([&] { return moveJob(c.db, job.id, JobStatus::Submitting, to, c.clock.now()); }));
    if (mutated("forget-token"))
        SD_CHECK(c.db.run(QStringLiteral("UPDATE jobs SET token = ? WHERE id = ?"),
                          {newToken(job.request, job.kind), job.id.value()}));]])
# ---- submit-unwritten
mutate(submission.cpp [[SD_TRY(const bool mine, c.wonAlone([&] { return markSubmitting(c, prepared.job); }));]]
  [[SD_TRY(const bool marked, mutated("submit-unwritten") ? Result<bool>(true)
                                                           : c.wonAlone([&] { return markSubmitting(c, prepared.job); }));
            const bool mine = marked;]])
# ---- merge-surplus
mutate(merging.cpp [[" ORDER BY o.run, o.first_event, o.id"),
            {stream.id.value()}, [](const Row &row) {
                return Part{]]
  [[" ORDER BY o.run, o.first_event, o.id")
                .replace(QStringLiteral("o.state = 'credited'"), mutated("merge-surplus")
                             ? QStringLiteral("o.state IN ('credited','surplus')")
                             : QStringLiteral("o.state = 'credited'")),
            {stream.id.value()}, [](const Row &row) {
                return Part{]])
# ---- trust-exit-code
mutate(checking.cpp [[c.verdict = classify(c.facts);
    if (!c.verdict.good && !mayBeInput(c.verdict.failureClass))]]
  [[c.verdict = classify(c.facts);
    if (mutated("trust-exit-code") && c.facts.endpoint.exitCode == 0)
        c.verdict.good = true;
    if (!c.verdict.good && !mayBeInput(c.verdict.failureClass))]])
# ---- ignore-events-read
mutate(classifier.cpp [[return inputReadWrong(f, [](qint64 read, qint64 expected) { return read < expected; });]]
  [[if (mutated("ignore-events-read"))
        return nullptr;
    return inputReadWrong(f, [](qint64 read, qint64 expected) { return read < expected; });]])
# ---- lost-at-once
mutate(following.cpp [[if (since == s.absentSince.constEnd())]]
  [[if (mutated("lost-at-once"))
            gone.append(job);
        else if (since == s.absentSince.constEnd())]])
# ---- visit-twice
mutate(siteworker.cpp [[if (m_isBusy) {]] [[if (m_isBusy && !mutated("visit-twice")) {]])
# ---- wait-for-slow
mutate(siteworker.cpp [[TimeMs left = c->config.patienceMs;]]
  [[TimeMs left = mutated("wait-for-slow") ? kWaitForAll : c->config.patienceMs;]])
# ---- skip-verify
mutate(checking.cpp [[if (c.job.kind == JobKind::Merge && c.contents.mergePolicy == MergePolicy::Fast) {]]
  [[if (c.job.kind == JobKind::Merge
            && (c.contents.mergePolicy == MergePolicy::Fast || mutated("skip-verify"))) {]])
# ---- part-twice
mutate(jobcontents.cpp [[contents.inputs = parts;]]
  [[if (mutated("part-twice") && !parts.isEmpty())
        parts.append(parts.first());
    contents.inputs = parts;]])
# ---- place-over
mutate(placing.cpp [[if (QFileInfo::exists(file.target))
        return checkSame(file, stop);]]
  [[if (mutated("place-over"))
        QFile::remove(file.target);
    if (QFileInfo::exists(file.target))
        return checkSame(file, stop);]])
# ---- no-audit
mutate(recovery.cpp [[return addAudit(db, actor,
                    {QStringLiteral("job"), item.job.value(), item.request, QString(toWord(old.status)),]]
  [[if (mutated("no-audit"))
        return {};
    return addAudit(db, actor,
                    {QStringLiteral("job"), item.job.value(), item.request, QString(toWord(old.status)),]])
# ---- cancel-unasked
mutate(recovery.cpp [[if (job.status == JobStatus::Pending) {
                SD_CHECK(moveJob(db, id, JobStatus::Pending, JobStatus::Cancelled, actor.now));]]
  [[const bool isAway = job.status == JobStatus::Submitted || job.status == JobStatus::Running;
            if (job.status == JobStatus::Pending || (mutated("cancel-unasked") && isAway)) {
                SD_CHECK(moveJob(db, id, job.status, JobStatus::Cancelled, actor.now));]])
# ---- declare-blind
mutate(closing.cpp [[SD_CHECK(checkStillThere(file));]]
  [[if (!mutated("declare-blind"))
        SD_CHECK(checkStillThere(file));]])
# ---- finish-short
mutate(closing.cpp [[if (units > 0)
        blockers.append(]]
  [[if (units > 0 && !mutated("finish-short"))
        blockers.append(]])

file(WRITE ${OUTPUT} "#include \"tests/simulation/mutation.h\"\n#line 1 \"${SOURCE}\"\n${content}")
