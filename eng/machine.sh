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
    if [[ ! -x $place ]] || ! has_sdk "$place"; then continue; fi
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

# Whether a shared library is where Debian, or another distribution, has them.
has_library() { compgen -G "/usr/lib/*/$1.so.*" >/dev/null || compgen -G "/usr/lib*/$1.so.*" >/dev/null; }

# Debian's own word on a package, except where the same thing may come from elsewhere.
has() {
  case $1 in
    libicu) has_library libicuuc ;;
    libssl) has_library libssl ;;
    ca-certificates) compgen -G '/etc/ssl/certs/*' >/dev/null ;;
    postgresql) command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null ;;
    *) [[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]] ;;
  esac
}

# What .NET itself needs. It could start without ICU, in a mode that knows no languages, which would be useless here.
need_libraries() { need libicu libssl ca-certificates; }
need_test_machine() { need libicu libssl ca-certificates postgresql chromium fonts-noto-core fonts-noto-cjk; }

# Commands without a catalogue need no server, nor does one that is told where a server runs.
needs_database() {
  [[ -z ${CATALOG_DB:-} && -n $command && $command != @(model|doctor|help) ]] || return 1
  # A plain evaluation keeps its result where there is a database, and needs none.
  [[ $command != evaluate || " $* " == *" --model "* || " $* " == *" --approved "* ]] || return 1
  local word
  for word in "$@"; do [[ $word != @(--help|-h|'-?'|--version) ]] || return 1; done
}

# need PACKAGE…: installs those that are not there, or says how to. libicu and libssl stand for the release's own packages,
# whose names have a number.
need() {
  find_missing "$@"
  ((${#missing[@]})) || return 0
  command -v apt-get >/dev/null ||
    die "this machine lacks ${missing[*]} (Debian's names) and has no apt-get: install them in its own way and start again."
  ((EUID == 0)) || sudo -n true 2>/dev/null ||
    die "this machine lacks ${missing[*]}. Install them as root and start again: bash $root/eng/install.sh ${missing[*]}"
  while_alone install_missing "$@"
}

find_missing() {
  local package
  missing=()
  for package in "$@"; do has "$package" || missing+=("$package"); done
}

install_missing() {
  find_missing "$@" # again: another launcher may have installed them while this one waited
  ((${#missing[@]})) || return 0
  say "this machine lacks ${missing[*]}: installing by apt-get…"
  local as_root=(sudo -n)
  ((EUID != 0)) || as_root=()
  "${as_root[@]}" bash "$root/eng/install.sh" "${missing[@]}" >"$root/artifacts/install.log" 2>&1 </dev/null && return
  cat "$root/artifacts/install.log" >&2
  die "could not install ${missing[*]}: apt-get's own words are above."
}
