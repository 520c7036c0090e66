#!/usr/bin/env bash
# Runs every test project it finds in tests/. The last line is always: N passed, N failed, N skipped
#
#   ./test.sh           everything: both engines, a real browser, formatting
#   ./test.sh --fast    rules and guards only, no services, under three minutes
#   ./test.sh --long    everything, the suites that take long (SAMPAN_LONG=1), and every guard of the ledger taken away
#
# SAMPAN_STRICT=1, or CI=true as build services set it, turns a skip into a failure. SAMPAN_TEST_POSTGRES, when set, names a server to use instead of a new one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

fast_projects=" Rules Architecture "
results=$PWD/artifacts/tests
postgres_dir=""
postgres_bin=""
format=""
passed=0 failed=0 skipped=0

say() { printf '%s\n' "== $*"; }

close() {
  local status=$?
  trap - EXIT INT TERM
  if [[ -n $format ]]; then kill "$format" 2>/dev/null || true; fi
  if [[ -n $postgres_dir ]]; then
    postgres "$postgres_bin/pg_ctl" stop -D "$postgres_dir/data" -m immediate -s || true
    rm -rf "$postgres_dir"
  fi
  # Whatever happened, a run that ends without success says so in its last line.
  if ((status != 0 && failed == 0 && (skipped == 0 || status != 3))); then failed=1; fi
  echo "$passed passed, $failed failed, $skipped skipped"
  exit "$status"
}

# PostgreSQL refuses to run as root.
postgres() {
  if ((EUID == 0)); then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

find_postgres() {
  postgres_bin=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1 || true)
  [[ -n $postgres_bin && -x $postgres_bin/initdb ]]
}

find_chromium() {
  SAMPAN_CHROMIUM=${SAMPAN_CHROMIUM:-$(command -v chromium || true)}
  [[ -n $SAMPAN_CHROMIUM ]] && export SAMPAN_CHROMIUM
}

