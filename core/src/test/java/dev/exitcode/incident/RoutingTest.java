package dev.exitcode.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.catalog.Severity;
import dev.exitcode.diagnosis.Cause;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets what, and why. */
final class RoutingTest {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

  private static final QuietHours NIGHTS =
      new QuietHours(
          LocalTime.of(22, 0),
          LocalTime.of(7, 0),
          ZoneId.of("Europe/Berlin"),
          Set.of(),
          Severity.CRITICAL);

  private static final Routing ROUTING =
      new Routing(
          List.of(
              new Routing.Rule(
                  "databases",
                  new Match(
                      null, null, null, null, Map.of("role", "db*"), Set.of(Cause.DISK_FULL), null),
                  new Route("#db", Severity.INFO, Map.of(Severity.WARNING, "dba"), NIGHTS)),
              new Routing.Rule(
                  "payments",
                  new Match("prod*", "pay-*", null, null, Map.of(), Set.of(), Severity.WARNING),
                  new Route(
                      "#pay",
                      Severity.WARNING,
                      Map.of(Severity.WARNING, "pay", Severity.CRITICAL, "all"),
                      null))),
          Route.to("#all"),
          Map.of("#shop", List.of("shop", "shop-*"), "#ops", List.of("*")),
          Map.of("dba", "S1", "pay", "S2", "all", "@here", "shop", "S3"));

  @ParameterizedTest
  @CsvSource({
    "prod, shop, DISK_FULL, WARNING, web, #all, ",
    "prod, shop, DISK_FULL, WARNING, db-1, #db, dba",
    "prod, shop, DISK_FULL, INFO, db-1, #db, ",
    "prod, pay-eu, DISK_FULL, WARNING, db-1, #db, dba",
    "prod-2, pay-eu, NATIVE_CRASH, WARNING, web, #pay, pay",
    "prod, pay-eu, NATIVE_CRASH, CRITICAL, web, #pay, all",
    "prod, pay-eu, NATIVE_CRASH, INFO, web, #all, ",
    "test, pay-eu, NATIVE_CRASH, WARNING, web, #all, ",
  })
  void rules_firstThatFits(
      String cluster,
      String namespace,
      Cause cause,
      Severity severity,
      String role,
      String channel,
      @Nullable String mention) {
    Candidate candidate =
        new Candidate(
            new Workload(cluster, namespace, "Deployment", "x"),
            "app",
            cause,
            severity,
            Map.of("role", role),
            Map.of(),
            List.of());
    Routed routed = ROUTING.route(candidate, NOON);
    assertThat(routed.channel()).isEqualTo(channel);
    assertThat(routed.mention()).isEqualTo(mention);
    assertThat(routed.because()).isNotEmpty().noneMatch(s -> s.contains("{}"));
  }

  @ParameterizedTest
  @CsvSource({
    "shop, #shop, #shop, chooses",
    "shop-eu, #shop, #shop, chooses",
    "other, #shop, #all, does not|do not let see the namespace other",
    "shop, #secret, #all, do not let see",
    "other, #ops, #ops, chooses",
  })
  void channelOfAnAnnotation_isBounded(String namespace, String asked, String got, String because) {
    Routed routed = ROUTING.route(annotated(namespace, "channel", asked), NOON);
    assertThat(routed.channel()).isEqualTo(got);
    assertThat(String.join(" ", routed.because())).containsPattern(because);
  }

  @ParameterizedTest
  @CsvSource({"shop, shop", "dba, dba", "all,", "@here,", "S1,", "<!channel>,"})
  void mentionOfAnAnnotation_isBounded(String asked, @Nullable String got) {
    assertThat(ROUTING.route(annotated("shop", "mention", asked), NOON).mention()).isEqualTo(got);
  }

  @Test
  void refusedMention_leavesTheRoutesOwn() {
    Routed routed = ROUTING.route(annotated("pay-eu", "mention", "@everyone"), NOON);
    assertThat(routed.mention()).isEqualTo("pay");
    assertThat(routed.because()).anyMatch(s -> s.contains("@everyone"));
  }

