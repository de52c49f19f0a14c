package dev.exitcode.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How long {@code exitcode explain 139} takes, beside the distribution's JVM doing nothing. */
final class ExplainBench {
  private static final int WARM_UP = 2;

  private ExplainBench() {}

  static String launcher() {
    return Path.of(System.getProperty("bench.dist"), "bin", "exitcode").toString();
  }

  static void run() throws IOException, InterruptedException {
    String jvm = Path.of(System.getProperty("bench.dist"), "runtime", "bin", "java").toString();
    List<String> explain = List.of(launcher(), "explain", "139");
    List<String> nothing = List.of(jvm, "-XX:+UseSerialGC", "-Xshare:auto", "-version");
    Pairs millis = new Pairs("ms");
    int pairs = Integer.getInteger("bench.explains", 21);
    for (int pair = -WARM_UP; pair < pairs; pair++) {
      double ours = millis(explain, "SIGSEGV");
      double floor = millis(nothing, "Runtime");
      if (pair >= 0) {
        millis.add(ours, floor);
      }
    }
    System.out.println("| | Exitcode | JVM alone | ratio |\n|---|---|---|---|");
    System.out.println(millis.row("exitcode explain 139"));
  }

  private static double millis(List<String> line, String expected)
      throws IOException, InterruptedException {
    File out = Target.out().resolve("explain.log").toFile();
    long start = System.nanoTime();
    int status =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(out).start().waitFor();
    double millis = (System.nanoTime() - start) / 1e6;
    if (status != 0 || !Files.readString(out.toPath()).contains(expected)) {
      throw new IOException(line + " ended with status " + status + "; see " + out);
    }
    return millis;
  }
}
