#include "tests/storage/rulecases.h"

namespace shiftdeck::test {

void addSiteRules(const AddRule &add)
{
    const QByteArray drain(
        "INSERT INTO site_drains (site_id, reason, at, drained_by) VALUES (1, 'power cut', 1, "
        "'anna');");
    const QByteArray lift("UPDATE site_drains SET lifted_at = 2, lifted_by = 'anna';");
    const Stage stage = Stage::Running;
    add("a site drained twice", stage, drain, drain, "drained already");
    add("a drain replaced", stage, drain,
        "REPLACE INTO site_drains (id, site_id, reason, at, drained_by) VALUES (1, 1, 'x', 1, 'anna')",
        "drained already");
    add("a drain without a reason", stage, "",
        "INSERT INTO site_drains (site_id, reason, at, drained_by) VALUES (1, '', 1, 'anna')",
        "check constraint");
    add("a drain that is over from the first", stage, "",
        "INSERT INTO site_drains (site_id, reason, at, drained_by, lifted_at, lifted_by) VALUES (1, 'x', 1, "
        "'anna',"
        " 2, 'anna')",
        "begins open");
    add("the reason of a drain changed", stage, drain, "UPDATE site_drains SET reason = 'x'", "lifted once");
    add("a drain lifted twice", stage, drain + lift, lift, "lifted once");
    add("a drain deleted", stage, drain, "DELETE FROM site_drains", "drains are never deleted");
    add("a job handed to a drained site", stage, drain, "UPDATE jobs SET status = 'submitting' WHERE id = 1",
        "takes no new jobs");
    const QByteArray application(
        "INSERT INTO applications (step, release, path, keeps_every_event) VALUES ('skim', "
        "'r9', '/bin/true', 1);");
    const QByteArray approve(
        "INSERT INTO release_approvals (step, release, at, approved_by) VALUES ('skim', 'r9', 1, "
        "'anna');");
    const QByteArray withdraw("UPDATE release_approvals SET withdrawn_at = 2, withdrawn_by = 'anna';");
    add("a release approved twice", stage, application + approve, approve, "approved for this step already");
    add("an approval that does not stand", stage, application,
        "INSERT INTO release_approvals (step, release, at, approved_by, withdrawn_at, withdrawn_by) VALUES "
        "('skim', "
        "'r9', 1, 'anna', 2, 'anna')",
        "as one that stands");
    add("an approval changed", stage, application + approve, "UPDATE release_approvals SET release = 'r8'",
        "withdrawn once");
    add("an approval withdrawn twice", stage, application + approve + withdraw, withdraw, "withdrawn once");
    add("an approval deleted", stage, application + approve, "DELETE FROM release_approvals",
        "approvals are never deleted");
    add("a release that is somewhere in between", stage, application,
        "INSERT INTO site_releases (site_id, step, release, state, checked_at) VALUES (1, 'skim', 'r9', "
        "'perhaps', 1)",
        "check constraint");
    add("a site that is up and down", stage, "",
        "INSERT INTO site_health (site_id, asked_at, took_ms, up, down_since) VALUES (1, 1, 0, 1, 1)",
        "check constraint");
}

}  // namespace shiftdeck::test
