package dev.exitcode.demo.cluster;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One end of a watch. */
record WatchClient(BufferedReader lines) implements AutoCloseable {
  /** Waits until the other end knows of it. */
  void opened(DemoCluster cluster) {
    await().until(() -> !cluster.watches().isEmpty());
  }

  JsonNode next() throws IOException {
    return JsonMapper.shared().readTree(lines.readLine());
  }

  List<JsonNode> next(int count) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(next());
    }
    return events;
  }

  /** All that comes until the other end closes. */
  List<String> rest() {
    return lines.lines().toList();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
