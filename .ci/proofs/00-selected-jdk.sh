#!/usr/bin/env bash
# What parses our code is the JDK 25, though Maven runs on 17: a file with a record pattern in a switch
# was formatted and became a class file of Java 25.
set -euo pipefail
cd "$(dirname "$0")/../../core"

source=src/main/java/dev/exitcode/diagnosis/TextDiagnostician.java
class=target/classes/dev/exitcode/diagnosis/TextDiagnostician.class
grep -qE '^ +case [A-Z][A-Za-z.]*\([A-Za-z]+ [a-z]+\) ->' "$source" || { echo "selected-jdk: $source has no record pattern any more, name another file" >&2; exit 1; }
grep -qxF "$source" target/java-sources.txt || { echo "selected-jdk: $source was not formatted" >&2; exit 1; }
major=$(od -An -j6 -N2 -t u1 "$class" | awk '{ print $1 * 256 + $2 }')
[ "$major" = 69 ] || { echo "selected-jdk: $class has version $major, not 69" >&2; exit 1; }
echo "selected-jdk: a record pattern in a switch formatted and compiled to Java 25, Maven on 17"

# The same where Maven runs on the JDK 25 and the java on the PATH is 17.
cd ..
JAVA_HOME=$(.ci/jdks 25 | head -1) ./mvnw -q -B -ntp compile -pl core >target/ci-jdk25.log 2>&1 ||
  { tail -n 40 target/ci-jdk25.log >&2; echo "selected-jdk: with Maven on 25 and java 17 on the PATH the build fails" >&2; exit 1; }
echo "selected-jdk: the same with Maven on 25 and java 17 on the PATH"
