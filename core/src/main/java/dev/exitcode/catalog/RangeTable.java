package dev.exitcode.catalog;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries by ranges of codes that do not overlap; a lookup allocates nothing. */
final class RangeTable {
  private record Row(Entry.CodeRange range, Entry entry) {}

  private final long[] firsts;
  private final long[] lasts;
  private final Entry[] entries;

  private RangeTable(List<Row> rows) {
    firsts = rows.stream().mapToLong(row -> row.range().first()).toArray();
    lasts = rows.stream().mapToLong(row -> row.range().last()).toArray();
    entries = rows.stream().map(Row::entry).toArray(Entry[]::new);
  }

  /** A table of the codes of these entries; negative codes count as unsigned 32-bit ones. */
  static RangeTable unsigned(List<Entry> entries) {
    return new RangeTable(
        entries.stream()
            .flatMap(e -> e.codes().stream().map(r -> new Row(unsigned(r), e)))
            .distinct()
            .sorted(Comparator.comparingLong(row -> row.range().first()))
            .toList());
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

  private static Entry.CodeRange unsigned(Entry.CodeRange range) {
    return new Entry.CodeRange(unsigned(range.first()), unsigned(range.last()));
  }
}
