#!/usr/bin/env bash
# Builds the gateway as it is shipped: Release, with the settings of its own project and nothing else.
set -euo pipefail
cd "$(dirname "$0")"
dotnet publish ../../gateway/Graph.Gateway/Graph.Gateway.csproj -c Release -v q --nologo -o bin/out
git describe --always --dirty >version.txt 2>/dev/null || echo unversioned >version.txt
