package dev.exitcode.slack;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class SlackApiTest {

  @Test
  void absentResponseUrl_isRefused() {
    try (SlackApi api =
        new SlackApi(Fixtures.config(Fixtures.http(Fixtures.SECRET), Fixtures.unreachable()))) {
      assertThatThrownBy(() -> api.respond(null, "{}"))
          .isInstanceOf(SlackApi.Refused.class)
          .hasMessage("there is no response_url");
    }
  }
}
