#!/bin/sh
# The real program on a PostgreSQL server that enforces the roles, each operator with a login of his own:
#   sh tests/app/rolestest.sh PRODCTL
#
# Every command that a role may give must get through the server's walls, from the first request to its certification,
# with an agent that is no more than an agent. What the server refuses is tried by tests/storage/postgresrolestest.sh.
# Needs postgresql-15 and openssl.
set -eu
prodctl=$1
cd "$(dirname "$0")/../.."
folder=$(mktemp -d "${TMPDIR:-/tmp}/shiftdeck-life.XXXXXX")
chmod 711 "$folder"
agent=
end() {
    [ -z "$agent" ] || kill -TERM "$agent" 2>/dev/null || :
    sh tests/support/postgresserver.sh stop "$folder/server" || :
    rm -rf "$folder"
}
trap end EXIT
trap 'exit 130' INT TERM
unset SHIFTDECK_STORE SHIFTDECK_OPERATOR
sh tests/support/postgresserver.sh start "$folder/server"
. "$folder/server/server.env"

failed=0
said=0
fail() {
    echo "FAIL: $1"
    failed=1
}
ask() { psql -X -q -A -t -v ON_ERROR_STOP=1 -h "$PGHOST" -p "$PGPORT" -U postgres -d life "$@"; }
address() { echo "$SHIFTDECK_TEST_SERVER" | sed "s|//postgres@/postgres|//$1@/life|"; }
as() { # who, words
    who=$1
    shift
    "$prodctl" --store "$(address "$who")" --operator "$who" "$@"
}
told() { # exit code, who, words of a command
    code=$1
    shift
    said=$((said + 1))
    got=0
    as "$@" --yes >"$folder/answer.txt" 2>&1 || got=$?
    [ "$got" = "$code" ] || fail "$* ended with $got instead of $code: $(cat "$folder/answer.txt")"
}
status() { ask -c "SELECT status FROM requests WHERE id = $1"; }
work_until() { # request, status: the agent works, and a shifter tries again what failed
    rounds=0
    while [ "$(status "$1")" != "$2" ]; do
        rounds=$((rounds + 1))
        [ $rounds -le 60 ] || { fail "request $1 is $(status "$1") and not $2"; return; }
        as robot agent --once >"$folder/answer.txt" 2>&1 || fail "the agent: $(cat "$folder/answer.txt")"
        as ben resubmit --requests "$1" --all --yes >"$folder/answer.txt" 2>&1 || :
    done
}

psql -X -q -d "$SHIFTDECK_TEST_SERVER" -c "CREATE DATABASE life"
"$prodctl" --store "$(address postgres)" demo create "$folder/demo" >"$folder/answer.txt" 2>&1 ||
    { echo "FAIL: no demo: $(cat "$folder/answer.txt")"; exit 1; }
ask -1 -f resources/schema/postgresql/roles.sql >/dev/null

# One of the operators has another role in another store of the server: it stays, the others are let in.
ask -c "CREATE ROLE emil LOGIN" -c "GRANT shiftdeck_viewer TO emil"
enrol() { # exit code, words
    code=$1
    shift
    got=0
    "$prodctl" --store "$(address postgres)" --operator anna operators enrol "$@" >"$folder/answer.txt" 2>&1 || got=$?
    [ "$got" = "$code" ] || fail "operators enrol $* ended with $got instead of $code: $(cat "$folder/answer.txt")"
}
logins() { ask -c "SELECT count(*) FROM pg_roles WHERE rolname IN ('anna','ben','carla','diego','robot')"; }
enrol 6 --dry-run
[ "$(logins)" = 0 ] || fail "a dry run made logins"
enrol 6
grep -q "carla may log in as site; the login is new" "$folder/answer.txt" || fail "carla is not told of"
grep -q "Left out: .*emil.*the role viewer on the server already" "$folder/answer.txt" || fail "emil is not told of"
[ "$(logins)" = 5 ] || fail "not all are enrolled"
ask -c "REVOKE shiftdeck_viewer FROM emil"
enrol 0 emil
grep -q "emil may log in as dq\." "$folder/answer.txt" || fail "emil is not let in: $(cat "$folder/answer.txt")"
enrol 0
[ "$(ask -c "SELECT count(*) FROM audit WHERE action = 'operators.enrol' AND who = 'anna'")" = 12 ] ||
    fail "what was enrolled is not written down"
enrol 3 nobody
got=0
as ben operators enrol carla >"$folder/answer.txt" 2>&1 || got=$?
[ $got = 5 ] || fail "a shifter's enrolling ended with $got: $(cat "$folder/answer.txt")"
ask -c "SELECT enrol('vera', 'viewer')" >/dev/null

