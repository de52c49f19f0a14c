package dev.exitcode.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.exitcode.access.Audit.Decision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class AuditTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger(Audit.LOGGER);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(lines);
  }

  @Test
  void line_saysWhoWhatAndHowItWasDecided() {
    Audit.note(
        new Audit.Question("U0USER", "C0CHANNEL", Right.LOGS),
        "prod:payments/api-7c9",
        Decision.ANSWERED);
    assertThat(lines.list).hasSize(1);
    assertThat(lines.list.getFirst().getKeyValuePairs())
        .extracting(Object::toString)
        .containsExactly(
            "user=\"U0USER\"",
            "channel=\"C0CHANNEL\"",
            "right=\"logs\"",
            "pod=\"prod:payments/api-7c9\"",
            "decision=\"ANSWERED\"");
  }

  @Test
  void forgedIds_makeNoSecondLine() {
    Audit.note(
        new Audit.Question("U0\r\n2026 INFO admin=\u2028ok", null, Right.EXPLAIN),
        "x".repeat(9_999) + "\n",
        Decision.NOTHING_SEEN);
    assertThat(lines.list.getFirst().getKeyValuePairs())
        .allSatisfy(pair -> assertThat((pair.value + "").length()).isLessThan(500))
        .allSatisfy(pair -> assertThat(pair.value + "").matches("[A-Za-z0-9._:/?-]+"));
  }
}
