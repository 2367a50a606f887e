#!/bin/sh
# The PostgreSQL server that the tests of a build folder share while they run, as CTest's fixture:
#   sh tests/support/postgresfixture.sh begin|end FOLDER
#
# FOLDER.users has the process ids of the runs (of ctest) that need it; with the last one it ends. A run that
# is killed or interrupted does not say "end": somebody watches for that, and who begins finds what was left.
set -eu
usage() {
    echo "usage: postgresfixture.sh begin|end FOLDER" >&2
    exit 2
}
[ $# = 2 ] || usage
what=$1
folder=$2
users=$folder.users
server=$(dirname "$0")/postgresserver.sh
mkdir -p "$(dirname "$folder")"

# The server that is started must not hold the lock: 9 is closed for whoever is called.
exec 9>"$folder.users.lock"
flock -w 150 9
touch "$users"
# Without those that are gone, and without $1.
forget() {
    while read -r pid; do
        [ "$pid" = "$1" ] || [ "$(ps -o stat= -p "$pid" | cut -c1)" = Z ] || ! kill -0 "$pid" 2>/dev/null ||
            echo "$pid"
    done <"$users" >"$users.new"
    mv "$users.new" "$users"
}

case $what in
begin)
    forget $PPID
    [ -s "$users" ] || sh "$server" stop "$folder" 9>&-
    echo $PPID >>"$users"
    sh "$server" start "$folder" 9>&-
    # shellcheck disable=SC2016
    setsid sh -c 'while kill -0 "$1" 2>/dev/null; do sleep 1; done; exec sh "$2" end "$3"' \
        sh $PPID "$0" "$folder" </dev/null >/dev/null 2>&1 9>&- &
    ;;
end)
    forget $PPID
    if [ ! -s "$users" ]; then
        sh "$server" stop "$folder" 9>&-
        rm -f "$users"
    fi
    ;;
*) usage ;;
esac
