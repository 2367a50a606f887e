#!/bin/sh
# Runs a program in a D-Bus session of its own, in which a real key store (gnome-keyring) is unlocked and empty:
#   sh tests/support/withkeystore.sh PROGRAM [ARGUMENT...]
#
# The program sees SHIFTDECK_TEST_KEYSTORE=1. Everything ends with it, and nothing is left.
# Needs dbus and gnome-keyring.
set -eu
if [ "${1:-}" = --inside ]; then
    shift
    # A password is needed to make its first store; it is for this session alone.
    printf 'of a test' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1 ||
        { echo "FAIL: no key store: sh app/packages.sh test" >&2; exit 1; }
    status=0
    "$@" || status=$?
    # The daemon went into the background; its number is what holds the session's name.
    pid=$(dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus /org/freedesktop/DBus \
        org.freedesktop.DBus.GetConnectionUnixProcessID string:org.freedesktop.secrets | awk '{ print $2 }')
    [ -z "$pid" ] || kill "$pid" 2>/dev/null || :
    exit $status
fi
[ $# -gt 0 ] || { echo "usage: withkeystore.sh PROGRAM [ARGUMENT...]" >&2; exit 2; }
folder=$(mktemp -d "${TMPDIR:-/tmp}/shiftdeck-keys.XXXXXX")
end() { rm -rf "$folder"; }
trap end EXIT
trap 'exit 130' INT TERM
mkdir -m 700 "$folder/run"
export XDG_RUNTIME_DIR="$folder/run" XDG_DATA_HOME="$folder/data" SHIFTDECK_TEST_KEYSTORE=1
unset DBUS_SESSION_BUS_ADDRESS GNOME_KEYRING_CONTROL || :
status=0
dbus-run-session -- sh "$0" --inside "$@" || status=$?
exit $status
