package dev.exitcode.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The modals the person has open, up to three on top of each other, as in Slack. */
final class Views {
  private static final int DEEPEST = 3;

  private final List<View> stack = new ArrayList<>();
  private final Changes changes;

  Views(Changes changes) {
    this.changes = changes;
  }

  /** Opens a modal in place of any that is open. */
  synchronized View open(JsonNode payload) {
    stack.clear();
    return add(View.of(payload, ""));
  }

  /**
   * Opens a modal on top of the open one.
   *
   * @throws Refused {@code push_limit_reached} on top of the third, {@code not_found} on none
   */
  synchronized View push(JsonNode payload) {
    if (stack.isEmpty()) {
      throw new Refused("not_found");
    }
    if (stack.size() >= DEEPEST) {
      throw new Refused("push_limit_reached");
    }
    return add(View.of(payload, stack.getFirst().rootId()));
  }

  /**
   * Puts a payload in place of an open modal's content.
   *
   * @param hash the one the app saw last; empty where it does not care
   * @throws Refused {@code not_found} or {@code hash_conflict}
   */
  synchronized View update(String id, String hash, JsonNode payload) {
    View old = find(id).orElseThrow(() -> new Refused("not_found"));
    if (!hash.isEmpty() && !hash.equals(old.hash())) {
      throw new Refused("hash_conflict");
    }
    View next = old.with(payload);
    stack.set(stack.indexOf(old), next);
    changes.note();
    return next;
  }

  /** Closes a modal and those above it; where it clears on close, all of them. */
  synchronized Optional<View> close(String id) {
    Optional<View> view = find(id);
    view.ifPresent(open -> stack.subList(stack.indexOf(open), stack.size()).clear());
    view.filter(open -> open.content().path("clear_on_close").asBoolean(false))
        .ifPresent(open -> stack.clear());
    changes.note();
    return view;
  }

  synchronized void clear() {
    stack.clear();
    changes.note();
  }

  /** The open modal with this id, or with this external id. */
  synchronized Optional<View> find(String id) {
    return stack.stream()
        .filter(v -> v.id().equals(id) || Json.text(v.content(), "external_id").equals(id))
        .findFirst();
  }

  synchronized Optional<View> top() {
    return stack.isEmpty() ? Optional.empty() : Optional.of(stack.getLast());
  }

  private View add(View view) {
    stack.add(view);
    changes.note();
    return view;
  }
}
