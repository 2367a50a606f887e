#!/bin/sh
# An ARC computing element of a test's own: A-REX with its REST interface, whose jobs are processes of this machine.
#   sh tests/support/arcserver.sh start FOLDER OWNER   starts it, with all it has in FOLDER, for process OWNER
#   sh tests/support/arcserver.sh stop FOLDER          ends it and its jobs and removes FOLDER; none is no harm
#   sh tests/support/arcserver.sh signal FOLDER SIGNAL arex|ws
#   sh tests/support/arcserver.sh restart FOLDER arex|ws
#
# It listens on a free port of 127.0.0.1 only. Jobs run as whoever starts it, those of root as nobody. When OWNER
# ends without a word, so does the server. FOLDER/server.env says where it is:
#   SHIFTDECK_TEST_ARC              address, https, by the name localhost
#   SHIFTDECK_TEST_ARC_CA           file of the authority that signed all certificates, also those of the server
#   SHIFTDECK_TEST_ARC_CREDENTIAL   file with certificate and key of somebody who may run jobs
#   SHIFTDECK_TEST_ARC_STRANGER     the same of somebody who may not
#   SHIFTDECK_TEST_ARC_CONTROL      where A-REX keeps what it knows of its jobs
# FOLDER/ca has the authority's key (ca.key), to sign more. SHIFTDECK_TEST_ARC_INFO: after how many tenths of a
# second what `status` and `info` tell is gathered anew (20; sites have 600). SHIFTDECK_TEST_ARC_RUNNING: how
# many jobs run at a time (8). SHIFTDECK_TEST_ARC_ISSUER=https://localhost:PORT: whoever has a token that this
# issuer signed may run jobs, too; FOLDER/ca/issuer.key is a key for it. Only root can do that.
# Needs nordugrid-arc-arex and openssl.
set -eu
# shellcheck source=tests/support/serverprocess.sh
. "$(dirname "$0")/serverprocess.sh"
arc=/usr

