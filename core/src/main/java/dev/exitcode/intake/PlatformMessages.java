package dev.exitcode.intake;

import dev.exitcode.catalog.DataFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What kubelet, scheduler and Docker say, known by its words wherever it is quoted. */
final class PlatformMessages {
  private static final String FILE = "messages.json";
  private static final List<Message> ALL = load();

  /** Where a message stands in a pod. */
  private enum Place {
    POD,
    EVENT,
    WAITING,
    END
  }

  /** A message, known by a phrase and maybe a second one behind it. */
  private record Message(
      String phrase,
      @Nullable String with,
      Place place,
      @Nullable String reason,
      @Nullable String about) {
    boolean isIn(String line) {
      int at = line.indexOf(phrase);
      return at >= 0 && (with == null || line.indexOf(with, at) >= 0);
    }
  }

  private PlatformMessages() {}

  /** Reads the first known message in a line; whether there was one. */
  static boolean read(String line, Draft draft) {
    for (Message message : ALL) {
      if (message.isIn(line)) {
        write(message, line, draft);
        return true;
      }
    }
    return false;
  }

  /** The reason that goes with a pod's message, or null. */
  static @Nullable String reasonOf(String text) {
    for (Message message : ALL) {
      if (message.place() == Place.POD && message.isIn(text)) {
        return message.reason();
      }
    }
    return null;
  }

  private static void write(Message message, String line, Draft draft) {
    String text = sentence(line, message.phrase());
    if (message.place() != Place.END) {
      draft.kubernetes();
    }
    switch (message.place()) {
      case POD -> {
        draft.loose().facts().put("status.reason", message.reason());
        draft.loose().facts().put("status.message", text);
      }
      case EVENT -> event(message, text, draft);
      case WAITING -> waiting(message, text, draft.loose().container());
      case END -> {
        Sketch end = draft.loose().container().in("told");
        end.put("message", text);
        end.put("reason", message.reason());
      }
    }
  }

  private static void event(Message message, String text, Draft draft) {
    String reason = String.valueOf(message.reason());
    if (!draft.hasEvent(reason)) {
      String about = message.about() == null ? null : message.about() + "/";
      String type = reason.equals("Killing") ? "Normal" : "Warning";
      draft.event(EventDraft.of(type, reason, text).about(about));
    }
  }

  private static void waiting(Message message, String text, Sketch container) {
    String reason = container.text("status.waiting.reason");
    if (reason == null || reason.equals(message.reason())) {
      container.put("status.waiting.reason", message.reason());
      container.put("status.waiting.message", text);
    }
  }

  /** The line from the message on: without what a person or an event row put before it. */
  private static String sentence(String line, String phrase) {
    int at = line.indexOf(phrase);
    int from = Math.max(line.lastIndexOf("  ", at), line.lastIndexOf(": \"", at) + 2);
    return from <= 2 ? line.strip() : line.substring(from).strip();
  }

  private static List<Message> load() {
    List<Message> all = new ArrayList<>();
    DataFile.tree(PlatformMessages.class, FILE).forEach(node -> all.add(message(node)));
    return List.copyOf(all);
  }

  private static Message message(JsonNode node) {
    return new Message(
        node.path("phrase").asString(),
        node.path("with").asString(null),
        Place.valueOf(node.path("place").asString().toUpperCase(java.util.Locale.ROOT)),
        node.path("reason").asString(null),
        node.path("about").asString(null));
  }
}
