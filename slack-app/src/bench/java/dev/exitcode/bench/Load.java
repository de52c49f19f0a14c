package dev.exitcode.bench;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * The load, in a process of its own with one thread, busy unless told to be gentle. Open loop:
 * requests are due at fixed times whether or not earlier ones were answered, and a late one counts
 * from when it was due. Closed loop: each connection sends again as soon as it was answered.
 */
final class Load {
  /**
   * Whether to leave the core to others between requests, at the price of a tenth of a millisecond.
   */
  private static final boolean GENTLE = Boolean.getBoolean("bench.gentle");

  private static final long REST_NANOS = TimeUnit.MICROSECONDS.toNanos(20);
  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(2);

  private final SignedCommands commands;
  private final Round round;
  private final Histogram nanos = new Histogram(LONGEST_NANOS, 3);
  private final ArrayDeque<Wire> idle = new ArrayDeque<>();
  private long sent;
  private long wrong;

  private Load(int port, Round round) {
    this.commands = new SignedCommands(port);
    this.round = round;
  }

  /** Arguments: port, expected text, then one round after the other; prints a line for each. */
  public static void main(String[] args) throws IOException {
    int port = Integer.parseInt(args[0]);
    for (String round : List.of(args).subList(2, args.length)) {
      System.out.println(new Load(port, Round.parse(round)).run(port, args[1]).line());
    }
  }

  private Measured run(int port, String expected) throws IOException {
    List<Wire> wires = new ArrayList<>();
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < round.connections(); i++) {
        Wire wire = new Wire(port, expected);
        wires.add(wire);
        wire.channel().configureBlocking(false);
        wire.channel().register(selector, SelectionKey.OP_READ, wire);
      }
      idle.addAll(wires);
      return drive(selector);
    } finally {
      for (Wire wire : wires) {
        wire.close();
      }
    }
  }

  private Measured drive(Selector selector) throws IOException {
    long start = System.nanoTime();
    long end = start + TimeUnit.SECONDS.toNanos(round.seconds());
    long now = start;
    while (unfinished(now, end) && now < end + GRACE_NANOS) {
      sendWhatIsDue(start, now, end);
      if (selector.selectNow(key -> take((Wire) key.attachment())) == 0 && GENTLE) {
        LockSupport.parkNanos(REST_NANOS);
      }
      now = System.nanoTime();
    }
    countUnanswered(start, now);
    return Measured.of(nanos, wrong, (now - start) / 1e9);
  }

  private boolean unfinished(long now, long end) {
    return idle.size() < round.connections() || now < end || sent < round.total();
  }

  private void sendWhatIsDue(long start, long now, long end) throws IOException {
    while (!idle.isEmpty() && (round.open() ? sent < round.total() : now < end)) {
      long due = round.open() ? start + round.dueNanos(sent) : System.nanoTime();
      if (due > now && round.open()) {
        return;
      }
      idle.remove().send(commands.next(), due);
      sent++;
    }
  }

  private void take(Wire wire) {
    try {
      if (!wire.read()) {
        return;
      }
    } catch (IOException e) {
      throw new IllegalStateException("after " + nanos.getTotalCount() + " answers", e);
    }
    nanos.recordValue(Math.min(System.nanoTime() - wire.due(), LONGEST_NANOS));
    if (!wire.right() && wrong++ == 0) {
      System.err.println("A wrong answer: " + wire.answer());
    }
    idle.add(wire);
  }

  /** What never came counts as wrong, with the time it has been waited for. */
  private void countUnanswered(long start, long now) {
    for (long i = nanos.getTotalCount(); i < round.total(); i++) {
      nanos.recordValue(Math.min(Math.max(now - start - round.dueNanos(i), 0), LONGEST_NANOS));
      wrong++;
    }
  }
}