# Its state is on the disk: it may be killed at any time. Its helpers are children of the same session.
end() { # NAME...
    for name; do
        if pid=$(pid_of "$name"); then
            kill -KILL "$pid" 2>/dev/null || :
            for helper in $(pgrep -s "$pid" || :); do kill -KILL "$helper" 2>/dev/null || :; done
        fi
        rm -f "$folder/pids/$name" "$folder/run/$name.pid"
    done
}
# Jobs and what gathers information outlive A-REX; all of them have its configuration in their environment.
end_jobs() {
    for round in 1 2 3; do
        found=no
        for file in $(grep -lsF -e "ARC_CONFIG=$folder/arc.conf" /proc/[0-9]*/environ 2>/dev/null); do
            pid=${file#/proc/}
            pid=${pid%/environ}
            case $pid in $$ | "$PPID") continue ;; esac
            # Whoever waits for the end of the owner is not a job.
            grep -qsF arcserver.sh "/proc/$pid/cmdline" && continue
            kill -KILL "$pid" 2>/dev/null && found=$round
        done
        [ $found != no ] || break
    done
}
stop() {
    [ -d "$folder" ] || return 0
    [ -d "$folder/pids" ] || fail "$folder is not the folder of an ARC"
    end ws arex
    end_jobs
    [ ! -r "$folder/linked" ] || rm -f "$(cat "$folder/linked")"
    rm -rf "$folder"
}
# A-REX believes an issuer's certificate by the authorities in one fixed folder. It sees another one there; where
# the kernel does not allow that, ours is added to it as long as the server is there.
trust_issuer() {
    [ ! -e "$folder/apart" ] && [ ! -e "$folder/linked" ] || return 0
    if unshare -m true 2>/dev/null; then
        cat >"$folder/apart" <<'SCRIPT'
set -e
[ $# = 2 ] || exec unshare -m sh "$0" "$1" apart
mkdir -p /etc/grid-security
mount -t tmpfs none /etc/grid-security
cp -R "$X509_CERT_DIR" /etc/grid-security/certificates
exec "$1"
SCRIPT
        return 0
    fi
    place=/etc/grid-security/certificates/$(openssl x509 -in "$folder/ca/ca.pem" -noout -hash) n=0
    mkdir -p /etc/grid-security/certificates
    while [ -e "$place.$n" ]; do n=$((n + 1)); done
    ln -sfn "$folder/ca/ca.pem" "$place.$n" || fail "only root can show A-REX the authority of the issuer"
    echo "$place.$n" >"$folder/linked"
}
daemon() {
    case $1 in
    arex) script=$folder/arc/share/arc/arc-arex-start ;;
    ws) script=$folder/arc/share/arc/arc-arex-ws-start ;;
    *) usage ;;
    esac
    set -- "$1" "$script"
    if [ "$1" = ws ] && [ -e "$folder/ca/issuer.key" ]; then trust_issuer; fi
    [ "$1" != ws ] || [ ! -e "$folder/apart" ] || set -- ws sh "$folder/apart" "$script"
    name=$1
    shift
    (
        cd "$folder"
        export ARC_LOCATION="$folder/arc" ARC_CONFIG="$folder/arc.conf" X509_CERT_DIR="$folder/certificates"
        unset X509_USER_PROXY X509_USER_CERT X509_USER_KEY
        exec setsid "$@"
    ) </dev/null >>"$folder/log/$name.out" 2>&1 ||
        fail "$name did not start: $(tail -n 20 "$folder/log/$name.out")"
    wait_until 30 "$name" test -s "$folder/run/$name.pid"
    read -r pid <"$folder/run/$name.pid"
    note_process "$name" "$pid"
}
# certificate NAME SUBJECT EXTENSIONS [KIND OF KEY]: NAME.pem and NAME.key
elliptic='ec -pkeyopt ec_paramgen_curve:P-256' # made in no time
certificate() {
    # shellcheck disable=SC2086  # several words
    openssl req -new -newkey ${4:-$elliptic} -nodes -keyout "$1.key" -out "$1.csr" -subj "$2" 2>/dev/null
    printf '%s\n' "$3" >"$1.ext"
    openssl x509 -req -in "$1.csr" -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -sha256 -extfile "$1.ext" \
        -out "$1.pem" 2>/dev/null
    rm -f "$1.csr" "$1.ext"
}
make_certificates() {
    base='/O=Shiftdeck/OU=Tests'
    (
        cd "$folder/ca"
        umask 077
        printf '[req]\ndistinguished_name=dn\n[dn]\n[ca]\nbasicConstraints=critical,CA:TRUE\n' >ca.conf
        printf 'keyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n' >>ca.conf
        # shellcheck disable=SC2086
        openssl req -x509 -newkey $elliptic -nodes -keyout ca.key -out ca.pem -days 2 -subj "$base/CN=Test CA" \
            -config ca.conf -extensions ca 2>/dev/null
        certificate host "$base/CN=localhost" 'subjectAltName=DNS:localhost,IP:127.0.0.1'
        use='keyUsage=critical,digitalSignature,keyEncipherment'
        certificate operator "$base/CN=Test operator" "$use" rsa:2048
        certificate stranger "$base/CN=Test stranger" "$use"
        for person in operator stranger; do
            cat $person.pem $person.key >$person.credential
        done
        chmod 644 host.pem  # which it insists on
        [ -z "$issuer" ] || openssl genrsa -out issuer.key 2048 2>/dev/null
    )
    hash=$(openssl x509 -in "$folder/ca/ca.pem" -noout -hash)
    cp "$folder/ca/ca.pem" "$folder/certificates/$hash.0"
    cat >"$folder/certificates/$hash.signing_policy" <<POLICY
access_id_CA X509 '$base/CN=Test CA'
pos_rights globus CA:sign
cond_subjects globus '"$base/*"'
POLICY
    chmod 644 "$folder/certificates/"*
    echo "\"$base/CN=Test operator\"" >"$folder/allowed"
}
# Debian's start scripts listen everywhere, look for ended processes each 10 s, gather information each 60 s, and
# think about their settings for seconds: they are run from copies that do not. The parameters of Diffie and
# Hellman are those of RFC 7919, where the script would look for new ones for minutes.
make_location() {
    mkdir -p "$folder/arc/share/arc"
    for part in bin sbin lib libexec; do [ ! -e "$arc/$part" ] || ln -s "$arc/$part" "$folder/arc/$part"; done
    for part in "$arc"/share/arc/*; do ln -s "$part" "$folder/arc/share/arc/"; done
    changed arc-arex-ws-start 's,<tcp:Port>$arex_port</tcp:Port>,&<tcp:Interface>127.0.0.1</tcp:Interface><tcp:Version>4</tcp:Version>,
        s/^validate >>.*/true/'
    changed scan-fork-job 's/^sleep 10$/sleep 1/'
    changed arc-arex-start "s,<arex:gmconfig>,<arex:InfoproviderWakeupPeriod>${SHIFTDECK_TEST_ARC_INFO:-20}</arex:InfoproviderWakeupPeriod>&,
        s/^validate >>.*/true/"
    openssl genpkey -genparam -algorithm DH -pkeyopt dh_paramgen_prime_len:2048 -pkeyopt group:ffdhe2048 \
        -out "$folder/control/dhparam.pem" 2>/dev/null
}
changed() { # SCRIPT SED
    rm -f "$folder/arc/share/arc/$1"
    sed -e "$2" "$arc/share/arc/$1" >"$folder/arc/share/arc/$1"
    ! cmp -s "$arc/share/arc/$1" "$folder/arc/share/arc/$1" || fail "$1 of this ARC is not as it was"
    chmod 755 "$folder/arc/share/arc/$1"
}
case $what in
start)
    [ $# = 3 ] || usage
    need_programs arched openssl
    [ ! -e "$folder/server.env" ] || fail "$folder is used already"
    issuer=${SHIFTDECK_TEST_ARC_ISSUER:-}
    for part in run pids log ca certificates control session tmp; do mkdir -p "$folder/$part"; done
    chmod 755 "$folder"
    chmod 1777 "$folder/session" "$folder/tmp"
    trap 'stop || :' EXIT
    trap 'exit 130' INT TERM
    make_certificates
    make_location
    echo $(($(free_ports 1) + 1)) >"$folder/port"
    me=$(id -un):$(id -gn) jobs_as=$(id -un):$(id -gn)
    [ "$(id -u)" != 0 ] || jobs_as=nobody:$(id -gn nobody) # A-REX takes no job of root's
    cat >"$folder/arc.conf" <<CONF
[common]
hostname = localhost
x509_host_key = $folder/ca/host.key
x509_host_cert = $folder/ca/host.pem
x509_cert_dir = $folder/certificates
[authgroup:operators]
file = $folder/allowed
${issuer:+authtokens = * $issuer * * *}
[mapping]
map_to_user = operators $jobs_as
${issuer:+[authtokens]}
[lrms]
lrms = fork
[arex]
user = $me
controldir = $folder/control
sessiondir = $folder/session
tmpdir = $folder/tmp
logfile = $folder/log/arex.log
joblog = $folder/log/jobs.log
helperlog = $folder/log/helper.log
pidfile = $folder/run/arex.pid
loglevel = 3
wakeupperiod = 2
maxjobs = -1 ${SHIFTDECK_TEST_ARC_RUNNING:-8} -1 -1 -1
[arex/data-staging]
maxtransfertries = 2
[arex/ws]
wsurl = https://localhost:$(cat "$folder/port")/arex
logfile = $folder/log/ws.log
pidfile = $folder/run/ws.pid
[arex/ws/jobs]
allowaccess = operators
[infosys]
logfile = $folder/log/infoprovider.log
[infosys/glue2]
admindomain_name = TEST
[infosys/cluster]
alias = Test
[queue:prod]
comment = tests
CONF
    daemon arex & # most of the time goes into the reading of settings
    arex=$!
    daemon ws
    wait $arex || fail "arex did not start"
    wait_until 60 ws listens "$(cat "$folder/port")"
    {
        echo "SHIFTDECK_TEST_ARC=https://localhost:$(cat "$folder/port")/arex"
        echo "SHIFTDECK_TEST_ARC_CA=$folder/ca/ca.pem"
        echo "SHIFTDECK_TEST_ARC_CREDENTIAL=$folder/ca/operator.credential"
        echo "SHIFTDECK_TEST_ARC_STRANGER=$folder/ca/stranger.credential"
        echo "SHIFTDECK_TEST_ARC_CONTROL=$folder/control"
    } >"$folder/server.env"
    trap - EXIT
    stop_with "$3"
    ;;
stop) stop ;;
signal)
    [ $# = 4 ] || usage
    signal_process "$3" "$4"
    ;;
restart)
    [ $# = 3 ] || usage
    end "$3"
    daemon "$3"
    [ "$3" != ws ] || wait_until 60 ws listens "$(cat "$folder/port")"
    ;;
*) usage ;;
esac
