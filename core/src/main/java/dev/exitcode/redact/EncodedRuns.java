package dev.exitcode.redact;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Finds text in base64, as a Kubernetes Secret holds its values; digests and names are no text. */
final class EncodedRuns {
  private static final int SHORTEST = 16;
  private static final int QUAD = 4;
  private static final byte[] DIGITS = new byte[128];

  static {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    Arrays.fill(DIGITS, (byte) -1);
    for (int i = 0; i < alphabet.length(); i++) {
      DIGITS[alphabet.charAt(i)] = (byte) i;
    }
  }

  private EncodedRuns() {}

  /** Told of every run that decodes to text. */
  interface Listener {
    /** What stands between start and end in base64. */
    void found(int start, int end, String decoded);
  }

  /** Tells of all runs of a text, from left to right. */
  static void find(String text, Listener listener) {
    int start = 0;
    while (start + SHORTEST <= text.length()) {
      int other = lastOther(text, start);
      if (other >= start) {
        start = other + 1;
      } else {
        int end = end(text, start + SHORTEST);
        run(text, start, end, listener);
        start = end + 1;
      }
    }
  }

  /** Looked for from behind, so that of a short run few characters are looked at. */
  private static int lastOther(String text, int start) {
    int i = start + SHORTEST - 1;
    while (i >= start && isDigit(text.charAt(i))) {
      i--;
    }
    return i;
  }

  private static int end(String text, int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static void run(String text, int start, int end, Listener listener) {
    int whole = end - (end - start) % QUAD;
    int used = end - whole == 1 ? whole : end;
    if (beginsAsText(text, start)) {
      byte[] bytes = Base64.getDecoder().decode(text.substring(start, used));
      String decoded = new String(bytes, StandardCharsets.UTF_8);
      listener.found(start, end, decoded);
    }
  }

  /** Whether the first twelve bytes are printable; by chance one run in 100,000 is. */
  private static boolean beginsAsText(String text, int start) {
    for (int i = start; i < start + SHORTEST; i += QUAD) {
      int three =
          digit(text, i) << 18
              | digit(text, i + 1) << 12
              | digit(text, i + 2) << 6
              | digit(text, i + 3);
      if (!isText(three >> 16) || !isText(three >> 8 & 0xFF) || !isText(three & 0xFF)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isText(int b) {
    return (b >= ' ' && b < 127) || b == '\n' || b == '\r' || b == '\t';
  }

  private static boolean isDigit(char c) {
    return c < DIGITS.length && DIGITS[c] >= 0;
  }

  private static int digit(String text, int i) {
    return DIGITS[text.charAt(i)];
  }
}
