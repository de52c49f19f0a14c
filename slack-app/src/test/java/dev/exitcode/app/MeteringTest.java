package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.catalog.Catalog;
import dev.exitcode.catalog.TeamKnowledge;
import dev.exitcode.delivery.Reply;
import dev.exitcode.delivery.SlackCalls;
import dev.exitcode.k8s.ApiCall;
import dev.exitcode.k8s.Clusters;
import dev.exitcode.store.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is counted has labels of ours alone, and docs/metrics.md names it all. */
final class MeteringTest {
  private static final SlackCalls DONE =
      new SlackCalls() {
        @Override
        public Reply post(String method, ObjectNode arguments) {
          return new Reply.Done(arguments);
        }

        @Override
        public Reply read(String method, Map<String, String> arguments) {
          return new Reply.Refused(method);
        }
      };

  private final NoticeDesk notices =
      NoticeDesk.of(
          new NoticeSettings(null, new Location.SqliteFile(Path.of("none"))),
          new NoticeDesk.Beside(
              () -> Clusters.of(List.of(), Clock.systemUTC()),
              () -> TeamKnowledge.NONE,
              Catalog::bundled,
              DONE),
          Clock.systemUTC());
  private final Metering metering = new Metering(notices, List.of("prod", "test"));

  @BeforeEach
  void start() {
    assertThat(metering.text()).contains("exitcode_watch_synced{cluster=\"prod\"} 0.0");
  }

  @AfterEach
  void stop() {
    metering.close();
    notices.close();
  }

  /** Whatever somebody writes, the series are those of our lists. */
  @Test
  void hostileNames_makeNoSeries() {
    CountedCalls calls = new CountedCalls(DONE);
    for (int i = 0; i < 10_000; i++) {
      calls.post("method-" + i + "\"} 1\nforged{x=\"", JsonMapper.shared().createObjectNode());
      calls.read("x" + i, Map.of());
    }
    assertThat(metering.text()).doesNotContain("forged", "method-");
    assertThat(series()).hasSizeLessThan(40);
  }

  @Test
  void callsOfClusters_areCountedByWhatBecameOfThem() {
    for (int i = 0; i < 3; i++) {
      Metering.count(call("done"));
    }
    Metering.count(call("forbidden"));
    assertThat(series())
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("exitcode_api_calls_seconds_count")
                    .contains("\"done\"", "\"list\"", "\"pods\"", "\"prod\"")
                    .endsWith(" 3"));
  }

  private static ApiCall call(String outcome) {
    return new ApiCall("prod", "list", "pods", outcome, Duration.ofMillis(5));
  }

  @Test
  void page_namesEachMetric() throws Exception {
    Metering.count(call("done"));
    new CountedCalls(DONE).read("auth.test", Map.of());
    String page = Files.readString(Path.of("../docs/metrics.md"));
    List<String> names =
        series().stream().map(line -> line.split("[{ ]")[0]).distinct().sorted().toList();
    assertThat(names).hasSizeGreaterThan(5).allSatisfy(name -> assertThat(page).contains(name));
  }

  private List<String> series() {
    return metering.text().lines().filter(line -> !line.startsWith("#")).toList();
  }
}
