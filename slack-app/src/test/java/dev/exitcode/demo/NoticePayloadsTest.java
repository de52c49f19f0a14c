package dev.exitcode.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.exitcode.Incidents;
import dev.exitcode.catalog.Catalog;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.Telling;
import dev.exitcode.slack.LogTails;
import dev.exitcode.slack.NoticeButton;
import dev.exitcode.slack.NoticeMessage;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import tools.jackson.databind.JsonNode;

/** Whatever an incident holds, Slack takes its messages. */
final class NoticePayloadsTest {
  private static final NoticeMessage NOTICES =
      new NoticeMessage(Catalog.bundled(), EnumSet.allOf(NoticeButton.class));

  private final PayloadCheck check = new PayloadCheck(Limits.bundled());

  @Property(tries = 10_000, shrinking = ShrinkingMode.OFF)
  void anyIncident_makesMessagesThatSlackTakes(@ForAll long seed) {
    Incidents some = new Incidents(seed);
    Incident incident = some.any();
    Instant now = incident.course().lastAt();
    NoticeMessage.Manner manner = new NoticeMessage.Manner(some.mention(), seed % 2 == 0);
    isTaken(NOTICES.root(incident, some.mention(), now));
    isTaken(
        switch (Math.floorMod(seed, 5)) {
          case 0 -> LogTails.payload(incident, some.text(), List.of(some.text(), some.text()));
          case 1 -> NOTICES.storm(some.anyStorm(), several(some, seed), some.mention(), now);
          case 2 -> NOTICES.unreachable(some.text() + "C", some.text());
          default -> NOTICES.reply(step(seed), incident, manner, now);
        });
  }

  private static Telling.Step step(long seed) {
    Telling.Step[] steps = Telling.Step.values();
    return steps[(int) Math.floorMod(seed / 7, (long) steps.length)];
  }

  private static List<Incident> several(Incidents some, long seed) {
    long count = seed % 50 == 0 ? 300 : 1 + Math.floorMod(seed, 17L);
    return Stream.generate(some::any).limit(count).toList();
  }

  private void isTaken(String payload) {
    JsonNode message = Json.read(payload);
    assertThatCode(() -> check.update(message)).as(payload).doesNotThrowAnyException();
    assertThat(message.path("blocks").toString().length()).isLessThan(12_000);
  }
}
