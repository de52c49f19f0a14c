package dev.exitcode.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Entries by ranges of codes that do not overlap; a lookup allocates nothing. */
final class RangeTable {
  private final long[] firsts;
  private final long[] lasts;
  private final Entry[] entries;

  private RangeTable(Map<Entry.CodeRange, Entry> rows) {
    firsts = rows.keySet().stream().mapToLong(Entry.CodeRange::first).toArray();
    lasts = rows.keySet().stream().mapToLong(Entry.CodeRange::last).toArray();
    entries = rows.values().toArray(Entry[]::new);
  }

  /** A table of the codes of these entries; negative codes count as unsigned 32-bit ones. */
  static RangeTable unsigned(List<Entry> entries) {
    Map<Entry.CodeRange, Entry> byRange = new TreeMap<>(RangeTable::byFirst);
    for (Entry entry : entries) {
      entry.codes().forEach(range -> byRange.putIfAbsent(unsigned(range), entry));
    }
    return new RangeTable(byRange);
  }

  /** The code as the unsigned 32 bits it is kept in, where a signed {@code int} was meant. */
  static long unsigned(long code) {
    return code < 0 && code >= Integer.MIN_VALUE ? code & 0xFFFF_FFFFL : code;
  }

  @Nullable Entry get(long code) {
    int found = Arrays.binarySearch(firsts, code);
    int row = found >= 0 ? found : -found - 2;
    return row >= 0 && code <= lasts[row] ? entries[row] : null;
  }

  /** {@code Comparator.comparingLong} would be spun at every start: no AOT cache keeps it. */
  private static int byFirst(Entry.CodeRange a, Entry.CodeRange b) {
    return Long.compare(a.first(), b.first());
  }

  private static Entry.CodeRange unsigned(Entry.CodeRange range) {
    return new Entry.CodeRange(unsigned(range.first()), unsigned(range.last()));
  }
}
