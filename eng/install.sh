#!/usr/bin/env bash
# Installs Debian packages as root: bash eng/install.sh PACKAGE…
# libicu and libssl stand for the release's own packages, whose names have a number.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
apt=(apt-get -o DPkg::Lock::Timeout=300)

"${apt[@]}" update
packages=()
for package in "$@"; do
  case $package in
    # libicu72, libssl3, libssl3t64: the newest that this release has.
    libicu | libssl)
      newest=$(apt-cache search --names-only "^${package}[0-9]+(t64)?\$" | cut -d' ' -f1 | sort -V | tail -1)
      [[ -n $newest ]] || { echo "apt-cache knows no package $package with a number"; exit 1; }
      packages+=("$newest")
      ;;
    *) packages+=("$package") ;;
  esac
done

# Debian's package makes and starts a cluster of its own on port 5432; the program has its own, so this one is not wanted.
no_cluster=/etc/postgresql-common/createcluster.d/catalog-no-cluster.conf
mkdir -p "${no_cluster%/*}"
echo 'create_main_cluster = false' >"$no_cluster"
trap 'rm -f "$no_cluster"' EXIT
"${apt[@]}" install -y --no-install-recommends "${packages[@]}"
