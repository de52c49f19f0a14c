package dev.exitcode.k8s;

import static dev.exitcode.k8s.Parsed.list;
import static dev.exitcode.k8s.Parsed.theCase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.k8s.CaseCollector.Collected;
import dev.exitcode.k8s.CaseCollector.LogsWanted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Objects as old clusters answer them. The folder {@code old} is written by us, not recorded, in
 * the form of answers others published: pods of December 2017, with Docker and owners of {@code
 * extensions/v1beta1} (the pod list in zalando/skipper, package {@code swarm}); events of that time
 * without {@code eventTime}; and {@code events.k8s.io/v1beta1} with its {@code series.state}, until
 * 1.24 (k8s.io/api, events/v1beta1).
 */
final class OldVersionsTest {
  private static final String NS = "/api/v1/namespaces/shop";
  private static final String NAME = "ledger-2731564398-k0x7d";
  private static final PodRef LEDGER =
      new PodRef("prod", "shop", NAME, "6d1f2c3b-e4aa-11e7-9b1c-0a58ac1f0b2d");

  @Test
  void oldPod_isCollectedFromAnOldServer() throws IOException {
    try (FakeApi api = new FakeApi().pods(old("pod"));
        Clusters clusters = api.clusters()) {
      api.on(NS + "/events", old("events"));
      Collected collected = clusters.cases().collect(LEDGER, LogsWanted.OF_TROUBLED);
      assertThat(collected).isInstanceOf(Collected.Case.class);
      told(((Collected.Case) collected).file());
    }
  }

  @Test
  void oldPod_isReadFromAPaste() throws IOException {
    told(theCase(list(old("pod"), old("events"))));
  }

  private static void told(CaseFile file) {
    ContainerFacts ledger = Objects.requireNonNull(file.pod().container("ledger"));
    assertThat(ledger.kind()).isEqualTo(ContainerFacts.Kind.APP);
    assertThat(ledger.status().restarts()).isEqualTo(6);
    var end = Objects.requireNonNull(ledger.status().last());
    assertThat(end.exitCode()).isEqualTo(137);
    assertThat(end.reason()).isEqualTo("OOMKilled");
    assertThat(end.endedAt()).isEqualTo("2017-12-19T09:40:11Z");
    assertThat(Objects.requireNonNull(file.pod().container("migrate")).kind())
        .isEqualTo(ContainerFacts.Kind.INIT);
    EventFacts event = file.events().getFirst();
    assertThat(event.count()).isEqualTo(58);
    assertThat(event.first()).isEqualTo("2017-12-19T09:20:31Z");
    assertThat(event.last()).isEqualTo("2017-12-19T09:41:03Z");
    assertThat(event.regarding().container()).isEqualTo("ledger");
    assertThat(event.source()).isEqualTo("kubelet");
  }

  @Test
  void betaEvent_keepsItsSeries() throws IOException {
    List<EventFacts> events = theCase(list(old("pod"), old("event-v1beta1"))).events();
    EventFacts event = events.getFirst();
    assertThat(event.reason()).isEqualTo("FailedScheduling");
    assertThat(event.message()).contains("Insufficient memory");
    assertThat(event.count()).isEqualTo(9);
    assertThat(event.first()).isEqualTo(Instant.parse("2020-03-20T08:01:00.123456Z"));
    assertThat(event.last()).isEqualTo(Instant.parse("2020-03-20T08:31:00.654321Z"));
    assertThat(event.source()).isEqualTo("default-scheduler");
  }

  private static String old(String name) throws IOException {
    try (InputStream file = OldVersionsTest.class.getResourceAsStream("old/" + name + ".json")) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
