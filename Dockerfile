# One recipe for every service: `docker compose build`, or for one of them
#   docker build --target service --build-arg SERVICE=war -t graph/war .
#   docker build --target gateway --build-arg SERVICE=gateway -t graph/gateway .
#   docker build --target demo --build-arg SERVICE=launcher -t graph/demo .
# A new subgraph needs no line here: every folder of subgraphs/ with a Program.cs is one.
ARG DOTNET=10.0
ARG NODE=22

FROM mcr.microsoft.com/dotnet/sdk:${DOTNET} AS build
ENV DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
WORKDIR /src
COPY . .
# Each in a folder of its own below /publish, under the same name for its program. Locked: what is restored is what was tested.
RUN --mount=type=cache,target=/root/.nuget/packages \
    set -eu; \
    for project in gateway/Graph.Gateway host/Graph.Launcher host/Graph.Probe $(dirname subgraphs/*/Program.cs); do \
      file=$(echo "$project"/*.csproj); \
      assembly=$(basename "$file" .csproj); \
      name=$(echo "${assembly#Graph.}" | tr A-Z a-z); \
      dotnet restore "$file" --locked-mode -v q; \
      dotnet publish "$file" -c Release --no-restore -o "/publish/$name" -v q --nologo; \
      ln -s "$assembly" "/publish/$name/service"; \
    done; \
    mkdir -p /empty

FROM node:${NODE}-slim AS ide
WORKDIR /ide
COPY tools/ide/package.json tools/ide/package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund

# No shell, no package manager, and a user without rights.
FROM mcr.microsoft.com/dotnet/aspnet:${DOTNET}-noble-chiselled AS base
ENV ASPNETCORE_URLS=http://0.0.0.0:8080 \
    ASPNETCORE_HTTP_PORTS= \
    DOTNET_EnableDiagnostics=0 \
    Logging__LogLevel__Default=Warning \
    Logging__LogLevel__Microsoft.Hosting.Lifetime=Information \
    Logging__LogLevel__Microsoft.AspNetCore.DataProtection=Error
COPY --from=build /publish/probe /probe
# Volumes begin with the owner of what they cover.
COPY --from=build --chown=1654:1654 /empty /keys
COPY --from=build --chown=1654:1654 /empty /media
WORKDIR /app
USER 1654

FROM base AS service
ARG SERVICE
COPY --from=build /publish/${SERVICE} .
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["/probe/service"]
ENTRYPOINT ["/app/service"]

FROM service AS gateway
COPY schema/graph.execution.graphql /app/schema/
COPY --from=ide /ide/node_modules/@chillicream/bananacakepop-graphql-ide /app/ide
ENV Schema__File=/app/schema/graph.execution.graphql \
    Ide__Directory=/app/ide

# Loads the demo world, draws its pictures and makes the key that signs its tokens. /state is its own, /keys what services may
# read, /media what the gateway serves.
FROM base AS demo
ARG SERVICE
COPY --from=build /publish/${SERVICE} .
COPY --from=build --chown=1654:1654 /empty /state
ENV GRAPH_ROOT=/state
VOLUME ["/state", "/keys", "/media"]
ENTRYPOINT ["/app/service"]
CMD ["seed", "--jwks", "/keys/jwks.json", "--media", "/media"]
