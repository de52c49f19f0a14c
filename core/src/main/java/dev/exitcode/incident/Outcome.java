package dev.exitcode.incident;

import java.util.List;

/**
 * What a decision changes: to be stored whole or not at all, then {@link Board#accept accepted}.
 *
 * @param incidents as they are now; only those that changed
 * @param storms as they are now; only those that changed
 * @param tellings in the order in which they are to be told
 */
public record Outcome(
    List<Incident> incidents, List<Storm> storms, List<Telling> tellings, List<Verdict> verdicts) {
  /** Nothing changes. */
  public static final Outcome NOTHING = new Outcome(List.of(), List.of(), List.of(), List.of());

  /** Copies the lists. */
  public Outcome {
    incidents = List.copyOf(incidents);
    storms = List.copyOf(storms);
    tellings = List.copyOf(tellings);
    verdicts = List.copyOf(verdicts);
  }
}
