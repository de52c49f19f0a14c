package dev.exitcode.app;

import dev.exitcode.catalog.Answer.Compared;
import dev.exitcode.catalog.Answer.Explained;
import dev.exitcode.catalog.Answer.Listed;
import dev.exitcode.catalog.Entry;
import dev.exitcode.catalog.Platform;
import dev.exitcode.catalog.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers of our own making, so that the tests of their form do not follow the catalog's texts. */
final class Answers {
  private Answers() {}

  static Explained full() {
    return new Explained(
        137L,
        "137 · SIGKILL",
        entry("137", "SIGKILL", "SIGKILL"),
        List.of("Second reading."),
        List.of(entry("143", "SIGTERM", "SIGTERM")));
  }

  /** A word, with every optional part left out. */
  static Explained bare() {
    Entry e =
        new Entry(
            "evicted",
            List.of(),
            List.of(),
            List.of("evicted"),
            "Evicted",
            null,
            "The kubelet ended the pod.",
            "The kubelet.",
            "No.",
            Severity.WARNING,
            List.of(new Entry.Cause(Platform.ANY, "Disk full.", "Node condition.")),
            List.of(new Entry.Step(Platform.ANY, "Free the disk.", null)),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            false,
            List.of(new Entry.Source("An experiment", null)));
    return new Explained(null, "Evicted", e, List.of(), List.of());
  }

  static Compared compared() {
    return new Compared(full(), bare(), "One was killed, the other evicted.");
  }

  static Listed listed() {
    return new Listed(List.of(entry("137", "SIGKILL", "SIGKILL"), bare().entry()));
  }

  private static Entry entry(String id, String name, @Nullable String signal) {
    long code = Long.parseLong(id);
    return new Entry(
        id,
        List.of(new Entry.CodeRange(code, code), new Entry.CodeRange(300, 310)),
        List.of(),
        List.of(),
        name,
        signal,
        "The process was killed.",
        "The runtime.",
        "Rarely.",
        Severity.CRITICAL,
        List.of(
            new Entry.Cause(Platform.KUBERNETES, "Memory limit.", "reason OOMKilled."),
            new Entry.Cause(Platform.DOCKER, "docker kill.", "A kill event.")),
        List.of(new Entry.Step(Platform.KUBERNETES, "Read it.", "kubectl get pod <pod> -o yaml")),
        List.of("Set limits."),
        List.of(new Entry.Misconception("It is memory.", "It is SIGKILL.")),
        List.of(),
        List.of(),
        true,
        List.of(new Entry.Source("A page", "https://example.com/a")));
  }
}