# Of another store on the same server.
ask -c "CREATE ROLE stranger LOGIN" -c "GRANT shiftdeck_manager TO stranger"
got=0
as stranger request list >"$folder/answer.txt" 2>&1 || got=$?
{ [ $got = 5 ] && grep -q "no role in this store" "$folder/answer.txt"; } ||
    fail "a stranger's list ended with $got: $(cat "$folder/answer.txt")"

# 5: the role does not allow it; 3: there is no such thing, for this operator.
told 0 anna request approve 1 2 3 4 5 6
told 5 ben request withdraw 6
told 0 anna request withdraw 6
told 0 anna request reject 6 --why "not now"
told 0 anna request reopen 6
told 0 anna request approve 6
told 0 carla request assign 1
told 0 carla request renew 1 --hours 90
told 0 carla request release 1
told 0 carla request assign 1
told 0 diego request assign 4
told 3 diego request renew 1
# Who waits for a confirmation is seen under the name of the login, whatever name he gives; a site sees what its own
# requests have to do with it.
{
    rounds=0
    until as vera who --json >"$folder/seen-vera.txt" 2>&1 && grep -q request.hold "$folder/seen-vera.txt" ||
        [ $rounds -ge 50 ]; do
        rounds=$((rounds + 1))
    done
    for who in carla diego; do as "$who" who --json >"$folder/seen-$who.txt" 2>&1; done
    echo n
} | script --quiet --return --command "'$prodctl' --store '$(address ben)' --operator anna request hold 1 --why x" \
    /dev/null >"$folder/answer.txt" 2>&1 || :
grep -q '"who": "ben"' "$folder/seen-vera.txt" || fail "vera does not see ben: $(cat "$folder/seen-vera.txt" "$folder/answer.txt")"
grep -q '"request": 1' "$folder/seen-carla.txt" || fail "carla does not see it: $(cat "$folder/seen-carla.txt")"
grep -q '"who": "ben"' "$folder/seen-diego.txt" || fail "diego does not see ben: $(cat "$folder/seen-diego.txt")"
! grep -q '"request": 1' "$folder/seen-diego.txt" || fail "diego sees request 1: $(cat "$folder/seen-diego.txt")"
[ "$(ask -c "SELECT count(*) FROM sessions")" = 0 ] || fail "ben said no goodbye"
told 0 ben check 1 4
told 0 ben request priority 1 --priority 300
told 5 emil request priority 1 --priority 200
told 0 ben submit 1
told 0 anna submit 4
told 0 ben request hold 1 --why "storage is full"
told 0 ben request resume 1
told 0 ben request stop 1 --why "look first"
told 0 ben request go-on 1
told 0 anna request merge-policy 1 --merge-policy verify-inputs
told 0 emil request comment 1 --text "which release?"
told 5 vera request comment 1 --text "me too"
told 0 diego logbook write "Tapes of request 4 are slow" --kind problem --about "request 4, site beta"
told 3 carla logbook close 1 "not mine"
told 3 carla logbook write "not mine" --about "request 4"
told 0 carla logbook write "All is well here" --about "request 1, campaign 2010"
told 0 ben logbook hand-over "Quiet" --about "request 1, request 4"
told 5 robot logbook take-over 3
told 0 carla logbook take-over 3
told 0 emil logbook amend 2 "All is well at alpha"
told 5 vera logbook write "me too"
told 0 robot logbook close 1 "They are quick again"
[ "$(as carla logbook list --json | grep -c '"id"')" = 3 ] || fail "carla sees other entries than those of alpha"
[ "$(as vera logbook list --json | grep -c '"id"')" = 5 ] || fail "vera does not see all entries"
told 0 ben cancel 3 --why "wrong node"
told 0 ben rules add retry --class lost
told 0 ben rules mode 1 act
told 0 ben rules remove 7
told 0 ben rules restore 7
told 0 ben exit-codes set production 77 "odd weather"
told 0 ben exit-codes remove production 77
told 0 anna limits set site-window 2h
told 5 ben limits set site-window 3h
told 0 anna campaign new 2012 --release demo-1 --conditions t --first-run 1 --last-run 9
told 0 carla request new --campaign 2010 --dataset MuRun2010B/raw --step skim
told 0 carla request merge-policy 7 --merge-policy fast
told 0 emil request new --campaign 2011 --dataset ZmumuRun2011A/raw --step recocert
mv "$folder/demo/site/alpha/raw/MuRun2010B_146436.csv" "$folder/away"
told 0 carla files check --filter "run = 146436"
mv "$folder/away" "$folder/demo/site/alpha/raw/MuRun2010B_146436.csv"
told 0 carla files check --filter "run = 146436"
cp "$folder/demo/site/alpha/raw/MuRun2010B_146514.csv" "$folder/demo/site/alpha/raw/MuRun2010B_199999.csv"
told 0 carla files register new/raw "$folder/demo/site/alpha/raw/MuRun2010B_199999.csv" --site alpha

