package dev.exitcode.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a command may see of the process it runs in.
 *
 * @param interactive whether a person sits before it, so that input has to be asked for
 */
record Console(
    InputStream in,
    PrintWriter out,
    PrintWriter err,
    Terminal terminal,
    boolean interactive,
    Map<String, String> env) {
  Console {
    env = Map.copyOf(env);
  }

  /** Those of this process. */
  static Console current() {
    return new Console(
        System.in,
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        Terminal.current(),
        Terminal.isInteractive(),
        System.getenv());
  }

  /** Always UTF-8: containers often run without a locale, the terminals that show them do not. */
  private static PrintWriter writer(FileDescriptor stream) {
    return new PrintWriter(new FileOutputStream(stream), false, StandardCharsets.UTF_8);
  }
}
