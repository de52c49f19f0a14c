package dev.exitcode.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a command may see of the process it runs in. */
record Surroundings(PrintWriter out, PrintWriter err, Terminal terminal, Map<String, String> env) {
  Surroundings {
    env = Map.copyOf(env);
  }

  /** Those of this process. */
  static Surroundings current() {
    return new Surroundings(
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        Terminal.current(),
        System.getenv());
  }

  /** Always UTF-8: containers often run without a locale, the terminals that show them do not. */
  private static PrintWriter writer(FileDescriptor stream) {
    return new PrintWriter(new FileOutputStream(stream), false, StandardCharsets.UTF_8);
  }
}
