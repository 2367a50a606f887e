#!/bin/sh
# Measures the store, and the window where it is built, on campaign databases of several sizes.
#
#   sh tests/bench/bench.sh [--build DIR] [--jobs N]...    default: build/bench, 10000 and 1000000 jobs
#
# Every figure stands beside the naive way of the same run, as a ratio: trust the ratios, not the digits.
# The databases are made in a temporary folder (0.8 GB for a million jobs) and removed afterwards.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
build=$root/build/bench
sizes=
while [ $# -gt 0 ]; do
    case $1 in
        --build) build=$(cd "$2" && pwd); shift 2 ;;
        --jobs) sizes="$sizes $2"; shift 2 ;;
        *) sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
    esac
done
sizes=${sizes:-10000 1000000}

if [ ! -f "$build/build.ninja" ]; then
    (cd "$root" && cmake --preset bench >/dev/null)
fi
targets="shiftdeck_benchstore shiftdeck_benchqueries"
if ninja -C "$build" -t query shiftdeck >/dev/null 2>&1; then
    targets="$targets shiftdeck"
fi
# shellcheck disable=SC2086  # a list of names
ninja -C "$build" $targets >/dev/null

folder=$(mktemp -d "${TMPDIR:-/tmp}/shiftdeck-bench.XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM

echo "$(grep -c ^processor /proc/cpuinfo) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), load $(cut -d' ' -f1 /proc/loadavg)"
for jobs in $sizes; do
    store=$folder/$jobs.shiftdeck
    echo
    "$build/bin/shiftdeck_benchstore" "$jobs" "$store"
    if [ -x "$build/bin/shiftdeck" ]; then
        QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen} "$build/bin/shiftdeck" --store "$store" --bench ||
            echo "window: the measurement failed"
    else
        echo "window: not measured, $build/bin/shiftdeck is not built"
    fi
    "$build/bin/shiftdeck_benchqueries" "$store"
    rm -f "$store" "$store-wal" "$store-shm"
done
