package dev.exitcode.catalog;

/**
 * What a team looks for in the lines of a log. Safe for use by many threads; takes time linear in
 * the length of a line, whatever the pattern.
 */
public interface LinePattern {
  /** As it was written. */
  String text();

  /** Whether it is found anywhere in a line. */
  boolean isIn(String line);

  /** The most steps that {@link #isIn} takes for a character of the line, at least 1. */
  int stepsPerCharacter();

  /** A text that every line it is found in holds; the empty string where none is known. */
  String needs();
}
