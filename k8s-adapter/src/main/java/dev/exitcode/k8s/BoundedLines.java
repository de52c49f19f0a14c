package dev.exitcode.k8s;

import dev.exitcode.evidence.LogTail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The newest lines of a stream of which no more is read, and of each line no more kept, than there
 * is room for.
 */
record BoundedLines(List<String> lines, End end) {
  /** A character has four bytes at most. */
  private static final int MOST_OF_LINE = 4 * LogTail.MAX_LINE;

  private static final int CHUNK = 16 * 1024;

  /** How reading ended. */
  enum End {
    /** At the end. */
    WHOLE,
    /** There was more than may be read. */
    TOO_LARGE,
    /** It took too long, or the other side went away. */
    BROKEN
  }

  static BoundedLines read(InputStream in, int mostLines, int mostBytes) {
    Reading reading = new Reading(mostLines);
    End end = reading.all(in, mostBytes);
    return new BoundedLines(reading.lines(), end);
  }

  /** Lines as they come in. */
  private static final class Reading {
    private final int most;
    private final Deque<String> lines = new ArrayDeque<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    Reading(int most) {
      this.most = most;
    }

    End all(InputStream in, int mostBytes) {
      byte[] chunk = new byte[CHUNK];
      try {
        int left = mostBytes;
        while (left > 0) {
          int count = in.read(chunk, 0, Math.min(chunk.length, left));
          if (count < 0) {
            return End.WHOLE;
          }
          take(chunk, count);
          left -= count;
        }
        return in.read() < 0 ? End.WHOLE : End.TOO_LARGE;
      } catch (IOException e) {
        return End.BROKEN;
      }
    }

    private void take(byte[] chunk, int count) {
      for (int i = 0; i < count; i++) {
        if (chunk[i] == '\n') {
          end();
        } else if (line.size() < MOST_OF_LINE) {
          line.write(chunk[i]);
        }
      }
    }

    private void end() {
      String text = line.toString(StandardCharsets.UTF_8);
      line.reset();
      lines.add(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
      if (lines.size() > most) {
        lines.removeFirst();
      }
    }

    List<String> lines() {
      if (line.size() > 0) {
        end();
      }
      return List.copyOf(lines);
    }
  }
}
