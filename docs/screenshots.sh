#!/usr/bin/env bash
# Takes the pictures of README.md anew: serves the demo, opens it in Chromium (SAMPAN_CHROMIUM), writes docs/pictures.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export SAMPAN_PICTURES="$PWD/docs/pictures" SAMPAN_STRICT=1
SAMPAN_CHROMIUM=${SAMPAN_CHROMIUM:-$(command -v chromium || command -v chromium-browser || true)}
export SAMPAN_CHROMIUM
dotnet build tests/Journeys -c Release --nologo -v quiet
dotnet tests/Journeys/bin/Release/net10.0/Sampan.Tests.Journeys.dll --progress off --filter-class '*.PictureTests'
# Fewer colours where the tool for it is there; without it the pictures stay as Chromium writes them.
if command -v pngquant >/dev/null; then pngquant --force --ext .png --skip-if-larger 128 docs/pictures/*.png; fi
heavy=$(find docs/pictures -name '*.png' -size +150000c)
if [[ -n $heavy ]]; then
  printf 'More than 150 kB; install pngquant and run this again:\n%s\n' "$heavy" >&2
  exit 1
fi
