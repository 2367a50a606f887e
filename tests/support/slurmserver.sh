#!/bin/sh
# A Slurm of a test's own: controller, two nodes on this machine, and slurmrestd with access tokens.
#   sh tests/support/slurmserver.sh start FOLDER OWNER   starts it, with all it has in FOLDER, for process OWNER
#   sh tests/support/slurmserver.sh stop FOLDER          ends it and removes FOLDER; none is no harm
#   sh tests/support/slurmserver.sh signal FOLDER SIGNAL slurmctld|slurmrestd|slurmd-n1|slurmd-n2
#   sh tests/support/slurmserver.sh restart FOLDER slurmctld|slurmrestd
#
# It listens on free ports of 127.0.0.1 only. Jobs run as whoever starts it, who also owns the token. When
# OWNER ends without a word, so does the server. FOLDER/server.env says where it is:
#   SHIFTDECK_TEST_SLURM          address of slurmrestd
#   SHIFTDECK_TEST_SLURM_USER     whose token it is
#   SHIFTDECK_TEST_SLURM_TOKEN    file with the token
#   SLURM_CONF                    for squeue and scontrol
# Needs munge, slurmctld, slurmd, slurm-client, slurmrestd and slurm-wlm-jwt-plugin. FOLDER should have a
# short name, and be on a memory disk where there is one.
set -eu
PATH=$PATH:/usr/sbin:/sbin
usage() {
    sed -n '3,6s/^# *//p' "$0" >&2
    exit 2
}
fail() {
    echo "FAIL: $1" >&2
    exit 1
}
[ $# -ge 2 ] && [ -n "$2" ] || usage
what=$1
case $2 in
/*) folder=$2 ;;
*) folder=$PWD/$2 ;;
esac
if [ "$(id -u)" = 0 ]; then
    munge_user=munge slurm_user=slurm rest_user=nobody checked=
else # every daemon and every job as the caller
    munge_user=$(id -un)
    slurm_user=$munge_user rest_user=$munge_user checked=SLURMRESTD_SECURITY=disable_user_check
fi
own() { [ "$(id -u)" != 0 ] || chown "$@"; }

# spawn NAME USER COMMAND...
spawn() {
    name=$1 user=$2
    shift 2
    if [ "$(id -u)" = 0 ] && [ "$user" != root ]; then
        set -- setpriv --reuid="$user" --regid="$(id -g "$user")" --init-groups "$@"
    fi
    (cd "$folder" && exec setsid "$@") </dev/null >>"$folder/log/$name.out" 2>&1 &
    echo "$! $(started_at $!)" >"$folder/pids/$name"
}
# When a process began, in ticks; nothing when it is gone or a zombie.
started_at() {
    line=$(cat "/proc/$1/stat" 2>/dev/null) || return 0
    # shellcheck disable=SC2086  # the fields after the name, which may hold blanks itself
    set -- ${line##*) }
    [ "$1" = Z ] || echo "${20}"
}
pid_of() {
    [ -r "$folder/pids/$1" ] || return 1
    read -r pid ticks <"$folder/pids/$1"
    [ -n "$ticks" ] && [ "$(started_at "$pid")" = "$ticks" ] && echo "$pid"
}
wait_until() { # SECONDS WHAT COMMAND...
    left=$(($1 * 20)) thing=$2
    shift 2
    until "$@" >/dev/null 2>&1; do
        left=$((left - 1))
        [ $left -gt 0 ] || fail "$thing did not come up: $(tail -n 3 "$folder"/log/* 2>/dev/null)"
        sleep 0.05
    done
}
end() { # NAME...
    for name; do
        if pid=$(pid_of "$name"); then
            kill -CONT "$pid" 2>/dev/null || :
            kill -KILL "$pid" 2>/dev/null || :
        fi
    done
}
# Job steps leave their daemon; they hold files below FOLDER open or know its configuration.
end_steps() {
    for pid in $(pgrep slurmstepd || :); do
        if ls -l "/proc/$pid/fd" 2>/dev/null | grep -qF "$folder/"; then
            kill -KILL "$pid" 2>/dev/null || :
        fi
    done
    grep -lszxF "SLURM_CONF=$folder/slurm.conf" /proc/[0-9]*/environ 2>/dev/null | while read -r file; do
        pid=${file#/proc/}
        pid=${pid%/environ}
        if grep -qz '^SLURM_JOB_ID=' "$file" 2>/dev/null; then kill -KILL "$pid" 2>/dev/null || :; fi
    done
}
stop() {
    [ -d "$folder" ] || return 0
    [ -d "$folder/pids" ] || fail "$folder is not the folder of a Slurm"
    end slurmrestd slurmd-n1 slurmd-n2
    end_steps
    end slurmctld munged
    rm -rf "$folder"
}
daemon() {
    case $1 in
    slurmctld) spawn slurmctld $slurm_user slurmctld -D ;;
    slurmrestd) # shellcheck disable=SC2086  # empty or one word
        spawn slurmrestd $rest_user env SLURM_CONF="$folder/slurm.conf" SLURM_JWT=daemon SLURM_BITSTR_LEN=0 \
            MALLOC_ARENA_MAX=2 $checked slurmrestd -s openapi/v0.0.38 -a rest_auth/jwt -t 8 \
            "127.0.0.1:$(cat "$folder/port")" ;;
    *) usage ;;
    esac
}
free_ports() { # a base: base + 1 to base + 4 are free
    while base=$(shuf -i 20000-32000 -n 1); do
        taken=no
        for port in 1 2 3 4; do
            ! grep -qi "^ *[0-9]*: [0-9A-F]*:$(printf '%04X' $((base + port))) " /proc/net/tcp || taken=yes
        done
        [ $taken = yes ] || break
    done
    echo "$base"
}

