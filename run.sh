#!/usr/bin/env bash
# Builds Sampan, loads the demo and serves it. Options go on to the server: ./run.sh --url http://127.0.0.1:8080
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. build/ensure-built.sh
check_machine
exec ./sampan demo "$@"
