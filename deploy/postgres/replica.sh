#!/bin/sh
# Starts a standby: copies the primary the first time, and follows it from then on. Runs as the image's user postgres.
set -eu
PGPASSWORD=$(cat "$POSTGRES_PASSWORD_FILE")
export PGPASSWORD
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  until pg_basebackup -h postgres -U graph -D "$PGDATA" -R -X stream -c fast; do
    echo 'the primary is not ready yet'
    rm -rf "${PGDATA:?}"
    sleep 1
  done
  chmod 700 "$PGDATA"
fi
exec postgres -c hot_standby=on
