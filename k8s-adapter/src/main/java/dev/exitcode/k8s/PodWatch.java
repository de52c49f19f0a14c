package dev.exitcode.k8s;

import dev.exitcode.k8s.WatchEvent.How;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One watch, from its opening to its end. Read by one thread; any may {@link #check} or close it.
 */
final class PodWatch implements AutoCloseable {
  private static final int GONE = 410;

  private final Frames frames;
  private final EventReader reader = new EventReader();
  private final PodDiff diff;
  private final Times times;
  private final BackOff doubts;
  private String version;
  private int code;
  private int understood;
  private int unparsable;
  private volatile long doubtfulFrom = Frames.NOT_WAITING;
  private volatile long silentFrom = Frames.NOT_WAITING;

  /**
   * Of an answer that has begun.
   *
   * @param version from which it goes on
   * @param doubts how long to go on after what was not understood, before all is listed
   */
  PodWatch(InputStream in, String version, PodDiff diff, BackOff doubts) {
    this.times = diff.times();
    frames = new Frames(in, times);
    this.version = version;
    this.diff = diff;
    this.doubts = doubts;
  }

  /** Reads and tells until it ends, in whatever way. */
  void read() {
    try {
      boolean goesOn = true;
      while (goesOn) {
        int length = frames.next();
        goesOn = length != Frames.END && take(length);
      }
    } catch (IOException e) {
      // An end as any other: what was told so far stands.
    }
  }

  /** False: the server says that it does not go on. */
  private boolean take(int length) {
    try {
      if (length > Frames.MOST) {
        doubt();
        return true;
      }
      reader.read(frames.line(), length);
      return take();
    } catch (RuntimeException e) {
      doubt();
      return true;
    }
  }

  private boolean take() {
    PodNow pod = reader.pod();
    switch (reader.type()) {
      case "ADDED", "MODIFIED" -> see(pod, false);
      case "DELETED" -> see(pod, true);
      case "BOOKMARK" -> understood(reader.object());
      default -> {
        code = reader.code();
        if (code == 0) {
          doubt();
        }
      }
    }
    return code == 0;
  }

  private void see(@Nullable PodNow pod, boolean last) {
    if (pod == null) {
      doubt();
      return;
    }
    if (last) {
      diff.seeLast(pod);
    } else {
      diff.see(pod, How.LIVE);
      diff.tell();
    }
    understood(pod);
  }

  /** Only after it was dealt with. */
  private void understood(@Nullable PodNow object) {
    understood++;
    if (object != null && !object.version.isEmpty()) {
      version = object.version;
    }
  }

  /** What was not understood may have been a crash: all is listed before long. */
  private void doubt() {
    unparsable++;
    if (doubtfulFrom == Frames.NOT_WAITING) {
      doubtfulFrom = times.now() + doubts.next().toNanos();
    }
  }

  /** Ends it where nothing was heard for so long, or where it is time for a list. */
  void check(Duration silence) {
    long now = times.now();
    long since = frames.silentSince();
    if (since != Frames.NOT_WAITING && now - since > silence.toNanos()) {
      silentFrom = since;
      close();
    } else if (isDoubtful() && now - doubtfulFrom >= 0) {
      close();
    }
  }

  @Override
  public void close() {
    frames.close();
  }

  /** From where another one goes on; null: from nowhere, all has to be listed. */
  @Nullable String next() {
    boolean nothingHeard = isSilent() && understood == 0;
    return code == GONE || isDoubtful() || nothingHeard ? null : version;
  }

  private boolean isDoubtful() {
    return doubtfulFrom != Frames.NOT_WAITING;
  }

  /** Whether it ended because nothing was heard any more. */
  boolean isSilent() {
    return silentFrom != Frames.NOT_WAITING;
  }

  /** Whether it was of use. */
  boolean isFruitful() {
    return understood > 0 && code == 0;
  }

  /** How many events were not understood. */
  int unparsable() {
    return unparsable;
  }

  /** Since when nothing is seen, as it ends now. */
  long lostSince() {
    return isSilent() ? silentFrom : times.now();
  }
}
