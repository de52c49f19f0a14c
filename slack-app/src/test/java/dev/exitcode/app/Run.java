package dev.exitcode.app;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What one command of the program printed, and its exit status. */
record Run(int status, String out, String err) {
  static Run of(String... args) {
    return with(Map.of(), args);
  }

  static Run with(Map<String, String> env, String... args) {
    return run(env, "", args);
  }

  /** With a text on standard input. */
  static Run reading(String input, String... args) {
    return run(Map.of(), input, args);
  }

  private static Run run(Map<String, String> env, String input, String... args) {
    InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal plain = new Terminal(80, false);
    int status =
        Main.run(
            new Console(in, new PrintWriter(out), new PrintWriter(err), plain, false, env), args);
    return new Run(status, out.toString(), err.toString());
  }
}
