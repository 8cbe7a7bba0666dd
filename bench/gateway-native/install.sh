#!/usr/bin/env bash
# Builds the gateway for measuring as bench/gateway does, but compiled to native code: one file without the runtime's compiler.
# Needs clang and zlib1g-dev, which link it.
set -euo pipefail
cd "$(dirname "$0")"
dotnet publish ../../gateway/Graph.Gateway/Graph.Gateway.csproj -c Release -v q --nologo -o bin/out \
  --use-current-runtime -p:PublishAot=true -p:NuGetLockFilePath=obj/native.lock.json
git describe --always --dirty >version.txt 2>/dev/null || echo unversioned >version.txt
