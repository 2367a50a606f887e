#!/bin/sh
# Measures a store on a PostgreSQL server of its own, on this machine, and tells what broke (nothing may).
#
#   sh tests/bench/serverbench.sh [--build DIR] [--only PART]... [--requests N] [--jobs N] [--small]
#
#   PART: commands, claims, statuses, latency, overview, window, faults; default: all
#   --requests, --jobs   of the big store for overview and window; default 100000 and 10000000, 20 GB in /tmp
#   --small              10000 requests and 200000 jobs there, fewer of everything: two minutes
#
# The server keeps what it committed (fsync, synchronous_commit); only while the stores are filled it does not.
# Clients are on the same machine and cores. All goes with the end of this program. About 20 minutes.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
build=$root/build/bench
parts=
requests=100000 jobs=10000000 units=100000 moved=20000 seconds=5 changes=200
while [ $# -gt 0 ]; do
    case $1 in
        --build) build=$(cd "$2" && pwd); shift 2 ;;
        --only) parts="$parts $2 "; shift 2 ;;
        --requests) requests=$2; shift 2 ;;
        --jobs) jobs=$2; shift 2 ;;
        --small) requests=10000 jobs=200000 units=5000 moved=2000 seconds=2 changes=30; shift ;;
        *) sed -n '2,12s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
    esac
done
parts=${parts:-" commands claims statuses latency overview window faults "}
wanted() { case $parts in *" $1 "*) return 0 ;; *) return 1 ;; esac; }
for part in $parts; do
    case $part in commands|claims|statuses|latency|overview|window|faults) ;;
        *) echo "serverbench.sh: there is no part $part" >&2; exit 2 ;;
    esac
done

begun=$(date +%s)
say() { printf '\n== %s (%s s)\n' "$1" "$(($(date +%s) - begun))"; }
failed=
failure() {
    echo "FAILED: $1"
    failed="$failed, $1"
}

if [ ! -f "$build/build.ninja" ]; then
    (cd "$root" && cmake --preset bench >/dev/null)
fi
targets=shiftdeck_serverbench
if wanted latency; then targets="$targets shiftdeck_benchwindow"; fi
if wanted window; then targets="$targets shiftdeck"; fi
if wanted faults; then targets="$targets storage_serverfaults views_slownetwork app_races prodctl"; fi
say "Building"
# shellcheck disable=SC2086  # a list of names
ninja -C "$build" $targets | tail -n 1

folder=$(mktemp -d "${TMPDIR:-/tmp}/shiftdeck-serverbench.XXXXXX")
chmod 711 "$folder"
pooler=
end() {
    [ -z "$pooler" ] || kill "$pooler" 2>/dev/null || :
    sh "$root/tests/support/postgresserver.sh" stop "$folder/pg" || :
    rm -rf "$folder"
}
trap end EXIT
trap 'exit 130' INT TERM

sh "$root/tests/support/postgresserver.sh" start "$folder/pg"
# shellcheck disable=SC1091
. "$folder/pg/server.env"
PGPASSFILE=$folder/passwords
echo "localhost:*:*:*:bench" >"$PGPASSFILE"
chmod 600 "$PGPASSFILE"
mkdir "$folder/run"
chmod 700 "$folder/run"
XDG_RUNTIME_DIR=$folder/run
QT_LOGGING_RULES=qt.qpa.*=false
export XDG_RUNTIME_DIR QT_LOGGING_RULES PGHOST PGPORT SHIFTDECK_TEST_SERVER SHIFTDECK_TEST_PORT SHIFTDECK_TEST_CA PGPASSFILE
as_owner=
[ "$(id -u)" != 0 ] || as_owner="runuser -u postgres --"
memory=$(awk '/^MemTotal/ { print int($2 / 1024 / 4) }' /proc/meminfo)
# shellcheck disable=SC2016
$as_owner sh -c 'cat >>"$1"' sh "$folder/pg/data/postgresql.conf" <<SETTINGS
shared_buffers = ${memory}MB
effective_cache_size = $((2 * memory))MB
max_wal_size = 3GB
checkpoint_timeout = 15min
SETTINGS
restart() { (cd / && $as_owner /usr/lib/postgresql/15/bin/pg_ctl -D "$folder/pg/data" -w -t 120 -m fast restart >/dev/null); }
settings() { # fsync, synchronous_commit, full_page_writes
    for name in fsync synchronous_commit full_page_writes; do
        psql -XqAt -U postgres -d postgres -c "ALTER SYSTEM SET $name = $1"
    done
    restart
}
tool() { "$build/bin/shiftdeck_serverbench" "$@"; }

