package dev.exitcode.slack;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Tells text from anything else. */
public final class FileText {
  /** One in so many characters may be broken: a log cut in the middle of one is still a log. */
  private static final int MOST_BROKEN = 20;

  private FileText() {}

  /** The text in a file, in UTF-8, or in UTF-16 as PowerShell writes it; null where it is none. */
  public static @Nullable String decode(byte[] bytes) {
    Charset charset = charset(bytes);
    String text = new String(bytes, charset);
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    long broken = plain.chars().filter(FileText::isBroken).count();
    return broken * MOST_BROKEN > plain.length() ? null : plain;
  }

  private static Charset charset(byte[] bytes) {
    int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
    return switch (mark) {
      case 0xFFFE -> StandardCharsets.UTF_16LE;
      case 0xFEFF -> StandardCharsets.UTF_16BE;
      default -> StandardCharsets.UTF_8;
    };
  }

  private static boolean isBroken(int c) {
    return c == 0xFFFD || (c < ' ' && !Character.isWhitespace(c) && c != 0x1B && c != '\b');
  }
}
