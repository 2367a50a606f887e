#!/bin/sh
# Runs a command on an X server of its own: sh withdisplay.sh COMMAND [ARGUMENTS]
# The server picks a free display by itself and ends with the command.
set -u
[ $# -gt 0 ] || { echo "usage: withdisplay.sh COMMAND [ARGUMENTS]" >&2; exit 2; }
command -v Xvfb >/dev/null || { echo "Xvfb is missing: install the package xvfb." >&2; exit 1; }
folder=$(mktemp -d) || exit 1
server=
finish() {
    if [ -n "$server" ] && kill "$server" 2>/dev/null; then
        wait "$server" 2>/dev/null
    fi
    rm -rf "$folder"
}
trap finish EXIT
trap 'exit 130' INT TERM
Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3>"$folder/display" >"$folder/log" 2>&1 &
server=$!
tries=0
while [ ! -s "$folder/display" ]; do
    tries=$((tries + 1))
    if [ $tries -gt 150 ] || ! kill -0 "$server" 2>/dev/null; then
        echo "Xvfb did not start:" >&2
        cat "$folder/log" >&2
        exit 1
    fi
    sleep 0.1
done
DISPLAY=:$(cat "$folder/display")
export DISPLAY
"$@"
