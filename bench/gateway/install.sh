#!/usr/bin/env bash
# Builds the gateway for measuring: Release, compiled ahead of time for this kind of machine, with the settings of its own
# project. The lock files do not know the kind of machine, so restoring writes others, beside what it builds.
set -euo pipefail
cd "$(dirname "$0")"
dotnet publish ../../gateway/Graph.Gateway/Graph.Gateway.csproj -c Release -v q --nologo -o bin/out \
  --use-current-runtime --self-contained false -p:PublishReadyToRun=true -p:NuGetLockFilePath=obj/ahead-of-time.lock.json
git describe --always --dirty >version.txt 2>/dev/null || echo unversioned >version.txt
