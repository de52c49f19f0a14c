package dev.exitcode.incident;

import dev.exitcode.catalog.Severity;
import dev.exitcode.diagnosis.Cause;
import java.util.List;
import java.util.Map;

/**
 * What rules, routes and silences are held against.
 *
 * @param container empty where the pod as a whole failed
 * @param labels of the pod
 * @param annotations {@code exitcode.dev/…}
 * @param unread whose annotations could not be read, and why, such as {@code Deployment api (the
 *     cluster refused)}
 */
public record Candidate(
    Workload workload,
    String container,
    Cause cause,
    Severity severity,
    Map<String, String> labels,
    Map<String, String> annotations,
    List<String> unread) {
  /** Copies maps and list. */
  public Candidate {
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
    unread = List.copyOf(unread);
  }

  static Candidate of(Observation o, Severity severity) {
    return new Candidate(
        o.workload(),
        o.container(),
        o.diagnosis().cause(),
        severity,
        o.labels(),
        o.annotations(),
        o.unread());
  }

  /** An incident whose pod is not at hand. */
  static Candidate of(Incident i) {
    return of(i, Map.of(), Map.of(), List.of());
  }

  /** An incident, as its pod is labelled now. */
  public static Candidate of(
      Incident i,
      Map<String, String> labels,
      Map<String, String> annotations,
      List<String> unread) {
    return new Candidate(
        i.workload(), i.container(), i.cause(), i.severity(), labels, annotations, unread);
  }
}
