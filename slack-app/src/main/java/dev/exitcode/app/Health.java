package dev.exitcode.app;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What works and what does not, asked for anew each time. Safe for many threads. */
final class Health {
  private final List<Supplier<Part>> parts;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.STARTING);

  /**
   * One part of the bot.
   *
   * @param detail one sentence for people, without secrets
   * @param since when it became so
   */
  record Part(String name, boolean ok, String detail, Instant since) {}

  /** How far the process has come; it takes requests only in the middle of its life. */
  enum Phase {
    STARTING,
    SERVING,
    STOPPING
  }

  Health(List<Supplier<Part>> parts) {
    this.parts = List.copyOf(parts);
  }

  void enter(Phase next) {
    phase.set(next);
  }

  /**
   * Whether the process takes requests. A Slack that cannot be reached does not change it: the bot
   * reconnects by itself, and taking it out of service would help nobody.
   */
  boolean ready() {
    return phase.get() == Phase.SERVING;
  }

  /** Everything by name; the status is {@code ok} only where nothing is broken. */
  Report report() {
    List<Part> now = parts.stream().map(Supplier::get).toList();
    return new Report(phase.get(), now);
  }

  /** How it stood at one moment. */
  record Report(Phase phase, List<Part> parts) {
    boolean ok() {
      return phase == Phase.SERVING && parts.stream().allMatch(Part::ok);
    }

    String json() {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      node.put("status", ok() ? "ok" : "broken").put("ready", phase == Phase.SERVING);
      ObjectNode all = node.putObject("parts");
      for (Part part : parts) {
        all.putObject(part.name())
            .put("ok", part.ok())
            .put("detail", part.detail())
            .put("since", part.since().toString());
      }
      return node.toPrettyString() + "\n";
    }
  }
}
