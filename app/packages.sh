#!/bin/sh
# Installs the Debian packages of the named sections of app/packages.txt that are missing:
#   sh app/packages.sh [--no-install] SECTION...
# Lists them first. With --no-install it says what is missing, and fails when anything is.
set -eu
list=$(dirname "$0")/packages.txt
install=yes
if [ "${1:-}" = --no-install ]; then
    install=no
    shift
fi
[ $# -gt 0 ] || { echo "usage: sh app/packages.sh [--no-install] SECTION..." >&2; exit 2; }

wanted=$(awk -v sections=" $* " '
    /^\[/ { name = substr($1, 2, length($1) - 2); on = index(sections, " " name " ") > 0; next }
    on && /^[a-z0-9]/ { print $1 }' "$list" | sort -u)
[ -n "$wanted" ] || { echo "$list has none of the sections: $*" >&2; exit 2; }

if ! command -v dpkg-query >/dev/null; then
    echo "This is not a Debian machine. What Debian calls these must be here:"
    echo "$wanted" | sed 's/^/  /'
    exit 0
fi
# shellcheck disable=SC2086  # a list of words
present=$(dpkg-query -W -f='${db:Status-Abbrev} ${Package}\n' $wanted 2>/dev/null | awk '$1 == "ii" { print $2 }' |
    sort -u)
missing=$(printf '%s\n' "$wanted" "$present" "$present" | sort | uniq -u)
[ -n "$missing" ] || exit 0

echo "These Debian packages are missing:"
echo "$missing" | sed 's/^/  /'
# shellcheck disable=SC2086
set -- $missing
if [ $install = no ]; then
    echo "Nothing was installed, as you asked. To install them:"
    echo "  sudo apt-get install --no-install-recommends $*"
    exit 1
fi
as_root=
if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "Installing them needs root, and there is no sudo here. As root, run:" >&2
        echo "  apt-get install --no-install-recommends $*" >&2
        exit 1
    fi
    as_root="sudo env"
fi
echo "Installing them."
${as_root:-env} DEBIAN_FRONTEND=noninteractive apt-get -q update >/dev/null
${as_root:-env} DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "$@"
