package dev.exitcode.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.catalog.Catalog;
import dev.exitcode.catalog.TeamKnowledge;
import dev.exitcode.catalog.TeamReader;
import dev.exitcode.diagnosis.TextDiagnostician.Outcome;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TeamRepliesTest {
  private final AtomicReference<TeamKnowledge> team = new AtomicReference<>(TeamKnowledge.NONE);
  private final Replies replies =
      new Replies(
          new Knowledge(
              () -> Catalog.bundled().with(team::get),
              (text, seen) -> new Outcome.NotUnderstood("Nothing found.")));

  @Test
  void newKnowledge_isInTheNextAnswer_thoughTheOldOneWasKept() {
    assertThat(replies.toQuestion("42")).doesNotContain("Out of paper");
    team.set(knowing("Out of paper", "@team-billing"));
    assertThat(replies.toQuestion("42")).contains("Out of paper").contains("what your team says");
    team.set(knowing("Out of ink", "@team-billing"));
    assertThat(replies.toQuestion("42")).contains("Out of ink").doesNotContain("Out of paper");
  }

  @Test
  void whomToAsk_showsLiterallyAndPagesNobody() {
    team.set(
        knowing("Out of paper", "@team-billing <!channel> <@U0123ABCD> <https://x.example|y>"));
    String json = replies.toQuestion("42");
    JsonNode message = JsonMapper.shared().readTree(json);
    assertThat(message.path("text").asString())
        .contains("Ask @team-billing &lt;!channel&gt; &lt;@U0123ABCD&gt;");
    // Slack shows the text elements of rich text as they stand; only others page or link.
    assertThat(message.findValuesAsString("type")).doesNotContain("user", "broadcast", "link");
    assertThat(json.split("<", -1).length - 1).isEqualTo(3);
    assertThat(json).contains("{\"type\":\"text\",\"text\":\"Ask @team-billing <!channel> ");
  }

  private static TeamKnowledge knowing(String name, String ask) {
    String json =
        """
        {"entries": [{"id": "x", "codes": [42], "name": "%s", "meaning": "Refill it.", "ask": "%s"}]}
        """
            .formatted(name, ask);
    return TeamKnowledge.of(
        TeamReader.read(
            "team/a.yaml",
            JsonMapper.shared().readTree(json),
            pattern -> {
              throw new IllegalArgumentException(pattern);
            }));
  }
}
