#!/bin/sh
# A PostgreSQL server of a test's own:
#   sh tests/support/postgresserver.sh start FOLDER    starts it, with all it has in FOLDER; again: it runs already
#   sh tests/support/postgresserver.sh stop FOLDER     ends it and removes FOLDER; no harm when there is none
#
# It listens on a Unix socket in FOLDER, where everybody is who he says he is (FOLDER is private), and on a free
# port of 127.0.0.1, where a password (SCRAM) and TLS are needed; the certificate is for "localhost", of an
# authority of its own. The administrator is "postgres". Nothing is flushed to disk: a crash of the machine loses it.
# Server and files belong to the user "postgres" when root starts it. FOLDER/server.env says where it is:
#   PGHOST, PGPORT                the socket's folder and its number, for psql -U postgres
#   SHIFTDECK_TEST_SERVER         the address of its first database, as the administrator through the socket
#   SHIFTDECK_TEST_PORT           the port of localhost
#   SHIFTDECK_TEST_CA             the file with the authority's certificate
# Needs postgresql-15 and openssl. Two at a time for one FOLDER wait for each other.
set -eu
programs=/usr/lib/postgresql/15/bin
usage() {
    echo "usage: postgresserver.sh start|stop FOLDER" >&2
    exit 2
}
fail() {
    echo "FAIL: $1" >&2
    exit 1
}
[ $# = 2 ] && [ -n "$2" ] || usage
[ -x $programs/initdb ] || fail "PostgreSQL 15 is not here: sh app/packages.sh test"
case $2 in
/*) folder=$2 ;;
*) folder=$PWD/$2 ;;
esac
data=$folder/data
as_owner=
[ "$(id -u)" != 0 ] || as_owner="runuser -u postgres --"  # the server does not run as root

# A process that ended and that nobody asked about yet still has its number.
runs() {
    pid=$(head -n 1 "$data/postmaster.pid" 2>/dev/null) && [ -r "/proc/$pid/status" ] &&
        grep -q '^Name:[[:space:]]*postgres' "/proc/$pid/status" && ! grep -q '^State:[[:space:]]*Z' "/proc/$pid/status"
}
end() {
    if runs; then
        $as_owner $programs/pg_ctl -D "$data" -m fast -t 20 stop >/dev/null 2>&1 ||
            $as_owner $programs/pg_ctl -D "$data" -m immediate -t 20 stop >/dev/null 2>&1 || :
    fi
    ! runs || return 1
    rm -f "$data/postmaster.pid" "$folder"/.s.PGSQL.*
}

# Everything is quoted for the file it goes to: a folder may have spaces and quotes in its name.
doubled() { printf '%s' "$1" | sed "s/'/''/g"; }
quoted() { printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"; }
escaped() { printf '%s' "$1" | LC_ALL=C sed 's/%/%25/g; s/ /%20/g; s/#/%23/g; s/&/%26/g; s/?/%3F/g; s/+/%2B/g'; }

certificates() {
    $as_owner sh -c 'umask 077 && cd "$1" && rm -rf tls && mkdir tls && cd tls && {
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 -subj "/CN=Shiftdeck test" \
            -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign \
            -keyout ca.key -out ca.crt &&
        openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=localhost" \
            -keyout server.key -out server.csr &&
        echo "subjectAltName=DNS:localhost,IP:127.0.0.1" >names &&
        openssl x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 30 -extfile names \
            -out server.crt && cp ca.crt ../ca.crt; } >openssl.log 2>&1' sh "$folder" ||
        fail "no certificate was made: $(cat "$folder/tls/openssl.log" 2>&1)"
}

cluster() {
    rm -rf "$folder/data.new"
    $as_owner $programs/initdb -D "$folder/data.new" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync \
        >"$folder/initdb.log" 2>&1 || fail "no data were made: $(cat "$folder/initdb.log")"
    printf 'local\tall all trust\nhostnossl all all all reject\nhostssl all all 127.0.0.1/32 scram-sha-256\n' |
        $as_owner sh -c 'cat >"$1/pg_hba.conf"' sh "$folder/data.new"
    $as_owner sh -c 'cat >>"$1/postgresql.conf"' sh "$folder/data.new" <<SETTINGS
listen_addresses = '127.0.0.1'
unix_socket_directories = '"$(doubled "$folder")"'
password_encryption = 'scram-sha-256'
ssl = on
ssl_cert_file = '$(doubled "$folder")/tls/server.crt'
ssl_key_file = '$(doubled "$folder")/tls/server.key'
max_connections = 200
fsync = off
synchronous_commit = off
full_page_writes = off
SETTINGS
    mv "$folder/data.new" "$data"
}

start() {
    [ "$(printf '%s' "$folder" | wc -c)" -le 88 ] || fail "the name of $folder is too long for a socket"
    mkdir -p "$folder"
    if [ -n "$as_owner" ]; then
        chown postgres "$folder"
        $as_owner test -x "$folder" || fail "the user postgres may not enter $folder: take one below /tmp"
    fi
    chmod 700 "$folder"
    cd "$folder"  # the server's user may stand in it
    exec 9>"$folder/lock"
    flock -w 120 9 || fail "somebody else starts or ends the server of $folder"
    if runs && [ -s "$folder/server.env" ] && $programs/pg_isready -q -t 20 -h "$folder" \
        -p "$(sed -n 's/^PGPORT=//p' "$folder/server.env")"; then
        echo "The server of $folder runs already."
        return
    fi
    trap 'end 9>&- || :' EXIT  # what was begun does not stay
    trap 'exit 130' INT TERM
    end 9>&- || fail "the server of $folder answers nobody and does not end"
    [ -s "$folder/ca.crt" ] && [ -s "$folder/tls/server.crt" ] || certificates
    [ -s "$data/PG_VERSION" ] || cluster
    tries=0
    # A server that was killed leaves helpers behind for a moment; a port may be taken by somebody else meanwhile.
    while port=$(shuf -i 20000-32000 -n 1) &&
        ! $as_owner $programs/pg_ctl -D "$data" -w -t 60 -l "$folder/log" -o "-p $port" start >/dev/null 2>&1 9>&-; do
        tries=$((tries + 1))
        [ $tries -lt 10 ] || fail "the server does not start: $(tail -n 5 "$folder/log")"
        sleep 0.5
    done
    {
        echo "PGHOST=$(quoted "$folder")"
        echo "PGPORT=$port"
        echo "SHIFTDECK_TEST_SERVER=$(quoted "postgresql://postgres@/postgres?host=$(escaped "$folder")&port=$port")"
        echo "SHIFTDECK_TEST_PORT=$port"
        echo "SHIFTDECK_TEST_CA=$(quoted "$folder/ca.crt")"
    } >"$folder/server.env.new"
    mv "$folder/server.env.new" "$folder/server.env"
    trap - EXIT
}

stop() {
    [ -d "$folder" ] || return 0
    if [ ! -d "$data" ] && [ ! -e "$folder/lock" ]; then
        rmdir "$folder" 2>/dev/null || fail "$folder is not the folder of a server"
        return 0
    fi
    exec 9>"$folder/lock"
    flock -w 120 9 || fail "somebody else starts or ends the server of $folder"
    cd "$folder"
    end || fail "the server of $folder does not end"
    cd /
    rm -rf "$folder"
}

case $1 in
start) start ;;
stop) stop ;;
*) usage ;;
esac
