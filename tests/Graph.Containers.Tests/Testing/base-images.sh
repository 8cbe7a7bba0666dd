#!/usr/bin/env bash
# Stands in for the images that Dockerfile starts from, where no registry can be asked: an SDK with Node.js, and a runtime with
# nothing but libraries, made of this machine's .NET and Debian's packages.
#   base-images.sh FOLDER      CONTAINERS_STORAGE_CONF names the storage; FOLDER keeps what is made once
set -euo pipefail
folder=$1
dotnet=$(dirname "$(readlink -f "$(command -v dotnet)")")
mkdir -p "$folder"
cd "$folder"

if [ ! -f debian.done ]; then
  rm -rf debian
  debootstrap --variant=minbase --include=ca-certificates,libssl3,zlib1g,libstdc++6 bookworm debian >debootstrap.log 2>&1 ||
    { tail -n 5 debootstrap.log >&2; exit 1; }
  touch debian.done
fi

# $1: image, $2: folder with its root, the rest: its environment
commit() {
  local image=$1 root=$2 container
  shift 2
  container=$(buildah from scratch)
  buildah add -q "$container" "$root" / >/dev/null
  for variable; do buildah config --env "$variable" "$container"; done
  buildah commit -q "$container" "$image" >/dev/null
  buildah rm "$container" >/dev/null
}

exists() { buildah inspect --type image "$1" >/dev/null 2>&1; }

sdk=mcr.microsoft.com/dotnet/sdk:10.0
node=docker.io/library/node:22-slim
runtime=mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiselled

if ! exists $sdk || ! exists $node; then
  rm -rf sdk
  cp -a debian sdk
  mkdir -p sdk/usr/share/dotnet sdk/usr/lib/node_modules
  cp -a "$dotnet/." sdk/usr/share/dotnet/
  ln -s /usr/share/dotnet/dotnet sdk/usr/bin/dotnet
  program=$(readlink -f "$(command -v node)")
  cp -L "$program" sdk/usr/bin/node
  cp -a "$(dirname "$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")")/npm" sdk/usr/lib/node_modules/
  ln -s ../lib/node_modules/npm/bin/npm-cli.js sdk/usr/bin/npm
  ldd "$program" | awk '$3 ~ /^\// { print $3 }' | while read -r library; do
    mkdir -p "sdk$(dirname "$library")"
    [ -e "sdk$library" ] || cp -L "$library" "sdk$library"
  done
  # This machine's own, for those who go through a proxy.
  cp /etc/ssl/certs/ca-certificates.crt sdk/etc/ssl/certs/
  environment="DOTNET_ROOT=/usr/share/dotnet DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1"
  # shellcheck disable=SC2086
  commit $sdk sdk $environment
  commit $node sdk NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt
  rm -rf sdk
fi

if ! exists $runtime; then
  rm -rf runtime
  mkdir -p runtime/{etc/ssl/certs,tmp,proc,sys,dev,run,home/app,usr/bin,usr/lib64,usr/lib/x86_64-linux-gnu,usr/share/dotnet}
  chmod 1777 runtime/tmp
  ln -s usr/bin runtime/bin
  ln -s usr/lib runtime/lib
  ln -s usr/lib64 runtime/lib64
  for library in ld-linux-x86-64.so.2 libc.so.6 libm.so.6 libdl.so.2 libpthread.so.0 librt.so.1 libresolv.so.2 libnss_dns.so.2 \
    libnss_files.so.2 libgcc_s.so.1 libstdc++.so.6 libssl.so.3 libcrypto.so.3 libz.so.1; do
    found=$(find debian/usr/lib debian/usr/lib64 -name $library 2>/dev/null | head -n 1)
    cp -L "$found" runtime/usr/lib/x86_64-linux-gnu/
  done
  cp runtime/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2 runtime/usr/lib64/
  printf 'root:x:0:0::/root:/sbin/nologin\napp:x:1654:1654::/home/app:/sbin/nologin\n' >runtime/etc/passwd
  printf 'root:x:0:\napp:x:1654:\n' >runtime/etc/group
  printf 'hosts: files dns\n' >runtime/etc/nsswitch.conf
  cp debian/etc/ssl/certs/ca-certificates.crt runtime/etc/ssl/certs/
  cp -a "$dotnet/dotnet" "$dotnet/host" "$dotnet/shared" runtime/usr/share/dotnet/
  ln -s /usr/share/dotnet/dotnet runtime/usr/bin/dotnet
  commit $runtime runtime APP_UID=1654 DOTNET_ROOT=/usr/share/dotnet
  rm -rf runtime
fi
