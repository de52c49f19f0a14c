package dev.exitcode.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.store.MarkTable.Mark;
import dev.exitcode.store.Posting.Claimed;
import dev.exitcode.store.Posting.State;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it writes loses nothing that it was told is written. */
final class KillTest {
  private static final int KILLS = Integer.getInteger("exitcode.kills", 3);

  @TempDir Path folder = Path.of("");

  private final Set<String> sent = new HashSet<>();
  private final Set<String> marked = new HashSet<>();
  private int decided;

  @Test
  void killed_losesNothing_andRepeatsNothingThatWasMarked() throws IOException {
    Path file = folder.resolve("exitcode.db");
    Random random = new Random(20261128);
    for (int kill = 0; kill < KILLS; kill++) {
      runAndKill(file, 3 + random.nextInt(200));
      try (Store store = Store.open(new Location.SqliteFile(file), Clock.systemUTC())) {
        assertThat(store.damage()).isNull();
        nothingIsLost(store);
      }
    }
  }

  private void nothingIsLost(Store store) {
    List<Mark> marks = store.read(tx -> tx.marks().of("prod"));
    List<String> incidents = store.read(tx -> tx.incidents().live("prod"));
    assertThat(marks)
        .as("what was decided, and perhaps what was killed when saying so")
        .hasSizeBetween(decided, decided + 1);
    assertThat(incidents).as("all of it or nothing").hasSameSizeAs(marks);
    Map<State, Long> counts = store.read(tx -> tx.outbox().counts());
    assertThat(counts.values().stream().mapToLong(n -> n).sum()).isEqualTo(marks.size());
    assertThat(counts).doesNotContainKey(State.SENDING);
    decided = marks.size();
    List<Claimed> undone =
        store.deliver(o -> StoreInTests.claim(o, 10, Instant.now(), Duration.ofSeconds(9)));
    assertThat(undone).extracting(c -> c.posting().key()).doesNotContainAnyElementsOf(marked);
    assertThat(undone.stream().filter(c -> sent.contains(c.posting().key())))
        .as("what may be in Slack is not simply sent again")
        .allMatch(Claimed::ambiguous);
  }

  /** Kills after so many lines. */
  private void runAndKill(Path file, int lines) throws IOException {
    Process child = child(file).start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8))) {
      int read = 0;
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        note(line);
        read += 1;
        if (read == lines) {
          child.toHandle().destroyForcibly(); // leaves what it said to be read
        }
      }
      assertThat(read).as("it came that far").isGreaterThanOrEqualTo(lines);
    } finally {
      child.destroyForcibly().onExit().join();
    }
  }

  private void note(String line) {
    String what = line.substring(line.indexOf(' ') + 1);
    switch (line.substring(0, line.indexOf(' '))) {
      case "decided" -> decided = Integer.parseInt(what) + 1;
      case "sent" -> sent.add(what);
      case "marked" -> marked.add(what);
      default -> throw new AssertionError("The child says: " + line);
    }
  }

  private ProcessBuilder child(Path file) {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            WriterProcess.class.getName(),
            file.toString(),
            String.valueOf(decided))
        .redirectError(ProcessBuilder.Redirect.DISCARD);
  }
}
