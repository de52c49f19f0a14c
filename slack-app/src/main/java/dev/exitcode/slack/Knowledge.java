package dev.exitcode.slack;

import dev.exitcode.catalog.Catalog;
import dev.exitcode.diagnosis.TextDiagnostician.Outcome;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the bot answers from.
 *
 * @param catalog asked once, late in the start, so that it may be read meanwhile
 * @param diagnosis of a pasted text, its secrets hidden; never throws and may be called by many
 *     threads. Called first when somebody pastes something, so that it may be built then
 * @param clusters what questions about pods are answered from
 */
public record Knowledge(
    Supplier<Catalog> catalog, Function<String, Outcome> diagnosis, ClusterKnowledge clusters) {
  /** Of codes and pasted texts only. */
  public Knowledge(Supplier<Catalog> catalog, Function<String, Outcome> diagnosis) {
    this(catalog, diagnosis, ClusterKnowledge.NONE);
  }
}
