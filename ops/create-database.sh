#!/usr/bin/env bash
# Runs once, when the database container makes its data: the role of the program, which is no superuser, and its database.
set -euo pipefail

psql --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<'SQL'
\getenv password LUOSHI_DB_PASSWORD
create role luoshi login password :'password';
create database luoshi owner luoshi;
revoke all on database luoshi from public;
SQL
