#!/bin/sh
# Runs one job on a worker node: the application named in job.conf, in the current folder.
#
#   sh wrapper.sh        as leader of its own session (setsid -f, or a batch system)
#
# Reads   job.conf     lines of TAB separated fields: token, step, release, conditions, application,
#                      site, memory (MB, 0: no limit), wall (s, 0: no limit), grace (s from TERM to KILL)
#         cancelled    appears when somebody wants the job to stop
# Writes  pid          "PID STARTTIME BOOTID HOST", the claim: a second wrapper in this folder exits
#         stdout, stderr
#         reason       time-limit, memory-limit, cancelled or node; only when the job was stopped
#         exit_code    as the shell counts: 128 + n means killed by signal n
#         report.json  last, when nothing in the folder changes any more
# All but the logs appear whole (written under another name, then linked or renamed).
#
# Memory is the resident size of all processes of the session, pages they share counted for each.
# Needs Linux /proc and POSIX tools only (dash and busybox do), and a file system with hard links.
set -u
export LC_ALL=C PATH=/usr/local/bin:/usr/bin:/bin
# shellcheck disable=SC3045  # where -c is unknown, core files are the site's own choice
ulimit -c 0 2>/dev/null

largest_fragment=1048576
poll_seconds=0.5
token='' step='' release='' conditions='' application='' site='' memory=0 wall=0 grace=5

say() { printf 'wrapper: %s\n' "$1" >>stderr; }

number_or() { # VALUE DEFAULT
    case $1 in '' | *[!0-9]* | ??????????*) echo "$2" ;; *) echo "$1" ;; esac
}

read_conf() {
    tab=$(printf '\t')
    while IFS=$tab read -r key value _; do
        case $key in
        token) token=$value ;;
        step) step=$value ;;
        release) release=$value ;;
        conditions) conditions=$value ;;
        application) application=$value ;;
        site) site=$value ;;
        memory) memory=$(number_or "$value" 0) ;;
        wall) wall=$(number_or "$value" 0) ;;
        grace) grace=$(number_or "$value" 5) ;;
        esac
    done <job.conf
}

# A link either makes the whole file or fails because there is one: only one wrapper ever gets past.
claim() {
    read -r line </proc/$$/stat
    # shellcheck disable=SC2086  # the fields after the name, which may hold blanks itself
    set -- ${line##*) }
    start_ticks=${20}
    read -r boot_id </proc/sys/kernel/random/boot_id
    printf '%s %s %s %s\n' "$$" "$start_ticks" "$boot_id" "$host" >".pid.$$" || exit 1
    ln ".pid.$$" pid 2>/dev/null
    claimed=$?
    rm -f ".pid.$$"
    [ "$claimed" -eq 0 ] || exit 0
}

give_reason() { # WORD NAME; the first one stays
    printf '%s\n' "$1" >".reason.$2" && ln ".reason.$2" reason 2>/dev/null
    rm -f ".reason.$2"
}

now_ms() {
    ms=$(date +%s%3N)
    case $ms in *[!0-9]*) ms=$(date +%s)000 ;; esac
    echo "$ms"
}

# Prints "PAGES PID...": resident pages and living processes of the session, without this wrapper and
# without what descends from process $1, which is the caller itself.
measure() {
    cat /proc/[0-9]*/stat 2>/dev/null | awk -v main=$$ -v caller="$1" '
        match($0, /.*\) /) {
            fields = split(substr($0, RLENGTH + 1), field, " ")
            if (fields < 22 || field[4] != main || field[1] == "Z") next
            parent[$1] = field[2]
            pages[$1] = field[22]
        }
        END {
            for (pid in parent) {
                up = pid
                for (steps = 0; up in parent && up != caller && steps < 1000; ++steps) up = parent[up]
                if (pid == main || up == caller) continue
                total += pages[pid]
                list = list " " pid
            }
            print total + 0 list
        }'
}

# Processes that left the session are known by the mark in their environment. No token holds a dot,
# so the mark of one job is never the beginning of another's.
escaped() {
    grep -l -s -F -e "SHIFTDECK_MARK=$token." /proc/[0-9]*/environ 2>/dev/null |
        sed -e 's,^/proc/,,' -e 's,/environ$,,'
}