install_services() {
  local missing=()
  find_postgres || missing+=(postgresql)
  find_chromium || missing+=(chromium)
  command -v pdftotext >/dev/null || missing+=(poppler-utils)
  command -v npm >/dev/null || missing+=(nodejs npm)
  # Without them pages are boxes, and nobody sees whether they fit.
  [[ -n $(fc-list :lang=th family 2>/dev/null) ]] || missing+=(fontconfig fonts-thai-tlwg)
  [[ -n $(fc-list :lang=zh-cn family 2>/dev/null) ]] || missing+=(fontconfig fonts-noto-cjk)
  if ((${#missing[@]} == 0)); then return; fi
  if ((EUID == 0)) && command -v apt-get >/dev/null; then
    say "Installing ${missing[*]}"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
    find_postgres
    find_chromium
  else
    say "Not found: ${missing[*]}. Tests that need them are skipped; to have them:"
    say "    sudo apt-get install ${missing[*]}"
  fi
}

# Lighthouse comes from npm, at the version and with the hashes of its lock file. Without it its tests are skipped.
install_lighthouse() {
  local folder=$PWD/tests/tools/Lighthouse
  command -v npm >/dev/null || return 0
  if [[ ! -d $folder/node_modules/lighthouse ]]; then
    say "Installing Lighthouse"
    npm ci --prefix "$folder" --no-audit --no-fund --silent || { say "Lighthouse could not be installed"; return 0; }
  fi
  export SAMPAN_LIGHTHOUSE=$folder
}

start_postgres() {
  local port attempt
  if [[ -n ${SAMPAN_TEST_POSTGRES:-} ]] || ! find_postgres; then return; fi
  postgres_dir=$(mktemp -d /tmp/sampan-postgres.XXXXXX)
  if ((EUID == 0)); then chown postgres "$postgres_dir"; fi
  postgres "$postgres_bin/initdb" -D "$postgres_dir/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
  for attempt in 1 2 3 4 5 6 7 8; do
    port=$((20000 + RANDOM % 12000))
    # fsync stays on: durability is one of the things under test.
    if postgres "$postgres_bin/pg_ctl" start -s -w -D "$postgres_dir/data" -l "$postgres_dir/log" \
      -o "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$postgres_dir -c max_connections=200"; then
      export SAMPAN_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
      say "PostgreSQL from $postgres_bin on port $port"
      return
    fi
  done
  cat "$postgres_dir/log" >&2
  say "PostgreSQL did not start in $attempt tries"
  return 1
}

# The counters of a result file, or nothing when it is missing or torn.
counter() {
  sed -n "s/.*<Counters [^>]*\b$2=\"\([0-9]*\)\".*/\1/p" "$1" 2>/dev/null | head -n 1
}

run_project() {
  local name=$1 status=0 trx=$results/$1.trx total executed good bad
  local program=tests/$name/bin/Release/net10.0/Sampan.Tests.$name.dll
  say "$name"
  dotnet "$program" --report-trx --report-trx-filename "$name.trx" --results-directory "$results" \
    --progress off --timeout 60m </dev/null || status=$?
  total=$(counter "$trx" total)
  executed=$(counter "$trx" executed)
  good=$(counter "$trx" passed)
  if [[ -z $total || -z $executed || -z $good ]]; then
    say "$name left no result file (exit code $status)"
    failed=$((failed + 1))
    return
  fi
  bad=$((executed - good))
  passed=$((passed + good))
  skipped=$((skipped + total - executed))
  failed=$((failed + bad))
  # It crashed, or had no test: an exit code without a failed test is a failure of its own.
  if ((status != 0 && bad == 0)); then
    say "$name ended with exit code $status"
    failed=$((failed + 1))
  fi
}

# Each guard that is taken away counts as a test: passed when it is as the list says.
run_mutations() {
  local program=tests/tools/Mutations/bin/Release/net10.0/Sampan.Tests.Tools.Mutations.dll said=$results/mutations.txt total wrong
  say "Mutations"
  dotnet "$program" </dev/null | tee "$said" || true
  total=$(sed -n 's/^\([0-9]*\) taken away, .*/\1/p' "$said")
  wrong=$(sed -n 's/.*, \([0-9]*\) not as the list says, .*/\1/p' "$said")
  if [[ -z $total || -z $wrong ]]; then
    failed=$((failed + 1))
    return
  fi
  passed=$((passed + total - wrong))
  failed=$((failed + wrong))
}

# The text is read while the last project waits for disks and servers.
begin_format() {
  dotnet format Sampan.slnx --verify-no-changes --no-restore </dev/null >"$results/format.txt" 2>&1 &
  format=$!
}

end_format() {
  local status=0
  wait "$format" || status=$?
  format=""
  say "dotnet format"
  cat "$results/format.txt"
  if ((status == 0)); then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

mode=${1:---all}
case $mode in
  --all | --fast) ;;
  --long) export SAMPAN_LONG=1 ;;
  *)
    sed -n '2,8s/^# \{0,1\}//p' "$0"
    exit 2
    ;;
esac

trap close EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1
# Most programs under test live for seconds: counting calls for a later, better compilation never pays for them.
export DOTNET_TieredPGO=0
rm -rf "$results"
mkdir -p "$results"

say "Build"
# Build servers that outlive the run would hold a pipeline open.
dotnet build Sampan.slnx -c Release --nologo -v quiet -nodeReuse:false </dev/null

if [[ $mode != --fast ]]; then
  install_services
  install_lighthouse
  start_postgres
fi

projects=()
for file in tests/*/*.csproj; do
  name=$(basename "$file" .csproj)
  if [[ $mode == --fast && $fast_projects != *" $name "* ]]; then continue; fi
  projects+=("$name")
done
if ((${#projects[@]} == 0)); then
  say "No test project was found"
  exit 1
fi
for name in "${projects[@]}"; do
  if [[ $mode != --fast && $name == "${projects[-1]}" ]]; then begin_format; fi
  run_project "$name"
done
if [[ $mode != --fast ]]; then end_format; fi
if [[ $mode == --long ]]; then run_mutations; fi

if ((failed > 0)); then exit 1; fi
if ((skipped > 0)) && [[ ${SAMPAN_STRICT:-} == 1 || ${CI:-} == true ]]; then
  say "A skip is a failure under SAMPAN_STRICT=1 or CI=true"
  exit 3
fi
