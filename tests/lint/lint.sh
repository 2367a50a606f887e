#!/bin/sh
# Checks one house rule, or proves that its check works:
#   sh lint.sh RULE [ROOT]          prints the violations below ROOT (default: this repository)
#   sh lint.sh --self-test RULE     plants violations one by one and expects each to be found
#
# A rule is a file rules/RULE.sh with three functions, which run at the root of a tree:
#   check  prints one line per violation, "file:line: text"
#   bad    prints lines "file|text", each a violation by itself ("@7" as text: seven lines)
#   good   prints lines "file|text" that look alike and are no violations
# shellcheck disable=SC1090,SC2016
set -euf
here=$(cd "$(dirname "$0")" && pwd)
self_test=no
if [ "${1:-}" = --self-test ]; then
    self_test=yes
    shift
fi
rule=${1:-}
[ -f "$here/rules/$rule.sh" ] || { echo "usage: lint.sh [--self-test] RULE [ROOT]; the rules are in $here/rules" >&2; exit 2; }
root=${2:-$here/../..}

# files 'FOLDER...' 'NAME PATTERN...': the files of these names below these folders.
files() {
    for folder in $1; do
        [ -e "$folder" ] || continue
        for pattern in $2; do
            find "$folder" \( -path ./build -o -path ./.git -o -path ./.cache -o -path ./tests/lint \) -prune -o \
                -type f -name "$pattern" -print
        done
    done | sed 's|^\./||' | sort -u
}
# lines 'FOLDER...' 'PATTERN...': their lines as "file:line: text".
lines() {
    files "$1" "$2" | tr '\n' '\0' | xargs -0 -r awk '{ print FILENAME ":" FNR ": " $0 }'
}
# The same for C++ without line comments, so that a comment may name what is forbidden.
code() {
    files "$1" '*.cpp *.h' | tr '\n' '\0' |
        xargs -0 -r awk '{ sub(/(^|[ \t;{}])\/\/.*/, ""); print FILENAME ":" FNR ": " $0 }'
}
# Of "file:line: text" those whose text matches; nothing found is no error.
matching() {
    grep -aE "^[^:]*:[0-9]+:.*($1)" || [ $? = 1 ]
}
without() {
    grep -avE "^[^:]*:[0-9]+:.*($1)" || [ $? = 1 ]
}

. "$here/rules/$rule.sh"

if [ $self_test = no ]; then
    cd "$root"
    found=$(check)
    [ -n "$found" ] || exit 0
    printf '%s\n' "$found"
    sed -n '/^#/{s/^# \{0,1\}//;p;};/^[^#]/q' "$here/rules/$rule.sh" >&2
    exit 1
fi

tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
plant() { # FILE|TEXT
    file=${1%%|*}
    text=${1#*|}
    mkdir -p "$(dirname "$tree/$file")"
    case $text in
    @*) awk -v n="${text#@}" 'BEGIN { for (i = 0; i < n; i++) print "x" }' >>"$tree/$file" ;;
    *) printf '%s\n' "$text" >>"$tree/$file" ;;
    esac
}
cases=$(mktemp)
trap 'rm -rf "$tree" "$cases"' EXIT
bad >"$cases"
planted=0
while IFS= read -r line; do
    rm -rf "$tree" && mkdir "$tree"
    plant "$line"
    found=$(cd "$tree" && check)
    if [ -z "$found" ]; then
        echo "The rule $rule does not see: $line" >&2
        exit 1
    fi
    planted=$((planted + 1))
done <"$cases"
[ $planted -gt 0 ] || { echo "The rule $rule has no example of a violation." >&2; exit 1; }
rm -rf "$tree" && mkdir "$tree"
good >"$cases"
while IFS= read -r line; do
    plant "$line"
done <"$cases"
found=$(cd "$tree" && check)
if [ -n "$found" ]; then
    echo "The rule $rule finds fault where there is none:" >&2
    printf '%s\n' "$found" >&2
    exit 1
fi
echo "$rule: $planted planted violations found, $(wc -l <"$cases") innocent lines left alone"
