#!/bin/bash
# Completion of prodctl in a real bash: completiontest.sh PRODCTL
set -u
prodctl=$1
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

"$prodctl" completion bash >"$folder/prodctl" || exit 1
cmp "$folder/prodctl" "$root/resources/completion/prodctl" || {
    echo "FAIL: resources/completion/prodctl is not what \"prodctl completion bash\" prints"
    failed=1
}
bash -n "$folder/prodctl" || failed=1
"$prodctl" demo create "$folder/demo" >/dev/null || exit 1
export XDG_CONFIG_HOME="$folder/config"
"$prodctl" connection add life --host localhost --database life >/dev/null || exit 1
export SHIFTDECK_STORE="$folder/demo/shiftdeck.db"
# shellcheck disable=SC1091  # made above
. "$folder/prodctl"

# complete_line WORDS...: what would be offered for the last word
complete_line() {
    COMP_WORDS=("$prodctl" "$@")
    COMP_CWORD=$#
    COMPREPLY=()
    _prodctl
    printf '%s\n' "${COMPREPLY[@]}"
}
# offers WANTED WORDS...
offers() {
    wanted=$1
    shift
    if ! complete_line "$@" | grep -qxF -- "$wanted"; then
        echo "FAIL: $wanted is not offered after: $*"
        failed=1
    fi
}
refuses() {
    wanted=$1
    shift
    if complete_line "$@" | grep -qxF -- "$wanted"; then
        echo "FAIL: $wanted is offered after: $*"
        failed=1
    fi
}
offers request req
offers set-status set
offers approve request ap
refuses agent request ''
offers --json request approve --j
offers --why request reject 3 --w
refuses --why submit --w
offers alpha request assign 3 --site ''
offers 2010 request new --campaign ''
offers MuRun2010B/raw request new --campaign 2010 --dataset Mu
offers production set-status pro
offers approved set-status production app
offers ZmumuRun2011A/raw set-status production approved Z
offers anna --operator an
offers --once agent --on
offers bash completion ''
offers stuck-floor limits set stuck
offers list campaign l
offers approve --store "$SHIFTDECK_STORE" request app
cd "$folder" || exit 1
: >golden.json
offers golden.json runlist show gol
offers golden.json runlist minus a.json gol
offers golden.json runlist show --lumi gol
offers --output runlist xor --o
offers golden.json lumi show gol
offers ls lumi show --by l
offers set connection password ''
offers life connection password set ''
offers life --connection ''
offers life --store li
offers verify-full connection edit life --tls v
exit $failed
