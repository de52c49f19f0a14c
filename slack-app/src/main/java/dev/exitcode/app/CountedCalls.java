package dev.exitcode.app;

import dev.exitcode.delivery.Reply;
import dev.exitcode.delivery.SlackCalls;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Counts what became of calls of Slack, and how long each took. */
record CountedCalls(SlackCalls calls) implements SlackCalls {
  /** The methods that notices call. */
  private static final Set<String> METHODS =
      Set.of(
          "chat.postMessage",
          "chat.update",
          "conversations.history",
          "conversations.replies",
          "auth.test");

  @Override
  public Reply post(String method, ObjectNode arguments) {
    return counted(method, () -> calls.post(method, arguments));
  }

  @Override
  public Reply read(String method, Map<String, String> arguments) {
    return counted(method, () -> calls.read(method, arguments));
  }

  private static Reply counted(String method, Supplier<Reply> call) {
    Timer.Sample sample = Timer.start();
    Reply reply = call.get();
    String known = METHODS.contains(method) ? method : "other";
    sample.stop(Metrics.timer("exitcode.slack.calls", "method", known, "result", result(reply)));
    return reply;
  }

  private static String result(Reply reply) {
    return switch (reply) {
      case Reply.Done _ -> "done";
      case Reply.Limited _ -> "limited";
      case Reply.NotSent _ -> "not sent";
      case Reply.InDoubt _ -> "in doubt";
      case Reply.Refused _ -> "refused";
    };
  }
}
