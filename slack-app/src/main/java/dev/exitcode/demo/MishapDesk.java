package dev.exitcode.demo;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lets the person at the page make something happen. Safe for use by many threads. */
final class MishapDesk {
  private final AtomicReference<Mishaps> offered = new AtomicReference<>(Mishaps.NONE);
  private final Messages messages;

  MishapDesk(Messages messages) {
    this.messages = messages;
  }

  void offer(Mishaps mishaps) {
    offered.set(mishaps);
  }

  void happen(String subject, String way) {
    act(mishaps -> mishaps.happen(subject, way));
  }

  void recover(String subject) {
    act(mishaps -> mishaps.recover(subject));
  }

  private void act(Function<Mishaps, String> what) {
    try {
      ObjectNode said = Json.object().put("text", what.apply(offered.get()));
      messages.post(Ids.CHANNEL, Message.Author.STAND_IN, true, said);
    } catch (IllegalArgumentException e) {
      messages.postNotice(Ids.CHANNEL, "That cannot be: " + e.getMessage() + ".");
    }
  }

  /** What is offered, as the page reads it. */
  ObjectNode forPage() {
    Mishaps mishaps = offered.get();
    ObjectNode json = Json.object();
    ArrayNode subjects = json.putArray("subjects");
    mishaps
        .subjects()
        .forEach(one -> subjects.addObject().put("id", one.id()).put("broken", one.broken()));
    ArrayNode ways = json.putArray("ways");
    mishaps.ways().forEach(way -> ways.addObject().put("id", way.id()).put("label", way.label()));
    return json;
  }
}
