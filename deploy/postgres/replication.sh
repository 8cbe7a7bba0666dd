#!/bin/sh
# Lets a standby copy and follow this server; run once, when the cluster is made.
set -eu
echo 'host replication graph all scram-sha-256' >>"$PGDATA/pg_hba.conf"
