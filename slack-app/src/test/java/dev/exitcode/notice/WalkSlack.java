package dev.exitcode.notice;

import dev.exitcode.delivery.Reply;
import dev.exitcode.delivery.ScriptedSlack;
import dev.exitcode.delivery.ScriptedSlack.Fault;
import dev.exitcode.delivery.ScriptedSlack.Kept;
import dev.exitcode.delivery.SlackCalls;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A Slack that fails as a script wants it. */
final class WalkSlack implements Fault, SlackCalls {
  final ScriptedSlack slack;
  private final WalkClock clock;
  private final Deque<Trouble> next = new ArrayDeque<>();
  private final Set<String> deleted = new HashSet<>();
  private final Deque<Trouble> nextReads = new ArrayDeque<>();
  private @Nullable String closed;
  private Duration closedUntil = Duration.ZERO;
  private Duration outUntil = Duration.ZERO;

  /** What becomes of a call. */
  enum Trouble {
    LOST,
    ANSWER_LOST,
    LIMITED,
    BAD_GATEWAY,
    NOT_SENT,
    KILL_BEFORE,
    KILL_AFTER
  }

  /** The bot's process dies. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  WalkSlack(WalkClock clock) {
    this.clock = clock;
    this.slack = new ScriptedSlack(clock::passed);
    slack.fault = this;
  }

  void fail(Trouble trouble, int times) {
    for (int i = 0; i < times; i++) {
      next.add(trouble);
    }
  }

  void failReads(Trouble trouble, int times) {
    for (int i = 0; i < times; i++) {
      nextReads.add(trouble);
    }
  }

  void close(String channel, Duration time) {
    closed = channel;
    closedUntil = clock.passed().plus(time);
  }

  void goOut(Duration time) {
    outUntil = clock.passed().plus(time);
  }

  /** Somebody deletes a message, with all that is below it. */
  void delete(int index) {
    if (!slack.messages.isEmpty()) {
      Kept message = slack.messages.get(Math.floorMod(index, slack.messages.size()));
      String ts = message.ts();
      slack.messages.removeIf(m -> m.ts().equals(ts) || ts.equals(m.thread()));
      deleted.add(WalkAudit.incident(message));
    }
  }

  /** Whether somebody deleted the message of an incident. */
  boolean deleted(String incident) {
    return deleted.contains(incident);
  }

  void mend() {
    next.clear();
    nextReads.clear();
    closedUntil = Duration.ZERO;
    outUntil = Duration.ZERO;
  }

  @Override
  public Reply post(String method, ObjectNode arguments) {
    return slack.post(method, arguments);
  }

  @Override
  public Reply read(String method, Map<String, String> arguments) {
    if (isOut()) {
      return new Reply.NotSent("refused");
    }
    Trouble trouble = nextReads.poll();
    return trouble == null ? slack.read(method, arguments) : instead(trouble);
  }

  private boolean isOut() {
    return clock.passed().compareTo(outUntil) < 0;
  }

  private static Reply instead(Trouble trouble) {
    return switch (trouble) {
      case LIMITED -> Reply.of(429, "30", "");
      case BAD_GATEWAY -> Reply.of(502, null, "");
      case LOST, ANSWER_LOST -> new Reply.InDoubt("cut off");
      case NOT_SENT -> new Reply.NotSent("refused");
      case KILL_BEFORE, KILL_AFTER -> throw new Killed();
    };
  }

  @Override
  public @Nullable Reply before(String method, ObjectNode arguments) {
    if (isOut()) {
      return new Reply.NotSent("refused");
    }
    boolean open = clock.passed().compareTo(closedUntil) >= 0;
    if (!open && arguments.path("channel").asString().equals(closed)) {
      return new Reply.Refused("not_in_channel");
    }
    Trouble trouble = next.peek();
    if (trouble == null || trouble == Trouble.ANSWER_LOST || trouble == Trouble.KILL_AFTER) {
      return null;
    }
    next.remove();
    return instead(trouble);
  }

  @Override
  public @Nullable Reply after(String method, ObjectNode arguments) {
    Trouble trouble = next.poll();
    return trouble == null ? null : instead(trouble);
  }
}
