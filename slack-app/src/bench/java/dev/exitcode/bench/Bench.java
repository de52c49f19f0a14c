package dev.exitcode.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs the benchmarks named on the command line; docs/benchmarks.md says how and what came. */
final class Bench {
  private Bench() {}

  /** Arguments: any of b5, b6, b7, explain, smoke. */
  public static void main(String[] args) throws Exception {
    Files.createDirectories(Path.of(System.getProperty("bench.out")));
    describeMachine();
    for (String name : List.of(args)) {
      System.out.println("\n## " + name);
      switch (name) {
        case "b5" -> SlashBench.run();
        case "b6" -> PodBench.run();
        case "b7" -> StartBench.run();
        case "explain" -> ExplainBench.run();
        case "smoke" -> Smoke.run();
        default -> throw new IllegalArgumentException("No benchmark is called " + name + ".");
      }
    }
  }

  private static void describeMachine() throws IOException {
    System.out.printf(
        "JDK %s, %s, %d processors, load average %s, both bots with %s%n",
        Runtime.version(),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        Files.readString(Path.of("/proc/loadavg")).strip(),
        String.join(" ", Target.FLAGS));
  }
}
