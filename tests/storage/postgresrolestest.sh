#!/bin/sh
# Who may do what in a store on PostgreSQL, tried with psql:
#   sh tests/storage/postgresrolestest.sh
#
# Each role logs in over TLS with its password and tries every statement of roles/probes.txt and every move of a request
# from one status to another, each in a transaction that is taken back. The matrix is printed. Then the protection is
# broken in one place after the other, in a copy of the store, and each time the statements must notice.
# Needs postgresql-15 and openssl.
set -eu
cd "$(dirname "$0")/../.."
folder=$(mktemp -d "${TMPDIR:-/tmp}/shiftdeck-roles.XXXXXX")
chmod 711 "$folder"
end() {
    sh tests/support/postgresserver.sh stop "$folder/server" || :
    rm -rf "$folder"
}
trap end EXIT
trap 'exit 130' INT TERM
failed=0
fail() {
    echo "FAIL: $1"
    failed=1
}
sh tests/support/postgresserver.sh start "$folder/server"
. "$folder/server/server.env"
here=tests/storage/roles
people="vera:viewer:1 sam:site:1 tom:site:2 ina:shifter:1 dora:dq:1 max:manager:1 robot:agent:1"

ask() { # database, psql's arguments
    database=$1
    shift
    psql -X -q -A -t -v ON_ERROR_STOP=1 -h "$PGHOST" -p "$PGPORT" -U postgres -d "$database" "$@"
}
log_in() { # who, database, psql's arguments: over TLS, with a password
    who=$1
    database=$2
    shift 2
    PGPASSWORD="secret of $who" PGSSLROOTCERT=$SHIFTDECK_TEST_CA psql -X -q -A -t \
        -d "host=localhost port=$SHIFTDECK_TEST_PORT user=$who dbname=$database sslmode=verify-full" "$@"
}

ask postgres -c "CREATE DATABASE store"
for script in resources/schema/postgresql/[0-9]*.sql; do ask store -1 -f "$script" >/dev/null; done
ask store -1 -f resources/schema/postgresql/roles.sql >/dev/null
ask store -1 -f resources/schema/postgresql/roles.sql >/dev/null || fail "roles.sql does not run again"
ask store -1 -f $here/fixture.sql >/dev/null
for login in nobody stray twin eve; do ask store -c "CREATE ROLE $login LOGIN"; done
ask store -c "GRANT shiftdeck_manager TO stray" -c "SELECT enrol('twin', 'shifter')" \
    -c "GRANT shiftdeck_manager TO twin" >/dev/null
for login in vera sam tom ina dora max robot nobody stray twin; do
    ask store -c "ALTER ROLE $login PASSWORD 'secret of $login'"
done

# Every pair of status, from the requests 101 to 117. m: the role does not move it so.
ask store >"$folder/moves.txt" <<'SQL'
WITH words(word, position) AS (SELECT * FROM unnest(ARRAY['new','approved','assigned','staged','running','finished',
    'declared','delivered','certified','held','rejected','aborted','obsolete']) WITH ORDINALITY),
  pairs AS (SELECT f.word AS f, t.word AS t, CASE WHEN f.word = 'staged' AND t.word = 'running' THEN 114
      WHEN f.word = 'held' AND t.word IN ('assigned','staged','running') THEN 112 + t.position ELSE 100 + f.position
      END AS id FROM words f, words t WHERE f.word <> t.word)
SELECT format('move a request from %s to %s|%s|', f, t, (SELECT string_agg(CASE
    WHEN p.role = 'viewer' THEN 'g'
    WHEN p.role = 'site' AND r.site_id IS NULL AND r.status <> 'approved' THEN '0'
    WHEN p.site = 2 AND r.site_id = 1 THEN '0'
    WHEN EXISTS (SELECT FROM request_transitions x WHERE (x.from_status, x.to_status, x.role) = (f, t, p.role)) THEN 'y'
    ELSE 'm' END, '' ORDER BY p.position) FROM (VALUES (1, 'viewer', 1), (2, 'site', 1), (3, 'site', 2),
      (4, 'shifter', 1), (5, 'dq', 1), (6, 'manager', 1), (7, 'agent', 1)) AS p(position, role, site)))
  || format('UPDATE requests SET status = %L, held_from = %s, site_id = %s, changed_at = 2, changed_by = :''me'''
    ' WHERE id = %s', t, CASE t WHEN 'held' THEN quote_literal(f) ELSE 'NULL' END,
    CASE WHEN f <> 'held' AND t IN ('approved','new','rejected') THEN 'NULL'
      WHEN f = 'approved' AND t = 'assigned' THEN ':site' ELSE 'site_id' END, id)
  FROM pairs JOIN requests r USING (id) ORDER BY id, f, t
