package dev.exitcode.slack;

import dev.exitcode.catalog.Entry;

/** Short names of entries. */
final class Labels {
  private Labels() {}

  /** Such as {@code 143 · SIGTERM}, or the name alone where it is no single code. */
  static String of(Entry entry) {
    Long code = entry.onlyCode();
    return code == null ? entry.name() : code + " · " + entry.name();
  }
}
