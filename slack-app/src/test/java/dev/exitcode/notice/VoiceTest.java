package dev.exitcode.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.Incidents;
import dev.exitcode.catalog.Catalog;
import dev.exitcode.incident.Board;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.Outcome;
import dev.exitcode.incident.Route;
import dev.exitcode.incident.Routing;
import dev.exitcode.incident.Storm;
import dev.exitcode.incident.Telling;
import dev.exitcode.slack.NoticeMessage;
import dev.exitcode.store.Posting;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class VoiceTest {
  private static final Routing ROUTING =
      new Routing(List.of(), Route.to("C1"), Map.of(), Map.of("oncall", "S012AB"));

  @Test
  void callAmongMany_namesTheOneThatCalls_inTheThreadOfAll() {
    Storm storm = Incidents.storm(Storm.Kind.NODE, "node-7", 2);
    Incident one = Incidents.inStorm(Incidents.usual(), "i-1", storm);
    Telling call =
        new Telling(
            "s/1",
            Telling.Kind.REPLY,
            Telling.Step.CALLED,
            storm.id(),
            one.id(),
            "C1",
            "oncall",
            true);
    Voice voice = new Voice(new NoticeMessage(Catalog.bundled(), Set.of()), () -> ROUTING);
    Posting posting =
        voice.posting(
            call, Outcome.NOTHING, Board.of(List.of(one), List.of(storm)), Incidents.BEGAN);
    assertThat(posting.incident()).isEqualTo(storm.id());
    assertThat(posting.payload())
        .contains("Among them, payments/api is critical", "<!subteam^S012AB>", "reply_broadcast");
  }
}
