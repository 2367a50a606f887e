#!/bin/sh
# Connections of prodctl to a real server with TLS and SCRAM, with a real key store and without:
#   sh tests/app/connectiontest.sh PRODCTL
# Needs postgresql-15, openssl, dbus, gnome-keyring.
set -eu
prodctl=$1
cd "$(dirname "$0")/../.."
if [ "${2:-}" != --inside ]; then
    exec sh tests/support/withkeystore.sh sh "$0" "$prodctl" --inside
fi
folder=$(mktemp -d "${TMPDIR:-/tmp}/shiftdeck-connect.XXXXXX")
chmod 711 "$folder"
end() {
    sh tests/support/postgresserver.sh stop "$folder/server" || :
    rm -rf "$folder"
}
trap end EXIT
trap 'exit 130' INT TERM
unset SHIFTDECK_STORE SHIFTDECK_OPERATOR PGPASSFILE PGPASSWORD PGSERVICEFILE PGSSLROOTCERT || :
export HOME="$folder/home" XDG_CONFIG_HOME="$folder/home/config"
mkdir -p "$HOME"
sh tests/support/postgresserver.sh start "$folder/server"
. "$folder/server/server.env"
admin=$(echo "$SHIFTDECK_TEST_SERVER" | sed 's|@/postgres|@/life|')
psql -X -q -d "$SHIFTDECK_TEST_SERVER" -c "CREATE DATABASE life"
"$prodctl" --store "$admin" db init >/dev/null
psql -X -q -A -t -d "$admin" -c "SELECT enrol('anna', 'manager'), enrol('ben', 'shifter')" \
    -c "ALTER ROLE anna PASSWORD 'of anna'" -c "ALTER ROLE ben PASSWORD 'of ben'" >/dev/null

failed=0
fail() {
    echo "FAIL: $1"
    failed=1
}
# with NAME=VALUE ends ...: with that in prodctl's environment
variable=SHIFTDECK_TEST=1
with() {
    variable=$1
    shift
    "$@"
    variable=SHIFTDECK_TEST=1
}
# ends CODE TEXT WORDS...: prodctl ends with the code and says the text
ends() {
    code=$1
    text=$2
    shift 2
    got=0
    env "$variable" "$prodctl" "$@" >"$folder/answer.txt" 2>&1 </dev/null || got=$?
    [ "$got" = "$code" ] || fail "$* ended with $got instead of $code: $(cat "$folder/answer.txt")"
    grep -qF -- "$text" "$folder/answer.txt" || fail "$* did not say '$text': $(cat "$folder/answer.txt")"
}
book=$XDG_CONFIG_HOME/shiftdeck/connections.json

ends 0 "no connection yet" connection list
ends 2 "server or a service" connection add life --database life
ends 2 "name of the connection" connection add "my life" --host localhost --database life
ends 2 "is none of" connection add life --host localhost --database life --tls none
[ ! -e "$book" ] || fail "something was kept of what was refused"
ends 0 "connection password set life" connection add life --host localhost --port "$SHIFTDECK_TEST_PORT" \
    --database life --user anna --root-certificate "$SHIFTDECK_TEST_CA"
[ "$(stat -c %a "$book")" = 600 ] || fail "others may read the connections"
ends 4 "exists already" connection add life --host localhost --database life
ends 0 "verify-full" connection show life
ends 0 "anna at localhost" connection list
ends 0 '"host": "localhost"' --json connection show life
ends 0 life names connection
ends 3 "password set life" --connection life operators
ends 5 "asks for a password" connection test life

# The password: as one line of standard input, never as an argument.
printf 'wrong\n' | "$prodctl" connection password set life >"$folder/answer.txt" 2>&1 || fail "password set"
ends 5 "password is wrong" connection test life
ends 5 "authentication failed" --connection life operators
printf 'of anna\n' | "$prodctl" connection password set life >"$folder/answer.txt" 2>&1 || fail "password set"
ends 2 "password" connection password set life
ends 0 "The connection works." connection test life
grep -q 'enrolled with the role manager' "$folder/answer.txt" || fail "no role told: $(cat "$folder/answer.txt")"
ends 0 '"good": true' --json connection test life
for words in "--connection life" "--store life"; do
    # shellcheck disable=SC2086
    ends 0 ben $words operators
done
with SHIFTDECK_STORE=life ends 0 ben operators
with SHIFTDECK_STORE=life ends 0 "The connection works." connection test
ends 2 "either --connection or --store" --connection life --store life operators
ends 3 "Did you mean life?" --connection lif operators
ends 3 "no store in this place" --store lif operators
(cd "$folder" && : >life && got=0 && "$prodctl" --store life operators >"$folder/answer.txt" 2>&1 </dev/null || got=$?
    [ "$got" = 2 ] && grep -q "a connection and a file" "$folder/answer.txt") ||
    fail "a name for two things: $(cat "$folder/answer.txt")"
