#!/usr/bin/env bash
# Takes away every guard of the ledger, one after the other, and asks that a test fails: docs/ledger.md.
#
#   ./mutations.sh [--note] [--equivalent] [PART OF A NAME ...]
#
# SAMPAN_TEST_POSTGRES names a server; without one, what only PostgreSQL reaches survives.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1
exec dotnet run --project tests/tools/Mutations -c Release --verbosity quiet -- "$@"
