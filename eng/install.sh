#!/usr/bin/env bash
# Installs Debian packages as root: bash eng/install.sh PACKAGE… ("libicu" stands for the release's ICU, whose name has a number).
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
apt=(apt-get -o DPkg::Lock::Timeout=300)

"${apt[@]}" update
packages=()
for package in "$@"; do
  if [[ $package == libicu ]]; then
    package=$(apt-cache search --names-only '^libicu[0-9]+$' | cut -d' ' -f1 | sort -V | tail -1)
    [[ -n $package ]] || { echo 'no package libicuNN is known to apt-cache'; exit 1; }
  fi
  packages+=("$package")
done

# Debian's package makes and starts a cluster of its own on port 5432; the program has its own, so this one is not wanted.
no_cluster=/etc/postgresql-common/createcluster.d/catalog-no-cluster.conf
mkdir -p "${no_cluster%/*}"
echo 'create_main_cluster = false' >"$no_cluster"
trap 'rm -f "$no_cluster"' EXIT
"${apt[@]}" install -y --no-install-recommends "${packages[@]}"
