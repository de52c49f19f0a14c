package dev.exitcode.catalog;

import java.util.List;
import java.util.Optional;

/**
 * Everything known about exit codes, signals, reasons and states. Immutable and safe for use by
 * many threads.
 */
public final class Catalog {
  private final List<Entry> entries;

  private Catalog(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** Reads the catalog that ships with Exitcode; takes tens of milliseconds, so keep the result. */
  public static Catalog bundled() {
    return new Catalog(CatalogReader.bundled());
  }

  /** All entries, in the order of the files. */
  public List<Entry> entries() {
    return entries;
  }

  /** The entry with this id. */
  public Optional<Entry> entry(String id) {
    return entries.stream().filter(e -> e.id().equals(id)).findFirst();
  }

  /** Answers any text a person may type; never throws and never returns null. */
  public Answer answer(String question) {
    return entry(question.strip())
        .<Answer>map(
            e ->
                new Answer.Explained(
                    e.codes().isEmpty() ? null : e.codes().getFirst().first(),
                    e.id() + " · " + e.name(),
                    e,
                    List.of(),
                    List.of()))
        .orElseGet(() -> new Answer.NotFound("Try a number or a reason.", List.of("137")));
  }
}
