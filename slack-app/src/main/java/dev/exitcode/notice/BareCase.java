package dev.exitcode.notice;

import dev.exitcode.catalog.Platform;
import dev.exitcode.diagnosis.Cause;
import dev.exitcode.diagnosis.Confidence;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.Missing;
import dev.exitcode.evidence.PodFacts;
import dev.exitcode.evidence.PodIdentity;
import dev.exitcode.evidence.PodStatus;
import dev.exitcode.evidence.Termination;
import dev.exitcode.k8s.WatchEvent.Sighting;
import java.util.List;
import java.util.Map;

/** What is known of a crash when nothing but the watch tells of it. */
final class BareCase {
  private BareCase() {}

  /** The pod as the watch saw it. */
  static PodFacts pod(Sighting seen) {
    return new PodFacts(identity(seen), PodFacts.NONE.spec(), status(seen), containers(seen));
  }

  static CaseFile of(Sighting seen) {
    List<Missing> missing = List.of();
    return new CaseFile(
        Platform.KUBERNETES,
        seen.seenAt(),
        pod(seen),
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of(),
        missing);
  }

  private static PodIdentity identity(Sighting seen) {
    return new PodIdentity(
        seen.pod().namespace(),
        seen.pod().name(),
        seen.key().uid(),
        null,
        List.of(seen.workload()),
        Map.of(),
        Map.of());
  }

  private static PodStatus status(Sighting seen) {
    return switch (seen.what()) {
      case POD_FAILED ->
          new PodStatus("Failed", seen.now().last(), null, null, null, List.of(), null);
      case ENDED, WAITING -> PodFacts.NONE.status();
    };
  }

  private static List<ContainerFacts> containers(Sighting seen) {
    String name = seen.key().container();
    Long code = seen.exitCode();
    String reason = seen.waitingReason();
    if (!name.isEmpty() && code != null) {
      Termination end = new Termination(code, null, null, null, null, seen.endedAt());
      return List.of(ContainerFacts.ended(name, end));
    }
    return reason == null ? List.of() : List.of(ContainerFacts.waiting(name, reason));
  }

  /** Said of what waited, and does no more when it is looked into. */
  static Diagnosis over(Sighting seen) {
    Diagnosis what = undiagnosed(seen);
    return new Diagnosis(
        what.subject(),
        what.cause(),
        what.confidence(),
        false,
        false,
        "Container %s waited (%s), and does not any more."
            .formatted(seen.key().container(), seen.waitingReason()),
        what.evidence(),
        List.of(),
        List.of(),
        List.of());
  }

  /** Said where even the diagnosis fails: that it crashed. */
  static Diagnosis undiagnosed(Sighting seen) {
    return new Diagnosis(
        subject(seen),
        Cause.UNKNOWN,
        Confidence.POSSIBLE,
        false,
        true,
        summary(seen),
        List.of(new Diagnosis.Fact(seen.now().last(), "pod status")),
        List.of(),
        List.of(),
        List.of());
  }

  private static Diagnosis.Subject subject(Sighting seen) {
    String container = seen.key().container();
    return new Diagnosis.Subject(
        seen.pod().namespace(),
        seen.pod().name(),
        container.isEmpty() ? null : container,
        seen.exitCode());
  }

  private static String summary(Sighting seen) {
    String container = seen.key().container();
    Long code = seen.exitCode();
    String what = container.isEmpty() ? "The pod" : "Container " + container;
    String how = code == null ? " failed" : " ended with exit code " + code;
    return what + how + "; why is not known.";
  }
}
