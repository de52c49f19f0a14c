package dev.exitcode.app;

import dev.exitcode.demo.Transcript;
import dev.exitcode.demo.Transcript.Entry;
import dev.exitcode.demo.Transcript.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What Slack took in the lives of a program.
 *
 * @param kills when each ended, the first one first
 */
record Lives(List<Instant> kills, Transcript transcript) {
  /** New messages, those after the last kill among them. */
  long posted() {
    return transcript.entries().stream().filter(Lives::isPosted).count();
  }

  /** In how many there was a new message. */
  long told() {
    return transcript.entries().stream()
        .filter(Lives::isPosted)
        .map(entry -> killsBefore(entry.at()))
        .filter(life -> life < kills.size())
        .distinct()
        .count();
  }

  private static boolean isPosted(Entry entry) {
    return entry.kind() == Kind.POSTED;
  }

  private long killsBefore(Instant at) {
    return kills.stream().filter(kill -> kill.isBefore(at)).count();
  }

  List<Entry> doubles() {
    return transcript.duplicates();
  }

  /** The most messages too many that a channel got between a kill and the next. */
  int most() {
    Map<String, Integer> counts = new HashMap<>();
    for (Entry twice : doubles()) {
      counts.merge(twice.channel() + " " + killsBefore(twice.at()), 1, Integer::sum);
    }
    return counts.values().stream().max(Integer::compare).orElse(0);
  }

  /** From each kill to the next word in any channel, in milliseconds, the shortest first. */
  List<Long> gaps() {
    Predicate<Entry> isWord = entry -> entry.kind() != Kind.DELETED;
    List<Instant> words = transcript.entries().stream().filter(isWord).map(Entry::at).toList();
    return kills.stream()
        .flatMap(
            kill ->
                words.stream()
                    .filter(kill::isBefore)
                    .limit(1)
                    .map(word -> Duration.between(kill, word).toMillis()))
        .sorted()
        .toList();
  }
}
