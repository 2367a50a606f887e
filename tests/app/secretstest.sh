#!/bin/sh
# A password is nowhere but in the key store and in memory, while window, agent and prodctl really run:
#   sh tests/app/secretstest.sh PRODCTL SHIFTDECK
#
# A server with TLS and SCRAM, a real key store, a window on a display of its own that opens the connection and starts
# an agent, prodctl with every way to fail, lost connections, and crashes; all with Qt's logging switched on. Then the
# password is looked for in settings, logs, answers, the server's log and what crashed programs said, as it is and
# encoded, and all the time in the arguments and environments of all processes. At last it is planted in each of these
# places, and must be found.
# Needs postgresql-15, openssl, dbus, gnome-keyring, xvfb, xdotool.
set -eu
prodctl=$1
shiftdeck=$2
cd "$(dirname "$0")/../.."
if [ "${3:-}" != --inside ]; then
    exec sh tests/support/withdisplay.sh sh tests/support/withkeystore.sh sh "$0" "$prodctl" "$shiftdeck" --inside
fi
folder=$(mktemp -d "${TMPDIR:-/tmp}/shiftdeck-secret.XXXXXX")
chmod 711 "$folder"
window='' watch=''
end() {
    touch "$folder/over"
    for pid in $window $watch; do kill -KILL "$pid" 2>/dev/null || :; done
    sh tests/support/postgresserver.sh stop "$folder/server" || :
    rm -rf "$folder"
}
trap end EXIT
trap 'exit 130' INT TERM
unset SHIFTDECK_STORE SHIFTDECK_OPERATOR PGPASSFILE PGPASSWORD PGSERVICEFILE PGSSLROOTCERT QT_FATAL_CRITICALS || :
export HOME="$folder/home" XDG_CONFIG_HOME="$folder/home/config" XDG_DATA_HOME="$folder/home/data"
export XDG_CACHE_HOME="$folder/home/cache" QT_LOGGING_RULES='*=true' QT_QPA_PLATFORM=xcb LC_ALL=C.UTF-8
mkdir -p "$HOME"
failed=0
fail() {
    echo "FAIL: $1"
    failed=1
}
wait_for() { # seconds, what, command
    limit=$(($1 * 10))
    what=$2
    shift 2
    while ! "$@"; do
        limit=$((limit - 1))
        [ $limit -gt 0 ] || { fail "no $what: $(tail -n 5 "$folder"/*.log 2>&1)"; return 0; }
        sleep 0.1
    done
}

# Never exported, never an argument of a program: only builtins of this shell see it.
secret='Zeisig 4711 & Kranich'
mkdir -m 700 "$folder/hidden"
{
    printf '%s\n' "$secret"
    printf '%s\n' 'Zeisig%204711%20%26%20Kranich' 'Zeisig+4711+%26+Kranich'
    printf '%s' "$secret" | base64
    printf '%s' "$secret" | od -An -tx1 | tr -d ' \n'
    echo
} >"$folder/hidden/patterns"
# in_processes: those that have it in their arguments or environment
in_processes() {
    grep -a -l -F -f "$folder/hidden/patterns" /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2>/dev/null || :
}
# in_files: those that have it, also in UTF-16; not the server's own data
in_files() {
    find "$folder" \( -path "$folder/server/data" -o -path "$folder/hidden" \) -prune -o -type f -print |
        while read -r file; do
            ! tr -d '\000' <"$file" | grep -a -q -F -f "$folder/hidden/patterns" || echo "$file"
        done
}

sh tests/support/postgresserver.sh start "$folder/server"
. "$folder/server/server.env"
admin=$(echo "$SHIFTDECK_TEST_SERVER" | sed 's|@/postgres|@/life|')
ask() { psql -X -q -A -t -d "$admin" -c "$1"; }
psql -X -q -d "$SHIFTDECK_TEST_SERVER" -c "CREATE DATABASE life"
"$prodctl" --store "$admin" db init >/dev/null 2>&1
ask "SELECT enrol('anna', 'manager')" >/dev/null
printf "ALTER ROLE anna PASSWORD '%s';" "$secret" | psql -X -q -d "$admin"
# From now on the server writes down every statement.
psql -X -q -d "$admin" -c "ALTER SYSTEM SET log_statement = 'all'" -c "ALTER SYSTEM SET log_connections = on" \
    -c "ALTER SYSTEM SET log_min_messages = 'info'" -c "SELECT pg_reload_conf()" >/dev/null

(while [ ! -e "$folder/over" ]; do in_processes; sleep 0.05; done >"$folder/hidden/processes") &
watch=$!

"$prodctl" connection add life --host localhost --port "$SHIFTDECK_TEST_PORT" --database life --user anna \
    --root-certificate "$SHIFTDECK_TEST_CA" >"$folder/add.log" 2>&1