ends 0 "Receipt" --connection life --yes campaign new 2012 --release r --conditions t --first-run 1 --last-run 9
ends 0 '"who": "anna"' --connection life --json audit
ends 0 "rules hold" --connection life db check

# Another login, host or port has another password.
ends 0 "password set life" connection edit life --user ben
ends 3 "password set life" --connection life operators
ends 0 verify-full connection edit life --user anna
ends 0 ben --connection life operators
ends 0 "" connection edit life --rename alive
ends 3 "There are alive" connection show life
ends 0 ben --connection alive operators
ends 2 "on." connection edit alive
ends 0 "any server can pass" connection edit alive --tls require
ends 0 warning connection test alive
ends 0 "" connection edit alive --tls verify-full

# Without the key store: the file of passwords, or a sentence.
ends 0 "" connection edit alive --password-from pgpass
ends 5 "asks for a password" connection test alive
printf 'localhost:%s:life:anna:of anna\n' "$SHIFTDECK_TEST_PORT" >"$folder/pgpass"
chmod 600 "$folder/pgpass"
with PGPASSFILE="$folder/pgpass" ends 0 "The connection works." connection test alive
with PGPASSFILE="$folder/pgpass" ends 0 ben --connection alive operators
cp "$folder/pgpass" "$HOME/.pgpass"
ends 0 ben --connection alive operators
rm "$HOME/.pgpass"
ends 0 "" connection edit alive --password-from ask
ends 2 "no terminal to ask on" --connection alive operators
ends 0 "" connection edit alive --password-from key-store
with DBUS_SESSION_BUS_ADDRESS=disabled: ends 10 "PGPASSFILE" --connection alive operators
with DBUS_SESSION_BUS_ADDRESS=disabled: ends 5 "PGPASSFILE" connection test alive
if printf 'x\n' | DBUS_SESSION_BUS_ADDRESS=disabled: "$prodctl" connection password set alive \
    >"$folder/answer.txt" 2>&1; then
    fail "a password was kept without a key store"
fi

# A service.
printf '[shift]\nhost=localhost\nport=%s\ndbname=life\nuser=anna\nsslrootcert=%s\n' "$SHIFTDECK_TEST_PORT" \
    "$SHIFTDECK_TEST_CA" >"$folder/services"
ends 0 "" connection add bytheservice --service shift --password-from pgpass
ends 10 "shift" connection test bytheservice
export PGPASSFILE="$folder/pgpass"
with PGSERVICEFILE="$folder/services" ends 0 "The connection works." connection test bytheservice
cp "$folder/services" "$HOME/.pg_service.conf"
ends 0 ben --connection bytheservice operators
unset PGPASSFILE

# On a terminal: without echo, and again after a wrong one.
type_in() { # lines to type, prodctl's words: what the terminal showed
    lines=$1
    shift
    # Keys that come before the question are lost: each line waits for its question.
    {
        printf '%b' "$lines" | while read -r line; do
            shown=$(grep -c Password "$folder/screen" 2>/dev/null || :)
            rounds=0
            while [ "${shown:-0}" -le "$(cat "$folder/answered")" ] && [ $rounds -lt 200 ]; do
                sleep 0.05
                rounds=$((rounds + 1))
                shown=$(grep -c Password "$folder/screen" 2>/dev/null || :)
            done
            echo "$shown" >"$folder/answered"
            printf '%s\r' "$line"
        done
    } | script -qefc "$prodctl $*" "$folder/screen" >/dev/null 2>&1
}
ends 0 "" connection edit alive --password-from ask
: >"$folder/screen"
echo 0 >"$folder/answered"
type_in 'quite wrong\nof anna\n' --connection alive operators || fail "typed passwords: $(cat "$folder/screen")"
grep -q ben "$folder/screen" || fail "not let in: $(cat "$folder/screen")"
grep -q "authentication failed" "$folder/screen" || fail "no reason was told: $(cat "$folder/screen")"
! grep -qE 'quite wrong|of anna' "$folder/screen" || fail "a password was shown: $(cat "$folder/screen")"

# What others made of the file is refused whole, and told.
cp "$book" "$folder/book"
printf '{"format": 1, "connections": [{"name": "x", "password": "open sesame"}]}' >"$book"
ends 2 "holds a password" connection list
! grep -q sesame "$folder/answer.txt" || fail "the password in the file was shown"
ends 2 "holds a password" --connection x operators
cp "$folder/book" "$book"

# The end of a connection takes its password along.
ends 0 "" connection edit alive --password-from key-store
ends 0 ben --connection alive operators
ends 2 "confirmation" connection remove alive
ends 0 Removed --yes connection remove alive
ends 0 "" connection add again --host localhost --port "$SHIFTDECK_TEST_PORT" --database life --user anna \
    --root-certificate "$SHIFTDECK_TEST_CA"
ends 3 "password set again" --connection again operators
printf 'of anna\n' | "$prodctl" connection password set again >/dev/null 2>&1 || fail "password set"
ends 0 "any more" connection password forget again
ends 3 "password set again" --connection again operators

[ $failed = 0 ] && echo "ok"
exit $failed
