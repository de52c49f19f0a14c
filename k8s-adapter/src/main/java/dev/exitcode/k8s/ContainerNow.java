package dev.exitcode.k8s;

import org.jspecify.annotations.Nullable;

/** A container's status as one event or list shows it. Filled anew for each pod. */
final class ContainerNow {
  /** Which of a pod's lists it is in. */
  enum Place {
    INIT,
    APP,
    EPHEMERAL
  }

  Place place = Place.APP;
  String name = "";
  boolean ready;
  boolean running;
  int restarts;
  @Nullable String waiting;
  @Nullable End ended;
  @Nullable End endedBefore;

  void clear(Place its) {
    place = its;
    name = "";
    ready = false;
    running = false;
    restarts = 0;
    waiting = null;
    ended = null;
    endedBefore = null;
  }

  /** Whether it runs, or is about to, and never ended. */
  boolean isUneventful() {
    return restarts == 0 && ended == null && endedBefore == null && Stuck.reason(this) == null;
  }
}
