# shellcheck shell=bash
# Sourced by run.sh and sampan, from the root of the repository: builds the host when a source has changed since.
# Asking MSBuild whether anything changed takes seconds; asking the file system takes milliseconds.

host_dll=src/Host/bin/Release/net10.0/Sampan.Host.dll
built_stamp=src/Host/bin/Release/sampan.built

die() {
  printf '%s\n' "$@" >&2
  exit 1
}

# Every file that the build reads. A list of names shows a deleted file, which no time stamp would.
host_sources() {
  local root roots=()
  for root in src sandbox data Directory.Build.props Directory.Packages.props global.json; do
    if [[ -e $root ]]; then roots+=("$root"); fi
  done
  find "${roots[@]}" \( -name bin -o -name obj \) -prune -o -type f "$@" | LC_ALL=C sort
}

is_built() {
  [[ -f $host_dll && -f $built_stamp ]] &&
    host_sources -print | cmp -s - "$built_stamp" &&
    [[ -z $(host_sources -newer "$built_stamp" -print) ]]
}

check_machine() {
  local icu
  # Run here, dotnet obeys global.json and says itself which version it misses.
  if ! command -v dotnet >/dev/null || ! dotnet --version >/dev/null; then
    die "Sampan needs the .NET SDK 10 (global.json says which)." \
      "Where your system packages it:  sudo apt-get install dotnet-sdk-10.0" \
      "Everywhere else:                https://dotnet.microsoft.com/download/dotnet/10.0"
  fi
  # Without ICU, dates, sorting and Thai words would follow other rules. Only Linux keeps it apart.
  if icu=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null) && [[ $icu != *libicuuc* ]]; then
    die "Sampan needs the ICU library:  sudo apt-get install libicu-dev"
  fi
}

build_host() {
  local sandbox seen=artifacts/host-sources.txt
  echo "Building Sampan; this happens after a change only." >&2
  host_sources -print >"$seen"
  touch -r "$seen" "$seen.time"
  # Build servers outlive this script: they must not inherit the lock (9).
  dotnet build src/Host/Host.csproj -c Release --nologo -v quiet 9>&- >&2 || die "The build failed; see above."
  # The demo's bank and its carrier are programs of their own.
  for sandbox in Bank Carrier; do
    dotnet build "sandbox/$sandbox/$sandbox.csproj" -c Release --nologo -v quiet 9>&- >&2 ||
      die "The build failed; see above."
  done
  # The stamp carries the moment before the build: what changed meanwhile is newer and is built next time.
  cp "$seen" "$built_stamp"
  touch -r "$seen.time" "$built_stamp"
}

ensure_built() {
  if is_built; then return; fi
  [[ -f src/Host/Host.csproj ]] || die "This copy of Sampan has no src/Host yet, so there is no program to start."
  check_machine
  mkdir -p artifacts
  exec 9>artifacts/build.lock
  # Two terminals, one build: the second waits and then finds everything built.
  if command -v flock >/dev/null; then flock 9; fi
  if ! is_built; then build_host; fi
  exec 9>&-
}
