package dev.exitcode.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Which processor cores the measured process may use, so that what feeds it does not take its time.
 *
 * @param first what its command line begins with
 */
public record Cores(List<String> first) implements AutoCloseable {
  /** All of them, as everybody else. */
  public static final Cores SHARED = new Cores(List.of());

  private static final Path TASKSET = Path.of("/usr/bin/taskset");
  private static final int LAST = Runtime.getRuntime().availableProcessors() - 1;

  /** Core 0 for the measured process; this one moves to the others. All, where that cannot be. */
  public static Cores split() throws IOException {
    if (LAST == 0 || !Files.isExecutable(TASKSET)) {
      return SHARED;
    }
    move("1-" + LAST);
    return new Cores(List.of(TASKSET.toString(), "-c", "0"));
  }

  private static void move(String cores) throws IOException {
    String own = Long.toString(ProcessHandle.current().pid());
    Process moving = new ProcessBuilder(TASKSET.toString(), "-a", "-c", "-p", cores, own).start();
    long _ = moving.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  /** This process may use all of them again. */
  @Override
  public void close() throws IOException {
    if (!first.isEmpty()) {
      move("0-" + LAST);
    }
  }
}
