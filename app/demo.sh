#!/bin/sh
# A real processing campaign on this machine, from a fresh clone:
#   sh app/demo.sh [--no-install] [--fresh [--yes]] [--no-window] [FOLDER]
#
#   FOLDER        where the campaign lives (default: shiftdeck/demo in the user's data home)
#   --no-install  list the missing Debian packages and stop, instead of installing them
#   --fresh       delete an earlier demo in FOLDER and begin anew; asks first, unless --yes
#   --no-window   process the campaign in the terminal, also where there is a display
#
# With a display it starts the agent and the window; the agent ends with the window. Without one it
# processes the campaign in the terminal and writes a picture of every panel. A second call goes on
# with the same campaign.
set -eu
here=$(pwd)
cd "$(dirname "$0")/.."

usage() {
    sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p;}' app/demo.sh
}
no_install=
fresh=no
yes=no
window=yes
folder=
for argument; do
    case $argument in
    --no-install) no_install=--no-install ;;
    --fresh) fresh=yes ;;
    --yes) yes=yes ;;
    --no-window) window=no ;;
    -h | --help) usage; exit 0 ;;
    -*) usage >&2; exit 2 ;;
    *)
        [ -z "$folder" ] || { usage >&2; exit 2; }
        folder=$argument
        ;;
    esac
done
case $folder in
'') folder=${XDG_DATA_HOME:-$HOME/.local/share}/shiftdeck/demo ;;
/*) ;;
*) folder=$here/$folder ;;
esac
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || window=no
mark=$folder/.shiftdeck-demo  # only a folder with this file is ever deleted
pid_file=$folder/demo.pid
store=$folder/shiftdeck.db

# First what can go wrong, then the long work.
if [ -e "$folder" ] && [ ! -d "$folder" ]; then
    echo "$folder is a file. Name a folder for the demo." >&2
    exit 1
fi
if [ -d "$folder" ] && [ ! -f "$mark" ] && [ -n "$(ls -A "$folder")" ]; then
    echo "$folder holds something that is not a demo of Shiftdeck. Name another folder; it was not touched." >&2
    exit 1
fi
if [ -f "$pid_file" ] && kill -0 "$(cat "$pid_file")" 2>/dev/null; then
    echo "A demo is running in $folder (process $(cat "$pid_file")). Close it first, or name another folder." >&2
    exit 1
fi
if [ $fresh = yes ] && [ -f "$mark" ] && [ $yes = no ]; then
    printf 'Delete the demo in %s and begin anew? [y/N] ' "$folder"
    answer=
    read -r answer || :
    case $answer in
    y | Y | yes) ;;
    *) echo "Nothing was deleted."; exit 1 ;;
    esac
fi

# shellcheck disable=SC2086  # empty or one word
sh app/packages.sh $no_install build run

echo "Building Shiftdeck (the first time takes some minutes)."
[ -f build/release/build.ninja ] || cmake --preset release >/dev/null
cmake --build --preset release
bin=$(pwd)/build/release/bin

if [ $fresh = yes ] && [ -f "$mark" ]; then
    rm -rf "$folder"
fi
mkdir -p "$folder"
echo "This folder was made by app/demo.sh, which may delete it when asked to begin anew." >"$mark"
if [ -f "$store" ]; then
    # One that another state of the program made is not for this one.
    if ! "$bin/prodctl" --store "$store" store info >/dev/null; then
        echo "The demo in $folder cannot go on. To delete it and begin anew: sh app/demo.sh --fresh" >&2
        exit 1
    fi
    echo "Going on with the campaign in $folder."
else
    echo "Making the demo campaign in $folder."
    pace=0
    [ $window = no ] || pace=300  # slow enough to watch
    "$bin/prodctl" demo create "$folder" --pace $pace
fi

agent=
finish() {
    if [ -n "$agent" ] && kill "$agent" 2>/dev/null; then
        wait "$agent" 2>/dev/null || :
    fi
    rm -f "$pid_file"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
echo $$ >"$pid_file"

if [ $window = yes ]; then
    "$bin/prodctl" --store "$store" agent >>"$folder/agent.log" 2>&1 &
    agent=$!
    echo "The agent works; it writes to $folder/agent.log. The window opens now."
    "$bin/shiftdeck" --store "$store"
    echo "The campaign stays in $folder. The same command goes on with it."
else
    echo "No window; the campaign is processed here."
    "$bin/prodctl" demo run "$folder"
    mkdir -p "$folder/pictures"
    echo "Pictures of the window and of every panel:"
    # Qt has remarks about a screen that is none; they matter only when it fails.
    if ! QT_QPA_PLATFORM=offscreen "$bin/shiftdeck" --store "$store" --pictures "$folder/pictures" \
        2>"$folder/pictures.log"; then
        cat "$folder/pictures.log" >&2
        exit 1
    fi
    echo "To look around: $bin/prodctl --store $store request list"
fi
