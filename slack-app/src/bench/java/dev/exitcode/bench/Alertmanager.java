package dev.exitcode.bench;

import dev.exitcode.demo.Workspace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Alertmanager as Debian packs it, with a scripted Slack behind it. */
final class Alertmanager implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/prometheus-alertmanager");

  private final ProcessBuilder program;
  private final URI alerts;
  private final HttpClient http = HttpClient.newHttpClient();
  private Process process;

  private Alertmanager(Workspace slack) throws IOException {
    Path folder = Files.createTempDirectory("alertmanager");
    Path file = Files.writeString(folder.resolve("alertmanager.yml"), settings(slack));
    int port = Target.freePort();
    alerts = URI.create("http://127.0.0.1:" + port + "/api/v2/alerts");
    program =
        new ProcessBuilder(
                PROGRAM.toString(),
                "--config.file=" + file,
                "--storage.path=" + folder,
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address=")
            .redirectErrorStream(true)
            .redirectOutput(Target.out().resolve("alertmanager.log").toFile());
    process = program.start();
  }

  /**
   * Starts it and waits until it answers.
   *
   * @throws IOException with how to get it, where it is not there
   */
  static Alertmanager start(Workspace slack) throws IOException, InterruptedException {
    if (!Files.isExecutable(PROGRAM)) {
      throw new IOException("not installed; apt-get install prometheus-alertmanager");
    }
    Alertmanager started = new Alertmanager(slack);
    started.awaitStart();
    return started;
  }

  /** What it is best at: no wait, one message for each owner. */
  private static String settings(Workspace slack) {
    return """
    route:
      receiver: slack
      group_by: [namespace, owner]
      group_wait: 0s
      group_interval: 5m
    receivers:
    - name: slack
      slack_configs:
      - api_url: %schat.postMessage
        channel: %s
        text: '{{ .GroupLabels.owner }} crashed'
        http_config: {authorization: {credentials: %s}}
    """
        .formatted(slack.api(), slack.channel(), slack.botToken().reveal());
  }

  private void awaitStart() throws IOException, InterruptedException {
    for (int i = 0; i < 300; i++) {
      try {
        send(0, 0, 1);
        return;
      } catch (IOException e) {
        Thread.sleep(100);
      }
    }
    throw new IOException("Alertmanager did not start");
  }

  /** SIGKILL; waits until it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  void restart() throws IOException, InterruptedException {
    process = program.start();
    awaitStart();
  }

  /** Sends so many alerts, which take turns with so many owners. */
  void send(int from, int count, int owners) throws IOException, InterruptedException {
    String body =
        IntStream.range(from, from + count)
            .mapToObj(i -> alert(i, i % owners))
            .collect(Collectors.joining(",", "[", "]"));
    HttpRequest request =
        HttpRequest.newBuilder(alerts)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    if (status != 200) {
      throw new IOException("Alertmanager answered " + status);
    }
  }

  private static String alert(int number, int owner) {
    return """
    {"labels": {"alertname": "Crash", "namespace": "team-%d", "owner": "svc-%d", "pod": "svc-%d-%d"}}\
    """
        .formatted(owner % 50, owner, owner, number);
  }

  @Override
  public void close() {
    http.close();
    process.destroyForcibly();
  }
}
