#!/bin/sh
# A Slurm of a test's own: controller, two nodes on this machine, and slurmrestd with access tokens.
#   sh tests/support/slurmserver.sh start FOLDER OWNER   starts it, with all it has in FOLDER, for process OWNER
#   sh tests/support/slurmserver.sh stop FOLDER          ends it and removes FOLDER; none is no harm
#   sh tests/support/slurmserver.sh signal FOLDER SIGNAL slurmctld|slurmrestd|slurmdbd|slurmd-n1|slurmd-n2
#   sh tests/support/slurmserver.sh restart FOLDER slurmctld|slurmrestd|slurmdbd
#
# It listens on free ports of 127.0.0.1 only. Jobs run as whoever starts it, who also owns the token. When
# OWNER ends without a word, so does the server. FOLDER/server.env says where it is:
#   SHIFTDECK_TEST_SLURM          address of slurmrestd
#   SHIFTDECK_TEST_SLURM_USER     whose token it is
#   SHIFTDECK_TEST_SLURM_TOKEN    file with the token
#   SLURM_CONF                    for squeue and scontrol
# SHIFTDECK_TEST_SLURMDBD=1: with accounting, so slurmdbd and a MariaDB of its own, too.
# SHIFTDECK_TEST_MINJOBAGE: after how many seconds the controller forgets a job that ended (300).
# Needs munge, slurmctld, slurmd, slurm-client, slurmrestd and slurm-wlm-jwt-plugin; with accounting slurmdbd,
# slurm-wlm-mysql-plugin and mariadb-server. FOLDER should have a short name, and be on a memory disk where
# there is one.
set -eu
# shellcheck source=tests/support/serverprocess.sh
. "$(dirname "$0")/serverprocess.sh"
if [ "$(id -u)" = 0 ]; then
    munge_user=munge slurm_user=slurm rest_user=nobody sql_user=mysql checked=
else # every daemon and every job as the caller
    munge_user=$(id -un)
    slurm_user=$munge_user rest_user=$munge_user sql_user=$munge_user checked=SLURMRESTD_SECURITY=disable_user_check
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
    note_process "$name" $!
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
    end slurmctld slurmdbd mariadb munged
    rm -rf "$folder" 2>/dev/null || rm -rf "$folder" # whoever was killed may have made a last file
}
daemon() {
    case $1 in
    slurmctld) spawn slurmctld $slurm_user slurmctld -D ;;
    slurmdbd) spawn slurmdbd $slurm_user slurmdbd -D ;;
    slurmrestd) # shellcheck disable=SC2086  # empty or one word
        spawn slurmrestd $rest_user env SLURM_CONF="$folder/slurm.conf" SLURM_JWT=daemon SLURM_BITSTR_LEN=0 \
            MALLOC_ARENA_MAX=2 $checked slurmrestd -s "$(cat "$folder/plugins")" -a rest_auth/jwt -t 8 \
            "127.0.0.1:$(cat "$folder/port")" ;;
    *) usage ;;
    esac
}
sql() { mariadb --no-defaults -u root -S "$folder/sql/socket" -e "$1"; }
# slurmdbd takes its time for the tables; the controller comes up meanwhile.
start_database() { # BASE OF PORTS
    mkdir -p "$folder/sql"
    own $sql_user "$folder/sql"
    spawn install $sql_user mariadb-install-db --no-defaults --datadir="$folder/sql/data" --skip-test-db \
        --auth-root-authentication-method=normal --skip-name-resolve
    while pid_of install >/dev/null; do sleep 0.05; done
    spawn mariadb $sql_user mariadbd --no-defaults --datadir="$folder/sql/data" --socket="$folder/sql/socket" \
        --bind-address=127.0.0.1 --port=$(($1 + 6)) --pid-file="$folder/sql/pid" --skip-log-bin \
        --innodb-buffer-pool-size=64M --innodb-log-file-size=16M --innodb-lock-wait-timeout=900 \
        --innodb-flush-log-at-trx-commit=2
    wait_until 60 mariadb sql 'select 1'
    password=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')
    (umask 077 && cat >"$folder/slurmdbd.conf") <<CONF
AuthType=auth/munge
AuthInfo=socket=$folder/munge/socket
AuthAltTypes=auth/jwt
AuthAltParameters=jwt_key=$folder/state/jwt.key
DbdHost=$(uname -n)
DbdAddr=127.0.0.1
DbdPort=$(($1 + 5))
CommunicationParameters=NoInAddrAny
SlurmUser=$slurm_user
PidFile=$folder/state/slurmdbd.pid
LogFile=$folder/log/slurmdbd.log
StorageType=accounting_storage/mysql
StorageHost=127.0.0.1
StoragePort=$(($1 + 6))
StorageLoc=accounting
StorageUser=slurm
StoragePass=$password
CONF
    own $slurm_user "$folder/slurmdbd.conf"
    sql "create database accounting; create user slurm@'127.0.0.1' identified by '$password';
        grant all on accounting.* to slurm@'127.0.0.1'; create user slurm@localhost identified by '$password';
        grant all on accounting.* to slurm@localhost"
    daemon slurmdbd
}

