package dev.exitcode.incident;

import dev.exitcode.catalog.Severity;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * When nobody is called but for what is severe; messages are written all the same.
 *
 * @param from the first quiet minute; equal to {@code to}: the whole day
 * @param to the first minute that is not quiet; before {@code from}: on the next day
 * @param days on which they begin; empty: on all
 * @param except from this severity on people are called all the same
 */
public record QuietHours(
    LocalTime from, LocalTime to, ZoneId zone, Set<DayOfWeek> days, Severity except) {
  /** Copies the set. */
  public QuietHours {
    days = Set.copyOf(days);
  }
}
