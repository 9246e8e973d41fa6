#!/usr/bin/env bash
# Writes the database of docker compose to a file while the program runs: ops/backup.sh [file]
#
# The database that the program brings itself is backed up by stopping the program, copying the whole directory ./data
# (cp --archive data copy-of-data) and starting it again; put back the same way.
set -euo pipefail

umask 077
file=$(realpath --canonicalize-missing "${1:-luoshi-$(date +%Y%m%d-%H%M%S).dump}")
cd "$(dirname "$0")/.."
if [ -e "$file" ]; then
    echo "$file is there already" >&2
    exit 1
fi
trap 'rm -f "$file.incomplete"' EXIT
docker compose exec -T db pg_dump --username=postgres --dbname=luoshi --format=custom >"$file.incomplete"
docker compose exec -T db pg_restore --list <"$file.incomplete" >/dev/null
sync "$file.incomplete"
mv "$file.incomplete" "$file"
echo "$file"
