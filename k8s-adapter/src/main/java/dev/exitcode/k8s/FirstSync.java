package dev.exitcode.k8s;

import dev.exitcode.k8s.WatchEvent.Gone;
import dev.exitcode.k8s.WatchEvent.Synced;
import java.time.Duration;
import java.time.Instant;
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
  private boolean told;

  FirstSync(EventTeller teller, int streams) {
    this.teller = teller;
    this.streams = streams;
  }

  /** A list of a stream was read and what it showed was told. */
  synchronized void listed(PodStream stream, Duration blind) {
    tried.add(stream);
    boolean first = listed.add(stream);
    if (tried.size() == streams) {
      tell(first || !told, blind);
    }
  }

  /** An attempt of a stream failed. */
  synchronized void failed(PodStream stream) {
    if (tried.add(stream) && tried.size() == streams && !listed.isEmpty()) {
      tell(true, Duration.ZERO);
    }
  }

  private void tell(boolean first, Duration blind) {
    told = true;
    Instant now = teller.times().clock().instant();
    if (listed.size() == streams) {
      for (String uid : teller.watched().takeUnseen()) {
        teller.tellEvent(new Gone(teller.cluster(), uid, null, now));
      }
    }
    boolean ever = teller.watched().everSynced();
    teller.tellEvent(new Synced(teller.cluster(), first && !ever, now, blind));
  }
}
