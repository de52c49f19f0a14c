package dev.exitcode.k8s;

import dev.exitcode.k8s.Marks.Mark;
import org.jspecify.annotations.Nullable;

/**
 * How far a container was dealt with.
 *
 * @param ends how many instances had ended
 * @param last the last of them; null: not known, or none
 * @param stuck what it hung in; null: nothing
 */
record Level(int ends, @Nullable End last, @Nullable String stuck) {
  /** Of what never ended. */
  static final Level NONE = new Level(0, null, null);

  private static final String WAITING = "waiting ";

  static Level of(Mark mark) {
    int waiting = mark.last().indexOf(WAITING);
    String end = waiting < 0 ? mark.last() : mark.last().substring(0, waiting).strip();
    String stuck = waiting < 0 ? null : mark.last().substring(waiting + WAITING.length());
    return new Level(mark.ends(), End.of(end), stuck);
  }

  Mark mark() {
    String end = last == null ? "" : last.words();
    String waiting = stuck == null ? "" : WAITING + stuck;
    return new Mark(ends, (end + " " + waiting).strip());
  }

  /** The mark, or null where there is nothing to be kept. */
  @Nullable Mark markOrNull() {
    return isNone() ? null : mark();
  }

  boolean isNone() {
    return ends == 0 && last == null && stuck == null;
  }

  Level after(int count, @Nullable End end) {
    return new Level(count, end, stuck);
  }

  Level stuckIn(@Nullable String reason) {
    return new Level(ends, last, reason);
  }
}
