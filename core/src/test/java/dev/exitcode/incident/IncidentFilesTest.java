package dev.exitcode.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exitcode.catalog.Severity;
import dev.exitcode.diagnosis.Cause;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored comes back as it was. */
final class IncidentFilesTest {
  static Stream<Record> records() {
    Desk desk = new Desk();
    Crash crash = Crash.of("api").node("n").image("app:1").revision("7c9").annotated("a", "b");
    for (int i = 0; i < 6; i++) {
      desk.see(Crash.of("w" + i).node("n").cause(Cause.IMAGE_NOT_FOUND, null));
    }
    desk.see(crash);
    desk.acknowledge(desk.board().incidents().getLast(), Duration.ofHours(1));
    Match match =
        new Match("a", "b*", "c", "d", Map.of("l", "v"), Set.of(Cause.UNKNOWN), Severity.INFO);
    QuietHours quiet =
        new QuietHours(
            LocalTime.NOON,
            LocalTime.MIDNIGHT,
            ZoneId.of("Europe/Berlin"),
            Set.of(DayOfWeek.MONDAY),
            Severity.CRITICAL);
    Route route = new Route("#c", Severity.INFO, Map.of(Severity.WARNING, "m"), quiet);
    return Stream.of(
            desk.board().incidents().stream(),
            desk.board().storms().stream(),
            desk.tellings.stream(),
            desk.verdicts.values().stream(),
            Stream.of(
                crash.seen(desk.now()),
                new Silence("1", match, desk.now(), desk.now(), "U1", "known"),
                new WorkloadHealth(3, desk.now()),
                new Routing(
                    List.of(new Routing.Rule("r", match, route)),
                    route,
                    Map.of("#c", List.of("*")),
                    Map.of("m", "@here"))))
        .flatMap(s -> s);
  }

  @Test
  void causeOfANewerExitcode_isUnknown() {
    Desk desk = new Desk();
    desk.see(Crash.of("api").cause(Cause.IMAGE_NOT_FOUND, null));
    String json = IncidentFiles.write(desk.board().incidents().getLast());
    String newer = json.replace("IMAGE_NOT_FOUND", "IMAGE_OF_TOMORROW");
    assertThat(newer).isNotEqualTo(json);
    assertThat(IncidentFiles.read(newer, Incident.class).cause()).isEqualTo(Cause.UNKNOWN);
  }

  @ParameterizedTest
  @MethodSource("records")
  void record_comesBackAsItWas(Record given) {
    assertThat(IncidentFiles.read(IncidentFiles.write(given), given.getClass())).isEqualTo(given);
  }

  /** A newer Exitcode may keep it elsewhere: half of it is worse than nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"notice", "course", "workload", "pod", "key", "summary"})
  void whatLacksSomething_isNotRead(String part) {
    Desk desk = new Desk();
    desk.see(Crash.of("api"));
    String json = IncidentFiles.write(desk.only());
    String without = json.replace("\"" + part + "\":", "\"elsewhere\":");
    assertThat(without).isNotEqualTo(json);
    assertThat(IncidentFiles.readable(without, Incident.class)).isEmpty();
    assertThat(IncidentFiles.readable(json, Incident.class)).contains(desk.only());
  }

  @Test
  void unknownFields_arePassedOver() {
    assertThat(IncidentFiles.read("{\"pods\": 2, \"newer\": [1]}", WorkloadHealth.class))
        .isEqualTo(new WorkloadHealth(2, null));
  }

  @Test
  void otherForm_isASentenceThatRepeatsNothing() {
    assertThatThrownBy(() -> IncidentFiles.read("{\"pods\": \"s3cret\"}", WorkloadHealth.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("This is no WorkloadHealth in the form that Exitcode writes.");
  }
}
