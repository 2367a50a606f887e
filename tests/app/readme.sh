#!/bin/sh
# Runs every command that README.md shows, as it stands there:
#   sh tests/app/readme.sh BIN [--demo]
#
# BIN is the folder of the programs. The prodctl lines run in order on a freshly made demo. `sh app/demo.sh`
# builds a release, so it runs only with --demo, in a data folder of its own and without a display; else it
# is left to the tests of the script and of the demo. `sh tests/run.sh` is what runs this; it is only
# checked that CI calls it.
# Prints one line per command, and fails when one fails, is unknown here, or when there are too few.
set -eu
bin=$(cd "$1" && pwd)
demo=${2:-}
cd "$(dirname "$0")/../.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
unset DISPLAY WAYLAND_DISPLAY || :

commands=$scratch/commands
awk '/^```sh$/ { on = 1; next } /^```$/ { on = 0 } on && NF' README.md >"$commands"

count=0
demo_made=no
export PATH="$bin:$PATH"
while IFS= read -r line <&3; do
    count=$((count + 1))
    case $line in
    'sh tests/run.sh')
        grep -q '^ *\(exec \)\{0,1\}sh tests/run.sh' .ci/run || { echo "FAIL: .ci/run does not call it: $line"; exit 1; }
        ;;
    'sh app/demo.sh'*)
        [ "$demo" = --demo ] || { echo "not run without --demo: $line"; continue; }
        XDG_DATA_HOME=$scratch/demo-run sh -c "$line" >"$scratch/output" 2>&1 </dev/null ||
            { cat "$scratch/output"; echo "FAIL: $line"; exit 1; }
        pictures=$(find "$scratch/demo-run" -name '*.png' -size +10k | wc -l)
        [ "$pictures" -ge 8 ] || { cat "$scratch/output"; echo "FAIL: only $pictures pictures were made"; exit 1; }
        ;;
    'export '* | 'prodctl '*)
        if [ $demo_made = no ]; then
            export XDG_DATA_HOME="$scratch/lines"
            mkdir -p "$XDG_DATA_HOME/shiftdeck"
            prodctl demo create "$XDG_DATA_HOME/shiftdeck/demo" >/dev/null
            demo_made=yes
        fi
        eval "$line" >"$scratch/output" 2>&1 </dev/null || { cat "$scratch/output"; echo "FAIL: $line"; exit 1; }
        ;;
    *)
        echo "FAIL: this test does not know how to run: $line"
        exit 1
        ;;
    esac
    echo "ok: $line"
done 3<"$commands"

# Pictures that README.md shows must be there.
sed -n 's/.*](\(resources\/[^)]*\.png\)).*/\1/p' README.md | while IFS= read -r picture; do
    [ -s "$picture" ] || { echo "FAIL: README.md shows $picture, which is not there"; exit 1; }
done
[ "$count" -ge 8 ] || { echo "FAIL: README.md shows only $count commands"; exit 1; }
echo "$count commands of README.md ran"
