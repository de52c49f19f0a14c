package dev.exitcode.app;

import java.util.Locale;

/** How an answer is printed. Each prints as it is typed. */
enum TextOrJson {
  TEXT,
  JSON;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
