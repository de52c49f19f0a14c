package dev.exitcode.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.SetClock;
import dev.exitcode.k8s.PodRef;
import dev.exitcode.slack.PodKeys.Meaning;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PodKeysTest {
  private final SetClock clock = new SetClock();
  private final PodKeys keys = new PodKeys(clock);

  private static Meaning meaning(String pod, @Nullable String user, @Nullable String channel) {
    return new Meaning(new PodRef("prod", "payments", pod, "uid"), "api", true, user, channel);
  }

  @Test
  void privateKey_isGoodForItsUserItsChannelAndAQuarterOfAnHour() {
    Meaning meaning = meaning("api", "U1", "C1");
    String key = keys.keep(meaning);
    assertThat(key).hasSize(16);
    assertThat(keys.find(key, "U1", "C1")).isEqualTo(meaning);
    assertThat(keys.find(key, "U2", "C1")).isNull();
    assertThat(keys.find(key, "U1", "C2")).isNull();
    assertThat(keys.find(key, "U1", null)).isNull();
    clock.forward(Duration.ofMinutes(15).minusMillis(1));
    assertThat(keys.find(key, "U1", "C1")).isEqualTo(meaning);
    clock.forward(Duration.ofMillis(1));
    assertThat(keys.find(key, "U1", "C1")).isNull();
  }

  @Test
  void publicKey_isGoodForAllInTheChannelForADay() {
    String key = keys.keep(meaning("api", null, "C1"));
    clock.forward(Duration.ofHours(23));
    assertThat(keys.find(key, "U7", "C1")).isNotNull();
    assertThat(keys.find(key, "U7", "C2")).isNull();
    clock.forward(Duration.ofHours(1));
    assertThat(keys.find(key, "U7", "C1")).isNull();
  }

  @Test
  void sameMeaning_keepsItsKey_soThatTypingFillsNoMemory() {
    String key = keys.keep(meaning("api", "U1", null));
    assertThat(keys.keep(meaning("api", "U1", null))).isEqualTo(key);
    assertThat(keys.keep(meaning("api", "U2", null))).isNotEqualTo(key);
  }

  @Test
  void floodOfKeys_forgetsTheOldest() {
    String first = keys.keep(meaning("first", "U1", null));
    for (int i = 0; i < 50_000; i++) {
      String _ = keys.keep(meaning("p" + i, "U1", null));
    }
    assertThat(keys.find(first, "U1", null)).isNull();
    assertThat(keys.keep(meaning("first", "U1", null))).isNotEqualTo(first);
  }
}
