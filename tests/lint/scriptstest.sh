#!/bin/sh
# The scripts of the repository with everything they call replaced by recorders: what they install,
# refuse, delete, start and sum up, without doing it.
#   sh scriptstest.sh ROOT
# shellcheck disable=SC2016
set -eu
root=$1
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
count=0
problems=0

# A copy of the scripts, and a PATH of nothing but plain tools and our recorders.
mkdir -p "$temp/tree/tests" "$temp/bin" "$temp/home"
cp -R "$root/app" "$temp/tree/app"
cp "$root/tests/run.sh" "$temp/tree/tests/run.sh"
cd "$temp/tree"
for tool in awk cat cp cut date dirname env find grep head kill ls mkdir mktemp mv nproc printf rm sed sh sha256sum \
    sleep sort tail tee tr uniq wc xargs; do
    path=$(command -v "$tool")
    case $path in /*) ln -s "$path" "$temp/bin/$tool" ;; esac
done
calls=$temp/calls
record() { # NAME: a program that writes down how it was called, and then runs the text on stdin
    {
        printf '#!/bin/sh\necho "%s $*" >>"%s"\n' "$1" "$calls"
        cat
    } >"$temp/bin/$1"
    chmod +x "$temp/bin/$1"
}
run() { # PATH and home of the test; output and status in $output, $status
    status=0
    : >"$calls"
    output=$(env -i PATH="$temp/bin" HOME="$temp/home" CALLS="$calls" "$@" </dev/null 2>&1) || status=$?
}
expect() { # TITLE CONDITION...
    title=$1
    shift
    count=$((count + 1))
    if ! "$@"; then
        problems=$((problems + 1))
        printf 'FAIL: %s\nstatus %s, output:\n%s\ncalls:\n%s\n' "$title" "$status" "$output" "$(cat "$calls")"
    fi
}
says() { printf '%s\n' "$output" | grep -qF -- "$1"; }
called() { grep -qF -- "$1" "$calls"; }
never() { ! grep -qF -- "$1" "$calls"; }

# -- app/packages.sh
echo 'for p; do case $p in -*) ;; xvfb | ccache) ;; *) echo "ii $p" ;; esac; done' | record dpkg-query
: | record apt-get
echo 'echo 0' | record id
run sh app/packages.sh run
expect "nothing is missing: silent" test "$status:$output" = 0:
expect "nothing is missing: nothing installed" never apt-get
run sh app/packages.sh --no-install build test
expect "--no-install fails" test "$status" = 1
expect "--no-install lists what is missing" says "  ccache
  xvfb"
expect "--no-install installs nothing" never apt-get
run sh app/packages.sh build test
expect "installs" test "$status" = 0
expect "installs exactly what is missing" called "install -y --no-install-recommends ccache xvfb"
run sh app/packages.sh nonsense
expect "an unknown section is refused" test "$status" = 2
echo 'echo 1000' | record id
run sh app/packages.sh build
expect "without root and sudo it says what to do" says "apt-get install --no-install-recommends ccache"
expect "without root and sudo it installs nothing" never apt-get
echo 'exec "$@"' | record sudo
run sh app/packages.sh build
expect "uses sudo" called "sudo env DEBIAN_FRONTEND=noninteractive apt-get -q install"
rm "$temp/bin/dpkg-query"
run sh app/packages.sh build
expect "elsewhere it names what is needed and goes on" test "$status" = 0
expect "elsewhere it lists" says "  qt6-base-dev"
echo 'for p; do case $p in -*) ;; *) echo "ii $p" ;; esac; done' | record dpkg-query

# -- app/demo.sh
: | record cmake
mkdir -p build/release/bin
touch build/release/build.ninja
for program in prodctl shiftdeck; do
    : | record $program
    mv "$temp/bin/$program" build/release/bin/
done
cat >>build/release/bin/prodctl <<'X'
case "$*" in
*agent*) exec sleep 600 ;;
'demo create '*) : >"$3/shiftdeck.db" ;;
*'store info') ! grep -q outdated "$2" ;;
esac
X
cat >>build/release/bin/shiftdeck <<'X'
for last; do :; done
case "$*" in
*--pictures*) : >"$last/requests.png"; echo "$last/requests.png" ;;
*)  # a window that is open until the agent has started
    tries=0
    until grep -q agent "$CALLS" || [ $tries -ge 100 ]; do
        tries=$((tries + 1))
        sleep 0.1
    done
    ;;
esac
X
demo=$temp/home/.local/share/shiftdeck/demo
run sh app/demo.sh --nonsense
expect "an unknown option is refused" test "$status" = 2
run sh app/demo.sh
expect "without a display the campaign runs here" called "prodctl demo run $demo"
expect "a new campaign is made" called "prodctl demo create $demo"
expect "it says where the pictures are" says "$demo/pictures/requests.png"
expect "no agent without a window" never "agent"
run sh app/demo.sh
expect "a second call goes on" test "$status" = 0
expect "a second call makes nothing anew" never "demo create"
run env DISPLAY=:99 sh app/demo.sh
expect "with a display there is an agent" called "prodctl --store $demo/shiftdeck.db agent"
expect "with a display there is a window" called "shiftdeck --store $demo/shiftdeck.db"
expect "the agent ends with the window" test ! -e "$demo/demo.pid"
run sh app/demo.sh --fresh
expect "--fresh asks first" says "Nothing was deleted."
expect "--fresh without an answer deletes nothing" test -f "$demo/shiftdeck.db"
touch "$demo/old"
run sh app/demo.sh --fresh --yes
expect "--fresh --yes begins anew" called "demo create"
expect "--fresh --yes deletes the old one" test ! -e "$demo/old"
echo outdated >"$demo/shiftdeck.db"
run sh app/demo.sh
expect "a store that does not fit is not gone on with" test "$status" = 1
expect "it says how to begin anew" says "app/demo.sh --fresh"
expect "nothing was done with it" never "demo run"
: >"$demo/shiftdeck.db"
echo $$ >"$demo/demo.pid"
run sh app/demo.sh --fresh --yes
expect "a running demo is left alone" says "Close it first"
rm "$demo/demo.pid"
mkdir "$temp/home/mine"
touch "$temp/home/mine/thesis"
run sh app/demo.sh --fresh --yes "$temp/home/mine"
expect "a foreign folder is refused" says "it was not touched"
expect "a foreign folder is not touched" test -f "$temp/home/mine/thesis"
run sh app/demo.sh "$temp/home/mine/thesis"
expect "a file is refused" test "$status" = 1

# -- tests/run.sh, which runs ctest for two presets: here both say the same, and all counts twice
passing='1: PASS   : ATest::initTestCase()
1: PASS   : ATest::one()
1: PASS   : ATest::two()
1: SKIP   : ATest::three() no such thing here
1: SKIP   : ATest::four(full, 1 of 5) NOT PROVEN HERE: that it goes on (why: no disk).
1: SKIP   : ATest::four(full, 2 of 5) NOT PROVEN HERE: that it goes on (why: no disk).
1: PASS   : ATest::cleanupTestCase()
1: Totals: 4 passed, 0 failed, 1 skipped, 0 blacklisted, 3ms
1/2 Test  #1: a_test .............   Passed    0.10 sec
2/2 Test  #2: lint_x .............   Passed    0.10 sec'
says_ctest() { # STATUS, output on stdin
    cat >"$temp/ctest.log"
    printf 'cat "%s"\nexit %s\n' "$temp/ctest.log" "$1" | record ctest
}
sum() { printf '%s\n' "$output" | tail -n 1; }
run sh tests/run.sh --nonsense
expect "run.sh refuses an unknown option" test "$status" = 2
echo "$passing" | says_ctest 0
run sh tests/run.sh
expect "run.sh counts test functions" test "$status:$(sum)" = "0:6 passed, 0 failed"
expect "run.sh counts what was skipped" says "6 skipped, and not proven on this machine:"
expect "run.sh names what was skipped, and why" says "  ATest::three: no such thing here"
expect "run.sh tells the reason of many rows once" says \
    "  ATest::four: NOT PROVEN HERE: that it goes on (why: no disk). (4 times)"
expect "run.sh builds without a window" called "cmake --build --preset cli-only"
run sh tests/run.sh
expect "a second run has nothing to do" never ctest
expect "a second run ends with the same line" test "$status:$(sum)" = "0:6 passed, 0 failed"
run sh tests/run.sh --again
expect "--again runs" called ctest
echo changed >new.txt
run sh tests/run.sh
expect "a changed tree runs" called ctest
says_ctest 8 <<'X'
1: FAIL!  : ATest::one() Compared values are not the same
1: PASS   : ATest::two()
1: Totals: 1 passed, 1 failed, 0 skipped, 0 blacklisted, 3ms
1/3 Test  #1: a_test .............***Failed    0.10 sec
2: PASS   : BTest::one()
2: AddressSanitizer: heap-use-after-free
2/3 Test  #2: b_test .............Subprocess aborted***Exception:   0.10 sec
Could not find executable c_test
3/3 Test  #3: c_test .............***Not Run   0.00 sec
X
run sh tests/run.sh --again
expect "failures, crashes and missing tests count" test "$status:$(sum)" = "1:2 passed, 6 failed"
expect "failures are named with their reason" says "ATest::one() Compared values are not the same"
run sh tests/run.sh
expect "after a failure it runs again" called ctest
echo "$passing" | says_ctest 8
run sh tests/run.sh --again
expect "a failure that nobody printed is one" test "$status:$(sum)" = "1:6 passed, 1 failed"
: | says_ctest 0
run sh tests/run.sh --again
expect "no test at all is a failure" test "$status" = 1
echo 'exit 1' | record cmake
run sh tests/run.sh
expect "a failed build is a failure" test "$status:$(sum)" = "1:0 passed, 1 failed"

[ "$problems" = 0 ] || { echo "$problems of $count checks failed"; exit 1; }
echo "$count checks passed"
