#!/bin/sh
# Runs a program with its stores on the PostgreSQL server of FOLDER, which postgresserver.sh has started:
#   sh tests/support/withpostgres.sh FOLDER PROGRAM [ARGUMENT...]
set -eu
[ $# -ge 2 ] || { echo "usage: withpostgres.sh FOLDER PROGRAM [ARGUMENT...]" >&2; exit 2; }
if [ ! -r "$1/server.env" ]; then
    echo "FAIL: no server runs in $1: sh $(dirname "$0")/postgresserver.sh start $1" >&2
    exit 1
fi
# shellcheck disable=SC1091
. "$1/server.env"
export SHIFTDECK_TEST_SERVER SHIFTDECK_TEST_PORT SHIFTDECK_TEST_CA
shift
exec "$@"
