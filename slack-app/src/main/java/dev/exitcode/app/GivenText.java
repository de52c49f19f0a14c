package dev.exitcode.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.exitcode.intake.Intake;
import dev.exitcode.redact.Cut;
import dev.exitcode.slack.FileText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A text that a person gave to be read, bounded however long it is.
 *
 * @param remarks what the person should know about the reading
 */
record GivenText(String text, List<String> remarks) {
  /** In bytes, of the beginning and of the end each. */
  static final int MOST_BYTES = 512 * 1024;

  private static final int CHUNK = 64 * 1024;

  /**
   * Reads a file.
   *
   * @throws IOException whose message is a sentence for the user
   */
  static GivenText of(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + " is a folder: name a file in it.");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return of(in, file.toString());
    } catch (NoSuchFileException e) {
      throw new IOException("There is no file " + file + ".", e);
    } catch (AccessDeniedException e) {
      throw new IOException(file + " may not be read by this user.", e);
    }
  }

  /**
   * Reads a stream to its end, keeping its beginning and its end.
   *
   * @param name what the user knows it by
   * @throws IOException whose message is a sentence for the user
   */
  static GivenText of(InputStream in, String name) throws IOException {
    byte[] head = in.readNBytes(MOST_BYTES);
    if (Intake.isStructured(new String(head, 0, Math.min(head.length, CHUNK), UTF_8))) {
      byte[] more = in.readNBytes(Intake.MOST_STRUCTURED - 2 * MOST_BYTES);
      int known = head.length;
      head = Arrays.copyOf(head, known + more.length);
      System.arraycopy(more, 0, head, known, more.length);
    }
    Tail tail = Tail.of(in);
    byte[] all = Arrays.copyOf(head, head.length + tail.bytes.length);
    System.arraycopy(tail.bytes, 0, all, head.length, tail.bytes.length);
    if (tail.cut) {
      blankHalves(all, head.length);
    }
    String text = FileText.decode(all);
    if (text == null) {
      throw new IOException(name + " is no text: give the output of kubectl or docker, or a log.");
    }
    return new GivenText(
        text, tail.cut ? List.of(name + " is too long: its middle was not read.") : List.of());
  }

  /** Half a line may hold half a secret, which nobody would know for one. */
  private static void blankHalves(byte[] all, int cut) {
    int from = cut;
    while (from > cut - Cut.FURTHEST && all[from - 1] != '\n') {
      from--;
    }
    int to = cut;
    while (to < cut + Cut.FURTHEST && all[to] != '\n') {
      to++;
    }
    Arrays.fill(all, from, to, (byte) ' ');
  }

  /** The last bytes of a stream, and whether others stood before them. */
  private static final class Tail {
    private final byte[] bytes;
    private final boolean cut;

    private Tail(byte[] bytes, boolean cut) {
      this.bytes = bytes;
      this.cut = cut;
    }

    static Tail of(InputStream in) throws IOException {
      ByteArrayOutputStream kept = new ByteArrayOutputStream();
      boolean cut = false;
      for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
        kept.write(chunk);
        if (kept.size() > 2 * MOST_BYTES) {
          byte[] newest = newest(kept.toByteArray());
          kept.reset();
          kept.write(newest);
          cut = true;
        }
      }
      return new Tail(newest(kept.toByteArray()), cut || kept.size() > MOST_BYTES);
    }

    private static byte[] newest(byte[] all) {
      return Arrays.copyOfRange(all, Math.max(0, all.length - MOST_BYTES), all.length);
    }
  }
}
