package dev.exitcode.k8s;

import dev.exitcode.k8s.WatchEvent.Gone;
import dev.exitcode.k8s.WatchEvent.Synced;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells that lists were dealt with. Of the first ones it tells once, when each namespace was tried:
 * one that may not be read holds up nothing. Thread-safe.
 */
final class FirstSync {
  private final EventTeller teller;
  private final int streams;
  private final Set<PodStream> tried = new HashSet<>();
  private final Set<PodStream> listed = new HashSet<>();

  FirstSync(EventTeller teller, int streams) {
    this.teller = teller;
    this.streams = streams;
  }

  /** A list of a stream was read and what it showed was told. */
  synchronized void listed(PodStream stream) {
    tried.add(stream);
    listed.add(stream);
    if (tried.size() == streams) {
      tell();
    }
  }

  /** An attempt of a stream failed. */
  synchronized void failed(PodStream stream) {
    if (tried.add(stream) && tried.size() == streams && !listed.isEmpty()) {
      tell();
    }
  }

  private void tell() {
    if (listed.size() == streams) {
      teller.watched().takeUnseen().forEach(uid -> teller.tellEvent(new Gone(uid)));
    }
    teller.tellEvent(new Synced(teller.times().clock().instant()));
  }
}