case $what in
start)
    [ $# = 3 ] || usage
    accounting=${SHIFTDECK_TEST_SLURMDBD:-0} programs=
    [ "$accounting" = 0 ] || programs='slurmdbd sacctmgr mariadbd mariadb-install-db'
    # shellcheck disable=SC2086  # several words
    need_programs munged slurmctld slurmd slurmrestd scontrol $programs
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
    base=$(free_ports 6)
    echo $((base + 1)) >"$folder/port"
    echo openapi/v0.0.38 >"$folder/plugins"
    stored='AccountingStorageType=accounting_storage/none'
    if [ "$accounting" != 0 ]; then
        echo openapi/v0.0.38,openapi/dbv0.0.38 >"$folder/plugins"
        stored="AccountingStorageType=accounting_storage/slurmdbd
AccountingStorageHost=127.0.0.1
AccountingStoragePort=$((base + 5))
AccountingStoragePass=$folder/munge/socket"
    fi
    chmod 644 "$folder/port" "$folder/plugins"
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
$stored
JobAcctGatherType=jobacct_gather/none
SlurmdParameters=config_overrides
SchedulerParameters=batch_sched_delay=1,sched_interval=2,bf_interval=5,default_queue_depth=500
NodeName=n1 NodeAddr=127.0.0.1 NodeHostname=$(uname -n) Port=$((base + 3)) CPUs=8 RealMemory=8000
NodeName=n2 NodeAddr=127.0.0.1 NodeHostname=$(uname -n) Port=$((base + 4)) CPUs=8 RealMemory=8000
PartitionName=prod Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
CONF
    export SLURM_CONF="$folder/slurm.conf"
    wait_until 20 munged munge -n -S "$folder/munge/socket"
    if [ "$accounting" != 0 ]; then
        start_database "$base"
        wait_until 60 slurmdbd sacctmgr -n -i show cluster
        sacctmgr -i -Q add cluster shiftdeck >/dev/null
        sacctmgr -i -Q add account prod description=prod organization=tests >/dev/null
        sacctmgr -i -Q add user "$(id -un)" account=prod >/dev/null
    fi
    daemon slurmctld
    for node in n1 n2; do
        mkdir -p "$folder/spool/$node"
        spawn slurmd-$node "$(id -un)" slurmd -D -N $node
    done
    wait_until 60 slurmctld scontrol ping
    (umask 077 && scontrol token username="$(id -un)" lifespan=86400 >"$folder/token")
    daemon slurmrestd
    wait_until 60 slurmrestd listens "$(cat "$folder/port")"
    # shellcheck disable=SC2016
    wait_until 60 nodes sh -c '[ "$(sinfo -h -N -o %t | grep -c "^idle")" = 2 ]'
    {
        echo "SHIFTDECK_TEST_SLURM=http://127.0.0.1:$(cat "$folder/port")"
        echo "SHIFTDECK_TEST_SLURM_USER=$(id -un)"
        echo "SHIFTDECK_TEST_SLURM_TOKEN=$folder/token"
        echo "SLURM_CONF=$folder/slurm.conf"
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
    while pid_of "$3" >/dev/null; do sleep 0.05; done
    export SLURM_CONF="$folder/slurm.conf"
    daemon "$3"
    ;;
*) usage ;;
esac
