package dev.exitcode.k8s;

import org.jspecify.annotations.Nullable;

/**
 * What a container's status means beside the level up to which it was dealt with.
 *
 * @param after the level it is at now
 * @param times how many ends are new; 0: none
 * @param end the newest one, where one is new and known
 * @param kept whether the level is to be kept though nothing is told
 */
record Step(Level after, int times, @Nullable End end, boolean kept) {

  /** Compares. Pure: what was seen in between plays no part. */
  static Step of(Level before, PodNow pod, ContainerNow now) {
    boolean failed = pod.failure() != null;
    // The last end of a pod that ended as a whole is part of that end.
    End ended = failed ? null : now.ended;
    End newest = ended == null ? now.endedBefore : ended;
    int ends = now.restarts + (ended != null || Stuck.isAfterAnEnd(now) ? 1 : 0);
    Step step = of(before, ends, newest).without(newest, pod, now);
    if (failed && step.times == 0) {
      return silent(before, before);
    }
    return step.unstuck(now);
  }

  private static Step of(Level before, int ends, @Nullable End newest) {
    int more = ends - before.ends();
    if (newest == null) {
      Level after = before.after(ends, before.last());
      return more > 0 ? new Step(after, more, null, true) : silent(before, after);
    }
    if (newest.equals(before.last())) {
      // Without an id, two ends within a second look alike.
      return more > 0 && newest.id() == 0
          ? new Step(before.after(ends, newest), more, newest, true)
          : silent(before, before.after(ends, before.last()));
    }
    return more > 0
        ? new Step(before.after(ends, newest), more, newest, true)
        : ofAnother(before, ends, newest);
  }

  /** Another end, and no more of them: the counter fell, or what is seen is older than it was. */
  private static Step ofAnother(Level before, int ends, End newest) {
    boolean late = before.last() == null && ends > 0 && ends == before.ends();
    if (late) {
      return silent(before, before.after(ends, newest));
    }
    return newest.isNewerThan(before.last())
        ? new Step(before.after(ends, newest), 1, newest, true)
        : silent(before, before);
  }

  private static Step silent(Level before, Level after) {
    return new Step(after, 0, null, after.ends() < before.ends());
  }

  /** An end that is as it should be is none to tell; those before it are. */
  private Step without(@Nullable End newest, PodNow pod, ContainerNow now) {
    if (times == 0 || newest == null || !pod.isExpected(now, newest)) {
      return this;
    }
    return new Step(after, times - 1, null, times > 1);
  }

  private Step unstuck(ContainerNow now) {
    return after.stuck() != null && Stuck.isOver(now)
        ? new Step(after.stuckIn(null), times, end, true)
        : this;
  }
}
