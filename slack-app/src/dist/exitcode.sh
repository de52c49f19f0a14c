#!/bin/sh
# Starts Exitcode on the Java runtime that lies beside it; see docs/adr/0031-distribution-with-aot-cache.md.
# EXITCODE_JAVA_OPTS adds options for the JVM, such as -Xmx128m.
set -eu

self=$0
case $self in */*) ;; *) self=$(command -v -- "$self") ;; esac
while [ -h "$self" ]; do
  link=$(readlink -- "$self")
  case $link in
    /*) self=$link ;;
    *) self=${self%/*}/$link ;;
  esac
done
home=$(CDPATH='' cd -- "${self%/*}/.." && pwd -P)
lib=$home/lib

# Text is wrapped at the width of the terminal.
if [ -t 1 ] && [ -z "${COLUMNS:-}" ] && size=$(stty size 2>/dev/null </dev/tty); then
  COLUMNS=${size#* }
  export COLUMNS
fi

# A cache holds the classes as its training run left them, and the JVM links all of them at every start: those that the bot needs
# would make a third of the time of explain, which therefore has a cache of its own.
case ${1:-} in
  explain | rehearse-explain) cache=$lib/explain.aot ;;
  *) cache=$lib/exitcode.aot ;;
esac
# The JVM takes a cache only with the very class path and flags of its training run, and only where it was trained already.
if [ -f "$cache" ]; then
  cache=-XX:AOTCache=$cache
else
  cache=
fi

# Commands that end at once are compiled lightly; the bot is compiled in full.
tier=
case ${1:-} in
  serve | demo | rehearse) ;;
  *) tier=-XX:TieredStopAtLevel=1 ;;
esac

# shellcheck disable=SC2086 # options are words
exec "$home/runtime/bin/java" \
  -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:-UsePerfData -XX:+ExitOnOutOfMemoryError \
  -Xlog:disable -Xlog:all=error:stderr \
  --enable-native-access=ALL-UNNAMED -Dorg.sqlite.lib.path="$lib" \
  ${cache:+"$cache"} $tier ${EXITCODE_JAVA_OPTS:-} \
  -cp "@CLASSPATH@" \
  dev.exitcode.app.Main "$@"
