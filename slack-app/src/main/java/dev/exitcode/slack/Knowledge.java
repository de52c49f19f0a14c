package dev.exitcode.slack;

import dev.exitcode.catalog.Catalog;
import dev.exitcode.diagnosis.TextDiagnostician.Outcome;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the bot answers from.
 *
 * @param catalog asked once, late in the start, so that it may be read meanwhile
 * @param diagnosis of a pasted text and when it was seen, null for just now; its secrets hidden;
 *     never throws and may be called by many threads. Called first when somebody pastes something,
 *     so that it may be built then
 * @param clusters what questions about pods are answered from
 */
public record Knowledge(
    Supplier<Catalog> catalog,
    BiFunction<String, @Nullable Instant, Outcome> diagnosis,
    ClusterKnowledge clusters) {
  /** Of codes and pasted texts only. */
  public Knowledge(
      Supplier<Catalog> catalog, BiFunction<String, @Nullable Instant, Outcome> diagnosis) {
    this(catalog, diagnosis, ClusterKnowledge.NONE);
  }
}
