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

# The cache holds the classes as the training run left them. The JVM takes it only with the very class path and flags of that run.
cache=
if [ -f "$lib/exitcode.aot" ]; then
  cache=-XX:AOTCache=$lib/exitcode.aot
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
  ${cache:+"$cache"} $tier ${EXITCODE_JAVA_OPTS:-} \
  -cp "@CLASSPATH@" \
  dev.exitcode.app.Main "$@"
