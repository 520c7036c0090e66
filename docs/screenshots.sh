#!/usr/bin/env bash
# Takes the pictures of README.md anew: serves the demo, opens it in Chromium (SAMPAN_CHROMIUM), writes docs/pictures.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export SAMPAN_PICTURES="$PWD/docs/pictures" SAMPAN_STRICT=1
SAMPAN_CHROMIUM=${SAMPAN_CHROMIUM:-$(command -v chromium || command -v chromium-browser || true)}
export SAMPAN_CHROMIUM
dotnet build tests/Journeys -c Release --nologo -v quiet
dotnet tests/Journeys/bin/Release/net10.0/Sampan.Tests.Journeys.dll --progress off --filter-class '*.PictureTests'
ls -l docs/pictures