settings off
say "A store of 1000 requests and 100000 jobs"
tool fill small 1000 100000 | tail -n 1
if wanted overview || wanted window; then
    say "A store of $requests requests and $jobs jobs"
    tool fill big "$requests" "$jobs"
fi
settings on
sync  # what was written without it is not written meanwhile

echo
echo "$(grep -c ^processor /proc/cpuinfo) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)," \
    "load $(cut -d' ' -f1-3 /proc/loadavg)," \
    "PostgreSQL $(psql -XqAt -U postgres -d postgres -c 'SHOW server_version')," \
    "shared_buffers $(psql -XqAt -U postgres -d postgres -c 'SHOW shared_buffers')," \
    "fsync $(psql -XqAt -U postgres -d postgres -c 'SHOW fsync')," \
    "synchronous_commit $(psql -XqAt -U postgres -d postgres -c 'SHOW synchronous_commit')"

if wanted commands; then
    say "Commands per second"
    tool commands small "$seconds" || failure commands
fi
if wanted latency; then
    say "Change to screen"
    QT_QPA_PLATFORM=offscreen tool latency small "$changes" || failure latency
    mkdir "$folder/pooler"
    for n in 1 2; do echo "\"m$n\" \"\""; done >"$folder/pooler/users"
    cat >"$folder/pooler/pgbouncer.ini" <<SETTINGS
[databases]
small = host=$PGHOST port=$PGPORT dbname=small
[pgbouncer]
listen_addr =
listen_port = $PGPORT
unix_socket_dir = $folder/pooler
auth_type = trust
auth_file = $folder/pooler/users
pool_mode = transaction
default_pool_size = 4
ignore_startup_parameters = extra_float_digits
SETTINGS
    chmod 755 "$folder/pooler"
    [ -z "$as_owner" ] || chown -R postgres "$folder/pooler"
    $as_owner /usr/sbin/pgbouncer -q "$folder/pooler/pgbouncer.ini" >"$folder/pooler.log" 2>&1 &
    pooler=$!
    tries=0
    while [ ! -S "$folder/pooler/.s.PGSQL.$PGPORT" ] && [ $tries -lt 100 ]; do
        tries=$((tries + 1))
        sleep 0.1
    done
    QT_QPA_PLATFORM=offscreen tool latency small "$((changes / 2))" "$folder/pooler" || failure "latency behind PgBouncer"
fi
if wanted statuses; then
    say "Job status updates"
    tool statuses small "$moved" || failure statuses
fi
if wanted claims; then
    say "Contended claims"
    tool claims small "$units" 8 || failure claims
fi
if wanted overview; then
    say "Overview of $requests requests and $jobs jobs"
    tool overview big || failure overview
fi
if wanted window; then
    say "The window on it"
    QT_QPA_PLATFORM=offscreen timeout 300 "$build/bin/shiftdeck" --store \
        "postgresql://m1@localhost:$SHIFTDECK_TEST_PORT/big?sslrootcert=$SHIFTDECK_TEST_CA" --operator m1 --bench ||
        failure window
fi
if wanted faults; then
    say "Cuts, kills and races"
    for test in storage_serverfaults views_slownetwork app_races; do
        if QT_QPA_PLATFORM=offscreen "$build/tests/bin/$test" >"$folder/$test.log" 2>&1; then
            sed -n 's/^QINFO  *: [^(]*([^)]*) *//p; s/^SKIP  *: /skipped: /p' "$folder/$test.log"
            echo "$test: $(sed -n 's/^Totals: //p' "$folder/$test.log"); rules broken: 0"
        else
            tail -n 30 "$folder/$test.log"
            failure "$test"
        fi
    done
fi
say "Done"
echo "load $(cut -d' ' -f1-3 /proc/loadavg)"
[ -z "$failed" ] || { echo "FAILED:${failed#,}"; exit 1; }
