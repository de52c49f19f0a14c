package dev.exitcode.bench;

import dev.exitcode.bench.Passage.Call;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A question that was answered, and the calls that were made for it.
 *
 * @param beside whether all pods were being read at the same time
 */
record Question(long nanos, List<Call> calls, boolean beside) {
  /** Between two pages of a list their reader works on the first. */
  private static final long BETWEEN_PAGES = TimeUnit.MILLISECONDS.toNanos(200);

  static Question of(long from, long to, List<Call> calls) {
    return new Question(
        to - from,
        calls.stream()
            .filter(c -> !c.isOfAll() && c.from() >= from && c.to() <= to + BETWEEN_PAGES)
            .toList(),
        calls.stream()
            .anyMatch(
                c ->
                    c.isOfAll() && c.to() > from - BETWEEN_PAGES && c.from() < to + BETWEEN_PAGES));
  }

  double millis() {
    return nanos / 1e6;
  }

  /** The time of the slowest call of each round, together. */
  double apiMillis() {
    return rounds().stream().mapToLong(Question::slowest).sum() / 1e6;
  }

  double overMillis() {
    return millis() - apiMillis();
  }

  private static long slowest(List<Call> round) {
    return round.stream().mapToLong(c -> c.to() - c.from()).max().orElse(0);
  }

  /** Another round begins with a call that comes when all before it were answered. */
  List<List<Call>> rounds() {
    List<List<Call>> rounds = new ArrayList<>();
    long end = Long.MIN_VALUE;
    for (Call call : calls.stream().sorted(Comparator.comparingLong(Call::from)).toList()) {
      if (rounds.isEmpty() || call.from() > end) {
        rounds.add(new ArrayList<>());
      }
      rounds.getLast().add(call);
      end = Math.max(end, call.to());
    }
    return rounds;
  }
}
