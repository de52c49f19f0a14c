#!/usr/bin/env bash
# The page's one bundled file is what its sources give: built anew from the locked packages, byte for byte.
set -euo pipefail
cd "$(dirname "$0")/../.."

page=slack-app/src/main/resources/dev/exitcode/demo/page
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp slack-app/src/page/{package.json,package-lock.json,vendor.mjs} "$work"
cd "$work"
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >npm.log 2>&1 || { cat npm.log >&2; exit 1; }
OUT="$work/vendor.js" npm run -s build >build.log 2>&1 || { cat build.log >&2; exit 1; }
cd - >/dev/null
cmp "$work/vendor.js" "$page/vendor.js" ||
  { echo "page bundle: vendor.js is not what slack-app/src/page gives; run npm ci && npm run build there" >&2; exit 1; }
echo "page bundle: rebuilt, equal bytes ($(wc -c <"$page/vendor.js"))"
