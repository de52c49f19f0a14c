package dev.exitcode.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import dev.exitcode.access.Audit;
import dev.exitcode.redact.Redactor;
import dev.exitcode.redact.Secret;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sets the log up in code: reading Logback's XML would cost a tenth of a second at every start. */
final class Logs {
  /** Libraries that log what belongs to Slack's users, or much; they are heard from WARN on. */
  private static final List<String> KEPT_QUIET =
      List.of(
          "com.slack.api",
          "okhttp3",
          "org.glassfish",
          "com.networknt",
          "io.fabric8",
          "org.flywaydb",
          "com.zaxxer");

  private Logs() {}

  /** Takes the secrets that are held, so that they are recognised wherever they turn up. */
  static void configure(Settings.Log log, List<Secret> held) {
    Redactor redactor = Redactor.standard().withKnown(held.stream().map(Secret::reveal).toList());
    configure((LoggerContext) LoggerFactory.getILoggerFactory(), log, redactor);
  }

  static void configure(LoggerContext context, Settings.Log log, Redactor redactor) {
    context.reset();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(standardError(context, new LogEncoder(log.format(), redactor)));
    root.setLevel(Level.valueOf(log.level().name()));
    Level quiet = log.level() == Settings.Level.ERROR ? Level.ERROR : Level.WARN;
    context.getLogger(Audit.LOGGER).setLevel(Level.INFO); // whatever else is kept quiet
    // What is counted before there is anything to count with is meant to be lost.
    context.getLogger("io.micrometer").setLevel(Level.ERROR);
    KEPT_QUIET.forEach(name -> context.getLogger(name).setLevel(quiet));
  }

  private static Appender<ILoggingEvent> standardError(LoggerContext context, LogEncoder encoder) {
    encoder.setContext(context);
    encoder.start();
    ConsoleAppender<ILoggingEvent> standardError = new ConsoleAppender<>();
    standardError.setContext(context);
    standardError.setTarget("System.err");
    standardError.setEncoder(encoder);
    standardError.start();
    return standardError;
  }

  /** Brings what is logged through java.util.logging, by Tyrus for one, into the same log. */
  static void bridge() {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }
}
