package dev.exitcode.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.evidence.LogTail;
import dev.exitcode.evidence.PodIdentity.Owner;
import dev.exitcode.k8s.Marks;
import dev.exitcode.k8s.NamespaceNotes;
import dev.exitcode.k8s.PodRef;
import dev.exitcode.k8s.WatchEvent.How;
import dev.exitcode.k8s.WatchEvent.Sighting;
import dev.exitcode.k8s.WatchEvent.What;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands for the next crash of the same kind, and what that weighs. */
final class LatelyTest {
  private static final Sighting SEEN = seen("web");

  private long nanos;
  private final Lately lately = new Lately(() -> nanos);

  private static Sighting seen(String workload) {
    return new Sighting(
        new PodRef("demo", "shop", "web-1", "u1"),
        new Owner("Deployment", workload),
        null,
        false,
        new Marks.Key("u1", "api"),
        What.ENDED,
        new Marks.Mark(1, "139@2026-11-28T01:02:03Z#1a2b3c4d"),
        1,
        Instant.parse("2026-11-28T01:02:03Z"),
        Instant.parse("2026-11-28T01:02:04Z"),
        How.LIVE);
  }

  private static Investigation found() {
    LogTail log = new LogTail("api", LogTail.Instance.DEAD, List.of("panic"), false);
    return new Investigation(
        BareCase.of(SEEN).withLogs(List.of(log)), BareCase.undiagnosed(SEEN), NamespaceNotes.NONE);
  }

  @Test
  void whatWasFoundAMomentAgo_stands_withoutItsLogs() {
    lately.keep(SEEN, found());
    nanos += Duration.ofMinutes(1).toNanos();
    Investigation known = lately.of(SEEN);
    assertThat(known).isEqualTo(found().alone());
    assertThat(known.file().logs()).isEmpty();
  }

  @Test
  void thatOneIsWell_saysNothingOfAnother() {
    lately.keep(
        SEEN, new Investigation(BareCase.of(SEEN), BareCase.over(SEEN), NamespaceNotes.NONE));
    assertThat(lately.of(SEEN)).isNull();
  }

  @Test
  void whatIsOlder_standsNoLonger() {
    lately.keep(SEEN, found());
    nanos += Duration.ofSeconds(61).toNanos();
    assertThat(lately.of(SEEN)).isNull();
  }

  /** Asked again at the beginning, all would stand that is kept at all. */
  @Test
  void whatIsOlder_isNotKept() {
    lately.keep(SEEN, found());
    nanos += Duration.ofSeconds(30).toNanos();
    lately.keep(seen("later"), found());
    nanos += Duration.ofSeconds(31).toNanos();
    lately.keep(seen("last"), found());
    nanos = 0;
    assertThat(lately.of(SEEN)).isNull();
    assertThat(lately.of(seen("later"))).isNotNull();
  }
}
