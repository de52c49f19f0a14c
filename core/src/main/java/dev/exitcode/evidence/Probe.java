package dev.exitcode.evidence;

import org.jspecify.annotations.Nullable;

/**
 * A probe with its budget, Kubernetes' defaults filled in. Times in seconds.
 *
 * @param check as a person would write it: {@code http-get :8080/healthz}, {@code exec cat /tmp/ok}
 * @param graceSeconds the probe's own {@code terminationGracePeriodSeconds}, or null
 */
public record Probe(
    Kind kind,
    String check,
    int initialDelaySeconds,
    int periodSeconds,
    int timeoutSeconds,
    int failureThreshold,
    @Nullable Integer graceSeconds) {

  /** What a failing probe does. */
  public enum Kind {
    /** The container is restarted. */
    LIVENESS,
    /** The pod gets no traffic. */
    READINESS,
    /** The container is restarted, before the other probes begin. */
    STARTUP
  }
}
