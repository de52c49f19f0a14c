package dev.exitcode.app;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What works and what does not, asked for anew each time. Safe for many threads. */
final class Health {
  private final List<Supplier<Part>> parts;
  private volatile boolean serving;

  /**
   * One part of the bot.
   *
   * @param detail one sentence for people, without secrets
   * @param since when it became so
   */
  record Part(String name, boolean ok, String detail, Instant since) {}

  Health(List<Supplier<Part>> parts) {
    this.parts = List.copyOf(parts);
  }

  /** Requests are taken from now on, or no longer. */
  void serving(boolean now) {
    serving = now;
  }

  /**
   * Whether the process takes requests. A Slack that cannot be reached does not change it: the bot
   * reconnects by itself, and taking it out of service would help nobody.
   */
  boolean ready() {
    return serving;
  }

  /** Everything by name; the status is {@code ok} only where nothing is broken. */
  Report report() {
    return new Report(serving, parts.stream().map(Supplier::get).toList());
  }

  /** How it stood at one moment. */
  record Report(boolean ready, List<Part> parts) {
    boolean ok() {
      return ready && parts.stream().allMatch(Part::ok);
    }

    String json() {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      node.put("status", ok() ? "ok" : "broken").put("ready", ready);
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
