#!/bin/sh
# What tests/support/postgresserver.sh promises, tried:
#   sh tests/support/postgresservertest.sh
set -eu
here=$(cd "$(dirname "$0")" && pwd)
parent=$(mktemp -d "${TMPDIR:-/tmp}/shiftdeck-server.XXXXXX")
chmod 711 "$parent"
folder="$parent/a server's folder"
server() { sh "$here/postgresserver.sh" "$@"; }
end() {
    server stop "$folder" || :
    rm -rf "$parent"
}
trap end EXIT
trap 'exit 130' INT TERM
fail() {
    echo "FAIL: $1"
    exit 1
}
ask() { psql -X -q -A -t -v ON_ERROR_STOP=1 "$@" </dev/null 2>&1; }

server start "$folder" || fail "it does not start"
. "$folder/server.env"
[ "$(ask -d "$SHIFTDECK_TEST_SERVER" -c 'SELECT current_user')" = postgres ] || fail "the address does not lead there"
[ "$(ask -h "$PGHOST" -p "$PGPORT" -U postgres -c 'SHOW server_encoding')" = UTF8 ] || fail "it is not UTF-8"
ask -d "$SHIFTDECK_TEST_SERVER" -c "CREATE ROLE anna LOGIN PASSWORD 'right'"
[ "$(ask -d "$SHIFTDECK_TEST_SERVER" -c "SELECT rolpassword LIKE 'SCRAM-SHA-256%' FROM pg_authid
    WHERE rolname = 'anna'")" = t ] || fail "passwords are not kept by SCRAM"
by_tls() { PGPASSWORD=$1 PGSSLROOTCERT=$2 ask -d "host=$3 port=$SHIFTDECK_TEST_PORT user=anna dbname=postgres sslmode=$4" \
    -c "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"; }
[ "$(by_tls right "$SHIFTDECK_TEST_CA" localhost verify-full)" = t ] || fail "no way in by TLS and password"
for refused in "wrong localhost verify-full" "right localhost disable"; do
    set -- $refused
    ! by_tls "$1" "$SHIFTDECK_TEST_CA" "$2" "$3" >"$parent/answer" || fail "this was let in: $refused"
done
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=other -keyout "$parent/other.key" \
    -out "$parent/other.crt" 2>/dev/null
! by_tls right "$parent/other.crt" localhost verify-full >"$parent/answer" || fail "any authority's word is taken"

server start "$folder" | grep -q "runs already" || fail "the second start does not see the first"
[ "$(. "$folder/server.env" && echo "$PGPORT")" = "$PGPORT" ] || fail "the second start is another server"

kill -KILL "$(head -n 1 "$folder/data/postmaster.pid")"
server start "$folder" || fail "it does not start after it was killed"
. "$folder/server.env"
[ "$(by_tls right "$SHIFTDECK_TEST_CA" localhost verify-full)" = t ] || fail "the second server knows nobody"

pid=$(head -n 1 "$folder/data/postmaster.pid")
server stop "$folder" || fail "it does not stop"
[ ! -e "$folder" ] || fail "its folder is still there"
! grep -q postgres "/proc/$pid/comm" 2>/dev/null || grep -q "State:.*Z" "/proc/$pid/status" || fail "it still runs"
server stop "$folder" || fail "a second stop does harm"

# A start that fails leaves nothing behind, and nothing of others is removed.
server start "$folder"
server_pid=$(head -n 1 "$folder/data/postmaster.pid")
kill -KILL "$server_pid"
echo "no_such_setting = 1" >>"$folder/data/postgresql.conf"
! server start "$folder" 2>"$parent/answer" || fail "it starts with a setting that there is not"
grep -q no_such_setting "$parent/answer" || fail "it does not say why it does not start"
[ ! -e "$folder/data/postmaster.pid" ] || ! kill -0 "$(head -n 1 "$folder/data/postmaster.pid")" || fail "it left a server"
server stop "$folder"
mkdir "$folder"
echo precious >"$folder/mine"
! server stop "$folder" 2>/dev/null || fail "a folder of somebody else is removed"
[ -s "$folder/mine" ] || fail "a file of somebody else is gone"
rm -r "$folder"
echo "ok"
