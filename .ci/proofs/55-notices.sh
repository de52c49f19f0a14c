#!/usr/bin/env bash
# The short forms of B1, B4 and B8: no crash is lost, and none is told twice where it need not be, while
# the bot is killed and while many crash at once. Times are only printed; docs/benchmarks.md has those
# that are measured with care.
set -euo pipefail
cd "$(dirname "$0")/../.."

mkdir -p target
if ! ./mvnw -B -ntp -Pbench-slack "-Dbench=b1 b4 b8" -DskipTests -Dcyclonedx.skip \
  "-Dbench.options=-Dbench.singles=10 -Dbench.warm-up=10 -Dbench.crashes=1000 -Dbench.storms=1 -Dbench.channels=1 -Dbench.kills=3" \
  verify >target/ci-notices.log 2>&1; then
  tail -n 60 target/ci-notices.log >&2
  exit 1
fi
grep -E '^\| (Exitcode|granted|not granted)' target/ci-notices.log