SQL
{
    grep -v '^#' $here/probes.txt | grep .
    cat "$folder/moves.txt"
} >"$folder/probes.txt"
probes=$(wc -l <"$folder/probes.txt")
[ "$(wc -l <"$folder/moves.txt")" = 156 ] || fail "not every pair of status is tried"

# One session for all statements of one person: what came of each, a line each.
awk -F'|' 'BEGIN { print "\\o /dev/null" } {
    printf "BEGIN;\n%s;\n\\if :ERROR\n\\echo :SQLSTATE :LAST_ERROR_MESSAGE\n\\else\n\\echo 00000 :ROW_COUNT\n\\endif\nROLLBACK;\n",
        substr($0, length($1) + length($2) + 3)
}' "$folder/probes.txt" >"$folder/probes.sql"
try_all() { # who:role:site, database; leaves $folder/WHO.raw and .marks
    who=${1%%:*}
    role=${1#*:}
    log_in "$who" "$2" -v me="$who" -v role="${role%:*}" -v site="${1##*:}" -f "$folder/probes.sql" 2>/dev/null \
        >"$folder/$who.raw" || fail "$who cannot log in"
    awk '{
        code = substr($0, 1, 5); text = substr($0, 7)
        mark = "?"
        if (code == "00000") mark = text > 0 ? "y" : "0"
        else if (text ~ /row-level security/) mark = "p"
        else if (code == "42501") mark = "g"
        else if (code == "SD001" && text ~ /shiftdeck: the role [a-z]+ does not move a request from/) mark = "m"
        else if (code == "SD001" && text ~ /^shiftdeck: /) mark = "r"
        print mark "|" (mark == "0" ? "it sees no such row" : text)
    }' "$folder/$who.raw" >"$folder/$who.marks"
    [ "$(wc -l <"$folder/$who.marks")" = "$probes" ] || fail "$who did not try everything"
}
deviations() { # position of the person among the marks
    cut -d'|' -f1-2 "$folder/probes.txt" | paste -d'|' - "$folder/$2.marks" |
        awk -F'|' -v n="$1" -v who="$2" '{
            want = substr($2, n, 1)
            mark = want == "r" && $3 == "m" ? "r" : $3
            if (mark != want) print who ": " $1 ": " mark " instead of " want " (" $4 ")"
        }'
}

position=0
: >"$folder/deviations.txt"
for person in $people; do
    position=$((position + 1))
    try_all "$person" store
    deviations $position "${person%%:*}" >>"$folder/deviations.txt"
done
[ ! -s "$folder/deviations.txt" ] || fail "not as it should be:
$(cat "$folder/deviations.txt")"

# The matrix. Rules are numbered; their sentences follow it.
cd "$folder"
cut -d'|' -f1 probes.txt | paste -d'|' - vera.marks sam.marks tom.marks ina.marks dora.marks max.marks robot.marks |
    awk -F'|' 'BEGIN { printf "%-52s %-8s %-8s %-8s %-8s %-8s %-8s %-8s\n", "", "viewer", "site", "site 2", "shifter",
            "dq", "manager", "agent"
            word["g"] = "grant"; word["p"] = "rows"; word["0"] = "unseen"; word["m"] = "move" }
        { line = sprintf("%-52s", $1)
            for (i = 2; i <= 14; i += 2) {
                why = $(i + 1)
                gsub(/(you are|of) (vera|sam|tom|ina|dora|max|robot) /, "you are another ", why)
                if ($i == "r" && !(why in number)) { number[why] = ++reasons; reason[reasons] = why }
                line = line sprintf(" %-8s", $i == "y" ? "yes" : "no:" ($i in word ? word[$i] : number[why]))
                cells++; if ($i == "y") yes++
            }
            print line }
        END { print ""
            print "no:grant   no right to the table, column or function"
            print "no:rows    refused by row-level security"
            print "no:unseen  the role sees no such row"
            print "no:move    not in the table of transitions for the role"
            for (i = 1; i <= reasons; i++) printf "no:%-6s  %s\n", i, reason[i]
            print ""; print NR " statements, " cells " cells, " yes " yes, " cells - yes " no" }'
cd "$OLDPWD"

# Every right to write, column by column, is one of those that are known.
ask store >"$folder/grants.txt" <<'SQL'
SELECT substr(r.rolname, 11) || ' ' || p.privilege || ' ' || c.relname || CASE
    WHEN has_table_privilege(r.oid, c.oid, p.privilege) THEN ''
    ELSE ': ' || (SELECT string_agg(a.attname, ' ' ORDER BY a.attname) FROM pg_attribute a WHERE a.attrelid = c.oid
      AND a.attnum > 0 AND NOT a.attisdropped AND has_column_privilege(r.oid, c.oid, a.attnum, p.privilege)) END
  FROM pg_roles r, pg_class c, unnest(ARRAY['INSERT','UPDATE','DELETE','TRUNCATE','REFERENCES','TRIGGER'])
    AS p(privilege)
  WHERE r.rolname ~ '^shiftdeck_' AND c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
    AND CASE WHEN p.privilege IN ('INSERT','UPDATE','REFERENCES')
      THEN has_any_column_privilege(r.oid, c.oid, p.privilege) ELSE has_table_privilege(r.oid, c.oid, p.privilege) END
