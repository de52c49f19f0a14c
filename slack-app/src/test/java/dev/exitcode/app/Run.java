package dev.exitcode.app;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What one command of the program printed, and its exit status. */
record Run(int status, String out, String err) {
  static Run of(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        Main.run(new PrintWriter(out), new PrintWriter(err), new Terminal(80, false), args);
    return new Run(status, out.toString(), err.toString());
  }
}
