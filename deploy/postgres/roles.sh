#!/bin/sh
# Run once, by the image, when the database is new: the owner of the tables, and the application's role, which owns nothing.
set -eu
psql --set=ON_ERROR_STOP=1 --username=postgres --dbname=casa \
  --set=owner_password="$(cat /run/secrets/owner_password)" \
  --set=application_password="$(cat /run/secrets/application_password)" <<'SQL'
CREATE ROLE casa_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'owner_password';
CREATE ROLE casa_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'application_password';
ALTER DATABASE casa OWNER TO casa_owner;
REVOKE ALL ON DATABASE casa FROM PUBLIC;
GRANT CONNECT ON DATABASE casa TO casa_app;
SQL
