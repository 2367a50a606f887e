#!/bin/sh
# What the scripts that start servers of the tests share; they read it in, with `what` and `folder` set from
# their first two arguments. FOLDER/pids/NAME says which process NAME is, FOLDER/log/* what it wrote.
set -eu
PATH=$PATH:/usr/sbin:/sbin
fail() {
    echo "FAIL: $1" >&2
    exit 1
}
usage() { # the lines of the script's own head that show how it is called
    sed -n '3,6s/^# *//p' "$0" >&2
    exit 2
}
[ $# -ge 2 ] && [ -n "$2" ] || usage
what=$1
case $2 in
/*) folder=$2 ;;
*) folder=$PWD/$2 ;;
esac

# When a process began, in ticks; nothing when it is gone or a zombie.
started_at() {
    line=$(cat "/proc/$1/stat" 2>/dev/null) || return 0
    # shellcheck disable=SC2086  # the fields after the name, which may hold blanks itself
    set -- ${line##*) }
    [ "$1" = Z ] || echo "${20}"
}
note_process() { # NAME PID
    echo "$2 $(started_at "$2")" >"$folder/pids/$1"
}
pid_of() { # NAME: nothing, and an error, when it does not run
    [ -r "$folder/pids/$1" ] || return 1
    read -r pid ticks <"$folder/pids/$1"
    [ -n "$ticks" ] && [ "$(started_at "$pid")" = "$ticks" ] && echo "$pid"
}
signal_process() { # SIGNAL NAME
    pid=$(pid_of "$2") || fail "$2 does not run"
    kill -s "$1" "$pid"
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
need_programs() { # NAME...
    for program; do
        command -v "$program" >/dev/null || fail "$program is not here: sh app/packages.sh test"
    done
}
in_hex() { printf '%04X' "$1"; }
free_ports() { # N: a base; base + 1 to base + N are free
    while base=$(shuf -i 20000-32000 -n 1); do
        taken=no
        for port in $(seq $((base + 1)) $((base + $1))); do
            ! grep -qi "^ *[0-9]*: [0-9A-F]*:$(in_hex "$port") " /proc/net/tcp || taken=yes
        done
        [ $taken = yes ] || break
    done
    echo "$base"
}
listens() { # PORT, on 127.0.0.1
    grep -qi "^ *[0-9]*: 0100007F:$(in_hex "$1") 00000000:0000 0A" /proc/net/tcp
}
stop_with() { # OWNER: from now on the server ends with this process, or when its folder goes
    # shellcheck disable=SC2016
    setsid sh -c 'while kill -0 "$1" 2>/dev/null; do [ -d "$3" ] || exit 0; sleep 1; done; exec sh "$2" stop "$3"' \
        sh "$1" "$0" "$folder" </dev/null >/dev/null 2>&1 &
}
