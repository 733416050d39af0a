# What the machine must have: ICU, the .NET SDK, a PostgreSQL server and, for the tests, a browser and fonts.
# Sourced by ../catalog, which sets $root.

say() { printf 'catalog: %s\n' "$*" >&2; }
die() { say "$@"; exit 1; }

export HOME=${HOME:-$(getent passwd "$(id -u)" | cut -d: -f6)}

# Sets $dotnet and DOTNET_ROOT: the program's executable looks for its runtime there.
find_dotnet() {
  local place
  for place in "$(command -v dotnet || true)" "${DOTNET_ROOT:-}/dotnet" "$HOME/.dotnet/dotnet" \
    /usr/share/dotnet/dotnet /usr/lib/dotnet/dotnet; do
    [[ -x $place ]] && has_sdk "$place" || continue
    dotnet=$(readlink -f -- "$place")
    [[ -d ${dotnet%/*}/host/fxr ]] && export DOTNET_ROOT=${dotnet%/*}
    export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
    return 0
  done
  die "needs the .NET 10 SDK, which is neither on PATH nor in DOTNET_ROOT, ~/.dotnet, /usr/share/dotnet or /usr/lib/dotnet." \
    "Get it from https://dotnet.microsoft.com/download/dotnet/10.0 or, into ~/.dotnet, by:" \
    "curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0"
}

# The folder tells it without starting a process; a wrapper script has no such folder and is asked.
has_sdk() {
  compgen -G "$(dirname -- "$(readlink -f -- "$1")")/sdk/10.*" >/dev/null || "$1" --list-sdks 2>/dev/null | grep -q '^10\.'
}

has_icu() { compgen -G '/usr/lib/*/libicuuc.so.*' >/dev/null || compgen -G '/usr/lib*/libicuuc.so.*' >/dev/null; }
has_postgresql() { command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; }
has_package() { [[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

# .NET starts without ICU only in a mode that knows no languages, which would be useless here.
need_icu() { has_icu || while_alone install_missing; }
need_postgresql() { has_postgresql || while_alone install_missing postgresql; }
need_test_machine() { while_alone install_missing postgresql chromium fonts-noto-core fonts-noto-cjk; }

# Commands without a catalogue need no server, nor does one that is told where a server runs.
needs_database() {
  [[ -z ${CATALOG_DB:-} && -n $command && $command != @(model|doctor|help) ]] || return 1
  local word
  for word in "$@"; do [[ $word != @(--help|-h|'-?'|--version) ]] || return 1; done
}

# install_missing PACKAGE…: those of the packages, and ICU, that are not there yet.
install_missing() {
  local package missing=()
  has_icu || missing+=(libicu)
  for package in "$@"; do
    case $package in
      postgresql) has_postgresql || missing+=("$package") ;;
      *) has_package "$package" || missing+=("$package") ;;
    esac
  done
  ((${#missing[@]})) || return 0
  command -v apt-get >/dev/null ||
    die "this machine lacks: ${missing[*]} (Debian's names). It has no apt-get: install them in its own way and start again."

  local as_root=()
  if ((EUID != 0)); then
    # shellcheck disable=SC2016 # the $ is for the reader's own shell
    sudo -n true 2>/dev/null || die "this machine lacks: ${missing[*]}. Install them as root and start again:" \
      "apt-get update && apt-get install -y --no-install-recommends" \
      "${missing[*]/#libicu/'$(apt-cache search --names-only "^libicu[0-9]+$" | sort -V | tail -1 | cut -d" " -f1)'}"
    as_root=(sudo -n)
  fi
  say "installing ${missing[*]} by apt-get, which this machine lacks…"
  mkdir -p "$root/artifacts"
  if ! "${as_root[@]}" bash "$root/eng/install.sh" "${missing[@]}" >"$root/artifacts/install.log" 2>&1 </dev/null; then
    cat "$root/artifacts/install.log" >&2
    die "could not install ${missing[*]}: apt-get's own words are above."
  fi
}
