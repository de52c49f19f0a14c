package dev.exitcode.k8s;

import dev.exitcode.evidence.ContainerSpec.Hooks;
import dev.exitcode.evidence.Probe;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Probes and hooks of a container. */
final class Probes {
  // What Kubernetes takes where nothing, or zero, is said.
  private static final int PERIOD = 10;
  private static final int TIMEOUT = 1;
  private static final int THRESHOLD = 3;

  private Probes() {}

  static List<Probe> of(JsonNode container) {
    List<Probe> probes = new ArrayList<>();
    add(probes, Probe.Kind.LIVENESS, container.path("livenessProbe"));
    add(probes, Probe.Kind.READINESS, container.path("readinessProbe"));
    add(probes, Probe.Kind.STARTUP, container.path("startupProbe"));
    return probes;
  }

  static Hooks hooks(JsonNode container) {
    JsonNode lifecycle = container.path("lifecycle");
    return new Hooks(
        Actions.of(lifecycle.path("postStart"), ": "), Actions.of(lifecycle.path("preStop"), ": "));
  }

  private static void add(List<Probe> probes, Probe.Kind kind, JsonNode probe) {
    String check = Actions.of(probe, " ");
    if (check != null) {
      probes.add(probe(kind, check, probe));
    }
  }

  private static Probe probe(Probe.Kind kind, String check, JsonNode probe) {
    return new Probe(
        kind,
        check,
        orElse(probe, "initialDelaySeconds", 0),
        orElse(probe, "periodSeconds", PERIOD),
        orElse(probe, "timeoutSeconds", TIMEOUT),
        orElse(probe, "failureThreshold", THRESHOLD),
        Json.small(probe, "terminationGracePeriodSeconds"));
  }

  private static int orElse(JsonNode probe, String field, int otherwise) {
    Integer value = Json.small(probe, field);
    return value == null || value <= 0 ? otherwise : value;
  }
}