# What files say about runs is imported by whoever takes shifts or judges the data, and taken back by any of them.
imports=$(ask -c "SELECT count(*) FROM imports")
printf '146436 199998\n' >"$folder/runs.txt"
printf 'run,method,value(/pb),stat,syst\n146436,bhabha,0.36,0.01,0.02\n' >"$folder/values.csv"
told 5 carla runs import "$folder/values.csv"
told 0 emil runs import "$folder/values.csv" "$folder/runs.txt"
printf '146436,gamma-gamma,0.35,0.01,0.02\n' >>"$folder/values.csv"
told 0 ben runs import "$folder/values.csv"
told 0 anna runs withdraw 2 --why "looked wrong"
told 0 ben runs set 199998 --type cosmic --comment "magnet off"
told 5 carla runs set 199998 --no-comment
[ "$(ask -c "SELECT count(*) FROM imports")" = $((imports + 4)) ] || fail "other imports: $(ask -c "SELECT * FROM imports")"

work_until 1 declared
work_until 4 declared
# Request 1 is what a sample must give; alpha is certified with it, by an agent that is no more than an agent.
told 5 ben samples add muons --request 1
told 0 emil samples add muons --request 1
told 5 carla sites require alpha --reason "new nodes"
told 0 anna sites require alpha --reason "new nodes"
told 5 emil sites certify alpha --sample muons
told 0 anna sites certify alpha --sample muons
trial=$(ask -c "SELECT request_id FROM site_trials")
work_until "$trial" finished
as robot agent --once >"$folder/answer.txt" 2>&1 || fail "the agent: $(cat "$folder/answer.txt")"
[ "$(ask -c "SELECT verdict || ' by ' || signed_by FROM site_certifications")" = "good by agent" ] ||
    fail "the verdict is $(ask -c "SELECT verdict, signed_by, findings FROM site_certifications")"
told 0 emil sites withdraw alpha production "$(ask -c "SELECT release FROM samples")" --why "looked wrong"
told 5 ben sites exempt alpha --why "well"
told 0 anna sites exempt alpha --why "well"
told 0 ben merge release 1 --why "disk is needed"
told 0 ben merge keep 1
told 0 carla request assign 3
told 0 ben check 3
told 0 ben submit 3
told 0 ben cancel "$(ask -c "SELECT min(id) FROM jobs WHERE request_id = 3")" --why "wrong node"
told 0 emil recocert missing 3
work_until 3 declared

# What the agent declared is delivered by a manager's word, and certified once its runs are.
told 5 emil request deliver 3 --why "on tape"
told 0 anna request deliver 3 --why "on tape"
told 4 emil request certify 3
told 0 anna detectors add calorimeter
printf 'run,detector,flag\n146436,calorimeter,good\n' >"$folder/flags.csv"
told 5 ben quality import "$folder/flags.csv"
told 0 emil quality import "$folder/flags.csv"
told 0 emil quality flag all all good
told 0 emil quality sign-off all all
told 0 emil quality complete all all
told 5 ben request certify 3
told 0 emil request certify 3
[ "$(status 3)" = certified ] || fail "request 3 is $(status 3)"

# A manager wants an end; the agent makes it when the jobs are gone.
told 0 carla request assign 2
told 0 ben check 2
told 0 anna submit 2
"$prodctl" --store "$(address robot)" --operator robot agent >"$folder/agent.txt" 2>&1 &
agent=$!
sleep 1
told 0 anna request abort 2 --why "wrong conditions"
rounds=0
while [ "$(status 2)" != aborted ] && [ $rounds -lt 60 ]; do
    rounds=$((rounds + 1))
    sleep 0.5
done
[ "$(status 2)" = aborted ] || fail "request 2 is $(status 2): $(cat "$folder/agent.txt")"
kill -TERM "$agent"
wait "$agent" || fail "the agent ended badly: $(cat "$folder/agent.txt")"
agent=
[ "$(ask -c "SELECT DISTINCT who || ' ' || role FROM audit WHERE request_id = 2 AND action = 'request.abort'")" = \
    "anna manager" ] || fail "another than anna aborted request 2"
for who in vera carla diego ben emil anna robot; do
    as "$who" audit verify >"$folder/answer.txt" 2>&1 || fail "$who: $(cat "$folder/answer.txt")"
done

[ $failed = 0 ] && echo "ok: $said commands by 7 operators, 3 requests from new to declared, one to certified"
exit $failed
