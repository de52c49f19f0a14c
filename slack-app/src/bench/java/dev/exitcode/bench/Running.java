package dev.exitcode.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A bot under way. */
final class Running implements AutoCloseable {
  private static final int STOP_SECONDS = 25;

  /** In /proc/PID/stat, after the name of the program; ticks in the kernel follow it. */
  private static final int USER_TICKS = 11;

  private final Target target;
  private final Process process;
  private final int port;
  private long startNanos;

  Running(Target target, Process process, int port) {
    this.target = target;
    this.process = process;
    this.port = port;
  }

  int port() {
    return port;
  }

  Running answeredAfter(long nanos) {
    startNanos = nanos;
    return this;
  }

  /** From the start of the process to the first right answer. */
  double startMillis() {
    return startNanos / 1e6;
  }

  /** Sends one signed request; false while nothing listens. */
  boolean answers() throws IOException {
    try (Wire wire = new Wire(port, target.expected())) {
      wire.send(new SignedCommands(port).next(), System.nanoTime());
      boolean complete = wire.read();
      while (!complete) {
        complete = wire.read();
      }
      if (!wire.right()) {
        throw new IOException(target.name() + " gave a wrong answer: " + wire.answer());
      }
      return true;
    } catch (ConnectException e) {
      return false;
    }
  }

  /** A line of the kernel's account of the process in MiB: VmRSS now, VmHWM at most so far. */
  double mebibytes(String field) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
        .filter(line -> line.startsWith(field + ":"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** The processor time of the process so far, in milliseconds; the kernel counts in tens. */
  double cpuMillis() throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[USER_TICKS + 1])) * 10.0;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
