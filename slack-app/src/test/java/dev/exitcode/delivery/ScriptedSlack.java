package dev.exitcode.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A Slack in memory that keeps what it takes, and fails as it is told. */
public final class ScriptedSlack implements SlackCalls {
  /** Stands before or after what Slack does with a call of a method in a channel. */
  public interface Fault {
    /** What is answered instead of doing it, or null. */
    default @Nullable Reply before(String method, ObjectNode arguments) {
      return null;
    }

    /** What is answered although it was done, or null. */
    default @Nullable Reply after(String method, ObjectNode arguments) {
      return null;
    }
  }

  /** A message as Slack has it. */
  public record Kept(String channel, String ts, @Nullable String thread, ObjectNode content) {
    /** For notifications. */
    public String text() {
      return content.path("text").asString("");
    }
  }

  /** A call, and when it came. */
  record Call(Duration at, String method, String channel) {}

  public final List<Kept> messages = new ArrayList<>();
  final List<Call> calls = new ArrayList<>();
  public Fault fault = new Fault() {};
  public boolean history = true;
  public boolean tokenGood = true;
  private final Supplier<Duration> time;
  private int next = 1;

  /** An empty one; {@code time} says when calls come. */
  public ScriptedSlack(Supplier<Duration> time) {
    this.time = time;
  }

  @Override
  public Reply post(String method, ObjectNode arguments) {
    String channel = arguments.path("channel").asString();
    calls.add(new Call(time.get(), method, channel));
    if (!tokenGood) {
      return new Reply.Refused("invalid_auth");
    }
    Reply instead = fault.before(method, arguments);
    if (instead != null) {
      return instead;
    }
    Reply done = method.equals("chat.update") ? update(arguments) : keep(arguments);
    Reply after = fault.after(method, arguments);
    return after == null ? done : after;
  }

  private Reply keep(ObjectNode arguments) {
    String ts = "1764291723.%06d".formatted(next++);
    String thread = arguments.path("thread_ts").asString("");
    String channel = arguments.path("channel").asString();
    messages.add(new Kept(channel, ts, thread.isEmpty() ? null : thread, arguments));
    return done(ts);
  }

  private Reply update(ObjectNode arguments) {
    String ts = arguments.path("ts").asString();
    for (int i = 0; i < messages.size(); i++) {
      Kept old = messages.get(i);
      if (old.ts().equals(ts)) {
        ObjectNode merged = old.content().deepCopy();
        merged.setAll(arguments);
        messages.set(i, new Kept(old.channel(), ts, old.thread(), merged));
        return done(ts);
      }
    }
    return new Reply.Refused("message_not_found");
  }

  private static Reply done(String ts) {
    return new Reply.Done(JsonMapper.shared().createObjectNode().put("ok", true).put("ts", ts));
  }

  @Override
  public Reply read(String method, Map<String, String> arguments) {
    calls.add(new Call(time.get(), method, arguments.getOrDefault("channel", "")));
    if (method.equals("auth.test")) {
      return tokenGood ? new Reply.Done(self()) : new Reply.Refused("invalid_auth");
    }
    return history ? found(arguments) : new Reply.Refused("missing_scope");
  }

  private Reply found(Map<String, String> arguments) {
    ObjectNode answer = JsonMapper.shared().createObjectNode().put("ok", true);
    var list = answer.putArray("messages");
    messages.reversed().stream()
        .filter(m -> m.channel().equals(arguments.get("channel")))
        .filter(m -> m.thread() == null || m.thread().equals(arguments.get("ts")))
        .forEach(
            m ->
                list.addObject()
                    .put("ts", m.ts())
                    .put("bot_id", m.content().path("bot_id").asString("B0BOT"))
                    .<ObjectNode>set("metadata", metadata(m)));
    return new Reply.Done(answer);
  }

  private static ObjectNode self() {
    return JsonMapper.shared()
        .createObjectNode()
        .put("ok", true)
        .put("user_id", "U0BOT")
        .put("bot_id", "B0BOT");
  }

  private static JsonNode metadata(Kept message) {
    return message.content().path("metadata");
  }

  /** How many messages a channel was sent at most, new or changed, within a time. */
  public long mostWithin(Duration time, String channel) {
    List<Duration> sent =
        calls.stream()
            .filter(call -> call.method().startsWith("chat.") && call.channel().equals(channel))
            .map(Call::at)
            .toList();
    return sent.stream().mapToLong(from -> within(sent, from, from.plus(time))).max().orElse(0);
  }

  private static long within(List<Duration> times, Duration from, Duration to) {
    return times.stream().filter(at -> at.compareTo(from) >= 0 && at.compareTo(to) < 0).count();
  }

  long calls(String method) {
    return calls.stream().filter(call -> call.method().equals(method)).count();
  }

  List<String> texts(String channel) {
    return messages.stream().filter(m -> m.channel().equals(channel)).map(Kept::text).toList();
  }
}
