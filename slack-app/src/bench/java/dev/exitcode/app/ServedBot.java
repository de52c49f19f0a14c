package dev.exitcode.app;

import dev.exitcode.bench.Cores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The program beside a bench's stand-ins, in a JVM of its own that may be killed. */
final class ServedBot {
  private final Path folder;
  private final NoticeBench bench;
  private final Cores cores;

  /** With a core to itself, or where all share them. */
  ServedBot(Path folder, NoticeBench bench, String routes, Cores cores) throws IOException {
    this.folder = folder;
    this.bench = bench;
    this.cores = cores;
    Files.writeString(folder.resolve("kubeconfig"), kubeconfig());
    Files.writeString(folder.resolve("settings.yaml"), settings() + routes);
  }

  Process start() throws IOException {
    ProcessBuilder serve =
        Child.main(
            List.of("-Xmx256m", "-XX:+UseSerialGC"),
            "serve",
            "--settings",
            folder.resolve("settings.yaml").toString());
    serve.environment().put("SLACK_BOT_TOKEN", bench.workspace.botToken().reveal());
    serve.environment().put("SLACK_SIGNING_SECRET", "a-signing-secret-of-some-length");
    serve.command().addAll(0, cores.first());
    return serve.redirectOutput(folder.resolve("log").toFile()).start();
  }

  /** Starts it and waits until it has seen all pods and follows them. */
  Process startAndSync() throws Exception {
    Process started = start();
    while (!isSynced() || bench.cluster.watches().isEmpty()) {
      if (!started.isAlive()) {
        throw new IOException("it ended: " + Files.readString(folder.resolve("log")));
      }
      Thread.sleep(100);
    }
    return started;
  }

  private boolean isSynced() {
    try {
      return bench.ledger.isSynced();
    } catch (SQLException e) {
      // The file is there, and not yet the table.
      return false;
    }
  }

  /** SIGKILL; waits until it is gone. */
  static void kill(Process living) throws IOException, InterruptedException {
    living.destroyForcibly();
    if (!living.waitFor(10, TimeUnit.SECONDS)) {
      throw new IOException("it does not die");
    }
  }

  /** A channel for each last digit of a workload's name in each of so many namespaces. */
  static String routes(int namespaces) {
    return IntStream.range(0, namespaces * 10)
        .mapToObj(i -> route(i, "namespace: team-%04d, ".formatted(i / 10)))
        .collect(Collectors.joining());
  }

  /** A channel for each of so many last digits of a workload's name. */
  static String routesByDigit(int channels) {
    return IntStream.range(0, channels).mapToObj(i -> route(i, "")).collect(Collectors.joining());
  }

  private static String route(int i, String where) {
    return "    - { name: route %d, %sworkload: '*%d', channel: %s }\n"
        .formatted(i, where, i % 10, NoticeBench.channel(i));
  }

  private String settings() {
    return """
    slack: { mode: http, apiUrl: "%1$s", hooksUrl: "%3$s", filesUrl: "%4$s" }
    http: { host: 127.0.0.1, port: 0 }
    admin: { port: 0 }
    clusters: [{ name: demo, kubeconfig: "%2$s/kubeconfig" }]
    storage: { file: "%2$s/exitcode.db" }
    notices:
      channel: %5$s
      routes:
    """
        .formatted(
            bench.workspace.api(),
            folder,
            bench.workspace.responseUrls(),
            bench.workspace.files(),
            bench.workspace.channel());
  }

  private String kubeconfig() {
    return """
    apiVersion: v1
    kind: Config
    current-context: demo
    clusters: [{ name: demo, cluster: { server: "%s" } }]
    users: [{ name: demo, user: {} }]
    contexts: [{ name: demo, context: { cluster: demo, user: demo } }]
    """
        .formatted(bench.cluster.url());
  }
}
