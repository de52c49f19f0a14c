package dev.exitcode.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import dev.exitcode.redact.Redactor;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.json.JsonMapper;

/** One event a line, whatever its text holds; what looks like a secret is redacted. */
final class LogEncoder extends EncoderBase<ILoggingEvent> {
  private static final Pattern BARE = Pattern.compile("[!#-<>-~]+");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]");

  private final Settings.Format format;
  private final Redactor redactor;

  LogEncoder(Settings.Format format, Redactor redactor) {
    this.format = format;
    this.redactor = redactor;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    Map<String, String> fields = fields(event);
    String line =
        switch (format) {
          case LINE -> line(fields);
          case JSON -> JsonMapper.shared().writeValueAsString(fields);
        };
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String line(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(f -> f.getKey() + "=" + bare(f.getValue()))
        .collect(Collectors.joining(" "));
  }

  private Map<String, String> fields(ILoggingEvent event) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("time", event.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
    fields.put("level", event.getLevel().toString());
    String logger = event.getLoggerName();
    fields.put("logger", logger.substring(logger.lastIndexOf('.') + 1));
    fields.put("message", redactor.redact(event.getFormattedMessage()));
    pairs(event, fields);
    error(event, fields);
    return fields;
  }

  private void pairs(ILoggingEvent event, Map<String, String> fields) {
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        fields.put(pair.key, redactor.redact(String.valueOf(pair.value)));
      }
    }
  }

  /** The stack only where somebody has to look into the code. */
  private void error(ILoggingEvent event, Map<String, String> fields) {
    IThrowableProxy thrown = event.getThrowableProxy();
    if (thrown != null) {
      fields.put("error", redactor.redact(thrown.getClassName() + ": " + thrown.getMessage()));
      if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
        fields.put("stack", redactor.redact(ThrowableProxyUtil.asString(thrown)));
      }
    }
  }

  private static String bare(String value) {
    if (BARE.matcher(value).matches()) {
      return value;
    }
    String quoted = value.replace("\\", "\\\\").replace("\"", "\\\"");
    String oneLine =
        CONTROL.matcher(quoted).replaceAll(c -> "\\\\u%04x".formatted((int) c.group().charAt(0)));
    return '"' + oneLine.replace("\\u000a", "\\n").replace("\\u0009", "\\t") + '"';
  }

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }
}
