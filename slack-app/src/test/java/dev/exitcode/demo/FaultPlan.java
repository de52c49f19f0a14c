package dev.exitcode.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Which requests meet which fault, and which requests there were. Of several lines that fit a
 * request the first counts. Safe for use by many threads.
 */
public final class FaultPlan implements LocalServer.Interceptor {
  private final List<Line> lines = new ArrayList<>();
  private final List<Seen> seen = new ArrayList<>();
  private int met;

  private record Line(Predicate<Call> which, BooleanSupplier turn, Fault fault) {}

  /**
   * A request that there was.
   *
   * @param from when it came, in the nanoseconds of {@link System#nanoTime}
   * @param to when it was over, in the same
   */
  public record Seen(Call call, long from, long to) {}

  /** The next so many of these requests meet this. */
  public synchronized FaultPlan next(int times, Predicate<Call> which, Fault fault) {
    int[] left = {times};
    return add(which, () -> left[0]-- > 0, fault);
  }

  /** Every so manieth of these requests meets this. */
  public synchronized FaultPlan every(int nth, Predicate<Call> which, Fault fault) {
    int[] count = {0};
    return add(which, () -> ++count[0] % nth == 0, fault);
  }

  /** Each of these requests meets this with that chance. */
  public synchronized FaultPlan chance(
      double share, Random random, Predicate<Call> which, Fault fault) {
    return add(which, () -> random.nextDouble() < share, fault);
  }

  /** All of these requests meet this. */
  public synchronized FaultPlan always(Predicate<Call> which, Fault fault) {
    return add(which, () -> true, fault);
  }

  private FaultPlan add(Predicate<Call> which, BooleanSupplier turn, Fault fault) {
    lines.add(new Line(which, turn, fault));
    return this;
  }

  /** Nothing more goes wrong. */
  public synchronized void clear() {
    lines.clear();
  }

  /** How many requests met a fault. */
  public synchronized int met() {
    return met;
  }

  /** The requests of a kind that are over, in the order of their ends. */
  public synchronized List<Seen> seen(Predicate<Call> which) {
    return seen.stream().filter(one -> which.test(one.call)).toList();
  }

  /** How many requests of a kind were being answered at once at most. */
  public int mostAtOnce(Predicate<Call> which) {
    List<Seen> all = seen(which);
    return all.stream()
        .mapToInt(a -> (int) all.stream().filter(b -> b.from <= a.from && a.from < b.to).count())
        .max()
        .orElse(0);
  }

  @Override
  public void intercept(LocalExchange exchange, LocalServer.Answer answer) throws IOException {
    Call call = Call.of(exchange);
    long from = System.nanoTime();
    try {
      choose(call).intercept(exchange, answer);
    } finally {
      note(new Seen(call, from, System.nanoTime()));
    }
  }

  private synchronized Fault choose(Call call) {
    for (Line line : lines) {
      if (line.which.test(call) && line.turn.getAsBoolean()) {
        met++;
        return line.fault;
      }
    }
    return (_, answer) -> answer.give();
  }

  private synchronized void note(Seen one) {
    seen.add(one);
  }
}
