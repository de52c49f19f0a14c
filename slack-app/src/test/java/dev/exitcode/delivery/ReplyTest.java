package dev.exitcode.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReplyTest {
  @Test
  void ok_isDone() {
    assertThat(Reply.of(200, null, "{\"ok\":true,\"ts\":\"1.2\"}"))
        .isInstanceOfSatisfying(
            Reply.Done.class,
            done -> assertThat(done.body().path("ts").asString()).isEqualTo("1.2"));
  }

  @ParameterizedTest
  @CsvSource({
    "200, not_in_channel",
    "200, ratelimited",
    "403, invalid_auth",
    "503, service_unavailable",
  })
  void slacksWord_isARefusal_whateverTheStatus(int status, String error) {
    assertThat(Reply.of(status, null, "{\"ok\":false,\"error\":\"" + error + "\"}"))
        .isEqualTo(new Reply.Refused(error));
  }

  @ParameterizedTest
  @CsvSource({
    "200, ''",
    "200, '{\"ok\":tr'",
    "200, <html>Sign in to the proxy</html>",
    "200, null",
    "200, '{\"ok\":false}'",
    "200, '[true]'",
    "200, '{\"ok\":false,\"error\":\"internal_error\"}'",
    "500, '{\"ok\":false,\"error\":\"fatal_error\"}'",
    "500, oops",
    "502, Bad gateway",
    "503, ''",
    "504, ''",
    "302, ''"
  })
  void whereSlackSaysNothingCertain_itIsInDoubt(int status, String body) {
    assertThat(Reply.of(status, null, body)).isInstanceOf(Reply.InDoubt.class);
  }

  @Test
  void plainClientError_isNoWordOfSlacks() {
    assertThat(Reply.of(404, null, "no such page")).isInstanceOf(Reply.NotSent.class);
    assertThat(Reply.of(413, null, "too large")).isEqualTo(new Reply.Refused("msg_too_long"));
  }

  /** The waits Slack may ask for. */
  @ParameterizedTest
  @CsvSource({"1, 1", "30, 30", "' 7 ', 7", "0, 1", "abc, 1", "-5, 1", "1.5, 1", "'', 1"})
  void limit_isWaitedFor(String header, int seconds) {
    assertThat(Reply.of(429, header, "{\"ok\":false,\"error\":\"ratelimited\"}"))
        .isEqualTo(new Reply.Limited(Duration.ofSeconds(seconds)));
  }

  @Test
  void limitWithoutAHeader_isWaitedForASecond() {
    assertThat(Reply.of(429, null, "")).isEqualTo(new Reply.Limited(Duration.ofSeconds(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"601", "1000000000", "99999999999999999999"})
  void absurdLimit_isCapped(String header) {
    assertThat(Reply.of(429, header, "")).isEqualTo(new Reply.Limited(Duration.ofMinutes(10)));
  }
}
