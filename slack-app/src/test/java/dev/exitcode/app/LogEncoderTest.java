package dev.exitcode.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import dev.exitcode.redact.Redactor;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogEncoderTest {
  private static final Redactor REDACTOR = Redactor.standard().withKnown(List.of("signing-canary"));

  private final LoggerContext context = new LoggerContext();

  @Test
  void line_isKeysAndValues() {
    assertThat(line(event(Level.INFO, "Took it.", null)))
        .isEqualTo(
            "time=2026-11-23T03:00:00.123Z level=INFO logger=Server message=\"Took it.\""
                + " team=T1 why=\"a \\\"b\\\" c\"\n");
  }

  @Test
  void forgedLine_staysOneLine() {
    String forged = "x\n2026 level=ERROR\r\u0085\u2028\u001b[31m\tend";
    assertThat(line(event(Level.INFO, forged, null)).lines()).hasSize(1);
    assertThat(line(event(Level.INFO, forged, null)))
        .contains("x\\n2026 level=ERROR\\u000d\\u0085\\u2028\\u001b[31m\\tend");
    assertThat(json(event(Level.INFO, forged, null)).path("message").asString()).isEqualTo(forged);
  }

  @Test
  void stack_isKeptForErrorsOnly() {
    IOException broken = new IOException("no route");
    assertThat(json(event(Level.WARN, "m", broken)).path("error").asString())
        .isEqualTo("java.io.IOException: no route");
    assertThat(json(event(Level.WARN, "m", broken)).has("stack")).isFalse();
    assertThat(json(event(Level.ERROR, "m", broken)).path("stack").asString())
        .contains("\tat dev.exitcode.app.LogEncoderTest");
  }

  @Test
  void tokens_areMaskedWhereverTheyStand() {
    IOException leak = new IOException("bad xapp-1-A012-345-canary");
    assertThat(line(event(Level.ERROR, "sent xoxb-123-canary to xoxe.xoxb-1-canary", leak)))
        .contains("‹redacted:slack-token›")
        .doesNotContain("canary");
  }

  @Test
  void heldSecrets_areRedactedThoughTheyLookLikeNone() {
    IOException leak = new IOException("signed with signing-canary");
    assertThat(line(event(Level.ERROR, "\"signing-canary\"", leak)))
        .contains("‹redacted:known-secret›")
        .doesNotContain("canary");
  }

  private static String line(LoggingEvent event) {
    return new String(new LogEncoder(Settings.Format.LINE, REDACTOR).encode(event), UTF_8);
  }

  private static JsonNode json(LoggingEvent event) {
    String line = new String(new LogEncoder(Settings.Format.JSON, REDACTOR).encode(event), UTF_8);
    assertThat(line.lines()).hasSize(1);
    return JsonMapper.shared().readTree(line);
  }

  private LoggingEvent event(Level level, String message, @Nullable Throwable thrown) {
    LoggingEvent event =
        new LoggingEvent(
            "", context.getLogger("dev.exitcode.app.Server"), level, message, thrown, null);
    event.setInstant(Instant.parse("2026-11-23T03:00:00.123456Z"));
    event.setKeyValuePairs(
        List.of(new KeyValuePair("team", "T1"), new KeyValuePair("why", "a \"b\" c")));
    return event;
  }
}
