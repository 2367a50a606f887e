#!/bin/sh
# Measures following jobs at five endpoints of which one is slow, and a real Slurm and a real ARC of its own on
# this machine.
#
#   sh tests/bench/endpointbench.sh [--build DIR] [--only PART]... [--jobs N] [--small]
#
#   PART: follow, slurm, arc; default: all
#   --jobs    that are followed; default 100000
#   --small   a tenth of everything
#
# follow: the endpoints are in the program and answer after 0.1 s, the slow one after 3 s. The other figures
# are of slurmrestd and A-REX, beside those of curl and of the servers' own commands (arcsub where it is
# installed), on the same cores. Jobs do not run: the partition is down, A-REX lets one of them run. All goes with
# the end of this program. About six minutes.
set -eu
PATH=$PATH:/usr/sbin:/sbin

root=$(cd "$(dirname "$0")/../.." && pwd)
build=$root/build/bench
parts=
jobs=100000 single=200 array=10000 alone=1000 grid=1000
while [ $# -gt 0 ]; do
    case $1 in
        --build) build=$(cd "$2" && pwd); shift 2 ;;
        --only) parts="$parts $2 "; shift 2 ;;
        --jobs) jobs=$2; shift 2 ;;
        --small) jobs=10000 single=50 array=1000 alone=100 grid=100; shift ;;
        *) sed -n '2,14s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
    esac
done
parts=${parts:-" follow slurm arc "}
wanted() { case $parts in *" $1 "*) return 0 ;; *) return 1 ;; esac; }
for part in $parts; do
    case $part in follow|slurm|arc) ;;
        *) echo "endpointbench.sh: there is no part $part" >&2; exit 2 ;;
    esac
done

begun=$(date +%s)
say() { printf '\n== %s (%s s)\n' "$1" "$(($(date +%s) - begun))"; }
if [ ! -f "$build/build.ninja" ]; then
    (cd "$root" && cmake --preset bench >/dev/null)
fi
say "Building"
ninja -C "$build" shiftdeck_endpointbench | tail -n 1
tool() { "$build/bin/shiftdeck_endpointbench" "$@"; }

place=/tmp
[ ! -w /dev/shm ] || place=/dev/shm
folder=$(mktemp -d "$place/shiftdeck-endpoints.XXXXXX")
chmod 755 "$folder"
end() {
    for server in slurm arc; do sh "$root/tests/support/${server}server.sh" stop "$folder/$server" || :; done
    rm -rf "$folder"
}
trap end EXIT
trap 'exit 130' INT TERM

echo
echo "$(grep -c ^processor /proc/cpuinfo) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)," \
    "load $(cut -d' ' -f1-3 /proc/loadavg)"

if wanted follow; then
    say "A store with $jobs jobs at five endpoints"
    tool fill "$folder/followed.shiftdeck" "$jobs"
    echo "the states of all of them                quick sites     all sites"
    tool follow "$folder/followed.shiftdeck" 100 3000 in-turn
    tool follow "$folder/followed.shiftdeck" 100 3000 at-once
    tool follow "$folder/followed.shiftdeck" 100 3000 running
    rm -f "$folder"/followed.shiftdeck*
fi

# rate WHAT JOBS COMMAND...: jobs per second
rate() {
    what=$1 n=$2
    shift 2
    from=$(date +%s%N)
    "$@"
    to=$(date +%s%N)
    awk -v what="$what" -v n="$n" -v ns="$((to - from))" \
        'BEGIN { printf "%-38s%14s  %d jobs, %.2f s\n", what, sprintf("%.0f jobs/s", n * 1e9 / ns), n, ns / 1e9 }'
}

