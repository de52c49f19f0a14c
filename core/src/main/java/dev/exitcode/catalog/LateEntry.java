package dev.exitcode.catalog;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;

/**
 * An entry in its file, whose long lists are read when somebody looks at them: of hundreds of
 * entries a question needs a few. Safe for many threads.
 */
final class LateEntry {
  private final byte[] file;
  private final int start;
  private final int end;
  private @Nullable Entry read; // two threads may both read it, which harms nothing

  /** The JSON object from {@code start} to {@code end}, not included, of a file. */
  LateEntry(byte[] file, long start, long end) {
    this.file = file;
    this.start = (int) start;
    this.end = (int) end;
  }

  /** A list of the entry, not read yet. */
  <T> List<T> list(Function<Entry, List<T>> of) {
    return new LateList<>(this, of);
  }

  /** The list itself where it is one that was made here, else a copy. */
  static <T> List<T> keep(List<T> list) {
    return list instanceof LateList ? list : List.copyOf(list);
  }

  private Entry entry() {
    Entry entry = read;
    if (entry == null) {
      try (JsonParser json =
          CatalogReader.JSON.createParser(ObjectReadContext.empty(), file, start, end - start)) {
        json.nextToken();
        entry = EntryParser.whole(json);
      }
      read = entry;
    }
    return entry;
  }

  /** Unmodifiable. */
  private static final class LateList<T> extends AbstractList<T> {
    private final LateEntry late;
    private final Function<Entry, List<T>> of;

    LateList(LateEntry late, Function<Entry, List<T>> of) {
      this.late = late;
      this.of = of;
    }

    @Override
    public T get(int index) {
      return of.apply(late.entry()).get(index);
    }

    @Override
    public int size() {
      return of.apply(late.entry()).size();
    }
  }
}
