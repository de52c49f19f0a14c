package dev.exitcode.redact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** Every kind, plain and in the disguises that logs put on. */
class DisguiseTest {
  /** A part of a secret as long as this may not stay, or all of a shorter one. */
  private static final int TELLTALE = 8;

  private static final List<Example> EXAMPLES = KindsFile.examples();

  private final Redactor redactor = Redactor.standard();

  enum Form {
    PLAIN(e -> e.text()),
    IN_A_SENTENCE(e -> "2026-11-23T03:00:00Z ERROR failed: (" + e.text() + "\nexit status 1"),
    IN_A_STACK_TRACE(
        e ->
            "java.lang.IllegalStateException: no connection with "
                + e.text()
                + "\n\tat com.acme.Shop.main(Shop.java:42)\nCaused by: java.io.IOException: EOF"),
    JSON_QUOTED(e -> JsonMapper.shared().writeValueAsString(Map.of("msg", e.text()))),
    JSON_IN_JSON(e -> json(json(e.text()))),
    JSON_SLASHES_ESCAPED(e -> json(e.text()).replace("/", "\\/")),
    URL_ENCODED(e -> url(e.text()).replace("+", "%20")),
    URL_ENCODED_AS_A_FORM(e -> "q=" + url(e.text()) + "&x=1"),
    URL_ENCODED_TWICE(e -> url(url(e.text()).replace("+", "%20"))),
    COLOURED(e -> e.before() + "\u001b[1;31m" + e.secret() + "\u001b[0m" + e.after()),
    SPLIT_BY_ANSI(e -> e.split("\u001b[0m\u001b[32m").text()),
    SPLIT_BY_ANSI_IN_JSON(e -> json(e.split("\u001b[31m").text())),
    SPLIT_BY_C1(e -> e.split("\u009b4m").text()),
    SPLIT_BY_LINK(e -> e.split("\u001b]8;;http://a.b\u0007").text()),
    SPLIT_BY_ZERO_WIDTH(e -> e.split("\u200b\u2060\ufeff").text()),
    SPLIT_BY_BIDI(e -> e.split("\u202e\u061c").text()),
    SPLIT_BY_SOFT_HYPHEN(e -> e.split("\u00ad").text()),
    SPLIT_BY_BACKSPACE(e -> e.split("\b").text()),
    AFTER_CR(e -> "Pulling 50%\rPulling 100%\r" + e.text() + "\r\n"),
    IN_A_KUBERNETES_SECRET(
        e -> "kind: Secret\ndata:\n  app.conf: " + base64(e.text()) + "\nmetadata:\n  name: a\n"),
    IN_BASE64_IN_JSON(e -> json("{\"data\":{\"c\":\"" + base64("# shop\n" + e.text()) + "\"}}"));

    private final Function<Example, String> put;

    Form(Function<Example, String> put) {
      this.put = put;
    }
  }

  /** More than the 99 of 100 plain and 90 of 100 disguised that were asked for. */
  @ParameterizedTest
  @EnumSource
  void secrets_areHidden(Form form) {
    assertThat(leaks(form)).isEmpty();
  }

  private List<String> leaks(Form form) {
    List<String> leaks = new ArrayList<>();
    for (Example example : EXAMPLES) {
      String text = form.put.apply(example);
      String redacted = redactor.redact(text);
      if (!redacted.contains("‹redacted:") || leaks(example.secret(), shown(redacted))) {
        leaks.add(example.kind() + " " + redacted);
      }
    }
    return leaks;
  }

  private static boolean leaks(String secret, String shown) {
    int part = Math.min(TELLTALE, secret.length());
    for (int i = 0; i + part <= secret.length(); i++) {
      if (shown.contains(secret.substring(i, i + part))
          && !secret.substring(i, i + part).matches(".*(PRIVATE KEY|BEGIN|END).*")) {
        return true;
      }
    }
    return false;
  }

  /** All that a patient reader gets out of a text. */
  private static String shown(String redacted) {
    StringBuilder shown = new StringBuilder(redacted);
    String layer = redacted;
    for (View view = View.of(layer); view != null; view = View.of(layer)) {
      layer = view.text();
      shown.append('\n').append(layer);
    }
    String all = shown.toString();
    EncodedRuns.find(all, (start, end, decoded) -> shown.append('\n').append(decoded));
    return shown.toString();
  }

  private static String json(String text) {
    return JsonMapper.shared().writeValueAsString(text);
  }

  private static String url(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