case $what in
start)
    [ $# = 3 ] || usage
    for program in munged slurmctld slurmd slurmrestd scontrol; do
        command -v $program >/dev/null || fail "$program is not here: sh app/packages.sh test"
    done
    # The controller listens where its own host's name leads.
    if ! getent ahostsv4 "$(uname -n)" | grep -q '^127[.]'; then
        [ "$(id -u)" = 0 ] && [ -z "${SHIFTDECK_TEST_HOST:-}" ] ||
            fail "the name of this machine does not lead to 127.0.0.0/8, and only root can change that"
        # shellcheck disable=SC2016
        SHIFTDECK_TEST_HOST=localhost exec unshare -u sh -c 'hostname localhost; exec sh "$@"' sh "$0" "$@"
    fi
    [ ! -e "$folder/server.env" ] || fail "$folder is used already"
    mkdir -p "$folder/pids" "$folder/log" "$folder/munge" "$folder/state" "$folder/spool"
    chmod 755 "$folder"
    trap 'stop || :' EXIT
    trap 'exit 130' INT TERM
    head -c 1024 /dev/urandom >"$folder/munge/key"
    head -c 32 /dev/urandom >"$folder/state/jwt.key"
    chmod 400 "$folder/munge/key"
    chmod 600 "$folder/state/jwt.key"
    own -R $munge_user "$folder/munge"
    own -R $slurm_user "$folder/state" "$folder/log"
    chmod 711 "$folder/munge"
    spawn munged $munge_user munged -F --key-file="$folder/munge/key" --socket="$folder/munge/socket" \
        --pid-file="$folder/munge/pid" --log-file="$folder/munge/log" --seed-file="$folder/munge/seed"
    base=$(free_ports)
    echo $((base + 1)) >"$folder/port"
    chmod 644 "$folder/port"
    cat >"$folder/slurm.conf" <<CONF
ClusterName=shiftdeck
SlurmctldHost=$(uname -n)(127.0.0.1)
SlurmctldPort=$((base + 2))
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
AuthType=auth/munge
AuthInfo=socket=$folder/munge/socket
AuthAltTypes=auth/jwt
AuthAltParameters=jwt_key=$folder/state/jwt.key
SlurmUser=$slurm_user
SlurmdUser=$(id -un)
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool/%n
SlurmctldPidFile=$folder/state/pid
SlurmdPidFile=$folder/spool/%n.pid
SlurmctldLogFile=$folder/log/slurmctld.log
SlurmdLogFile=$folder/log/slurmd.%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
SlurmdTimeout=5
KillWait=5
MinJobAge=${SHIFTDECK_TEST_MINJOBAGE:-300}
MaxJobCount=${SHIFTDECK_TEST_MAXJOBS:-10000}
MpiDefault=none
SwitchType=switch/none
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
SlurmdParameters=config_overrides
SchedulerParameters=batch_sched_delay=1,sched_interval=2,bf_interval=5,default_queue_depth=500
NodeName=n1 NodeAddr=127.0.0.1 NodeHostname=$(uname -n) Port=$((base + 3)) CPUs=8 RealMemory=8000
NodeName=n2 NodeAddr=127.0.0.1 NodeHostname=$(uname -n) Port=$((base + 4)) CPUs=8 RealMemory=8000
PartitionName=prod Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
CONF
    export SLURM_CONF="$folder/slurm.conf"
    wait_until 20 munged munge -n -S "$folder/munge/socket"
    daemon slurmctld
    for node in n1 n2; do
        mkdir -p "$folder/spool/$node"
        spawn slurmd-$node "$(id -un)" slurmd -D -N $node
    done
    wait_until 60 slurmctld scontrol ping
    (umask 077 && scontrol token username="$(id -un)" lifespan=86400 >"$folder/token")
    daemon slurmrestd
    listens() {
        grep -qi "^ *[0-9]*: 0100007F:$(printf '%04X' "$(cat "$folder/port")") 00000000:0000 0A" /proc/net/tcp
    }
    wait_until 60 slurmrestd listens
    # shellcheck disable=SC2016
    wait_until 60 nodes sh -c '[ "$(sinfo -h -N -o %t | grep -c "^idle")" = 2 ]'
    {
        echo "SHIFTDECK_TEST_SLURM=http://127.0.0.1:$(cat "$folder/port")"
        echo "SHIFTDECK_TEST_SLURM_USER=$(id -un)"
        echo "SHIFTDECK_TEST_SLURM_TOKEN=$folder/token"
        echo "SLURM_CONF=$folder/slurm.conf"
    } >"$folder/server.env"
    trap - EXIT
    # shellcheck disable=SC2016
    setsid sh -c 'while kill -0 "$1" 2>/dev/null; do sleep 1; done; exec sh "$2" stop "$3"' \
        sh "$3" "$0" "$folder" </dev/null >/dev/null 2>&1 &
    ;;
stop) stop ;;
signal)
    [ $# = 4 ] || usage
    pid=$(pid_of "$4") || fail "$4 does not run"
    kill -s "$3" "$pid"
    ;;
restart)
    [ $# = 3 ] || usage
    end "$3"
    while pid_of "$3" >/dev/null; do sleep 0.05; done
    daemon "$3"
    ;;
*) usage ;;
esac
