#!/usr/bin/env bash
# The same sources give the same jars: built twice, in two folders, under two time zones and umasks.
set -euo pipefail
cd "$(dirname "$0")/../.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

build() { # folder, time zone, umask: prints the checksums of all jars
  (
    umask "$3"
    mkdir -p "$work/$1"
    git ls-files -z | xargs -0 cp --parents --no-preserve=mode -t "$work/$1"
    chmod u+x "$work/$1/mvnw"
    cd "$work/$1"
    if ! TZ=$2 ./mvnw -B -o -DskipTests -Dcyclonedx.skip package >build.log 2>&1; then
      tail -n 60 build.log >&2
      exit 1
    fi
    sha256sum {core,k8s-adapter,slack-app}/target/*.jar
  )
}

build here UTC 022 >"$work/first"
build "some where/else" Pacific/Kiritimati 077 >"$work/second"
diff "$work/first" "$work/second" || { echo "reproducible: the jars differ" >&2; exit 1; }
echo "reproducible: $(wc -l <"$work/first") jars, equal checksums"
