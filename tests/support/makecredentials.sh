#!/bin/sh
# Makes credentials for tests in a folder that is there: makecredentials.sh FOLDER
#
# ca.pem, ca.key            an authority
# anna.pem, anna.key        a person's certificate and its key
# anna-both.pem             both in one file, with the authority behind
# anna-locked.pem           with a key that a passphrase locks
# robot-both.pem            of a robot, with its key
# robot-chain.pem           of another, with the authority between, which ends tomorrow, and the first one
# proxy.pem                 RFC 3820: proxy, its key, the certificate of anna
# proxy-alone.pem           without the certificate
# proxy-proxy.pem           a proxy of that proxy
# proxy-forged.pem          signed by somebody else, but by that name
# legacy.pem                of before RFC 3820
# swapped.pem               the certificate of anna with the key of the robot
# expired.pem, future.pem   2011 to 2012; 2101 to 2102; with keys
# voms.pem                  a proxy with VOMS attributes, where voms-proxy-fake is there
#
# Needs openssl. All keys are made anew and worth nothing.
set -eu
cd "$1"
umask 077
exec 2>make.log

key() { openssl ecparam -name prime256v1 -genkey -noout | openssl pkcs8 -topk8 -nocrypt >"$1.key"; }
# sign NAME SUBJECT ISSUER DAYS [EXTENSIONS]
sign() {
    [ -s "$1.key" ] || key "$1"
    openssl req -new -utf8 -key "$1.key" -subj "$2" -out "$1.csr"
    printf '%b' "${5:-basicConstraints=CA:FALSE\n}" >"$1.ext"
    openssl x509 -req -in "$1.csr" -CA "$3.pem" -CAkey "$3.key" -set_serial "$(date +%s)$$" -days "$4" \
        -extfile "$1.ext" -out "$1.pem"
}
proxy_info='keyUsage=critical,digitalSignature,keyEncipherment\nproxyCertInfo=critical,language:id-ppl-inheritAll\n'
grid=/DC=org/DC=example/O=Grid

key ca
openssl req -x509 -key ca.key -days 30 -subj "/DC=org/DC=example/CN=Test Authority" -out ca.pem
sign anna "$grid/CN=Anna Müller" ca 20
sign robot "$grid/CN=Robot - production agent/CN=Anna Müller" ca 20
cat anna.pem anna.key ca.pem >anna-both.pem
openssl pkcs8 -topk8 -in anna.key -passout pass:blackbird -out locked.key
cat anna.pem locked.key >anna-locked.pem
cat robot.pem robot.key >robot-both.pem
cat anna.pem robot.key >swapped.pem

sign between "/DC=org/DC=example/CN=Between" ca 1 'basicConstraints=critical,CA:TRUE\n'
sign under "$grid/CN=Robot:under" between 20
cat under.pem under.key between.pem ca.pem >robot-chain.pem

sign proxy1 "$grid/CN=Anna Müller/CN=4711" anna 2 "$proxy_info"
sign proxy2 "$grid/CN=Anna Müller/CN=4711/CN=12" proxy1 10 "$proxy_info"
cat proxy1.pem proxy1.key anna.pem >proxy.pem
cat proxy1.pem proxy1.key >proxy-alone.pem
cat proxy2.pem proxy2.key proxy1.pem anna.pem >proxy-proxy.pem
key forger
openssl req -x509 -utf8 -key forger.key -days 5 -subj "$grid/CN=Anna Müller" -out forger.pem
sign forged "$grid/CN=Anna Müller/CN=666" forger 2 "$proxy_info"
cat forged.pem forged.key anna.pem >proxy-forged.pem
sign legacy1 "$grid/CN=Anna Müller/CN=proxy" anna 2
cat legacy1.pem legacy1.key anna.pem >legacy.pem

# Dates of one's own choice are what "openssl ca" is for.
: >index.txt
cat >ca.cnf <<CNF
[ca]
default_ca=one
[one]
database=index.txt
serial=serial
new_certs_dir=.
certificate=ca.pem
private_key=ca.key
default_md=sha256
policy=any
unique_subject=no
[any]
domainComponent=optional
organizationName=optional
commonName=supplied
CNF
# dated NAME FROM UNTIL
dated() {
    key "$1"
    openssl req -new -key "$1.key" -subj "$grid/CN=$1" -out "$1.csr"
    echo 0"$2" | cut -c1-6 >serial
    openssl ca -batch -notext -config ca.cnf -in "$1.csr" -startdate "$2" -enddate "$3" -out "$1.crt"
    cat "$1.crt" "$1.key" >"$1.pem"
}
dated expired 20110501120000Z 20120501120000Z
dated future 21010501120000Z 21020501120000Z

if command -v voms-proxy-fake >/dev/null; then
    openssl genrsa -traditional -out voms-user.key 2048
    sign voms-user "$grid/CN=Anna Voms" ca 20
    openssl genrsa -traditional -out voms-host.key 2048
    sign voms-host "$grid/CN=voms.example.org" ca 20
    mkdir -p certificates
    cp ca.pem "certificates/$(openssl x509 -in ca.pem -noout -hash).0"
    voms-proxy-fake -cert voms-user.pem -key voms-user.key -certdir certificates -hostcert voms-host.pem \
        -hostkey voms-host.key -voms testvo -fqan /testvo/Role=production/Capability=NULL \
        -fqan /testvo/Role=NULL/Capability=NULL -uri localhost:15000 -hours 12 -rfc -out voms.pem >voms.log 2>&1
fi
