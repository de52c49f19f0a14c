#!/usr/bin/env bash
# The distribution runs where no JDK is, from another folder, and its AOT cache is accepted there.
set -euo pipefail
cd "$(dirname "$0")/../.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p target "$work/some where/else"
if ! ./mvnw -B -ntp -Pdist -DskipTests -Dcyclonedx.skip package >target/ci-dist.log 2>&1; then
  tail -n 60 target/ci-dist.log >&2
  exit 1
fi
tar -xzf slack-app/target/exitcode.tar.gz -C "$work/some where/else"
ln -s "some where/else/exitcode/bin/exitcode" "$work/exitcode"

# AOTMode=on ends the JVM where the cache is refused; without it, the launcher would only be slower.
run() { env -i PATH=/usr/bin:/bin EXITCODE_JAVA_OPTS="-XX:AOTMode=on ${1:-}" "$work/exitcode" "${@:2}"; }
run "" explain 139 | grep -q SIGSEGV || { echo "dist: explain did not answer" >&2; exit 1; }
run "" explain -1 -o json | grep -q '"code" : -1' || { echo "dist: -1 was not passed on as it is" >&2; exit 1; }
run "" rehearse || { echo "dist: a signed request was not answered" >&2; exit 1; }

# And it does end there where the cache no longer fits.
touch "$work/some where/else/exitcode/lib/exitcode-core-"*.jar
if run "" explain 139 >/dev/null 2>&1; then
  echo "dist: a cache that does not fit was not refused, so that this proof proves nothing" >&2
  exit 1
fi
echo "dist: $(du -sm slack-app/target/exitcode | cut -f1) MB, $(du -m slack-app/target/exitcode.tar.gz | cut -f1) MB packed; the cache is accepted elsewhere"

tar -xzf slack-app/target/exitcode.tar.gz -C "$work/some where/else" # with the right times again
python3 .ci/measure-start "$work/exitcode"
