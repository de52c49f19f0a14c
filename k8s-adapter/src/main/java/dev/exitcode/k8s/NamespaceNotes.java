package dev.exitcode.k8s;

import dev.exitcode.evidence.Missing;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a namespace says of whom to tell.
 *
 * @param annotations its {@code exitcode.dev/…}
 * @param missing why they could not be read, or null
 */
public record NamespaceNotes(Map<String, String> annotations, Missing.@Nullable Why missing) {
  /** It says nothing. */
  public static final NamespaceNotes NONE = new NamespaceNotes(Map.of(), null);

  /** Copies the map. */
  public NamespaceNotes {
    annotations = Map.copyOf(annotations);
  }

  /** It cannot be read. */
  public static NamespaceNotes unread(Missing.Why why) {
    return new NamespaceNotes(Map.of(), why);
  }
}
