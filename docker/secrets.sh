#!/usr/bin/env bash
# Makes what Latebind needs to be reached beyond loopback: an authority, a certificate for each
# instance, and a token. It needs Java's keytool and nothing else.
#
#   docker/secrets.sh FOLDER INSTANCE...
#   docker/secrets.sh secrets latebind-1 latebind-2
#
# An INSTANCE is the name under which clients and other instances reach it; further names and
# addresses follow with commas: latebind-1,10.0.0.7. All are reachable as localhost, too. In FOLDER:
#
#   INSTANCE.properties, INSTANCE.p12   for that instance: latebind serve --config INSTANCE.properties
#   authority.pem                       for all: what vouches for the instances; curl --cacert
#   tokens                              for all: names, rights and hashes
#   token                               for you: may read and write. Send it as
#                                       Authorization: Bearer ...
#   authority.p12, authority.password   for you: to certify further instances. Whoever has them can
#                                       make an instance, which may do everything: keep them away.
#
# What is there stays, so it can be run again, also for more instances.
set -euo pipefail
umask 077

die() {
  printf 'secrets: %s\n' "$@" >&2
  exit 1
}

(( $# >= 2 )) || die 'Give a folder and the names of the instances.'
mkdir -p "$1"
folder=$(cd "$1" && pwd)
shift

keytool=${JAVA_HOME:+$JAVA_HOME/bin/}keytool
command -v "$keytool" >/dev/null 2>&1 || die 'keytool is not on the PATH. Set JAVA_HOME to a Java.'

# 64 hexadecimal digits that nobody can guess.
random() {
  od -An -N32 -tx1 /dev/urandom | tr -d ' \n'
}

sha256() {
  if command -v sha256sum >/dev/null 2>&1; then sha256sum; else shasum -a 256; fi | cut -d ' ' -f 1
}

# Quietly. Passwords come from files: arguments can be seen among the processes.
quietly() {
  "$keytool" "$@" >"$folder/.said" 2>&1 || die "keytool failed: $(cat "$folder/.said")"
  rm -f "$folder/.said"
}

# Of the authority, and of what it signs.
keys() {
  quietly "$@" -storetype PKCS12 -storepass:file "$folder/authority.password"
}

certify_authority() {
  random >"$folder/authority.password"
  keys -genkeypair -alias authority -dname 'CN=Authority of Latebind' -keyalg EC \
    -groupname secp256r1 -validity 3650 -ext bc:critical=ca:true -ext ku:critical=keyCertSign \
    -keystore "$folder/authority.p12"
  keys -exportcert -alias authority -rfc -file "$folder/authority.pem" \
    -keystore "$folder/authority.p12"
  chmod a+r "$folder/authority.pem"
}

# What follows the first name: names and addresses, as keytool wants them.
alternatives() {
  local all='dns:localhost,ip:127.0.0.1' each
  for each in ${1//,/ }; do
    case $each in
      *:* | *[!0-9.]*) [[ $each == *:* ]] && all+=",ip:$each" || all+=",dns:$each" ;;
      *) all+=",ip:$each" ;;
    esac
  done
  echo "$all"
}

configure_instance() {
  cat >"$folder/$1.properties" <<EOF
latebind.http.tls.keystore.location=$folder/$1.p12
latebind.http.tls.keystore.password=$2
latebind.http.tls.truststore.location=$folder/authority.pem
latebind.http.tls.truststore.type=PEM
latebind.http.tokens.file=$folder/tokens
EOF
}

# A key that the authority signs, in a store of its own: without the authority's key, and with
# another password.
certify_instance() {
  local name=$1 names=$2 both=$folder/.both.p12
  cp "$folder/authority.p12" "$both"
  random >"$folder/.password"
  keys -genkeypair -alias "$name" -signer authority -dname "CN=$name" -keyalg EC \
    -groupname secp256r1 -validity 825 -ext "san=$(alternatives "$names")" -keystore "$both"
  quietly -importkeystore -noprompt -srcalias "$name" \
    -srckeystore "$both" -srcstoretype PKCS12 -srcstorepass:file "$folder/authority.password" \
    -destkeystore "$folder/$name.p12" -deststoretype PKCS12 -deststorepass:file "$folder/.password"
  configure_instance "$name" "$(cat "$folder/.password")"
  rm -f "$both" "$folder/.password"
}

make_token() {
  random >"$folder/token"
  printf '# name  rights  token\nyou read,write sha256:%s\n' "$(sha256 <"$folder/token")" \
    >"$folder/tokens"
}

[[ -f $folder/authority.pem ]] || certify_authority
[[ -f $folder/tokens ]] || make_token
for instance in "$@"; do
  name=${instance%%,*}
  [[ -f $folder/$name.properties ]] || certify_instance "$name" "$instance"
done
