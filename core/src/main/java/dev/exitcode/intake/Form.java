package dev.exitcode.intake;

/** One form that lines of a text can have. */
@FunctionalInterface
interface Form {
  /**
   * Reads from the current line on into the draft.
   *
   * @return how many lines it took; 0 where the line does not have this form
   */
  int read(Lines lines, Draft draft);
}
