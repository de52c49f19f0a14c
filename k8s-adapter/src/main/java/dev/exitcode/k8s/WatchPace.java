package dev.exitcode.k8s;

import java.time.Duration;

/**
 * How patient a watch is.
 *
 * @param settling how long a container hangs before it is told, where it hardly comes by itself
 * @param pulling the same, where kubelet tries again and may well succeed
 * @param silence how long an open watch may bring no byte: a server sends a bookmark each minute
 * @param watch the least that a watch is asked to last; the most is twice that
 * @param tick how often all this is looked at
 * @param first the first of the times that are waited between attempts, each twice the one before
 * @param most the longest of them
 * @param lists the time in which no more than four lists are begun: they cost a server more than
 *     all the rest
 */
record WatchPace(
    Duration settling,
    Duration pulling,
    Duration silence,
    Duration watch,
    Duration tick,
    Duration first,
    Duration most,
    Duration lists) {
  static final WatchPace USUAL =
      new WatchPace(
          Duration.ofSeconds(20),
          Duration.ofSeconds(60),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofSeconds(1),
          Duration.ofMillis(800),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1));

  Duration untilTold(String reason) {
    return Stuck.mayPass(reason) ? pulling : settling;
  }
}
