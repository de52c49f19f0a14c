package dev.exitcode.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * B7: from the start of the process to the first right answer to a signed request, the distribution
 * beside Bolt-Jetty with an AOT cache of its own and the same flags. Not pinned: a start may use
 * every core.
 */
final class StartBench {
  /** As in the launcher, and the heap of both. */
  private static final List<String> FLAGS =
      List.of(
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:-UsePerfData",
          "-XX:+ExitOnOutOfMemoryError",
          "-Xlog:disable",
          "-Xlog:all=error:stderr");

  /** As many as in the training run of the distribution. */
  private static final Round TRAINING = new Round(100, 3, 1);

  private static final int WARM_UP = 2;

  private StartBench() {}

  static void run() throws IOException, InterruptedException {
    Path cache = Target.out().resolve("peer.aot");
    train(cache);
    Target peer = Target.peer(with("-XX:AOTCache=" + cache, "-XX:AOTMode=on"));
    Target exitcode = distribution();
    Pairs millis = new Pairs("ms");
    Pairs cpu = new Pairs("ms");
    Pairs resident = new Pairs("MiB");
    Pairs peak = new Pairs("MiB");
    int pairs = Integer.getInteger("bench.starts", 11);
    for (int pair = -WARM_UP; pair < pairs; pair++) {
      Start ours = Start.of(exitcode);
      Start peers = Start.of(peer);
      System.out.println(ours + " " + peers);
      if (pair >= 0) {
        millis.add(ours.millis(), peers.millis());
        cpu.add(ours.cpu(), peers.cpu());
        resident.add(ours.resident(), peers.resident());
        peak.add(ours.peak(), peers.peak());
      }
    }
    System.out.println("| | Exitcode | Bolt-Jetty | ratio |\n|---|---|---|---|");
    System.out.println(millis.row("start to first answered signed request"));
    System.out.println(cpu.row("processor time until then"));
    System.out.println(resident.row("resident memory then (VmRSS)"));
    System.out.println(peak.row("most resident memory until then (VmHWM)"));
  }

  private record Start(double millis, double cpu, double resident, double peak) {
    static Start of(Target target) throws IOException, InterruptedException {
      try (Running running = target.start(List.of())) {
        return new Start(
            running.startMillis(),
            running.cpuMillis(),
            running.mebibytes("VmRSS"),
            running.mebibytes("VmHWM"));
      }
    }
  }

  /** As the distribution is trained, C1 alone; the JVM writes the cache when the peer ends. */
  private static void train(Path cache) throws IOException, InterruptedException {
    Files.deleteIfExists(cache);
    Target trainee = Target.peer(with("-XX:AOTCacheOutput=" + cache, "-XX:TieredStopAtLevel=1"));
    try (Running running = trainee.start(List.of())) {
      SlashBench.load(trainee, running.port(), List.of(TRAINING), List.of());
    }
    if (!Files.exists(cache)) {
      throw new IOException("Bolt-Jetty got no AOT cache");
    }
  }

  private static List<String> with(String... more) {
    return Stream.concat(FLAGS.stream(), Stream.of(more)).toList();
  }

  private static Target distribution() {
    Map<String, String> environment =
        Map.of(
            "SLACK_BOT_TOKEN", "xoxb-1111-2222-benchmark",
            "SLACK_SIGNING_SECRET", SignedCommands.SECRET,
            "EXITCODE_JAVA_OPTS", "-Xmx256m -XX:AOTMode=on");
    return new Target("Exitcode", StartBench::serve, environment, "SIGSEGV");
  }

  private static List<String> serve(int port) {
    Path settings = Target.out().resolve("settings.yaml");
    try {
      Files.writeString(
          settings,
          """
          slack:
            mode: http
            teamId: %s
            appId: %s
            apiUrl: "http://127.0.0.1:9/api/"
            hooksUrl: "http://127.0.0.1:9/"
          http: { host: 127.0.0.1, port: %d }
          admin: { port: 0 }
          """
              .formatted(SignedCommands.TEAM, SignedCommands.APP, port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.of(ExplainBench.launcher(), "serve", "--settings", settings.toString());
  }
}
