package dev.exitcode.catalog;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text that programs print when they fail, and what it says about the cause.
 *
 * @param id unique over all patterns, never changed
 * @param family the language or kind of program that prints it
 * @param regex finds the text in one line; the first of its groups that took part is what the text
 *     is about
 * @param keywords one of them stands in every line that the regex finds, in any letter case
 * @param cause the cause it names, an id of the cause vocabulary; null: evidence only
 * @param strength when the text may name the cause of a death
 * @param means what the text says, one sentence
 * @param next what to do about it, one sentence
 * @param example a line that it finds
 * @param counterExamples lines that look alike and that it does not find
 * @param source where the text is known from
 */
public record LogPattern(
    String id,
    String family,
    Pattern regex,
    List<String> keywords,
    @Nullable String cause,
    Strength strength,
    String means,
    String next,
    String example,
    List<String> counterExamples,
    String source) {

  /** When a text may name the cause of a death. */
  public enum Strength {
    /** Whatever the exit code: no program prints it and goes on unharmed. */
    DECISIVE,
    /** Where it is among the program's last words, or the run was short. */
    FATAL,
    /** Where it is the program's very last word, or the run was short. */
    WEAK
  }
}
