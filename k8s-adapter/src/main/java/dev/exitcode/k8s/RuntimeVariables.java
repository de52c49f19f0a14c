package dev.exitcode.k8s;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The environment variables that tune a runtime. Others may hold secrets and are not looked at. */
final class RuntimeVariables {
  private static final Set<String> NAMES =
      Set.of(
          "JAVA_TOOL_OPTIONS",
          "JAVA_OPTS",
          "JAVA_OPTIONS",
          "JDK_JAVA_OPTIONS",
          "_JAVA_OPTIONS",
          "JVM_OPTS",
          "CATALINA_OPTS",
          "ES_JAVA_OPTS",
          "KAFKA_HEAP_OPTS",
          "KAFKA_OPTS",
          "MAVEN_OPTS",
          "GRADLE_OPTS",
          "BPL_JVM_HEAD_ROOM",
          "BPL_JVM_THREAD_COUNT",
          "NODE_OPTIONS",
          "UV_THREADPOOL_SIZE",
          "GOMEMLIMIT",
          "GOGC",
          "GOMAXPROCS",
          "GODEBUG",
          "GOTRACEBACK",
          "DOTNET_gcServer",
          "DOTNET_GCServer",
          "PYTHONUNBUFFERED",
          "PYTHONFAULTHANDLER",
          "PYTHONMALLOC",
          "WEB_CONCURRENCY",
          "MALLOC_ARENA_MAX",
          "OMP_NUM_THREADS",
          "RUBYOPT",
          "RUST_BACKTRACE",
          "PHP_MEMORY_LIMIT");

  private RuntimeVariables() {}

  /** Those whose value is written in the specification itself. */
  static Map<String, String> of(JsonNode container) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (JsonNode variable : Json.objects(container, "env")) {
      String name = Json.text(variable, "name");
      String value = Json.text(variable, "value");
      if (name != null && value != null && tunes(name)) {
        variables.put(name, value);
      }
    }
    return variables;
  }

  private static boolean tunes(String name) {
    return NAMES.contains(name)
        || name.startsWith("DOTNET_GC")
        || name.startsWith("COMPlus_")
        || name.startsWith("RUBY_GC_");
  }
}
