package dev.exitcode.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a team knows of its own programs. The entry with the most conditions goes first; of equal
 * ones the one that was given first. Immutable and safe for use by many threads.
 */
public final class TeamKnowledge {
  /** Of a team that has written nothing. */
  public static final TeamKnowledge NONE = new TeamKnowledge(List.of());

  private final List<TeamEntry> entries;

  private TeamKnowledge(List<TeamEntry> entries) {
    this.entries = entries;
  }

  /** Keeps a copy. */
  public static TeamKnowledge of(Collection<TeamEntry> entries) {
    List<TeamEntry> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparingInt(TeamEntry::conditions).reversed());
    return new TeamKnowledge(List.copyOf(sorted));
  }

  /** All entries, in the order in which they are asked. */
  public List<TeamEntry> entries() {
    return entries;
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /**
   * An entry that applies.
   *
   * @param line the index of the line that met its condition on lines, or -1
   */
  public record Known(TeamEntry entry, int line) {}

  /**
   * The first entry of a kind whose conditions are all met, or null. Never throws; takes time
   * linear in the number of entries, and at most some 50 ms for the patterns of all together,
   * beyond which conditions on lines count as not met.
   */
  public @Nullable Known first(TeamCase of, Predicate<TeamEntry> kind) {
    LineSearch search = new LineSearch(of.lines());
    for (TeamEntry entry : entries) {
      if (kind.test(entry) && of.meets(entry)) {
        List<LinePattern> logs = entry.match().logs();
        int line = logs.isEmpty() ? -1 : search.newest(logs);
        if (logs.isEmpty() || line >= 0) {
          return new Known(entry, line);
        }
      }
    }
    return null;
  }

  /** The entries that name an exit code, those of the code alone first. */
  List<TeamEntry> ofCode(long code) {
    return entries.stream()
        .filter(entry -> entry.hasCode(code))
        .sorted(Comparator.comparing(entry -> !entry.isOfCodeAlone()))
        .toList();
  }
}
