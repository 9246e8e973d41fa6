#!/usr/bin/env bash
# Checks that each variable of docker-compose.yml is explained in ops/luoshi.env.example and the other way round, and,
# where docker compose is installed, that it accepts the file with these variables and refuses it without.
set -euo pipefail
cd "$(dirname "$0")/.."

used=$(grep -v '^ *#' docker-compose.yml | grep -oE '\$\{[A-Z_]+' | tr -d '${' | sort -u)
explained=$(grep -oE '^[A-Z_]+=' ops/luoshi.env.example | tr -d '=' | sort -u)
if ! diff <(echo "$used") <(echo "$explained"); then
    echo "docker-compose.yml (<) and ops/luoshi.env.example (>) name different variables" >&2
    exit 1
fi
echo "docker-compose.yml and ops/luoshi.env.example name the same variables:" $used

if docker compose version >/dev/null 2>&1; then
    compose() { docker compose "$@"; }
elif docker-compose --version >/dev/null 2>&1; then
    compose() { docker-compose "$@"; }
else
    echo "docker compose is not installed here, so the file itself was not checked"
    exit 0
fi
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp docker-compose.yml "$copy"
touch "$copy/.env"
unset LUOSHI_DB_PASSWORD LUOSHI_DB_ADMIN_PASSWORD
if compose --project-directory "$copy" --file "$copy/docker-compose.yml" config --quiet 2>/dev/null; then
    echo "docker compose accepts the file without passwords" >&2
    exit 1
fi
sed 's/PASSWORD=$/PASSWORD=example/' ops/luoshi.env.example >"$copy/.env"
compose --project-directory "$copy" --file "$copy/docker-compose.yml" config --quiet
echo "docker compose accepts the file with these variables and refuses it without"
