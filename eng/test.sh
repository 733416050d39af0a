# ./catalog test [--fast]: everything CI runs. Sourced by ../catalog, which sets $root.
# --fast leaves out the tests marked [Trait("Speed", "Slow")].

passed=0 failed=0 skipped=0
reports=$root/artifacts/tests

run_tests() {
  filter=()
  case "$*" in
    '') ;;
    --fast) filter=(-trait- Speed=Slow) ;;
    *) say "test takes --fast or nothing, not: $*"; exit 2 ;;
  esac
  trap print_totals EXIT
  need_test_machine
  find_dotnet
  # Tests have servers and folders of their own and must not meet the caller's.
  unset CATALOG_DB CATALOG_DATA CATALOG_MODEL CATALOG_HOME

  step 'build, warnings as errors' while_alone build_everything || exit 1
  step 'format' "$dotnet" format "$root/Catalog.sln" --verify-no-changes --no-restore || true
  step 'launcher' check_launcher || true
  local project
  for project in Catalog.Model.Tests Catalog.Jobs.Tests Catalog.Dashboard.Tests; do run_project "$project"; done
}

# step NAME COMMAND…: runs it and says how long it took; what fails counts as one failure.
step() {
  local name=$1 began=$SECONDS code=0
  shift
  printf '== %s\n' "$name"
  "$@" </dev/null || code=$?
  local outcome='done'
  ((code == 0)) || { outcome=FAILED; failed=$((failed + 1)); }
  printf '   %s in %d s\n' "$outcome" $((SECONDS - began))
  return "$code"
}

build_everything() {
  touch "$root/artifacts/.building"
  "$dotnet" restore "$root/Catalog.sln" --locked-mode --disable-build-servers -nologo -v q &&
    "$dotnet" build "$root/Catalog.sln" -c Release --no-restore -warnaserror --disable-build-servers -nologo -v q "-clp:NoSummary" &&
    mv "$root/artifacts/.building" "$root/artifacts/.built"
}

# Shellcheck reads more than bash does; it is no part of the .NET world, so it isn't asked for.
check_launcher() {
  local script
  for script in "$root/catalog" "$root"/eng/*.sh "$root/.ci/run"; do bash -n "$script" || return; done
  ! command -v shellcheck >/dev/null || shellcheck -x -P "$root" "$root/catalog" "$root/eng/install.sh" "$root/.ci/run"
}

# The counts come from the report file. A runner that died wrote none, and one that ran no test proves nothing: both are failures.
run_project() {
  local report=$reports/$1.xml began=$SECONDS code=0 head ran=0 bad=0 left=0
  mkdir -p "$reports"
  rm -f "$report"
  printf '== %s\n' "$1"
  (cd "$root" && timeout --foreground --kill-after=30 20m "artifacts/bin/$1/release/$1" -noColor -noLogo -noAutoReporters \
    -reporter quiet -longRunning 120 -result-xml "$report" "${filter[@]}" </dev/null) || code=$?
  head=$(grep -om1 '<assembly [^>]*>' "$report" 2>/dev/null || true)
  ran=$(count_of passed) bad=$(($(count_of failed) + $(count_of errors))) left=$(count_of skipped)
  if ((bad == 0 && code != 0)); then
    printf '   %s ended with exit code %d%s\n' "$1" "$code" "$( ((code == 124)) && echo ': it ran longer than 20 minutes')"
    bad=1
  elif ((bad == 0 && ran + left == 0)); then
    printf '   %s ran no test\n' "$1"
    bad=1
  fi
  passed=$((passed + ran)) failed=$((failed + bad)) skipped=$((skipped + left))
  printf '   %d passed, %d failed, %d skipped in %d s\n' "$ran" "$bad" "$left" $((SECONDS - began))
}

count_of() {
  local pattern=" $1=\"([0-9]+)\""
  [[ $head =~ $pattern ]] && echo "${BASH_REMATCH[1]}" || echo 0
}

# The last line of all, whatever happened before: CI reads it.
print_totals() {
  local code=$?
  ((code == 0 || failed > 0)) || failed=1
  printf '%d passed, %d failed' "$passed" "$failed"
  ((skipped == 0)) || printf ', %d skipped' "$skipped"
  printf '\n'
  exit $((failed > 0))
}
