#!/usr/bin/env bash
# Measurements, each a ratio to a baseline taken in the same run. ./bench.sh [COMMAND] [runs] [seconds]
# PostgreSQL is measured when SAMPAN_TEST_POSTGRES names a server. Results also land in artifacts/bench/.
set -euo pipefail
cd "$(dirname "$0")"
dotnet build bench -c Release --verbosity quiet
exec dotnet bench/bin/Release/net10.0/Sampan.Bench.dll "$@"
