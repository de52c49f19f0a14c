package dev.exitcode.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** The first messages, which say what to try. */
final class Welcome {
  private Welcome() {}

  static void post(Messages messages) {
    try (InputStream file = Welcome.class.getResourceAsStream("welcome.json")) {
      byte[] bytes = Objects.requireNonNull(file, "welcome.json").readAllBytes();
      String text = new String(bytes, StandardCharsets.UTF_8);
      JsonNode payload = Json.read(text);
      messages.post(Ids.CHANNEL, Message.Author.APP, false, payload.path("channel"));
      messages.post(Ids.DIRECT, Message.Author.APP, false, payload.path("direct"));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
