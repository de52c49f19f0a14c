package dev.exitcode.incident;

import dev.exitcode.catalog.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where something goes, and why.
 *
 * @param mention a name among the settings' mentions, or null: nobody is called
 * @param minimum what is less severe is not told there
 * @param muted whether an annotation wants nothing told
 * @param because each step to it, in sentences, the first first
 * @param unheard those of them that say which annotation did not count
 */
public record Routed(
    String channel,
    @Nullable String mention,
    Severity minimum,
    boolean muted,
    List<String> because,
    List<String> unheard) {
  /** Copies the lists. */
  public Routed {
    because = List.copyOf(because);
    unheard = List.copyOf(unheard);
  }
}
