#!/bin/sh
# Makes the passwords and keys of a new deployment in deploy/secrets/. What is already there is left alone.
set -eu
umask 077
cd "$(dirname "$0")"
mkdir -p secrets

random_hex() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
random_key() { head -c 32 /dev/urandom | base64 | tr -d '\n'; }
keep_or_make() {
  [ -s "secrets/$1" ] || printf '%s' "$2" >"secrets/$1"
  # The containers' users read the files through Docker; on the machine, the folder keeps everyone else out.
  chmod 644 "secrets/$1"
}

keep_or_make superuser_password "$(random_hex)"
keep_or_make owner_password "$(random_hex)"
keep_or_make application_password "$(random_hex)"
keep_or_make database_url "postgres://casa_app:$(cat secrets/application_password)@postgres:5432/casa"
keep_or_make admin_database_url "postgres://casa_owner:$(cat secrets/owner_password)@postgres:5432/casa"
keep_or_make data_keys "k1:$(random_key)"
keep_or_make link_key "$(random_key)"
keep_or_make turn_secret "$(random_hex)"
keep_or_make smtp_url 'smtps://user:password@smtp.example.it:465'

echo 'Now write the address of your mail server in deploy/secrets/smtp_url, and keep a copy of deploy/secrets in a safe place:'
echo 'without data_keys the personal data in the database cannot be read again.'
