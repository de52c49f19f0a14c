package dev.exitcode.slack;

import dev.exitcode.catalog.Entry;

/** Short names of entries. */
final class Labels {
  private Labels() {}

  /** Such as {@code 143 · SIGTERM}, or the name alone where it is no single code. */
  static String of(Entry entry) {
    boolean single =
        entry.codes().size() == 1
            && entry.codes().getFirst().first() == entry.codes().getFirst().last();
    return single ? entry.codes().getFirst().first() + " · " + entry.name() : entry.name();
  }
}
