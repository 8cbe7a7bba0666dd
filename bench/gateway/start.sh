#!/usr/bin/env bash
# Runs the gateway in the foreground as the harness asks for it: HOST, PORT, SUBGRAPHS (name=url,...) and SOURCE_SCHEMAS,
# a folder that the gateway composes when it starts.
set -euo pipefail
cd "$(dirname "$0")"
# A gateway that was built elsewhere, as a path to its program; bench/gateway-native has one.
if [[ -z "${GATEWAY:-}" && ! -f bin/out/Graph.Gateway.dll ]]; then
  ./install.sh >&2
fi

IFS=, read -ra subgraphs <<<"$SUBGRAPHS"
for subgraph in "${subgraphs[@]}"; do
  export "Sources__${subgraph%%=*}=${subgraph#*=}"
done
# The harness's tokens are no JWTs; its subgraphs look at them, as they do for every gateway.
export Auth__Verify=false
export Schema__Sources="$SOURCE_SCHEMAS"
export Logging__LogLevel__Default="${Logging__LogLevel__Default:-Warning}"
exec ${GATEWAY:-dotnet bin/out/Graph.Gateway.dll} --urls "http://$HOST:$PORT"
