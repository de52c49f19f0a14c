package dev.exitcode.diagnosis;

import dev.exitcode.diagnosis.PlatformWords.Phrase;
import dev.exitcode.evidence.ContainerStatus.Waiting;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.Termination;
import org.jspecify.annotations.Nullable;

/** The image cannot be had. Why stands in the message, or in that of the event before it. */
final class ImageRules {
  private static final PlatformWords PULL = PlatformWords.of("pull");
  private static final PlatformWords REASON = PlatformWords.of("pull-reason");
  private static final PlatformWords PASTED = PlatformWords.of("pull-pasted");

  private ImageRules() {}

  static @Nullable Finding notPulled(Scene scene) {
    Phrase reason = REASON.in(scene.waitingReason());
    if (reason == null && !Progress.isBlank(scene)) {
      return byDaemon(scene);
    }
    Said said = message(scene, reason != null);
    if (said != null) {
      return named(said.text(), said.finding());
    }
    Waiting waiting = scene.status().waiting();
    return reason == null || waiting == null
        ? backingOff(scene)
        : Finding.of(
            reason.cause(), reason.confidence(), Facts.waiting(scene.container(), waiting));
  }

  /** That kubelet waits before it pulls again is all that is told. */
  private static @Nullable Finding backingOff(Scene scene) {
    EventFacts event = scene.events().newest(ImageRules::isPullBackOff);
    return event == null
        ? null
        : named(
            event.message(),
            Finding.of(Cause.IMAGE_NOT_FOUND, Confidence.POSSIBLE, Facts.event(event)));
  }

  private static boolean isPullBackOff(EventFacts event) {
    return event.reason().equals("BackOff") && event.message().contains("Back-off pulling");
  }

  /** Docker's daemon, as the docker command repeats it: then no container ran. */
  private static @Nullable Finding byDaemon(Scene scene) {
    Termination end = scene.end();
    if (end == null || !(end.exitCode() == null || end.hasCode(125))) {
      return null;
    }
    Said said =
        PASTED.in(end.message()) == null
            ? pasted(scene, false)
            : Said.in(PULL, end.message(), Facts.end(scene, end));
    return said == null ? null : named(said.text(), said.finding());
  }

  private static @Nullable Said message(Scene scene, boolean waits) {
    Waiting waiting = waits ? scene.status().waiting() : null;
    Said said =
        waiting == null
            ? null
            : Said.in(PULL, error(waiting), Facts.waiting(scene.container(), waiting));
    if (said == null) {
      said = byEvent(scene);
    }
    return said == null ? pasted(scene, waits) : said;
  }

  /** The reason belongs to it: some messages are nothing but the repeated reason. */
  private static String error(Waiting waiting) {
    return waiting.reason() + ": " + waiting.message();
  }

  private static @Nullable Said byEvent(Scene scene) {
    EventFacts newest =
        scene.events().newest(event -> isFailure(event) && PULL.in(event.message()) != null);
    return newest == null ? null : Said.in(PULL, newest);
  }

  private static boolean isFailure(EventFacts event) {
    return switch (event.reason()) {
      case "Failed", "BackOff" -> event.message().contains("pull");
      case "InspectFailed", "ErrImageNeverPull" -> true;
      default -> false;
    };
  }

  /** Lines that speak of pulling; where the reason is known, any line may tell why. */
  private static @Nullable Said pasted(Scene scene, boolean waits) {
    Said said = Said.pasted(scene, PASTED, PULL);
    return said == null && waits ? Said.pasted(scene, PULL) : said;
  }

  private static Finding named(String text, Finding finding) {
    String image = Quoted.after(text, "image ");
    return image == null ? finding : finding.with("image", image);
  }
}
