#!/bin/sh
# Settings that are secret come as files: CASA_X_FILE=/run/secrets/x becomes CASA_X.
set -eu
for name in $(env | sed -n 's/^\(CASA_[A-Z_]*\)_FILE=.*/\1/p'); do
  value="$(cat "$(printenv "${name}_FILE")")"
  export "$name=$value"
  unset "${name}_FILE"
done
exec "$@"
