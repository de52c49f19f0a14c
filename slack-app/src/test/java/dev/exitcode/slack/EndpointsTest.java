package dev.exitcode.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exitcode.redact.Secret;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EndpointsTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "https://hooks.slack.com/commands/T0/1/abc, true",
    "https://HOOKS.SLACK.COM/actions/x, true",
    "https://hooks.slack.com:443/x, true",
    "http://hooks.slack.com/x, false",
    "https://hooks.slack.com:8443/x, false",
    "https://hooks.slack.com@evil.example/x, false",
    "https://user@hooks.slack.com/x, false",
    "https://hooks.slack.com.evil.example/x, false",
    "https://evil.example/hooks.slack.com, false",
    "http://169.254.169.254/latest, false",
    "http://127.0.0.1/x, false",
    "file:///etc/passwd, false",
    "/commands/x, false",
  })
  void responseUrl_isOnlySlacks(String url, boolean allowed) {
    assertThat(Endpoints.slack().allows(URI.create(url))).isEqualTo(allowed);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "https://files.slack.com/files-pri/T0-F0/download/x.log, true",
    "https://files.slack.com@evil.example/x, false",
    "https://files.slack.com.evil.example/x, false",
    "https://slack.com/x, false",
    "https://hooks.slack.com/x, false",
    "http://files.slack.com/x, false",
  })
  void file_isOnlySlacks(String url, boolean allowed) {
    assertThat(Endpoints.slack().allowsFile(URI.create(url))).isEqualTo(allowed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "---", "short"})
  void weakSigningSecret_refusesToStart(String secret) {
    assertThatThrownBy(
            () -> new Connection.Http(new InetSocketAddress(0), List.of(Secret.of(secret))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("signing secret");
  }

  @Test
  void noSigningSecret_refusesToStart() {
    assertThatThrownBy(() -> new Connection.Http(new InetSocketAddress(0), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SLACK_SIGNING_SECRET");
  }
}
