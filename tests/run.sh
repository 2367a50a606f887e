#!/bin/sh
# Builds everything and runs every test:
#   sh tests/run.sh [--no-install] [--again] [--quick]
#
#   --no-install  list the missing Debian packages and stop, instead of installing them
#   --again       run even when nothing has changed since the last green run
#   --quick       build without the address and undefined-behaviour sanitizers, which find more and take longer
#
# The last line is the sum: "123 passed, 0 failed". The exit status is 0 only when nothing failed.
# Above it stands what was skipped, with the reasons: it is not proven on this machine.
set -eu
exec </dev/null
cd "$(dirname "$0")/.."

no_install=
again=no
preset=asan
for argument; do
    case $argument in
    --no-install) no_install=--no-install ;;
    --again) again=yes ;;
    --quick) preset=dev ;;
    *) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p;}' tests/run.sh >&2; exit 2 ;;
    esac
done

# shellcheck disable=SC2086  # empty or one word
sh app/packages.sh $no_install build run test

folder=build/$preset
log=$folder/tests.log
green=$folder/last-green
summary=$folder/summary.txt
mkdir -p $folder

# What the result depends on: every file of the source tree, and the compiler and libraries.
identity() {
    {
        find . \( -path ./build -o -path ./.git -o -path ./.cache \) -prune -o -type f -print0 | sort -z |
            xargs -0 sha256sum
        if command -v dpkg-query >/dev/null; then
            dpkg-query -W -f='${Package} ${Version}\n' 'libqt6*' 'qt6-*' 'g++*' 'libsqlite3*' 'libc6*' 2>/dev/null || :
        fi
    } | sha256sum
}
before=$(identity)
if [ $again = no ] && [ -f $green ] && [ -f $summary ] && [ "$(cat $green)" = "$before" ]; then
    echo "Nothing has changed since the last run, in which everything passed. (--again runs it anyway.)"
    cat $summary
    exit 0
fi
rm -f $green $summary

cores=$(nproc)
configure_and_build() {
    started=$(date +%s)
    echo "== Building the preset $1 =="
    if ! { [ -f "build/$1/build.ninja" ] || cmake --preset "$1" >"build/$1.log" 2>&1; }; then
        cat "build/$1.log"
        echo "Configuring the preset $1 failed." >&2
        return 1
    fi
    rm -f "build/$1.log"
    cmake --build --preset "$1" -j "$cores" || return 1
    echo "   $(($(date +%s) - started)) s"
}
give_up() {
    echo "$1"
    echo "0 passed, 1 failed"
    exit 1
}
configure_and_build $preset || give_up "The build failed, so no test was run."
# The models and the command line must build where there is no window system at all; optimized, with the simulation.
configure_and_build cli-only || give_up "The build without a window failed, so no test was run."

echo "== Running the tests =="
started=$(date +%s)
{
    status=0
    ctest --preset $preset -j 3 -V 2>&1 || status=$?
    echo $status >$folder/tests.status
    # Their numbers are kept apart from those above.
    { ctest --preset cli-only -j 2 -V 2>&1 || echo 1 >$folder/tests.status; } |
        sed -u -E 's/^([0-9]+): /9000\1: /; s/^( *[0-9]+\/[0-9]+ Test +#)([0-9]+): /\19000\2: /'
} | tee $log | grep --line-buffered -E '^ *[0-9]+/[0-9]+ Test ' || :
status=$(cat $folder/tests.status)

# Counts test functions where a test says how many it has (Qt Test's "Totals:"), else the test as one.
awk '
    function numbered(line) { return match(line, /^[0-9]+: /) ? substr(line, 1, RLENGTH - 2) : "" }
    # "Test::function(row) reason": rows of one function with one reason are one entry.
    function skip(text,    end, what) {
        end = index(text, ") ")
        what = end ? substr(text, 1, end) : text
        sub(/\(.*/, "", what)
        what = what ": " (end ? substr(text, end + 2) : "no reason was given")
        if (!rows[what]++) skips[++reasons_of_skips] = what
        skipped++
    }
    {
        n = numbered($0)
        text = n == "" ? $0 : substr($0, length(n) + 3)
    }
    n != "" && text ~ /^PASS   : [^ ]*::(initTestCase|cleanupTestCase)\(\)/ { frame[n]++; next }
    n != "" && text ~ /^FAIL!  : / { reasons[n] = reasons[n] "\n    " substr(text, 10); next }
    # What a sanitizer or the runtime says, where no assertion of a test failed.
    n != "" && text ~ /^==[0-9]+==ERROR: |runtime error: |^SUMMARY: |^terminate called|^ASSERT/ {
        if (said[n]++ < 4) reasons[n] = reasons[n] "\n    " text
        next
    }
    n != "" && text ~ /^SKIP   : / { skip(substr(text, 10)); next }
    n != "" && text ~ /^Totals: / {
        split(text, part, /[ ,]+/)
        counted[n] = 1
        good[n] += part[2]
        bad[n] += part[4]
        next
    }
    n == "" && match(text, /^ *[0-9]+\/[0-9]+ Test +#[0-9]+: /) {
        split(substr(text, RSTART, RLENGTH), head, "#")
        id = head[2] + 0
        rest = substr(text, RSTART + RLENGTH)
        split(rest, word, " ")
        name = word[1]
        if (rest ~ /\*\*\*Skipped/) {
            skip(name "() The whole program was skipped.")
        } else if (rest ~ / Passed /) {
            passed += counted[id] ? good[id] - frame[id] : 1
        } else {
            passed += good[id] > frame[id] ? good[id] - frame[id] : 0
            failed += bad[id] > 0 ? bad[id] : 1
            why = rest
            sub(/^[^ ]+ \.*/, "", why)
            sub(/ +[0-9.]+ sec.*$/, "", why)
            failures[++failing] = name " (" why ")" reasons[id]
        }
        tests++
    }
    END {
        printf "%d test programs\n", tests
        if (skipped) {
            printf "%d skipped, and not proven on this machine:\n", skipped
            for (i = 1; i <= reasons_of_skips; i++)
                print "  " skips[i] (rows[skips[i]] > 1 ? " (" rows[skips[i]] " times)" : "")
        }
        if (failing) {
            print "Failed:"
            for (i = 1; i <= failing; i++) print "  " failures[i]
        }
        printf "%d passed, %d failed\n", passed, failed
    }' $log >$summary.new

echo "== Summary ($(($(date +%s) - started)) s; all output in $log) =="
if [ "$status" != 0 ] || ! tail -n 1 $summary.new | grep -q '^[1-9][0-9]* passed, 0 failed$'; then
    # A failure that the count does not know of must not look like success.
    sed '$s/ 0 failed$/ 1 failed/' $summary.new
    rm -f $summary.new
    exit 1
fi
mv $summary.new $summary
# Files that were edited meanwhile were perhaps not tested.
[ "$(identity)" != "$before" ] || echo "$before" >$green
cat $summary
