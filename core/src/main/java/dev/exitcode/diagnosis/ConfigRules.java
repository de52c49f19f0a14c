package dev.exitcode.diagnosis;

import dev.exitcode.evidence.ContainerStatus.Waiting;
import dev.exitcode.evidence.EventFacts;
import org.jspecify.annotations.Nullable;

/** Kubelet could not make the container's configuration. */
final class ConfigRules {
  private static final PlatformWords CONFIG = PlatformWords.of("config");
  private static final PlatformWords PASTED = PlatformWords.of("config-pasted");

  private ConfigRules() {}

  static @Nullable Finding notConfigured(Scene scene) {
    boolean waits = scene.waitingReason().equals("CreateContainerConfigError");
    if (!waits && !Progress.isBlank(scene)) {
      return null;
    }
    Said said = waits ? waiting(scene) : null;
    if (said == null) {
      said = byEvent(scene);
    }
    if (said == null) {
      said = Said.pasted(scene, waits ? CONFIG : PASTED);
    }
    return said == null ? unsaid(scene, waits) : named(said);
  }

  private static @Nullable Said waiting(Scene scene) {
    Waiting waiting = scene.status().waiting();
    return waiting == null
        ? null
        : Said.in(CONFIG, waiting.message(), Facts.waiting(scene.container(), waiting));
  }

  private static @Nullable Said byEvent(Scene scene) {
    EventFacts newest = scene.events().failed(CONFIG);
    return newest == null ? null : Said.in(CONFIG, newest);
  }

  /** Nearly always an object that is not there. */
  private static @Nullable Finding unsaid(Scene scene, boolean waits) {
    Waiting waiting = scene.status().waiting();
    return waits && waiting != null
        ? Finding.of(
            Cause.CONFIG_OBJECT_MISSING,
            Confidence.POSSIBLE,
            Facts.waiting(scene.container(), waiting))
        : null;
  }

  private static Finding named(Said said) {
    String object = Quoted.between(said.text(), "\"", "\"");
    String key = Quoted.between(said.text(), "key ", " in ");
    Finding finding = said.finding();
    return switch (said.phrase().cause()) {
      case CONFIG_OBJECT_MISSING -> object == null ? finding : finding.with("object", object);
      case CONFIG_KEY_MISSING -> key == null ? finding : finding.with("key", key);
      default -> finding;
    };
  }
}
