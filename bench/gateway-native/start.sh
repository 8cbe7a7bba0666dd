#!/usr/bin/env bash
# Runs the native gateway in the foreground, told by the same variables as bench/gateway/start.sh.
set -euo pipefail
cd "$(dirname "$0")"
[[ -x bin/out/Graph.Gateway ]] || ./install.sh >&2
GATEWAY="$PWD/bin/out/Graph.Gateway" exec ../gateway/start.sh
