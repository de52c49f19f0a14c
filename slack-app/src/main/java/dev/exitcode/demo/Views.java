package dev.exitcode.demo;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The modal the person has open, if any. Safe for use by many threads. */
final class Views {
  private final AtomicReference<@Nullable View> open = new AtomicReference<>();
  private final Changes changes;

  Views(Changes changes) {
    this.changes = changes;
  }

  /** Opens a modal in place of any that is open. */
  View open(JsonNode payload) {
    View view = View.of(payload);
    open.set(view);
    changes.note();
    return view;
  }

  /** Gives the modal with this id other content, where it is still open. */
  void update(String id, JsonNode payload) {
    open.updateAndGet(view -> view != null && view.id().equals(id) ? view.with(payload) : view);
    changes.note();
  }

  /** Closes the modal with this id; one that has been replaced is closed already. */
  void close(String id) {
    open.updateAndGet(view -> view != null && view.id().equals(id) ? null : view);
    changes.note();
  }

  /**
   * The modal with this id.
   *
   * @throws Refused {@code view_not_found} where it is no longer open
   */
  View find(String id) {
    return current()
        .filter(view -> view.id().equals(id))
        .orElseThrow(() -> new Refused("view_not_found"));
  }

  Optional<View> current() {
    return Optional.ofNullable(open.get());
  }
}
