package dev.exitcode.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.SetClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What was readable when, asked afterwards. */
final class TranscriptTest {
  private final SetClock clock = new SetClock();
  private Messages messages;
  private Transcript transcript;

  @BeforeEach
  void open() {
    messages = new Messages(clock, new Changes());
    transcript = Transcript.of(messages);
  }

  private static ObjectNode notice(long outbox, String... incidents) {
    ObjectNode payload = Json.object().put("text", "t" + outbox);
    ObjectNode inside = payload.putObject("metadata").put("event_type", "exitcode_notice");
    ObjectNode about = inside.putObject("event_payload").put("outbox", outbox);
    for (String incident : incidents) {
      about.withArray("incidents").add(incident);
    }
    return payload;
  }

  private String post(ObjectNode payload) {
    return messages.post("C", Message.Author.APP, false, payload).ts();
  }

  private Instant later() {
    Instant before = clock.instant();
    clock.forward(Duration.ofSeconds(1));
    return before;
  }

  @Test
  void readable_isWhatStoodThereThen() {
    String ts = post(notice(1, "a"));
    Instant posted = later();
    messages.replace(ts, notice(2, "a", "b"));
    Instant edited = later();
    messages.delete(ts);
    assertThat(transcript.readable("C", posted.minusNanos(1))).isEmpty();
    assertThat(transcript.readable("C", posted)).containsExactly("a");
    assertThat(transcript.readable("C", edited)).containsExactlyInAnyOrder("a", "b");
    assertThat(transcript.readable("C", clock.instant())).isEmpty();
    assertThat(transcript.readable("D", edited)).isEmpty();
  }

  @Test
  void row_thatIsPostedTwiceIsADuplicate() {
    String ts = post(notice(1, "a"));
    post(notice(2, "a"));
    messages.replace(ts, notice(3, "a"));
    messages.replace(ts, notice(3, "a"));
    assertThat(transcript.duplicates()).isEmpty();
    post(notice(1, "a"));
    assertThat(transcript.duplicates()).extracting(Transcript.Entry::outbox).containsExactly(1L);
  }

  @Test
  void olderWordAfterANewerOne_isAnInversion() {
    post(notice(2, "a"));
    post(notice(1, "b"));
    assertThat(transcript.inversions()).isEmpty();
    post(notice(1, "a"));
    assertThat(transcript.inversions()).extracting(Transcript.Entry::text).containsExactly("t1");
  }

  @Test
  void busiestSpan_isCounted() {
    post(notice(1));
    post(notice(2));
    later();
    post(notice(3));
    assertThat(transcript.mostWithin(Duration.ofSeconds(1), "C")).isEqualTo(2);
    assertThat(transcript.mostWithin(Duration.ofSeconds(2), "C")).isEqualTo(3);
  }
}
