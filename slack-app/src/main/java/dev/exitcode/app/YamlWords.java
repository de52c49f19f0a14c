package dev.exitcode.app;

/** Names and sentences about a YAML file. */
final class YamlWords {
  private YamlWords() {}

  /** What the parser finds wrong, and what to write instead where it gives bad advice. */
  static String of(String problem) {
    int hint = problem.indexOf(". (Do not use ");
    return hint < 0 || problem.contains("TAB")
        ? problem + "."
        : problem.substring(0, hint) + ": put quotes around a value that begins so.";
  }

  /** A name as a JSON pointer holds it. */
  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /** The name that {@link #escaped} made this of. */
  static String unescaped(String name) {
    return name.replace("~1", "/").replace("~0", "~");
  }
}
