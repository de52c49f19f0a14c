package dev.exitcode.intake;

import java.util.Set;

/** Variables that tune a runtime's memory or start: the only ones of which a value is kept. */
final class Tuning {
  private static final Set<String> VARIABLES =
      Set.of(
          "JAVA_TOOL_OPTIONS",
          "JDK_JAVA_OPTIONS",
          "_JAVA_OPTIONS",
          "JAVA_OPTS",
          "JAVA_OPTIONS",
          "CATALINA_OPTS",
          "ES_JAVA_OPTS",
          "MAVEN_OPTS",
          "KAFKA_HEAP_OPTS",
          "JVM_OPTS",
          "NODE_OPTIONS",
          "GOMEMLIMIT",
          "GOGC",
          "GOMAXPROCS",
          "MALLOC_ARENA_MAX",
          "DOTNET_GCHeapHardLimit",
          "DOTNET_GCHeapHardLimitPercent",
          "DOTNET_gcServer",
          "PHP_MEMORY_LIMIT",
          "WEB_CONCURRENCY");

  private Tuning() {}

  static boolean isVariable(String name) {
    return VARIABLES.contains(name);
  }
}
