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

  /** Closes the modal with this id; one that has been replaced is closed already. */
  void close(String id) {
    open.updateAndGet(view -> view != null && view.id().equals(id) ? null : view);
    changes.note();
  }

  Optional<View> current() {
    return Optional.ofNullable(open.get());
  }
}
