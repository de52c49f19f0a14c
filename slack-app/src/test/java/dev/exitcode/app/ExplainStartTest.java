package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainStartTest {
  /** The module of JDBC and that of HTTP are out of reach, so that no class of theirs can load. */
  @Test
  void explain_loadsNeitherSlackNorSettingsNorLogging() throws Exception {
    String log =
        Child.output(
            Child.main(
                List.of("--limit-modules=java.base,java.xml", "-Xlog:class+load"),
                "explain",
                "137"));
    assertThat(log).contains("dev.exitcode.app.Explain").contains("Tell by:");
    assertThat(log)
        .doesNotContainPattern(
            "\\] (com\\.slack|picocli|okhttp3|com\\.google\\.gson|org\\.glassfish|javax\\.websocket"
                + "|org\\.snakeyaml|com\\.networknt|ch\\.qos\\.logback|org\\.slf4j|io\\.fabric8"
                + "|dev\\.exitcode\\.(slack|demo|k8s|app\\.Settings))\\b");
  }
}
