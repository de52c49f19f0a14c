package dev.exitcode.notice;

import dev.exitcode.incident.Incident;
import dev.exitcode.k8s.WatchView;
import dev.exitcode.slack.NoticeBook;
import dev.exitcode.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Notices for those who click and ask. */
record StoredNotices(Store store, Supplier<List<ClusterNotices>> clusters) implements NoticeBook {
  /** So long a click waits for the disk. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Override
  public boolean acknowledge(
      String cluster, Set<String> incidents, Incident.@Nullable Acknowledgement by) {
    return clusters.get().stream()
        .filter(one -> one.cluster().equals(cluster))
        .anyMatch(one -> isStored(one, incidents, by));
  }

  private static boolean isStored(
      ClusterNotices cluster, Set<String> incidents, Incident.@Nullable Acknowledgement by) {
    try {
      cluster.acknowledge(incidents, by).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // it never fails
    }
  }

  @Override
  public List<WatchView> views() {
    return clusters.get().stream().map(ClusterNotices::view).toList();
  }
}
