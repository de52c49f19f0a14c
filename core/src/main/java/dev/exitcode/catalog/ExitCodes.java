package dev.exitcode.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The general entry of every exit code there can be, and the sharper ones of some. Curated entries
 * stand first; where there is none, a generic one of {@code fallbacks.json} answers.
 */
final class ExitCodes {
  private static final int LOWEST_NEAR = -Signals.LAST;
  private static final int HIGHEST_NEAR = 255;

  private final Entry[] near = new Entry[HIGHEST_NEAR - LOWEST_NEAR + 1];
  private final RangeTable curated;
  private final RangeTable fallbacks;
  private final Entry beyond;
  private final Map<String, Entry> made = new HashMap<>();
  private final Map<Long, List<Entry>> variants = new HashMap<>();

  ExitCodes(Collection<Entry> entries, Collection<Entry> fallbackEntries) {
    entries.stream().filter(e -> !e.with().isEmpty()).forEach(this::addVariant);
    List<Entry> general =
        entries.stream().filter(e -> e.with().isEmpty() && !e.codes().isEmpty()).toList();
    curated = RangeTable.unsigned(general.stream().filter(ExitCodes::isFar).toList());
    fallbacks =
        RangeTable.unsigned(fallbackEntries.stream().filter(e -> !e.codes().isEmpty()).toList());
    beyond = named(fallbackEntries, "beyond-32-bits");
    fillNear(general, named(fallbackEntries, "own-code"), named(fallbackEntries, "negative"));
  }

  /** The general entry of a code; constant time, no allocation. */
  Entry get(long code) {
    if (LOWEST_NEAR <= code && code <= HIGHEST_NEAR) {
      return near[(int) code - LOWEST_NEAR];
    }
    long unsigned = RangeTable.unsigned(code);
    Entry entry = curated.get(unsigned);
    if (entry == null) {
      entry = fallbacks.get(unsigned);
    }
    return entry == null ? beyond : entry;
  }

  /** What answers numbers that no process can end with. */
  Entry beyond() {
    return beyond;
  }

  /** The sharper entries made for just this code, in the order of the files. */
  List<Entry> ownVariants(long code) {
    return variants(code).stream()
        .filter(e -> e.codes().stream().anyMatch(r -> r.isSingle() && r.first() == code))
        .toList();
  }

  /** The sharper entries of a code, in the order of the files. */
  List<Entry> variants(long code) {
    return Collections.unmodifiableList(
        variants.getOrDefault(RangeTable.unsigned(code), List.of()));
  }

  /** The entries made here, which no file lists, by id. */
  Map<String, Entry> made() {
    return Collections.unmodifiableMap(made);
  }

  /** Whether it speaks of more than small numbers, whose unsigned twins mean something else. */
  private static boolean isFar(Entry entry) {
    return entry.codes().stream().anyMatch(r -> r.first() < LOWEST_NEAR || r.last() > HIGHEST_NEAR);
  }

  private void addVariant(Entry entry) {
    for (Entry.CodeRange range : entry.codes()) {
      for (long code = range.first(); code <= range.last(); code++) {
        variants.computeIfAbsent(RangeTable.unsigned(code), c -> new ArrayList<>()).add(entry);
      }
    }
  }

  private void fillNear(List<Entry> general, Entry ownCode, Entry negative) {
    @Nullable Entry[] found = curatedNear(general);
    for (int i = 0; i < near.length; i++) {
      long code = (long) i + LOWEST_NEAR;
      Entry entry = found[i];
      near[i] =
          entry != null
              ? entry
              : made(code < 0 ? negative(negative, code) : ownCode(ownCode, code));
    }
  }

  private @Nullable Entry[] curatedNear(List<Entry> general) {
    @Nullable Entry[] found = new @Nullable Entry[near.length];
    for (Entry entry : general) {
      entry.codes().stream().filter(ExitCodes::isNear).forEach(r -> spread(entry, r, found));
    }
    return found;
  }

  private static boolean isNear(Entry.CodeRange range) {
    return LOWEST_NEAR <= range.first() && range.last() <= HIGHEST_NEAR;
  }

  /** Gives a range of near codes its entry, named for each code where the range has no name. */
  private void spread(Entry entry, Entry.CodeRange range, @Nullable Entry[] to) {
    boolean nameless = entry.signal() == null && range.first() < range.last();
    for (long code = range.first(); code <= range.last(); code++) {
      to[(int) code - LOWEST_NEAR] = nameless ? ofSignal(entry, code) : entry;
    }
  }

  private Entry made(Entry entry) {
    made.put(entry.id(), entry);
    return entry;
  }

  private Entry ofSignal(Entry entry, long code) {
    String signal = Signals.name(code - Signals.BASE);
    return signal == null
        ? entry
        : made(
            entry.narrowed(
                code, signal + ", " + lowerFirst(entry.name()), signal, entry.meaning()));
  }

  private Entry ownCode(Entry generic, long code) {
    List<String> programs =
        ownVariants(code).stream().map(e -> e.with().getFirst()).distinct().limit(8).toList();
    String meaning =
        programs.isEmpty()
            ? generic.meaning()
            : generic.meaning() + " Known to use it: " + String.join(", ", programs) + ".";
    return generic.narrowed(code, generic.name(), Signals.name(code - Signals.BASE), meaning);
  }

  private static Entry negative(Entry generic, long code) {
    String signal = Signals.title(-code);
    return generic.narrowed(
        code,
        signal + " as Python reports it, or " + (code & 0xFF),
        Signals.name(-code),
        generic.meaning());
  }

  private static String lowerFirst(String text) {
    return Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }

  private static Entry named(Collection<Entry> entries, String id) {
    return Objects.requireNonNull(
        entries.stream().filter(e -> e.id().equals(id)).findFirst().orElse(null),
        "fallbacks.json lacks " + id);
  }
}
