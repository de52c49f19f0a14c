#!/usr/bin/env bash
# Where no JDK 25 is to be found, the build ends with our sentence and nobody else's; one that only
# ~/.m2/toolchains.xml names is taken; one that it names and that is gone is named.
set -euo pipefail
cd "$(dirname "$0")/../.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
repository=$(./mvnw -q -N help:evaluate -Dexpression=settings.localRepository -DforceStdout)
sentence="Exitcode is built with JDK 25 and none was found: install one"

# A copy, so that no file of the build under test changes.
git ls-files -z | xargs -0 cp --parents -t "$work"

# A home of its own: Maven remembers the JDKs it found in the user's.
mvn_there() {
  (cd "$work" && MAVEN_OPTS="-Duser.home=$work/home" ./mvnw -B -o "-Dmaven.repo.local=$repository" "$@") \
    >"$work/log" 2>&1
}

die() {
  cat "$work/log" >&2
  echo "missing-jdk: $1" >&2
  exit 1
}

ends_with_our_sentence() {
  local what=$1 expected=$2
  shift 2
  if mvn_there "$@"; then die "$what: the build went through without a JDK 25"; fi
  [ "$(grep -cF "$expected" "$work/log")" = 1 ] || die "$what: our sentence should stand there once"
  if grep -qE 'annot find matching toolchain|no matching|^\s+at |Exception:' "$work/log"; then
    die "$what: somebody else speaks too"
  fi
}

toolchains() {
  cat >"$work/home/.m2/toolchains.xml" <<XML
<toolchains>
  <toolchain>
    <type>jdk</type>
    <provides><version>25</version></provides>
    <configuration>
      <jdkHome>$1</jdkHome>
    </configuration>
  </toolchain>
</toolchains>
XML
}

if [ "${1-}" = hidden ]; then
  # Inside the mount namespace: this machine with its JDKs 25 out of sight, but for one under another name.
  shift 2
  mkdir -p "$work/elsewhere" "$work/empty"
  mount --bind "$1" "$work/elsewhere"
  for jdk; do mount --bind "$work/empty" "$jdk"; done
  trap 'umount "$work/elsewhere"; rm -rf "$work"' EXIT

  ends_with_our_sentence "whole build" "$sentence" verify
  ends_with_our_sentence "core alone" "$sentence" verify -pl core
  mkdir -p "$work/home/.m2"
  toolchains "$work/gone"
  if mvn_there verify; then die "a listed JDK that is gone: the build went through"; fi
  grep -qF "Non-existing JDK home configuration at $work/gone" "$work/log" || die "a listed JDK that is gone is not named"
  toolchains "$work/elsewhere"
  mvn_there initialize -pl core || die "a JDK 25 named in toolchains.xml was not taken"
  grep -qF "Selected JDK toolchain: JDK[$work/elsewhere]" "$work/log" || die "another JDK was selected"
  echo "missing-jdk: our sentence in two cases, a listed JDK is taken, one that is gone is named"
  exit
fi

mapfile -t jdks < <(.ci/jdks 25)
if [ -n "$(.ci/jdks 17)" ] && unshare --mount true 2>"$work/log"; then
  JAVA_HOME=$(.ci/jdks 17 | head -1) unshare --mount "$0" hidden -- "${jdks[@]}"
else
  # No way to hide a folder here: ask the same check for a JDK that no machine has.
  ends_with_our_sentence "whole build" "${sentence/25/99}" verify -Djdk.release=99
  ends_with_our_sentence "core alone" "${sentence/25/99}" verify -pl core -Djdk.release=99
  echo "missing-jdk: our sentence in two cases (mount namespaces not permitted, so JDK 99 was asked for)"
fi
