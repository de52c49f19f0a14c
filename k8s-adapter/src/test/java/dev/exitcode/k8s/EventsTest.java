package dev.exitcode.k8s;

import static dev.exitcode.k8s.Parsed.theCase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.EventFacts.Regarding;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsTest {
  private static final String POD =
      "{kind:'Pod', metadata:{name:'p', namespace:'n'}, spec:{containers:[{name:'app'},"
          + " {name:'web'}]}}";

  @Test
  void eventOfTheCoreGroup_isRead() {
    EventFacts event =
        event(
            """
            {kind:'Event', apiVersion:'v1', type:'Warning', reason:'Unhealthy', message:'Liveness probe failed',
             involvedObject:{kind:'Pod', namespace:'n', name:'p', uid:'u', fieldPath:'spec.containers{app}'},
             count:4, firstTimestamp:'2026-03-01T10:00:00Z', lastTimestamp:'2026-03-01T10:00:30Z',
             eventTime:null, source:{component:'kubelet', host:'n1'}, reportingComponent:'other'}
            """);
    assertThat(event)
        .isEqualTo(
            new EventFacts(
                "Warning",
                "Unhealthy",
                "Liveness probe failed",
                new Regarding("Pod", "n", "p", "u", "app"),
                4,
                Instant.parse("2026-03-01T10:00:00Z"),
                Instant.parse("2026-03-01T10:00:30Z"),
                "kubelet"));
  }

  @Test
  void eventOfTheNewGroup_isRead() {
    EventFacts event =
        event(
            """
            {kind:'Event', apiVersion:'events.k8s.io/v1', type:'Normal', reason:'Pulled', note:'done',
             regarding:{kind:'Pod', namespace:'n', name:'p'}, eventTime:'2026-03-01T10:00:00.123456Z',
             series:{count:9, lastObservedTime:'2026-03-01T10:01:00.000000Z'}, deprecatedCount:3,
             deprecatedSource:{}, reportingController:'scheduler'}
            """);
    assertThat(event)
        .isEqualTo(
            new EventFacts(
                "Normal",
                "Pulled",
                "done",
                new Regarding("Pod", "n", "p", null, null),
                9,
                Instant.parse("2026-03-01T10:00:00.123456Z"),
                Instant.parse("2026-03-01T10:01:00Z"),
                "scheduler"));
  }

  @Test
  void deprecatedFields_areRead() {
    EventFacts event =
        event(
            """
            {kind:'Event', regarding:{kind:'Pod', name:'p'}, reason:'BackOff', deprecatedCount:12,
             deprecatedFirstTimestamp:'2026-03-01T10:00:00Z', eventTime:null,
             deprecatedLastTimestamp:'2026-03-01T11:00:00Z', deprecatedSource:{component:'kubelet'}}
            """);
    assertThat(event.count()).isEqualTo(12);
    assertThat(event.first()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
    assertThat(event.last()).isEqualTo(Instant.parse("2026-03-01T11:00:00Z"));
    assertThat(event.source()).isEqualTo("kubelet");
  }

  @Test
  void eventWithoutTimes_isAsOldAsItself() {
    EventFacts event =
        event(
            """
            {kind:'Event', involvedObject:{kind:'Pod', name:'p'}, reason:'Scheduled', firstTimestamp:null,
             lastTimestamp:'0001-01-01T00:00:00Z', metadata:{creationTimestamp:'2026-03-01T10:00:00Z'}}
            """);
    assertThat(event.first()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
    assertThat(event.last()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
    assertThat(event.count()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Killing | Stopping container app | app",
        "Killing | Container web failed liveness probe, will be restarted | web",
        "Created | Created container: app | app",
        "BackOff | Back-off restarting failed container app in pod p_n(uid) | app",
        "Failed | Error: failed to start container \"web\": Error response | web",
        "ExceededGracePeriod | Container runtime did not kill the pod within the grace period. |",
        "Evicted | Container app was using 1Gi. Container web was using 2Gi. |",
        "Failed | Error: failed to create containerd task |",
        "Failed | total limit of containers app |",
        "Pulled | container |",
      })
  void container_isReadFromTheText(String reason, String text, @Nullable String container) {
    EventFacts event =
        event(
            "{kind:'Event', reason:'%s', message:'%s', involvedObject:{kind:'Pod', name:'p', namespace:'n'}}"
                .formatted(reason, text));
    assertThat(event.regarding().container()).isEqualTo(container);
  }

  @ParameterizedTest
  @CsvSource({
    "spec.initContainers{wait}, wait",
    "spec.ephemeralContainers{dbg}, dbg",
    "spec.containers[0],",
    "spec.containers{},",
    "}{,",
  })
  void container_isReadFromTheFieldPath(String path, @Nullable String container) {
    EventFacts event =
        event(
            "{kind:'Event', reason:'Pulled', involvedObject:{kind:'Pod', name:'p', fieldPath:'%s'}}"
                .formatted(path));
    assertThat(event.regarding().container()).isEqualTo(container);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"app | app", "app,web |"})
  void containerThatOffended_isReadFromTheAnnotation(String value, @Nullable String container) {
    EventFacts event =
        event(
            """
            {kind:'Event', reason:'Evicted', metadata:{annotations:{offending_containers:'%s'}},
             involvedObject:{kind:'Pod', name:'p'}}
            """
                .formatted(value));
    assertThat(event.regarding().container()).isEqualTo(container);
  }

  @ParameterizedTest
  @CsvSource({"Killing, app", "Failed,"})
  void containerOfAnUnknownPod_isTakenFromPlainTextsOnly(
      String reason, @Nullable String container) {
    EventFacts event =
        theCase(
                "{kind:'Event', reason:'%s', message:'Stopping container app', involvedObject:{kind:'Pod', name:'q'}}"
                    .formatted(reason))
            .events()
            .getFirst();
    assertThat(event.regarding().container()).isEqualTo(container);
  }

  private static EventFacts event(String event) {
    return theCase(POD, event).events().getFirst();
  }
}
