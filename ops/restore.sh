#!/usr/bin/env bash
# Puts a backup in the place of the database of docker compose: ops/restore.sh file
# The backup is first restored beside the present database, which is replaced when all went well, and kept under the
# name that is printed at the end.
set -euo pipefail

file=$(realpath "${1:?Usage: ops/restore.sh file}")
[ -r "$file" ]
cd "$(dirname "$0")/.."
previous=luoshi_before_$(date +%Y%m%d_%H%M%S)

sql() {
    docker compose exec -T db psql --username=postgres --dbname=postgres --set=ON_ERROR_STOP=1 --quiet --command="$1"
}

docker compose up --detach --wait db
sql 'drop database if exists luoshi_restored'
sql 'create database luoshi_restored owner luoshi template template0'
sql 'revoke all on database luoshi_restored from public'
docker compose exec -T db pg_restore --username=postgres --dbname=luoshi_restored --exit-on-error --single-transaction \
    <"$file"

docker compose stop app
sql "alter database luoshi rename to $previous"
sql 'alter database luoshi_restored rename to luoshi'
docker compose up --detach --wait app
echo "Restored. The database as it was before is kept as $previous; remove it with: drop database $previous"
