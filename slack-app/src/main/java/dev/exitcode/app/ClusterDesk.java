package dev.exitcode.app;

import dev.exitcode.access.ClusterRules;
import dev.exitcode.catalog.TeamKnowledge;
import dev.exitcode.k8s.AccessReview;
import dev.exitcode.k8s.ClusterView;
import dev.exitcode.k8s.Clusters;
import dev.exitcode.slack.ClusterKnowledge;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The clusters behind the bot. Built when the first question comes, or soon after the start, so
 * that no start waits for them. Safe for many threads.
 */
final class ClusterDesk implements AutoCloseable {
  private final ClusterSettings settings;
  private final Clock clock;
  private final Instant since;
  private @Nullable Clusters clusters;

  ClusterDesk(ClusterSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.since = clock.instant();
  }

  /** What the bot answers from. */
  ClusterKnowledge knowledge(Supplier<TeamKnowledge> team) {
    return settings.clusters().isEmpty()
        ? ClusterKnowledge.NONE
        : new ClusterKnowledge(
            settings.names(),
            () -> clusters().pods(),
            () -> clusters().cases(),
            file -> Diagnosing.ofCase(file, team),
            settings.policy(),
            this::allows);
  }

  private boolean allows(ClusterRules.Question question) {
    return clusters()
        .access()
        .allows(
            new AccessReview.Question(
                question.cluster(),
                question.namespace(),
                question.subject().user(),
                question.subject().groups(),
                question.logs()));
  }

  /** The clusters themselves, made where they are not yet. */
  synchronized Clusters clusters() {
    Clusters made =
        clusters == null ? Clusters.of(settings.clusters(), clock, Metering::count) : clusters;
    clusters = made;
    return made;
  }

  /** Begins to read them, beside everything else. */
  void warm() {
    if (!settings.clusters().isEmpty()) {
      Thread.ofVirtual().name("clusters-warm").start(() -> clusters().warm());
    }
  }

  /** Which cluster cannot be read, and why. */
  Health.Part health() {
    List<ClusterView> views = clusters().views();
    String troubles =
        views.stream()
            .filter(view -> view.trouble() != null)
            .map(view -> view.name() + " cannot be read (" + view.trouble() + ")")
            .collect(Collectors.joining(", "));
    String detail =
        troubles.isEmpty()
            ? views.stream()
                .map(view -> view.name() + ": " + view.pods() + " pods known")
                .collect(Collectors.joining(", "))
            : troubles;
    return new Health.Part("clusters", troubles.isEmpty(), detail + ".", since);
  }

  @Override
  public synchronized void close() {
    if (clusters != null) {
      clusters.close();
    }
  }
}