signal_all() { # SIGNAL PID...
    signal=$1
    shift
    [ $# -eq 0 ] || kill -s "$signal" "$@" 2>/dev/null
}

uptime_centiseconds() {
    read -r up _ </proc/uptime
    now=${up%.*}${up#*.}
}

wrapper_lives() {
    line=
    { read -r line <"/proc/$$/stat"; } 2>/dev/null
    case $line in '' | *') Z '*) return 1 ;; esac
}

# Runs beside the application in a process of its own: limits, cancelling, peak memory.
watch() {
    read -r self _ </proc/self/stat
    uptime_centiseconds
    started=$now killing_since='' peak=0
    while wrapper_lives; do
        measured=$(measure "$self")
        # shellcheck disable=SC2086
        set -- ${measured:-0}
        used=$(($1 * page_kb))
        shift
        if [ "$used" -gt "$peak" ]; then
            peak=$used
            echo "$peak" >.peak
        fi
        uptime_centiseconds
        if [ -z "$killing_since" ]; then
            why=
            if [ -e cancelled ]; then why=cancelled
            elif [ -e .stop ]; then why=node
            elif [ "$wall" -gt 0 ] && [ $((now - started)) -ge $((wall * 100)) ]; then why='time-limit'
            elif [ "$memory" -gt 0 ] && [ "$used" -gt $((memory * 1024)) ]; then why='memory-limit'
            fi
            if [ -n "$why" ]; then
                give_reason "$why" watch
                killing_since=$now
                signal_all TERM "$@"
            fi
        elif [ $((now - killing_since)) -ge $((grace * 100)) ]; then
            signal_all KILL "$@"
        fi
        sleep "$poll_seconds" 2>/dev/null || sleep 1
    done
    # Somebody killed the wrapper: nobody would answer for what the application still does.
    measured=$(measure "$self")
    # shellcheck disable=SC2086
    set -- ${measured:-0}
    shift
    # shellcheck disable=SC2046
    signal_all KILL "$@" $(escaped)
}

# The application is over; what it left running is not part of any result. The watch is only stopped
# meanwhile, so that its helpers are still known as its own.
sweep() {
    kill -s STOP "$watch_pid" 2>/dev/null
    signal=TERM
    for pause in 0.05 0.2 0.5 0.5 1 1; do
        measured=$(measure $$)
        # shellcheck disable=SC2086
        set -- ${measured:-0}
        shift
        # shellcheck disable=SC2046
        set -- "$@" $(escaped)
        [ $# -gt 0 ] || break
        signal_all "$signal" "$@"
        [ "$pause" = 0.05 ] || signal=KILL
        sleep "$pause" 2>/dev/null || sleep 1
    done
    kill -s KILL "$watch_pid" 2>/dev/null
}

on_term() {
    if [ -e cancelled ]; then give_reason cancelled term; else give_reason node term; fi
    : >.stop
}

run_application() {
    # Ignored for a moment, so that the watch inherits it and outlives a TERM to the whole group.
    trap '' TERM
    watch </dev/null >/dev/null 2>&1 &
    watch_pid=$!
    trap on_term TERM
    env -i SHIFTDECK_SITE="$site" SHIFTDECK_MARK="$token." PATH="$PATH" LANG=C TMPDIR="$PWD/tmp" \
        "$application" job.conf </dev/null >>stdout 2>>stderr &
    application_pid=$!
    # A signal ends `wait` early: the application is over only when it is no child of ours any more.
    while :; do
        wait "$application_pid"
        status=$?
        line=
        { read -r line <"/proc/$application_pid/stat"; } 2>/dev/null
        case $line in *") "[A-Z]" $$ "*) ;; *) break ;; esac
    done
    times >.times
    trap '' TERM
    sweep
    ended_at=$(now_ms)
    if [ "$status" -gt 128 ] && [ "$status" -le 192 ]; then
        signal_number=$((status - 128))
        # The application may have its TERM, and be gone, before ours is there.
        if [ -e cancelled ]; then give_reason cancelled end; fi
    else
        exit_code=$status
    fi
}

json_string() { printf '"%s"' "$(printf '%s' "$1" | tr -d '\000-\037' | sed 's/[\\"]/\\&/g')"; }

write_exit_code() {
    printf '%s\n' "$status" >.exit_code && mv -f .exit_code exit_code
}

gather_measurements() {
    cpu_seconds=$(awk '
        NR == 2 {
            for (i = 1; i <= NF; ++i) {
                split($i, part, /[ms]/)
                total += part[1] * 60 + part[2]
            }
        }
        END { printf "%.2f", total }' .times 2>/dev/null)
    peak=
    [ -f .peak ] && read -r peak <.peak
    why=
    [ -f reason ] && read -r why <reason
    rm -rf tmp .peak .times .stop
}

write_report() {
    {
        printf '{"format":"shiftdeck-job-report","version":1,\n' &&
            printf '"token":%s,"host":%s,\n' "$(json_string "$token")" "$(json_string "$host")" &&
            printf '"release":%s,"conditions":%s,' "$(json_string "$release")" "$(json_string "$conditions")" &&
            printf '"step":%s,\n' "$(json_string "$step")" &&
            printf '"startedAt":%s,"endedAt":%s,' "$started_at" "$ended_at" &&
            printf '"cpuSeconds":%s,"peakMemoryKb":%s,\n' "${cpu_seconds:-0}" "$(number_or "$peak" 0)" &&
            printf '"exitCode":%s,"signal":%s,' "$exit_code" "$signal_number" &&
            printf '"reason":%s,\n"application":' "$(json_string "$why")" &&
            if [ "$fragment_bytes" -gt 0 ]; then cat application.json; else printf 'null'; fi &&
            printf '}\n'
    } >.report.json || return 1
    sync .report.json 2>/dev/null
    mv -f .report.json report.json
}

look_at_fragment() {
    fragment_bytes=0
    [ -f application.json ] || return 0
    fragment_bytes=$(wc -c <application.json)
    if [ "$fragment_bytes" -gt "$largest_fragment" ]; then
        say "application.json has $fragment_bytes bytes, more than $largest_fragment: left out of the report"
        fragment_bytes=0
    fi
}

host=$(uname -n)
[ -f job.conf ] || { echo "wrapper: there is no job.conf in $PWD" >&2; exit 2; }
claim
read_conf
page_kb=$(($(getconf PAGESIZE 2>/dev/null || echo 4096) / 1024))
status='' exit_code=null signal_number=null
mkdir -p out tmp
started_at=$(now_ms)
ended_at=$started_at
case $token in
'' | *[!a-z0-9-]*)
    say 'job.conf holds no valid token; the application was not started'
    give_reason node main
    ;;
esac
if [ -e cancelled ]; then give_reason cancelled main; fi
if [ ! -e reason ]; then
    run_application
    for attempt in 1 2 3; do
        write_exit_code && break
        sleep "$attempt"
    done
fi
look_at_fragment
gather_measurements
# A disk that is full now may have room in a moment; without the report the job counts as broken.
for attempt in 1 2 3; do
    write_report && break
    rm -f .report.json
    sleep "$attempt"
done