  @Test
  void annotationsThatCouldNotBeRead_areSaidAndChangeNothing() {
    Candidate candidate =
        new Candidate(
            new Workload("prod", "shop", "Deployment", "x"),
            "app",
            Cause.NATIVE_CRASH,
            Severity.WARNING,
            Map.of(),
            Map.of(),
            List.of("Deployment x", "namespace shop (the cluster refused)"));
    Routed routed = ROUTING.route(candidate, NOON);
    assertThat(routed.channel()).isEqualTo("#all");
    assertThat(routed.unheard())
        .singleElement()
        .asString()
        .contains("of Deployment x, namespace shop (the cluster refused): they do not count");
    assertThat(routed.because()).containsAll(routed.unheard());
  }

  @ParameterizedTest
  @CsvSource({
    "channel, '#secret', do not let see",
    "mention, '@here', no mention",
    "mute, tomorrow, nothing is muted",
  })
  void annotationThatDoesNotCount_isInTheVerdict(String name, String value, String said) {
    Verdict verdict = new Desk().see(Crash.of("api").annotated(name, value));
    assertThat(verdict.reason()).isEqualTo(Reason.OPENED);
    assertThat(verdict.sentence()).contains("it got a message").contains(said);
  }

  @Test
  void muteThatIsNotUnderstood_isSaid() {
    Routed routed = ROUTING.route(annotated("shop", "mute", "tomorrow"), NOON);
    assertThat(routed.muted()).isFalse();
    assertThat(routed.because()).anyMatch(s -> s.contains("tomorrow"));
  }

  private static Candidate annotated(String namespace, String name, String value) {
    return new Candidate(
        new Workload("prod", namespace, "Deployment", "x"),
        "app",
        Cause.NATIVE_CRASH,
        Severity.WARNING,
        Map.of(),
        Map.of("exitcode.dev/" + name, value),
        List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-27T20:59:00Z, false",
    "2026-11-27T21:00:00Z, true",
    "2026-11-28T05:59:00Z, true",
    "2026-11-28T06:00:00Z, false",
    "2026-07-01T19:59:00Z, false",
    "2026-07-01T20:00:00Z, true",
  })
  void quietHours_areThoseOfTheirZone(Instant at, boolean quiet) {
    assertThat(NIGHTS.hold(Severity.WARNING, at)).isEqualTo(quiet);
    assertThat(NIGHTS.hold(Severity.CRITICAL, at)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-27T23:00:00Z, true",
    "2026-11-28T03:00:00Z, true",
    "2026-11-27T03:00:00Z, false",
    "2026-11-28T23:00:00Z, false",
  })
  void quietHours_belongToTheDayOnWhichTheyBegin(Instant at, boolean quiet) {
    QuietHours fridays =
        new QuietHours(
            LocalTime.of(22, 0),
            LocalTime.of(7, 0),
            ZoneId.of("Z"),
            Set.of(DayOfWeek.FRIDAY),
            Severity.CRITICAL);
    assertThat(fridays.hold(Severity.INFO, at)).isEqualTo(quiet);
  }

  @Test
  void quietHoursFromMidnightToMidnight_areTheWholeDay() {
    QuietHours always =
        new QuietHours(
            LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, ZoneId.of("Z"), Set.of(), Severity.CRITICAL);
    assertThat(always.hold(Severity.INFO, NOON)).isTrue();
  }

  @Test
  void quietHours_callNobodyAndTellAllTheSame() {
    Desk desk =
        new Desk()
            .routing(
                new Routing(
                    List.of(),
                    new Route(
                        "#c",
                        Severity.WARNING,
                        Map.of(Severity.WARNING, "dba"),
                        new QuietHours(
                            LocalTime.MIN,
                            LocalTime.MIN,
                            ZoneId.of("Z"),
                            Set.of(),
                            Severity.CRITICAL)),
                    Map.of(),
                    Map.of("dba", "S1")));
    desk.see(Crash.of("a"));
    desk.see(Crash.of("b").cause(Cause.DISK_FULL));
    assertThat(desk.messages().map(Telling::mention)).containsExactly(null, "dba");
  }
}
