package dev.exitcode.incident;

import dev.exitcode.catalog.Severity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where something is told and who is called.
 *
 * @param channel as the settings name it
 * @param minimum what is less severe is not told
 * @param mentions from which severity on which name of the settings' mentions is called; the entry
 *     of the highest severity that is reached counts
 * @param quiet when nobody is called, or null
 */
public record Route(
    String channel, Severity minimum, Map<Severity, String> mentions, @Nullable QuietHours quiet) {
  /** Copies the map. */
  public Route {
    mentions = Map.copyOf(mentions);
  }

  /** A route on which warnings and worse are told and nobody is called. */
  public static Route to(String channel) {
    return new Route(channel, Severity.WARNING, Map.of(), null);
  }
}
