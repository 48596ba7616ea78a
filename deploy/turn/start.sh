#!/bin/sh
# Starts coturn with what is this deployment's own; the secret is in no argument, where other processes would see it.
set -eu
umask 077
conf=/tmp/turnserver.conf
cp /etc/casa/turnserver.conf "$conf"
{
  echo "realm=$CASA_TURN_HOST"
  echo "static-auth-secret=$(cat /run/secrets/turn_secret)"
  [ -z "${CASA_TURN_ADDRESS:-}" ] || echo "external-ip=$CASA_TURN_ADDRESS${CASA_TURN_OWN_ADDRESS:+/$CASA_TURN_OWN_ADDRESS}"
  [ -z "${CASA_TURN_OWN_ADDRESS:-}" ] || printf 'listening-ip=%s\nrelay-ip=%s\n' "$CASA_TURN_OWN_ADDRESS" "$CASA_TURN_OWN_ADDRESS"
} >>"$conf"
exec turnserver -c "$conf"
