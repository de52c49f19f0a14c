#!/usr/bin/env bash
# The bot under a light load, in a process of its own: every answer is right, and not each
# of ten tries is grossly slow; and a watch of many pods, which weighs little and lists them once.
# docs/benchmarks.md has the figures that are measured with care.
set -euo pipefail
cd "$(dirname "$0")/../.."

mkdir -p target
if ! ./mvnw -B -ntp -Pbench-slack -Dbench=smoke -DskipTests -Dcyclonedx.skip verify >target/ci-smoke.log 2>&1; then
  tail -n 60 target/ci-smoke.log >&2
  exit 1
fi
grep -F 'exitcode, Plan[' target/ci-smoke.log | tail -n 1
grep -F 'Exitcode, 300 requests/s' target/ci-smoke.log | tail -n 1
