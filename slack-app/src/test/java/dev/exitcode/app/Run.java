package dev.exitcode.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** What one command of the program printed, and its exit status. */
record Run(int status, String out, String err) {
  static Run of(String... args) {
    return with(Map.of(), args);
  }

  static Run with(Map<String, String> env, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal plain = new Terminal(80, false);
    int status =
        Main.run(new Surroundings(new PrintWriter(out), new PrintWriter(err), plain, env), args);
    return new Run(status, out.toString(), err.toString());
  }
}
