package dev.exitcode.app;

import java.io.PrintWriter;
import java.util.Optional;

/** The program {@code exitcode}; its exit statuses stand in {@code docs/command-line.md}. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit status. */
  public static void main(String[] args) {
    Console here = Console.current();
    int status = run(here, args);
    here.out().flush();
    here.err().flush();
    if (status != ExitStatus.OK) {
      System.exit(status); // an orderly end needs no exit, which would look for a logger first
    }
  }

  /** Runs one command and returns its exit status; never throws. */
  static int run(Console here, String... args) {
    try {
      // Building the command line takes longer than the plainest question or start, so they go
      // without.
      Optional<Explain> question = Explain.plain(args);
      if (question.isPresent()) {
        return question.get().answer(here);
      }
      Optional<Serve> serve = Serve.plain(args);
      return serve.isPresent() ? serve.get().run(here) : Commands.run(here, args);
    } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
      return apologise(here.err(), e);
    }
  }

  /** What failed and where: the message may quote what was read. */
  private static String where(Throwable e) {
    String failure = e.getClass().getSimpleName();
    for (StackTraceElement frame : e.getStackTrace()) {
      if (frame.getClassName().startsWith("dev.exitcode.")) {
        return failure + " at " + frame.getFileName() + ":" + frame.getLineNumber();
      }
    }
    return failure;
  }

  static int apologise(PrintWriter err, Throwable e) {
    err.printf(
        "Exitcode failed, which is a fault of its own: %s. Please report it with the command you"
            + " ran.%n",
        where(e));
    return ExitStatus.SOFTWARE;
  }
}
