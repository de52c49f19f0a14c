package dev.exitcode.bench;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a {@link WatchProbe} said, and how it is started beside a {@link PodServer}. Each has a core
 * of its own, where there is {@code taskset}.
 *
 * @param pods how many there were
 * @param lines each begins with a word that says what its figures are
 */
record Probed(int pods, List<String> lines) {
  private static final boolean PINNED =
      !Boolean.getBoolean("bench.unpinned")
          && Runtime.getRuntime().availableProcessors() > 1
          && Files.isExecutable(Path.of("/usr/bin/taskset"));

  /** MiB of the peer's heap for what does not stay. */
  private static final int YOUNG = 768;

  /** How something is probed: how many pods, how often they are listed, what happens to them. */
  record Plan(int pods, int lists, int seconds, int perSecond) {}

  static Probed exitcode(Plan plan) throws IOException {
    return run("exitcode", List.of("-Xmx256m"), plan);
  }

  /**
   * It gets all the heap that it could want from the start: for its pods, of some 52 KB, and for
   * the updated ones of ten minutes.
   */
  static Probed fabric8(Plan plan) throws IOException {
    String heap = YOUNG + plan.pods() * 85L / 1024 + "m";
    return run("fabric8", List.of("-Xms" + heap, "-Xmx" + heap, "-Xmn" + YOUNG + "m"), plan);
  }

  static Probed tokens(Plan plan) throws IOException {
    return run("tokens", List.of("-Xmx256m"), plan);
  }

  private static Probed run(String name, List<String> heap, Plan plan) throws IOException {
    Process server = java(1, List.of("-Xmx512m"), PodServer.class, plan.pods(), plan.perSecond());
    try {
      BufferedReader said = server.inputReader(StandardCharsets.UTF_8);
      Process probe =
          java(
              0,
              heap,
              WatchProbe.class,
              name,
              requireNonNull(said.readLine()),
              plan.pods(),
              plan.lists(),
              plan.seconds());
      try (BufferedReader out =
          new BufferedReader(
              new InputStreamReader(probe.getInputStream(), StandardCharsets.UTF_8))) {
        Probed probed = new Probed(plan.pods(), out.lines().toList());
        System.out.println(name + ", " + plan + ": " + probed.lines);
        return probed;
      }
    } finally {
      server.destroyForcibly();
    }
  }

  private static Process java(int core, List<String> flags, Class<?> main, Object... arguments)
      throws IOException {
    List<String> line = new ArrayList<>();
    if (PINNED) {
      line.addAll(List.of("taskset", "-c", core + ""));
    }
    line.addAll(List.of(Target.java(), "-XX:+UseSerialGC"));
    line.addAll(flags);
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    Stream.of(arguments).map(Object::toString).forEach(line::add);
    return new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** The figures of each line that begins with this word. */
  List<double[]> all(String word) throws IOException {
    List<double[]> found =
        lines.stream()
            .filter(line -> line.startsWith(word + " "))
            .map(line -> Arrays.stream(line.split(" ", -1)).skip(1))
            .map(figures -> figures.mapToDouble(Double::parseDouble).toArray())
            .toList();
    if (found.isEmpty()) {
      throw new IOException("the probe broke off; what went wrong stands above");
    }
    return found;
  }

  /** The figures of the only line that begins so. */
  double[] one(String word) throws IOException {
    return all(word).getLast();
  }

  /** Bytes for a pod; what is kept beside them is shared out among them. */
  double bytes() throws IOException {
    return one("kept")[0] / pods;
  }

  /** Bytes for each pod that there was more than in a smaller run. */
  double bytesOver(Probed smaller) throws IOException {
    return (one("kept")[0] - smaller.one("kept")[0]) / (pods - smaller.pods);
  }

  /** The most that was in use after a collection, over what is kept. */
  double peak() throws IOException {
    return one("kept")[2] / one("kept")[1];
  }

  /** Microseconds of processor time for a pod: of the first list, or the median of the last. */
  double cpuMicros(boolean cold) throws IOException {
    List<double[]> lists = all("list");
    List<Double> seconds = lists.stream().map(list -> list[0]).toList();
    int warm = seconds.size() / 2;
    double one = cold ? seconds.getFirst() : Pairs.median(seconds.subList(warm, seconds.size()));
    return one * 1e6 / pods;
  }
}
