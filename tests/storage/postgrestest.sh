#!/bin/sh
# The schema for PostgreSQL on a real server of its own, beside the one for SQLite:
#   sh tests/storage/postgrestest.sh
#
# It must load in one transaction, have the same tables, columns and seeded words, say every rule that the other
# one says, and refuse what is forbidden. Needs postgresql-15, openssl and sqlite3.
set -eu
cd "$(dirname "$0")/../.."
folder=$(mktemp -d "${TMPDIR:-/tmp}/shiftdeck-postgres.XXXXXX")
chmod 711 "$folder"
end() {
    sh tests/support/postgresserver.sh stop "$folder/server" || :
    rm -rf "$folder"
}
trap end EXIT
trap 'exit 130' INT TERM
sh tests/support/postgresserver.sh start "$folder/server"
. "$folder/server/server.env"

failed=0
fail() {
    echo "FAIL: $1"
    failed=1
}
ask() { psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$SHIFTDECK_TEST_SERVER" "$@"; }

cat resources/schema/postgresql/[0-9]*.sql | ask -1 >/dev/null || { echo "FAIL: the schema does not load"; exit 1; }
cat resources/schema/sqlite/[0-9]*.sql | sqlite3 "$folder/store"

same() {
    what=$1
    if ! diff -u "$folder/sqlite.txt" "$folder/postgres.txt"; then
        fail "$what differ"
    fi
    [ "$(wc -l <"$folder/sqlite.txt")" -ge "$2" ] || fail "only $(wc -l <"$folder/sqlite.txt") $what were compared"
}
sqlite3 "$folder/store" "SELECT m.name || '.' || p.name FROM sqlite_master m, pragma_table_info(m.name) p
    WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'sqlite%'" | LC_ALL=C sort >"$folder/sqlite.txt"
ask -c "SELECT table_name || '.' || column_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name NOT IN ('changes_pending', 'commit_marks')" | LC_ALL=C sort >"$folder/postgres.txt"
same "columns" 300
for words in "request_transitions:from_status || ' ' || to_status || ' ' || role" \
    "job_transitions:from_status || ' ' || to_status" "quality_transitions:from_state || ' ' || to_state || ' ' || role" \
    "limits:name || ' ' || value"; do
    query="SELECT ${words#*:} FROM ${words%%:*}"
    sqlite3 "$folder/store" "$query" | LC_ALL=C sort >"$folder/sqlite.txt"
    ask -c "$query" | LC_ALL=C sort >"$folder/postgres.txt"
    same "rows of ${words%%:*}" 5
done

# Every rule is said there, too, in the same words.
sed -n "s/.*RAISE(ABORT, 'shiftdeck: \(exists: \)\{0,1\}\([^']*\)').*/\2/p" resources/schema/sqlite/[0-9]*.sql |
    sort -u >"$folder/rules.txt"
[ "$(wc -l <"$folder/rules.txt")" -ge 100 ] || fail "only $(wc -l <"$folder/rules.txt") rules were found"
while IFS= read -r rule; do
    cat resources/schema/postgresql/[0-9]*.sql | grep -qF -- "$rule" || fail "no such rule: $rule"
done <"$folder/rules.txt"

refused() {
    if ask -c "$1" >"$folder/answer.txt" 2>&1; then
        fail "this went through: $1"
    elif ! grep -qF -- "$2" "$folder/answer.txt"; then
        fail "$1: $(cat "$folder/answer.txt")"
    fi
}
ask -c "INSERT INTO sites (name, spool, storage) VALUES ('alpha', '/s', '/d'), ('beta', '/s', '/d');
    INSERT INTO campaigns (name, release, conditions, first_run, last_run, created_at, created_by)
        VALUES ('c', 'r', 't', 1, 9, 1, 'anna');
    INSERT INTO datasets (name, tier, complete, created_at) VALUES ('raw', 'raw', 1, 1);
    INSERT INTO requests (campaign_id, dataset_id, step, release, conditions, created_at, created_by, changed_at,
        changed_by) VALUES (1, 1, 'production', 'r', 't', 1, 'anna', 1, 'anna')"
refused "INSERT INTO requests (campaign_id, dataset_id, step, release, conditions, status, created_at, created_by,
    changed_at, changed_by) VALUES (1, 1, 'skim', 'r', 't', 'approved', 1, 'anna', 1, 'anna')" \
    "a request is created in status new"
refused "UPDATE requests SET status = 'running'" "shiftdeck:"
refused "UPDATE requests SET release = 'other', status = 'approved'; UPDATE requests SET release = 'third'" "shiftdeck:"
ask -c "UPDATE requests SET status = 'approved', changed_by = 'anna';
    UPDATE requests SET status = 'assigned', site_id = 1, lease_until = 9"
refused "UPDATE requests SET site_id = 2" "another site holds this request"
refused "DELETE FROM requests" "shiftdeck:"
refused "TRUNCATE audit CASCADE" "shiftdeck:"
# Many write audit rows at once, some in vain: the chain has every row that was committed, once and in its place.
written=0
for writer in 1 2 3 4 5 6 7 8; do
    awk -v who="writer $writer" 'BEGIN { for (i = 1; i <= 50; i++)
        printf "BEGIN; INSERT INTO audit (at, who, role, action, entity, entity_id, request_id, why) SELECT %d, '\''%s'\''," \
            " '\''manager'\'', '\''x'\'', '\''request'\'', n, NULLIF(n, 2), '\''gr\303\274n'\'' FROM generate_series(1, 3) AS n; %s;\n",
            i, who, i % 5 ? "COMMIT" : "ROLLBACK" }' | ask >"$folder/writer$writer.txt" 2>&1 &
    written=$((written + 120))
done
wait
cat "$folder"/writer*.txt
chain=$(ask -c "SELECT count(*), max(number), (SELECT count(*) FROM audit), bool_and(hash = encode(sha256(convert_to(
    before || audit_value(a.id::text) || '-' || audit_value(a.at::text) || audit_value(a.who) || audit_value(a.role)
    || audit_value(a.action) || audit_value(a.entity) || audit_value(a.entity_id::text)
    || audit_value(a.request_id::text) || audit_value(a.from_value) || audit_value(a.to_value)
    || audit_value(a.why), 'UTF8')), 'hex'))
  FROM (SELECT *, lag(hash, 1, repeat('0', 64)) OVER (ORDER BY number) AS before FROM audit_chain) AS k
    JOIN audit a ON a.id = k.audit_id")
[ "$chain" = "$written|$written|$written|t" ] || fail "the chain of $written audit rows is $chain"
refused "BEGIN ISOLATION LEVEL REPEATABLE READ; INSERT INTO audit (at, who, role, action, entity, entity_id)
    VALUES (1, 'a', 'manager', 'x', 'request', 1); COMMIT" "the audit trail is not written in REPEATABLE READ"
# More of them at once than others can be let wait for.
refused "INSERT INTO audit (at, who, role, action, entity, entity_id)
    SELECT 1, 'a', 'manager', 'x', 'run', n FROM generate_series(1, 250001) AS n" "250001 acts at once are too many"
[ "$(ask -c 'SELECT count(*) FROM changes')" -gt 0 ] || fail "no change was told"

[ $failed = 0 ] && echo "The schema for PostgreSQL says what the one for SQLite says: $(wc -l <"$folder/rules.txt") rules."
exit $failed
