#!/usr/bin/env bash
# The distribution runs where no JDK is, from another folder, and both its AOT caches are accepted there.
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
run "" --version | grep -q '^exitcode ' || { echo "dist: the version was not told" >&2; exit 1; }
run "" rehearse || { echo "dist: a signed request was not answered" >&2; exit 1; }

# And it does end there where a cache no longer fits.
touch "$work/some where/else/exitcode/lib/exitcode-core-"*.jar
for command in "explain 139" --version; do
  # shellcheck disable=SC2086 # words
  if run "" $command >/dev/null 2>&1; then
    echo "dist: a cache that does not fit was not refused, so that this proof proves nothing" >&2
    exit 1
  fi
done
echo "dist: $(du -sm slack-app/target/exitcode | cut -f1) MB, $(du -m slack-app/target/exitcode.tar.gz | cut -f1) MB packed; both caches are accepted elsewhere"

tar -xzf slack-app/target/exitcode.tar.gz -C "$work/some where/else" # with the right times again

# The runtime has every module that the demo needs: its page is served.
run "" demo --port 0 >"$work/demo.out" 2>&1 &
demo=$!
trap 'pkill -P "$demo" 2>/dev/null || true; rm -rf "$work"' EXIT
for _ in $(seq 100); do
  page=$(sed -n 's/^ *Open *//p' "$work/demo.out")
  [ -z "$page" ] || break
  sleep 0.2
done
python3 -c 'import sys, urllib.request; sys.exit(b"exitcode" not in urllib.request.urlopen(sys.argv[1], timeout=10).read().lower())' "$page" ||
  { echo "dist: the demo served no page" >&2; cat "$work/demo.out" >&2; exit 1; }
pkill -TERM -P "$demo" && wait "$demo" || true
# Its notices are kept in SQLite: the library lies beside the jars, and the JVM has nothing to say about it.
if grep -q WARNING "$work/demo.out"; then
  grep WARNING "$work/demo.out" >&2
  echo "dist: the JVM warns" >&2
  exit 1
fi

# A container's root may be read only: SQLite's library lies beside the jars, and one small folder holds the store.
data="$work/data"
mkdir "$data"
read_only() {
  unshare -rm sh -c 'mount -t tmpfs -o size=16m none "$0" && mount -o remount,bind,ro / && ! touch "$0.x" && exec "$@"' "$data" "$@"
}
if read_only true 2>/dev/null; then
  read_only env -i PATH=/usr/bin:/bin EXITCODE_JAVA_OPTS="-Djava.io.tmpdir=$data" "$work/exitcode" demo --port 0 >"$work/read-only.out" 2>&1 &
  demo=$!
  store=
  for _ in $(seq 100); do
    java=$(pgrep -P "$demo" java || pgrep -f "java.*tmpdir=$data" | head -n 1 || true)
    store=$(find "/proc/${java:-none}/root$data" -name '*.db' 2>/dev/null || true)
    [ -z "$store" ] || break
    sleep 0.2
  done
  pkill -TERM -f "tmpdir=$data" || true
  wait "$demo" || true
  [ -n "$store" ] || { echo "dist: no store on a read-only root" >&2; cat "$work/read-only.out" >&2; exit 1; }
  echo "dist: runs on a read-only root with 16 MB to write to"
else
  echo "dist: a read-only root cannot be made here, so that it was not tried"
fi
python3 .ci/measure-start "$work/exitcode"
