package dev.exitcode.catalog;

/** A part of a question that means something. */
sealed interface Token {
  /**
   * A number.
   *
   * @param sort what the words before it say that it is
   */
  record Numeric(Numerals.Numeral value, Sort sort) implements Token {}

  /** A word or phrase of the catalog. */
  record Word(Words.Known known) implements Token {}

  /** A word the catalog does not know. */
  record Unknown(String text) implements Token {}

  /**
   * What stands between two things.
   *
   * @param surely whether they are to be compared; else they may just have come together
   */
  record Versus(boolean surely) implements Token {}

  /** What a number was said to be. */
  enum Sort {
    /** Nothing was said. */
    BARE,
    /** An exit code, as in {@code exit code 137}. */
    CODE,
    /** A signal, as in {@code signal 9}. */
    SIGNAL
  }
}
