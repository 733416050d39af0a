# Building, one launcher at a time. Sourced by ../catalog, which sets $root.

# while_alone COMMAND…: runs it while no other launcher of this folder builds or installs. A build server that a command
# leaves behind would keep the lock if it inherited it, so commands run without descriptor 9.
while_alone() {
  mkdir -p "$root/artifacts" 2>/dev/null || true
  [[ -w $root/artifacts && (! -e $root/artifacts/.lock || -w $root/artifacts/.lock) ]] ||
    die "cannot write to $root/artifacts: start it as the folder's owner, or clone a copy of your own."
  exec 9>>"$root/artifacts/.lock"
  flock 9
  "$@" 9>&-
  exec 9>&-
}

# build_program GPU: builds src/Catalog.Dashboard if its sources are newer than the last build; sets $program.
build_program() {
  artifacts=$root/artifacts
  flavour=(-p:RestoreLockedMode=true)
  # The GPU build has other native packages, so it has its own folder beside the CPU build's. Its lock files don't exist before
  # its first build has written them.
  [[ $1 != true ]] || { artifacts=$root/artifacts/gpu; flavour=(-p:Gpu=true "-p:ArtifactsPath=$artifacts"); }
  program=$artifacts/bin/Catalog.Dashboard/release/catalog
  is_built || while_alone build_if_needed
}

# Folders count too: a file that was removed or moved in changes its folder's time.
is_built() {
  [[ -x $program && -f $artifacts/.built ]] || return 1
  local changed
  changed=$(shopt -s nullglob
    find "$root/src" "$root"/Directory.* "$root"/global.json "$root"/.editorconfig "$root"/BannedSymbols.txt \
      "$root"/[Nn]u[Gg]et.[Cc]onfig -newer "$artifacts/.built" -print -quit)
  [[ -z $changed ]]
}

build_if_needed() {
  is_built && return
  say 'building…'
  mkdir -p "$artifacts"
  touch "$artifacts/.building" # before the build: what is edited while it runs is built next time
  if ! "$dotnet" build "$root/src/Catalog.Dashboard" -c Release "${flavour[@]}" \
    --disable-build-servers -nologo -v q "-clp:ErrorsOnly;NoSummary" >"$artifacts/build.log" 2>&1 </dev/null; then
    cat "$artifacts/build.log" >&2
    die 'the build failed: the compiler'\''s own words are above.'
  fi
  mv "$artifacts/.building" "$artifacts/.built"
}
