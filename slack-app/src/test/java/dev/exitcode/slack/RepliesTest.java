package dev.exitcode.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who answers what is typed after the command: the catalog or the diagnosis. */
final class RepliesTest {
  private final Replies replies = new Replies(Fixtures.KNOWLEDGE);

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "137, 137 · SIGKILL",
    "137 java, 137 · ",
    "137 vs 143, 137 · SIGKILL",
    // A few words are a question, whatever a diagnosis would make of them.
    "137 liveness-probe-failed, 137 · ",
    "api-7c9 0/1 CrashLoopBackOff 5 4m liveness-probe-failed, 'Liveness probe failed, likely'",
    "api-7c9 0/1 CrashLoopBackOff 5 4m weak, CrashLoopBackOff",
    "api-7c9 0/1 CrashLoopBackOff 5 4m in good order, ✅ Nothing here is broken",
    "lorem ipsum dolor sit amet consectetur weak, 'Killed by SIGKILL, sender unknown, possible'",
    "lorem ipsum dolor sit amet in good order, ✅ Nothing here is broken",
    "lorem ipsum dolor sit amet consectetur, Nothing found.",
  })
  void typed_isAnsweredByTheOneWhoKnowsMore(String typed, String start) {
    String json = replies.toQuestion(typed);
    assertThat(JsonParser.parseString(json).getAsJsonObject().get("text").getAsString())
        .startsWith(start);
  }
}
