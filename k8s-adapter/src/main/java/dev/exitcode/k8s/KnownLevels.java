package dev.exitcode.k8s;

import dev.exitcode.k8s.Marks.Mark;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * The levels of a pod's containers, and under the empty name that of the pod itself: of the few
 * that ever ended. Immutable.
 */
final class KnownLevels {
  static final KnownLevels NOTHING = new KnownLevels(new String[0], new Level[0]);

  private final String[] containers;
  private final Level[] levels;

  private KnownLevels(String[] containers, Level[] levels) {
    this.containers = containers;
    this.levels = levels;
  }

  /** As marks have it, by container. */
  static KnownLevels of(Map<String, Mark> marks) {
    KnownLevels told = NOTHING;
    for (Map.Entry<String, Mark> mark : marks.entrySet()) {
      String container = mark.getKey();
      told = told.with(container, level(container, mark.getValue()));
    }
    return told;
  }

  /** A pod's reason stands where a container's would that hangs. */
  private static Level level(String container, Mark mark) {
    return container.isEmpty() ? new Level(mark.ends(), null, mark.last()) : Level.of(mark);
  }

  static Mark mark(String container, Level level) {
    return container.isEmpty() && level.stuck() != null
        ? new Mark(level.ends(), level.stuck())
        : level.mark();
  }

  boolean isNothing() {
    return levels.length == 0;
  }

  Level level(String container) {
    int i = Arrays.asList(containers).indexOf(container);
    return i < 0 ? Level.NONE : levels[i];
  }

  KnownLevels with(String container, Level level) {
    int i = Arrays.asList(containers).indexOf(container);
    if (i < 0 ? level.isNone() : levels[i].equals(level)) {
      return this;
    }
    int at = i < 0 ? levels.length : i;
    String[] names = Arrays.copyOf(containers, Math.max(levels.length, at + 1));
    Level[] all = Arrays.copyOf(levels, names.length);
    names[at] = container;
    all[at] = level;
    return new KnownLevels(names, all);
  }

  /** Goes on from one level to another, whatever else was told of the container meanwhile. */
  KnownLevels advanced(String container, Level from, Level to) {
    Level now = level(container);
    boolean moved = !Objects.equals(now.stuck(), from.stuck());
    boolean ended = now.ends() != from.ends() || !Objects.equals(now.last(), from.last());
    return with(
        container,
        new Level(
            ended ? now.ends() : to.ends(),
            ended ? now.last() : to.last(),
            moved ? now.stuck() : to.stuck()));
  }
}