if wanted slurm; then
    say "Slurm"
    SHIFTDECK_TEST_MAXJOBS=20000 sh "$root/tests/support/slurmserver.sh" start "$folder/slurm" $$
    # shellcheck disable=SC1091
    . "$folder/slurm/server.env"
    export SLURM_CONF SHIFTDECK_TEST_SLURM SHIFTDECK_TEST_SLURM_USER SHIFTDECK_TEST_SLURM_TOKEN
    scontrol update PartitionName=prod State=DOWN
    token=$(sed 's/^SLURM_JWT=//' "$SHIFTDECK_TEST_SLURM_TOKEN")
    echo "$(sinfo --version), MinJobAge and limits as in tests/support/slurmserver.sh"
    rest() { # METHOD PATH [CURL ARGUMENT...]
        method=$1 path=$2
        shift 2
        curl -sS -X "$method" -H "X-SLURM-USER-NAME: $SHIFTDECK_TEST_SLURM_USER" \
            -H "X-SLURM-USER-TOKEN: $token" "$SHIFTDECK_TEST_SLURM$path" "$@"
    }
    printf '#!/bin/sh\ntrue\n' >"$folder/job.sh"
    body() { # NAME [ARRAY]
        printf '{"script":"#!/bin/sh\\ntrue\\n","job":{"name":"%s"%s,"time_limit":10,"tasks":1,"current_working_directory":"/tmp",' \
            "$1" "${2:+,\"array\":\"$2\"}"
        printf '"environment":{"PATH":"/bin:/usr/bin"},"standard_output":"/dev/null","standard_error":"/dev/null"}}'
    }
    curl_each() {
        for n in $(seq "$single"); do
            body "c$n" | rest POST /slurm/v0.0.38/job/submit -H 'Content-Type: application/json' -d @- |
                grep -q '"job_id": *[1-9]'
        done
    }
    curl_array() {
        body carray 1-1000 | rest POST /slurm/v0.0.38/job/submit -H 'Content-Type: application/json' -d @- |
            grep -q '"job_id": *[1-9]'
    }
    sbatch_each() {
        for n in $(seq "$single"); do sbatch -Q -o /dev/null -J "b$n" "$folder/job.sh"; done
    }
    sbatch_array() { sbatch -Q -o /dev/null -a 1-1000 "$folder/job.sh"; }
    tool submit slurm "$folder/spool-single" "$single" 1
    rate "  curl, a loop" "$single" curl_each
    rate "  sbatch, a loop" "$single" sbatch_each
    tool submit slurm "$folder/spool-array" 1000 1000
    rate "  curl, one array" 1000 curl_array
    rate "  sbatch, one array" 1000 sbatch_array
    scancel -u "$SHIFTDECK_TEST_SLURM_USER"
    while [ -n "$(squeue -h)" ]; do sleep 0.5; done
    tool submit slurm "$folder/spool-many" "$array" 1000 >/dev/null
    tool refresh slurm "$folder/spool-many"
    tool submit slurm "$folder/spool-alone" "$alone" 1 >/dev/null
    tool refresh slurm "$folder/spool-alone"
    squeue_all() { squeue -h -r -o '%i|%T|%j' >"$folder/squeue"; }
    rate "  squeue of all of them" "$((array + alone))" squeue_all
    rest GET /slurm/v0.0.38/jobs -o /dev/null -w '  curl, the list of all of them: %{size_download} bytes, %{time_total} s\n'
fi

if wanted arc; then
    say "ARC"
    SHIFTDECK_TEST_ARC_RUNNING=1 sh "$root/tests/support/arcserver.sh" start "$folder/arc" $$
    # shellcheck disable=SC1091
    . "$folder/arc/server.env"
    export SHIFTDECK_TEST_ARC SHIFTDECK_TEST_ARC_CA SHIFTDECK_TEST_ARC_CREDENTIAL
    arched --version 2>/dev/null | head -n 1
    rest() { # PATH [CURL ARGUMENT...]
        path=$1
        shift
        curl -sS --cacert "$SHIFTDECK_TEST_ARC_CA" --cert "$SHIFTDECK_TEST_ARC_CREDENTIAL" \
            -H 'Accept: application/json' "$SHIFTDECK_TEST_ARC/rest/1.0$path" "$@"
    }
    description() { # NAME
        printf '<ActivityDescription xmlns="http://www.eu-emi.eu/es/2010/12/adl"><ActivityIdentification><Name>%s</Name>' "$1"
        printf '</ActivityIdentification><Application><Executable><Path>/bin/sleep</Path><Argument>3600</Argument>'
        printf '</Executable></Application></ActivityDescription>'
    }
    descriptions() {
        printf '<ActivityDescriptions xmlns="http://www.eu-emi.eu/es/2010/12/adl">'
        for n in $(seq 100); do description "m$n"; done
        printf '</ActivityDescriptions>'
    }
    post() { rest '/jobs?action=new' -H 'Content-Type: application/xml' --data-binary @-; }
    curl_each() { for n in $(seq "$((single / 4))"); do description "c$n" | post | grep -q '"201"'; done; }
    curl_batch() { descriptions | post | grep -q '"201"'; }
    arcsub_each() { for n in $(seq "$((single / 4))"); do client "$folder/job.adl"; done; }
    client() { # DESCRIPTION...
        X509_USER_PROXY=$folder/proxy X509_CERT_DIR=$folder/arc/certificates HOME=$folder/home \
            arcsub -j "$folder/arcjobs" -C "$SHIFTDECK_TEST_ARC" -T arcrest -Q NONE "$@" >"$folder/arcsub" 2>&1 ||
            { cat "$folder/arcsub" >&2; return 1; }
    }
    tool submit arc "$folder/grid-single" "$((single / 4))" 1
    rate "  curl, a loop" "$((single / 4))" curl_each
    tool submit arc "$folder/grid-many" "$grid" 100
    rate "  curl, 100 together" 100 curl_batch
    if command -v arcsub >/dev/null; then
        mkdir -p "$folder/home"
        description arcsub >"$folder/job.adl"
        HOME=$folder/home arcproxy -C "$SHIFTDECK_TEST_ARC_CREDENTIAL" -K "$SHIFTDECK_TEST_ARC_CREDENTIAL" \
            -T "$folder/arc/certificates" -P "$folder/proxy" >/dev/null
        rate "  arcsub, a loop" "$((single / 4))" arcsub_each
    else
        echo "  arcsub is not installed: no figure of it"
    fi
    tool refresh arc "$folder/grid-many"
    rest '/jobs?state=ACCEPTING,ACCEPTED,PREPARING,PREPARED,SUBMITTING,QUEUING,RUNNING' -o /dev/null \
        -w '  curl, the list of all that there are: %{size_download} bytes, %{time_total} s\n'
fi
say "Done"
echo "load $(cut -d' ' -f1-3 /proc/loadavg)"
