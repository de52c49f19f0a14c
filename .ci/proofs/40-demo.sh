#!/usr/bin/env bash
# The README's command: ./mvnw -Pdemo, with Maven on 17, serves the page, and /exitcode 139 typed there is answered.
set -euo pipefail
cd "$(dirname "$0")/../.."

work=$(mktemp -d)
setsid ./mvnw -B -ntp -Pdemo -Ddemo.port=0 >"$work/demo.out" 2>&1 </dev/null &
maven=$!
trap 'kill -KILL -- "-$maven" 2>/dev/null || true; rm -rf "$work"' EXIT
fail() { echo "demo: $1" >&2; tail -n 40 "$work/demo.out" >&2; exit 1; }

for _ in $(seq 300); do
  page=$(sed -n 's/^ *Open *//p' "$work/demo.out")
  [ -z "$page" ] || break
  kill -0 "$maven" 2>/dev/null || fail "it ended before it served a page"
  sleep 1
done
[ -n "$page" ] || fail "no address after five minutes"

curl -fsS "$page" | grep -qi '<html' || fail "there is no page at $page"
curl -fsS -X POST -H 'Content-Type: application/json' -d '{"text":"/exitcode 139"}' "${page%/}/do/say" >/dev/null ||
  fail "the page's door refused what was typed"
{ curl -sN --max-time 10 "${page%/}/events" || true; } | grep -m1 -q 'SIGSEGV' || fail "/exitcode 139 was not answered"

kill -TERM -- "-$maven" # a background job of a script ignores INT
wait "$maven" 2>/dev/null || true
echo "demo: ./mvnw -Pdemo served its page and answered /exitcode 139"
