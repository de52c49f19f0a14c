package dev.exitcode.evidence;

import java.util.Set;

/**
 * The environment variables that tune a runtime's memory or start: the only ones of which a value
 * is kept. Others may hold secrets.
 */
public final class RuntimeVariables {
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

  /** Whether a variable of this name tunes a runtime. */
  public static boolean isOne(String name) {
    return NAMES.contains(name)
        || name.startsWith("DOTNET_GC")
        || name.startsWith("COMPlus_")
        || name.startsWith("RUBY_GC_");
  }
}