printf '%s\n' "$secret" | "$prodctl" connection password set life >"$folder/set.log" 2>&1 || fail "no password was kept"
runs() { # name, words: whatever comes of it
    name=$1
    shift
    "$prodctl" "$@" >"$folder/$name.log" 2>&1 </dev/null || :
}
runs test connection test life
grep -q "connection works" "$folder/test.log" || fail "no connection: $(cat "$folder/test.log")"
runs json --json connection test life
runs init --connection life db init
runs command --connection life --yes campaign new 2012 --release r --conditions t --first-run 1 --last-run 9
runs again --connection life --yes campaign new 2012 --release r --conditions t --first-run 1 --last-run 9
runs long --connection life operators add "$(printf '%0100d' 0)" --role viewer
runs check --connection life db check
runs info --connection life --json store info
# Right password, wrong everything else: the key store has it under each of these logins.
for wrong in "--host 127.0.0.1" "--port 1" "--database nosuch" "--user nobody" "--root-certificate /nosuch" "--tls disable"; do
    # shellcheck disable=SC2086
    "$prodctl" connection edit life $wrong >/dev/null
    printf '%s\n' "$secret" | "$prodctl" connection password set life >>"$folder/set.log" 2>&1
    runs "wrong-$(echo "$wrong" | tr -dc a-z0-9)" connection test life
    runs "open-$(echo "$wrong" | tr -dc a-z0-9)" --connection life operators
    "$prodctl" connection edit life --host localhost --port "$SHIFTDECK_TEST_PORT" --database life --user anna \
        --root-certificate "$SHIFTDECK_TEST_CA" --tls verify-full >/dev/null
done

"$shiftdeck" --connection life >"$folder/window.log" 2>&1 &
window=$!
connected() { [ "$(ask "SELECT count(*) FROM pg_stat_activity WHERE usename = 'anna'")" -ge "$1" ]; }
wait_for 60 "window with its connections" connected 2
shown() { xdotool search --onlyvisible --name 'Shiftdeck' >"$folder/hidden/window" 2>/dev/null && [ -s "$folder/hidden/window" ]; }
wait_for 30 "window on the display" shown
before=$(ask "SELECT count(*) FROM pg_stat_activity WHERE usename = 'anna'")
# It starts an agent, which finds the password by itself.
press() { xdotool windowfocus --sync "$(tail -n 1 "$folder/hidden/window")" key "$1" 2>/dev/null || :; }
agent_runs() { # one of this test's own
    for pid in $(pgrep -f -- '--connection life agent'); do
        if grep -a -q -F "HOME=$HOME" "/proc/$pid/environ" 2>/dev/null; then
            echo "$pid" >"$folder/hidden/agent"
            return 0
        fi
    done
    press ctrl+shift+g
    return 1
}
wait_for 30 "agent started by the window" agent_runs
heard() { [ -n "$(find "$folder/home" -name agent.log -size +0 2>/dev/null)" ] || connected $((before + 1)); }
wait_for 30 "word of the agent" heard
# Lost connections are made again, with the password.
ask "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'anna'" >/dev/null
wait_for 60 "connections made again" connected 2
grep -q "^Max core file size *0" "/proc/$window/limits" || fail "the window may leave a core file with the password"
# What crashes say.
kill -ABRT "$(cat "$folder/hidden/agent")" 2>/dev/null || :
kill -SEGV "$window"
wait "$window" 2>/dev/null || :
window=
touch "$folder/over"
wait "$watch" || :
watch=

[ ! -s "$folder/hidden/processes" ] || fail "processes had the password: $(sort -u "$folder/hidden/processes")"
found=$(in_files)
[ -z "$found" ] || fail "files have the password: $found"
files=$(find "$folder" -path "$folder/server/data" -prune -o -type f -print | wc -l)
grep -q "statement:" "$folder/server/log" || fail "the server wrote no statements down"
[ -s "$folder/window.log" ] || fail "the window logged nothing, so nothing was looked at"

# And it would have been found.
finds() { # kind of place, what is found there
    [ -n "$2" ] || fail "a password in $1 is not noticed"
}
printf '%s' "$secret" >"$folder/home/plain"
finds "a file" "$(in_files)"
printf '%s' "$secret" | iconv -t UTF-16LE >"$folder/home/plain"
finds "UTF-16" "$(in_files)"
printf '%s' "$secret" | base64 >"$folder/home/plain"
finds "base64" "$(in_files)"
printf 'postgresql://anna:Zeisig%%204711%%20%%26%%20Kranich@localhost/life' >"$folder/home/plain"
finds "an address" "$(in_files)"
rm "$folder/home/plain"
[ -z "$(in_files)" ] || fail "something is found that is not there"
planted() { # a process is there until its input ends
    mkfifo "$folder/hidden/line"
    "$@" <"$folder/hidden/line" >/dev/null 2>&1 &
    pid=$!
    exec 7>"$folder/hidden/line"
    for _ in 1 2 3 4 5 6 7 8 9 10; do # until it has become what it is to be
        hits=$(in_processes)
        [ -z "$hits" ] || break
        sleep 0.2
    done
    exec 7>&-
    wait $pid || :
    rm "$folder/hidden/line"
}
planted sh -c 'read -r line || :' sh "$secret"
finds "an argument" "$hits"
planted env PGPASSWORD="$secret" sh -c 'read -r line || :'
finds "an environment" "$hits"

[ $failed = 0 ] && echo "ok: $files files, and all processes meanwhile, are without the password"
exit $failed