SQL
LC_ALL=C sort "$folder/grants.txt" | diff -u $here/grants.txt - || fail "other rights than those in $here/grants.txt"

# Who is in a group but not of this store, in two groups, or in none.
nobody_may() { # who, statement, what it must say
    if log_in "$1" store -v ON_ERROR_STOP=1 -c "$2" >"$folder/answer.txt" 2>&1; then
        fail "$1 could: $2"
    elif ! grep -qF -- "$3" "$folder/answer.txt"; then
        fail "$1: $2: $(cat "$folder/answer.txt")"
    fi
}
nobody_may nobody "SELECT FROM public.audit" "permission denied"
nobody_may stray "UPDATE limits SET value = 11, changed_by = 'stray' WHERE id = 1" "stray has no role in this store"
nobody_may stray "DELETE FROM exit_codes" "stray has no role in this store"
nobody_may twin "UPDATE limits SET value = 11, changed_by = 'twin' WHERE id = 1" "twin has no role in this store"
# Of every table, also those that everybody in the store may read.
for login in stray twin; do
    ask store -c "SELECT format('SELECT %L WHERE EXISTS (SELECT FROM %I);', relname, relname) FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'changes_pending'" |
        log_in $login store -v ON_ERROR_STOP=1 >"$folder/answer.txt" 2>&1 || fail "$login: $(cat "$folder/answer.txt")"
    [ ! -s "$folder/answer.txt" ] || fail "$login reads $(tr '\n' ' ' <"$folder/answer.txt")"
done
nobody_may max "SELECT dismiss('ina')" "permission denied"
PGPASSWORD=wrong psql -X -d "host=localhost port=$SHIFTDECK_TEST_PORT user=max dbname=store sslmode=require" -c "SELECT 1" \
    >"$folder/answer.txt" 2>&1 && fail "a wrong password is good enough"
grep -q "password authentication failed" "$folder/answer.txt" || fail "$(cat "$folder/answer.txt")"
for wrong in "enrol('ina', 'king')" "enrol('postgres', 'viewer')" "enrol('eve', 'site')" "enrol('agent', 'manager')" \
    "enrol('eve', 'site', 'gamma')"; do
    ask store -c "SELECT $wrong" >"$folder/answer.txt" 2>&1 && fail "this went through: $wrong"
    grep -q "shiftdeck: " "$folder/answer.txt" || fail "$wrong: $(cat "$folder/answer.txt")"
done
[ "$(ask store -c "BEGIN; SELECT enrol('ina', 'viewer'), dismiss('max'); SELECT string_agg(g.rolname, ' ')
    FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid JOIN pg_roles u ON u.oid = m.member
    WHERE u.rolname IN ('ina', 'max'); ROLLBACK" | tail -n 1)" = shiftdeck_viewer ] || fail "enrol() and dismiss() do not"

# Limits that hold also behind a pooler, where the program cannot ask for them.
[ "$(log_in vera store -c "SELECT current_setting('statement_timeout'), current_setting('lock_timeout'),
    current_setting('idle_in_transaction_session_timeout'), current_setting('synchronous_commit')")" = \
    "30s|5s|1min|on" ] || fail "vera's statements have no limit"

# A sum that does not depend on what the site sees.
log_in sam store -c "UPDATE runs SET events = 5 WHERE run = 1" || fail "sam cannot note a run"
[ "$(ask store -c "SELECT events FROM runs WHERE run = 1")" = 100 ] || fail "sam invented the events of a run"

# What is written is chained while it commits, also when the writer has no right to the chain.
for person in sam:site ina:shifter dora:dq max:manager robot:agent; do
    log_in "${person%:*}" store -v ON_ERROR_STOP=1 -c "INSERT INTO audit (at, who, role, action, entity, entity_id)
        SELECT n, '${person%:*}', '${person#*:}', 'x', 'run', n FROM generate_series(1, 20) AS n" ||
        fail "$person cannot write down an act"
done
[ "$(ask store -c "SELECT count(*), max(number), count(DISTINCT hash) FROM audit_chain")" = "100|100|100" ] ||
    fail "the chain of audit rows has other links: $(ask store -c "SELECT count(*), max(number) FROM audit_chain")"

