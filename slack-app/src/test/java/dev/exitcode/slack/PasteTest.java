package dev.exitcode.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.Message;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PasteTest {
  private static Paste posted(String ts) {
    Message message = new Message();
    message.setText("boom");
    message.setTs(ts);
    return Paste.of(message);
  }

  @Test
  void message_wasSeenWhenItWasPosted() {
    assertThat(posted("1778241600.000200").seen()).isEqualTo(Instant.parse("2026-05-08T12:00:00Z"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "soon", "99999999999999999999", "9223372036854775807.1"})
  void oddTime_isNone(String ts) {
    assertThat(posted(ts).seen()).isNull();
  }
}
