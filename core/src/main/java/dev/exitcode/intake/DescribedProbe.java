package dev.exitcode.intake;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code http-get http://:80/ delay=30s timeout=1s period=10s #success=1 #failure=3}. */
final class DescribedProbe {
  private static final Pattern FORM =
      Pattern.compile(
          "^(?<check>.*?)(?<!\\s)\\s++delay=(?<delay>\\d{1,7})s timeout=(?<timeout>\\d{1,7})s"
              + " period=(?<period>\\d{1,7})s #success=\\d{1,7} #failure=(?<failure>\\d{1,7})");

  private DescribedProbe() {}

  /** The probe, null where the line has another form. */
  static @Nullable Sketch read(String label, String value) {
    Matcher probe = FORM.matcher(value);
    if (!probe.find()) {
      return null;
    }
    return new Sketch()
        .put("kind", label.toUpperCase(Locale.ROOT))
        .put("check", probe.group("check"))
        .put("initialDelaySeconds", Integer.valueOf(probe.group("delay")))
        .put("periodSeconds", Integer.valueOf(probe.group("period")))
        .put("timeoutSeconds", Integer.valueOf(probe.group("timeout")))
        .put("failureThreshold", Integer.valueOf(probe.group("failure")));
  }
}