# The test of the test: one hole at a time, and who must fall into it.
breaks=0
while IFS='|' read -r position person hole; do
    [ -n "$hole" ] || continue
    breaks=$((breaks + 1))
    ask postgres -c "CREATE DATABASE broken TEMPLATE store"
    ask broken -c "$hole" >/dev/null
    try_all "$person" broken
    deviations "$position" "${person%%:*}" >"$folder/deviations.txt"
    if [ -s "$folder/deviations.txt" ]; then
        echo "noticed: $hole: $(head -n 1 "$folder/deviations.txt")"
    else
        fail "nobody noticed: $hole"
    fi
    ask postgres -c "DROP DATABASE broken"
done <<'HOLES'
4|ina:shifter:1|GRANT DELETE ON audit TO shiftdeck_shifter
4|ina:shifter:1|GRANT INSERT ON credits TO shiftdeck_shifter
5|dora:dq:1|GRANT UPDATE ON requests TO shiftdeck_dq
4|ina:shifter:1|REVOKE INSERT (who) ON audit FROM shiftdeck_shifter
2|sam:site:1|GRANT UPDATE ON operators TO shiftdeck_site
2|sam:site:1|ALTER TABLE jobs DISABLE ROW LEVEL SECURITY
3|tom:site:2|CREATE POLICY wide ON replicas FOR UPDATE USING (true)
2|sam:site:1|DROP POLICY shiftdeck_update ON requests; CREATE POLICY shiftdeck_update ON requests FOR UPDATE USING (true)
2|sam:site:1|CREATE POLICY wide ON outputs FOR SELECT USING (true)
2|sam:site:1|ALTER TABLE audit DISABLE TRIGGER "0_guard_audit"
6|max:manager:1|ALTER TABLE audit DISABLE TRIGGER "0_guard_audit"
6|max:manager:1|ALTER TABLE requests DISABLE TRIGGER "0_guard_request"
4|ina:shifter:1|ALTER TABLE claims DISABLE TRIGGER "0_guard_claim"
4|ina:shifter:1|ALTER TABLE jobs DISABLE TRIGGER "0_guard_job"
4|ina:shifter:1|CREATE OR REPLACE FUNCTION must_sign(name TEXT, role TEXT) RETURNS void LANGUAGE sql AS ''
1|vera:viewer:1|ALTER TABLE sessions DISABLE TRIGGER "0_guard_session"
4|ina:shifter:1|ALTER TABLE session_requests DISABLE TRIGGER "0_guard_named_request"
2|sam:site:1|ALTER TABLE session_requests DISABLE ROW LEVEL SECURITY
1|vera:viewer:1|GRANT UPDATE (value) ON limits TO shiftdeck_viewer
2|sam:site:1|ALTER TABLE site_drains DISABLE ROW LEVEL SECURITY
4|ina:shifter:1|GRANT UPDATE ON site_health TO shiftdeck_shifter
6|max:manager:1|ALTER TABLE release_approvals DISABLE TRIGGER "0_guard_author"
6|max:manager:1|ALTER TABLE site_certifications DISABLE TRIGGER site_certifications_born
6|max:manager:1|ALTER TABLE site_trials DISABLE TRIGGER site_trials_born
6|max:manager:1|ALTER TABLE milestones DISABLE TRIGGER "0_guard_author"
5|dora:dq:1|ALTER TABLE run_plots DISABLE TRIGGER "0_guard_author"
5|dora:dq:1|ALTER TABLE plot_rules DISABLE TRIGGER "0_guard_author"
2|sam:site:1|ALTER TABLE request_history DISABLE ROW LEVEL SECURITY
4|ina:shifter:1|ALTER TABLE run_luminosities DISABLE TRIGGER "0_guard_import"
5|dora:dq:1|GRANT UPDATE ON run_luminosities TO shiftdeck_dq; ALTER TABLE run_luminosities DISABLE TRIGGER run_luminosities_frozen
7|robot:agent:1|ALTER TABLE source_runs DISABLE TRIGGER source_runs_follow
6|max:manager:1|ALTER TABLE run_sources DISABLE TRIGGER "0_guard_author"
5|dora:dq:1|ALTER TABLE quality_confirmations DISABLE TRIGGER quality_confirmations_born
5|dora:dq:1|ALTER TABLE quality_states DISABLE TRIGGER "0_guard_quality"
7|robot:agent:1|ALTER TABLE request_transitions DISABLE TRIGGER ALL; INSERT INTO request_transitions VALUES ('new', 'approved', 'agent', 0)
HOLES
[ $breaks -ge 19 ] || fail "only $breaks holes were tried"

[ $failed = 0 ] && echo "ok: $probes statements by 7 roles, $breaks holes noticed"
exit $failed
