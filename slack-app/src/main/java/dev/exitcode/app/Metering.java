package dev.exitcode.app;

import dev.exitcode.catalog.Severity;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.k8s.ApiCall;
import dev.exitcode.k8s.WatchView;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the bot counts of itself, in the form that Prometheus reads. Every label has its values from
 * a list of ours or from the settings: nothing that a cluster or a person writes makes a series.
 * Thread-safe.
 */
final class Metering implements AutoCloseable {
  private final NoticeDesk notices;
  private final List<String> clusters;
  private @Nullable PrometheusMeterRegistry registry;

  /** Of notices of these clusters; loads and counts nothing yet. */
  Metering(NoticeDesk notices, List<String> clusters) {
    this.notices = notices;
    this.clusters = clusters;
  }

  /** Counts from now on; returns at once, since no answer of the bot waits for this. */
  void start() {
    Thread.ofVirtual().name("metrics").start(this::begin);
  }

  private synchronized PrometheusMeterRegistry begin() {
    PrometheusMeterRegistry known = registry;
    if (known != null) {
      return known;
    }
    PrometheusMeterRegistry made = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    clusters.forEach(cluster -> watch(made, cluster));
    clusters.forEach(cluster -> incidents(made, cluster));
    queue(made);
    Metrics.addRegistry(made);
    registry = made;
    return made;
  }

  /** Counts a call of a cluster. */
  static void count(ApiCall call) {
    Metrics.timer(
            "exitcode.api.calls",
            "cluster",
            call.cluster(),
            "verb",
            call.verb(),
            "resource",
            call.resource(),
            "outcome",
            call.outcome())
        .record(call.took());
  }

  /** Counts diagnoses of a crash, and gives them back. */
  static List<Diagnosis> counted(List<Diagnosis> found) {
    for (Diagnosis diagnosis : found) {
      String confidence = diagnosis.confidence().name().toLowerCase(Locale.ROOT);
      Metrics.counter(
              "exitcode.diagnoses", "cause", diagnosis.cause().id(), "confidence", confidence)
          .increment();
    }
    return found;
  }

  private void incidents(MeterRegistry registry, String cluster) {
    for (Severity severity : Severity.values()) {
      Gauge.builder("exitcode.incidents.open", notices, desk -> desk.open(cluster, severity))
          .description("Incidents that go on")
          .tag("cluster", cluster)
          .tag("severity", severity.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
  }

  private void watch(MeterRegistry registry, String cluster) {
    Gauge.builder("exitcode.watch.pods", notices, d -> of(d, cluster, WatchView::pods))
        .description("Pods that are watched here")
        .tag("cluster", cluster)
        .register(registry);
    Gauge.builder("exitcode.watch.synced", notices, d -> of(d, cluster, v -> v.synced() ? 1 : 0))
        .description("Whether this replica sees the cluster: 1 or 0")
        .tag("cluster", cluster)
        .register(registry);
    FunctionCounter.builder(
            "exitcode.watch.blind.seconds",
            notices,
            d -> of(d, cluster, v -> v.blind().toMillis() / 1e3))
        .description("For how long this replica should have seen the cluster and did not")
        .tag("cluster", cluster)
        .register(registry);
  }

  /** Zero where another replica watches it. */
  private static double of(NoticeDesk desk, String cluster, ToDoubleFunction<WatchView> value) {
    return desk.views().stream()
        .filter(view -> view.cluster().equals(cluster))
        .mapToDouble(value)
        .findFirst()
        .orElse(0);
  }

  private void queue(MeterRegistry registry) {
    Gauge.builder("exitcode.outbox.oldest.seconds", notices, NoticeDesk::waitingSeconds)
        .description("For how long the oldest message waits to be told; NaN: not known")
        .register(registry);
  }

  /** All of it now. */
  String text() {
    return begin().scrape();
  }

  @Override
  public synchronized void close() {
    PrometheusMeterRegistry made = registry;
    if (made != null) {
      Metrics.removeRegistry(made);
      made.close();
    }
  }
}
