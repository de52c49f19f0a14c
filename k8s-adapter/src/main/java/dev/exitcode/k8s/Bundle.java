package dev.exitcode.k8s;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The objects of a tree that are understood, however they are wrapped, in their order. */
final class Bundle {
  /** One object and its kind, which the items of a typed list do not repeat. */
  record Item(String kind, JsonNode object) {}

  private static final String LIST = "List";

  private final List<Item> items = new ArrayList<>();

  private Bundle() {}

  static Bundle of(JsonNode tree) {
    Bundle bundle = new Bundle();
    Deque<Item> open = new ArrayDeque<>();
    open.push(new Item("", tree));
    while (!open.isEmpty()) {
      bundle.take(open.pop(), open);
    }
    return bundle;
  }

  /** Opens what is a list, and keeps what is an object. */
  private void take(Item next, Deque<Item> open) {
    JsonNode inner = next.object.isArray() ? next.object : next.object.path("items");
    if (inner.isArray()) {
      pushInOrder(open, inner, itemKind(next));
    } else if (next.object.isObject()) {
      String own = Json.text(next.object, "kind");
      items.add(own == null ? next : new Item(own, next.object));
    }
  }

  /** The objects of a kind. */
  List<JsonNode> of(String kind) {
    return items.stream().filter(i -> i.kind.equals(kind)).map(Item::object).toList();
  }

  /** The workloads. */
  List<Item> workloads() {
    return items.stream().filter(i -> Workload.KINDS.contains(i.kind)).toList();
  }

  private static void pushInOrder(Deque<Item> open, JsonNode array, String kind) {
    for (int i = array.size() - 1; i >= 0; i--) {
      open.push(new Item(kind, array.get(i)));
    }
  }

  /** What the items of a typed list are, such as the Pods of a PodList. */
  private static String itemKind(Item list) {
    String kind = Json.text(list.object, "kind");
    return kind == null || !kind.endsWith(LIST)
        ? ""
        : kind.substring(0, kind.length() - LIST.length());
  }
}
