package dev.exitcode.k8s.apiserver;

import static org.awaitility.Awaitility.await;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.Missing;
import dev.exitcode.k8s.CaseCollector.Collected;
import dev.exitcode.k8s.CaseCollector.LogsWanted;
import dev.exitcode.k8s.Clusters;
import dev.exitcode.k8s.CrashWatch;
import dev.exitcode.k8s.Lookup;
import dev.exitcode.k8s.Marks;
import dev.exitcode.k8s.PodMatch;
import dev.exitcode.k8s.PodQuery;
import dev.exitcode.k8s.PodRef;
import dev.exitcode.k8s.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The adapter with an account of the real API server. */
record Reader(Account account, Clusters clusters) implements AutoCloseable {
  /** One pod of each kind of workload in a {@link World}. */
  static final List<String> PODS =
      List.of(
          "api-7c9d5f4b6d-x2x9k",
          "ledger-0",
          "shipper-k7w2p",
          "nightly-29401380-8hrxd",
          "legacy-w4tzn");

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Rules of access that choose namespaces by their labels make the adapter read labels. */
  private static final Scope BY_LABEL =
      new Scope() {
        @Override
        public boolean sees(String cluster, String namespace, Map<String, String> labels) {
          return namespace.equals(labels.get("kubernetes.io/metadata.name"));
        }

        @Override
        public boolean hingesOnLabels(String cluster, @Nullable String namespace) {
          return true;
        }
      };

  static Reader of(ApiServer server, Account account, Path folder, String... namespaces)
      throws IOException {
    Kubeconfig config = Kubeconfig.of(server, account, folder);
    return new Reader(account, config.clusters(Clock.systemUTC(), namespaces));
  }

  /** The answer, however many seconds a busy machine takes for what a person would wait for. */
  Lookup look(String typed) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> clusters.pods().find(PodQuery.parse(typed), BY_LABEL),
            found -> found.unasked().stream().noneMatch(u -> u.why() == Missing.Why.TIMED_OUT));
  }

  /** The one pod that is meant. */
  PodRef find(String typed) {
    return switch (look(typed)) {
      case Lookup.One(PodMatch match, _) -> match.pod();
      case Lookup.Several several -> throw new AssertionError(several);
      case Lookup.None none -> throw new AssertionError(none);
    };
  }

  /** All that is known of the one pod that is meant. */
  CaseFile collect(String typed) {
    PodRef pod = find(typed);
    return await()
        .atMost(PATIENCE)
        .until(
            () -> read(pod),
            file -> file.missing().stream().noneMatch(m -> m.why() == Missing.Why.TIMED_OUT));
  }

  private CaseFile read(PodRef pod) {
    return switch (clusters.cases().collect(pod, LogsWanted.OF_TROUBLED)) {
      case Collected.Case(CaseFile file) -> file;
      case Collected.Unread unread -> throw new AssertionError(unread);
    };
  }

  /** Watches until everything is seen. */
  void watch() {
    try (CrashWatch watch = clusters.watch("real", () -> Marks.NONE, event -> {})) {
      watch.start();
      await().atMost(PATIENCE).until(() -> watch.view().synced());
    }
  }

  @Override
  public void close() {
    clusters.close();
  }
}
