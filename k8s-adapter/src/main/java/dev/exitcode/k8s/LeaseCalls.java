package dev.exitcode.k8s;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes Leases in the namespace that this program runs in. */
record LeaseCalls(Api api, @Nullable String given, Clock clock) {
  private static final Duration TIME = Duration.ofSeconds(2);

  /** All of ours. */
  List<Lease> list() throws ApiException {
    String path = Paths.with(Lease.path(namespace()), Map.of("labelSelector", Lease.LABEL));
    return api.get(path, TIME).path("items").valueStream().map(Lease::of).toList();
  }

  /**
   * Writes one, where nobody changed it meanwhile.
   *
   * @return as it is now; null: somebody was faster
   */
  @Nullable Lease write(Lease lease) throws ApiException {
    try {
      return Lease.of(
          lease.version() == null
              ? api.post(Lease.path(namespace()), lease.json(clock.instant()), TIME)
              : api.put(Lease.path(namespace(), lease.name()), lease.json(clock.instant()), TIME));
    } catch (ApiException e) {
      if (e.status() == 409 || (e.status() == 404 && lease.version() != null)) {
        return null;
      }
      throw e;
    }
  }

  /** Takes one away; whether it is gone now. */
  boolean tidy(Lease lease) {
    try {
      api.delete(Lease.path(namespace(), lease.name()), TIME);
      return true;
    } catch (ApiException e) {
      return e.status() == 404;
    }
  }

  private String namespace() throws ApiException {
    String own = given == null ? api.namespace() : given;
    return own == null ? "default" : own;
  }
}
