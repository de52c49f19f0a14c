#!/bin/sh
# Finishes the distribution: launcher, file times, training run, archive. Run by Maven with -Pdist.
# usage: assemble.sh FOLDER JAR CLASSPATH_FILE LICENSE
set -eu
export LC_ALL=C TZ=UTC

dist=$1 jar=$2 classpath=$3 license=$4
here=$(dirname -- "$0")

mkdir -p "$dist/bin"
cp -- "$jar" "$dist/lib/"
[ ! -f "$license" ] || cp -- "$license" "$dist/LICENSE"
sed "s|@CLASSPATH@|\$lib/$(basename -- "$jar"):$(cat "$classpath")|" "$here/exitcode.sh" >"$dist/bin/exitcode"
chmod 755 "$dist/bin/exitcode"

# The JVM refuses the cache where a jar's time differs from that of the training run, so times come first, and to the
# second: an archive keeps no more.
find "$dist" -exec touch -h -t 202611230000.00 {} +

# One run trains explain, a signed request and the admin port; another one explain alone. Both go through the launcher, so that class
# path and flags agree, and use C1 alone: what C2 compiled in the training run it would compile again while the bot starts.
EXITCODE_JAVA_OPTS="-XX:AOTCacheOutput=$dist/lib/exitcode.aot -XX:TieredStopAtLevel=1" "$dist/bin/exitcode" rehearse
EXITCODE_JAVA_OPTS="-XX:AOTCacheOutput=$dist/lib/explain.aot" "$dist/bin/exitcode" rehearse-explain
touch -t 202611230000.00 "$dist/lib/exitcode.aot" "$dist/lib/explain.aot" "$dist/lib"

tar --sort=name --owner=0 --group=0 --numeric-owner --mode=u+w,go-w -C "$dist/.." -cf - "$(basename -- "$dist")" |
  gzip -n -9 >"$dist.tar.gz"
