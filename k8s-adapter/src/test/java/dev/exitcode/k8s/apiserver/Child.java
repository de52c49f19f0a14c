package dev.exitcode.k8s.apiserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that ends with this JVM, however that ends; its output goes to a file. */
final class Child implements AutoCloseable {
  /** The input of the shell is a pipe from here: it ends when we do, killed or not. */
  private static final String WATCHED =
      """
      exec 3<&0
      "$@" 3<&- </dev/null &
      child=$!
      (read -r _ <&3; kill -KILL $child) 2>/dev/null &
      wait $child
      """;

  private final Process shell;
  private final Path log;

  private Child(Process shell, Path log) {
    this.shell = shell;
    this.log = log;
  }

  static Child start(Path log, List<String> command) throws IOException {
    List<String> watched = new ArrayList<>(List.of("sh", "-c", WATCHED, "sh"));
    watched.addAll(command);
    Process shell =
        new ProcessBuilder(watched).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new Child(shell, log);
  }

  /** Says what the program said last where it has ended. */
  void mustRun() {
    if (!shell.isAlive()) {
      throw new IllegalStateException("ended with " + shell.exitValue() + ": " + lastWords());
    }
  }

  /** Waits for the end of a program that ends soon by itself. */
  void mustSucceed() {
    if (shell.onExit().join().exitValue() != 0) {
      mustRun();
    }
  }

  String lastWords() {
    try {
      List<String> lines = Files.readAllLines(log);
      return log
          + "\n"
          + String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    shell.getOutputStream().close();
    try {
      if (!shell.waitFor(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("still running: " + log);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
