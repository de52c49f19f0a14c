package dev.exitcode.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The first message in the channel, which says what to try. */
final class Welcome {
  private Welcome() {}

  static void post(Messages messages) {
    try (InputStream file = Welcome.class.getResourceAsStream("welcome.json")) {
      byte[] bytes = Objects.requireNonNull(file, "welcome.json").readAllBytes();
      String text = new String(bytes, StandardCharsets.UTF_8);
      messages.post(Message.Author.APP, false, Json.read(text));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
