package dev.exitcode.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;

final class SlackBotTest {

  @Test
  void signedCommand_isAnsweredInTheAcknowledgement() throws Exception {
    try (SlackBot bot =
        Fixtures.started(Fixtures.unreachable(), Fixtures.KNOWLEDGE, Clock.systemUTC())) {
      try (SlackClient slack = new SlackClient(bot.address(), Fixtures.SECRET)) {
        var answer = slack.ask("137");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
            .startsWith("application/json");
        assertThat(answer.body()).contains("SIGKILL").contains("\"ephemeral\"");
        assertThat(bot.status().connected()).isTrue();
      }
    }
  }
}
