package dev.exitcode.bench;

import dev.exitcode.app.KillBench;
import dev.exitcode.app.LatencyBench;
import dev.exitcode.app.StormBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs the benchmarks named on the command line; docs/benchmarks.md says how and what came. */
final class Bench {
  private Bench() {}

  /**
   * Arguments: any of b1, b2, b3, b4, b5, b6, b7, b8, b10, explain, smoke; each is run though one
   * before it broke off.
   */
  public static void main(String[] args) throws Exception {
    Files.createDirectories(Path.of(System.getProperty("bench.out")));
    describeMachine();
    boolean all = true;
    for (String name : List.of(args)) {
      System.out.println("\n## " + name);
      long begun = System.nanoTime();
      try {
        run(name);
      } catch (Exception | AssertionError e) {
        all = false;
        System.out.println(name + " broke off:");
        e.printStackTrace(System.out);
      }
      System.out.printf("%n%s took %d s%n", name, (System.nanoTime() - begun) / 1_000_000_000);
    }
    System.exit(all ? 0 : 1);
  }

  private static void run(String name) throws Exception {
    switch (name) {
      case "b1" -> LatencyBench.run();
      case "b2", "b3" -> SyncBench.run();
      case "b4" -> StormBench.run();
      case "b5" -> SlashBench.run();
      case "b6" -> PodBench.run();
      case "b7" -> StartBench.run();
      case "b8" -> KillBench.run();
      case "b10" -> SteadyBench.run();
      case "explain" -> ExplainBench.run();
      case "smoke" -> {
        SmokeWatch.run();
        Smoke.run();
      }
      default -> throw new IllegalArgumentException("No benchmark is called " + name + ".");
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
