package dev.exitcode.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program beside a bench's stand-ins, in a JVM of its own that may be killed. */
final class ServedBot {
  private final Path folder;
  private final NoticeBench bench;

  /** With a channel for each last digit of a workload's name in each of so many namespaces. */
  ServedBot(Path folder, NoticeBench bench, int namespaces) throws IOException {
    this.folder = folder;
    this.bench = bench;
    Files.writeString(folder.resolve("kubeconfig"), kubeconfig());
    Files.writeString(folder.resolve("settings.yaml"), settings(namespaces));
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

  private String settings(int namespaces) {
    StringBuilder text = new StringBuilder(settings());
    for (int i = 0; i < namespaces * 10; i++) {
      text.append(
          "    - { name: route %d, namespace: team-%04d, workload: '*%d', channel: %s }\n"
              .formatted(i, i / 10, i % 10, NoticeBench.channel(i)));
    }
    return text.toString();
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
