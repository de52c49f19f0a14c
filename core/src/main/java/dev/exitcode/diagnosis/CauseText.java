package dev.exitcode.diagnosis;

import dev.exitcode.catalog.Platform;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a cause.
 *
 * @param summary variants, the best first; the last needs nothing filled in
 * @param rivals the causes it is most easily mistaken for
 */
record CauseText(
    Cause cause,
    String name,
    List<Template> summary,
    List<Step> steps,
    List<Decider> deciders,
    List<Cause> rivals) {

  /**
   * What to do.
   *
   * @param on where the step makes sense at all
   * @param commandOn where its command works
   * @param needs a step without these placeholders is left out
   */
  record Step(
      Platform on,
      Template text,
      @Nullable Template command,
      Platform commandOn,
      List<String> needs) {}

  /**
   * A fact that would decide it.
   *
   * @param unless the kind of evidence that makes it superfluous, or null
   */
  record Decider(Template text, @Nullable Given unless) {}

  /** Kinds of evidence a case holds or not. */
  enum Given {
    /** The log of the instance that died. */
    LOG,
    /** Any event. */
    EVENTS,
    /** The node. */
    NODE,
    /** Measured memory. */
    USAGE
  }
}
