package dev.exitcode.k8s;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The events of a watch, one a line: what is wrong with one of them cannot hide the next. For one
 * thread, but for {@link #silentSince} and {@link #close}.
 */
final class Frames implements AutoCloseable {
  /** Several times what an object can have. */
  static final int MOST = 8 * 1024 * 1024;

  /** The end of the stream. */
  static final int END = -1;

  /** Nothing is waited for: while it is not read, nobody can say that nothing comes. */
  static final long NOT_WAITING = Long.MIN_VALUE;

  private static final int USUAL = 64 * 1024;

  private final InputStream in;
  private final Times times;
  private final byte[] chunk = new byte[USUAL];
  private byte[] line = new byte[USUAL];
  private int at;
  private int filled;
  private volatile long silentSince = NOT_WAITING;

  Frames(InputStream in, Times times) {
    this.in = in;
    this.times = times;
  }

  /** Since when a byte is waited for, or {@link #NOT_WAITING}. */
  long silentSince() {
    return silentSince;
  }

  /** What is in the line that was read last, from its start on. */
  byte[] line() {
    return line;
  }

  /**
   * Reads a line that is not empty and gives back how long it is; {@link #END}: there is none. Of
   * one that is longer than {@link #MOST} only the length is known. What has no line break behind
   * it is a line only where the other side said that this is all.
   */
  int next() throws IOException {
    if (line.length > USUAL) {
      line = new byte[USUAL];
    }
    int length = 0;
    while (true) {
      int end = lineEnd();
      length = keep(length, end < 0 ? filled : end);
      at = end < 0 ? filled : end + 1;
      if (end >= 0 && length > 0) {
        return length;
      }
      if (end < 0 && !fill()) {
        return length > 0 ? length : END;
      }
    }
  }

  private int lineEnd() {
    for (int i = at; i < filled; i++) {
      if (chunk[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** The line's length with what the chunk has of it up to there. */
  private int keep(int length, int end) {
    int whole = length + end - at;
    if (whole < 0 || whole > MOST) {
      return MOST + 1;
    }
    if (whole > line.length) {
      line = Arrays.copyOf(line, Math.min(MOST, Math.max(whole, 2 * line.length)));
    }
    System.arraycopy(chunk, at, line, length, end - at);
    return whole;
  }

  private boolean fill() throws IOException {
    silentSince = times.now();
    filled = Math.max(0, in.read(chunk));
    silentSince = NOT_WAITING;
    at = 0;
    return filled > 0;
  }

  /** Ends it, and so wakes whoever reads. */
  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      // Whoever reads is told.
    }
  }
}
