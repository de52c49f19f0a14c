package dev.exitcode.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known beside a pasted text.
 *
 * @param logs lines of logs by the name of the container, the oldest first
 * @param container the only container that is asked about, or null
 * @param now the time, or null where it is to be taken from the text
 */
public record Request(
    Map<String, List<String>> logs, @Nullable String container, @Nullable Instant now) {
  /** Nothing but the text. */
  public static final Request NONE = new Request(Map.of(), null, null);

  /** Copies the map. */
  public Request {
    logs = Map.copyOf(logs);
  }
}
