package dev.exitcode.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.redact.Secret;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalDoorTest {
  private Workspace workspace;
  private Hand hand;
  private String own;

  @BeforeEach
  void open() throws IOException {
    workspace = Workspace.start(0, Secret.of("s"));
    hand = new Hand(workspace);
    own = "127.0.0.1:" + workspace.page().getPort();
  }

  @AfterEach
  void close() {
    hand.close();
    workspace.close();
  }

  @Test
  void page_isBoundToLoopback() {
    assertThat(workspace.page().getHost()).isEqualTo("127.0.0.1");
  }

  @Test
  void ownName_isServed() throws IOException {
    assertThat(hand.raw("GET / HTTP/1.1", "Host: " + own)).contains(" 200 ");
    assertThat(hand.raw("GET / HTTP/1.1", "Host: " + own.replace("127.0.0.1", "localhost")))
        .contains(" 200 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/events", "/do/say", "/api/auth.test", "/response/T/x"})
  void reboundName_isTurnedAway(String path) throws IOException {
    assertThat(hand.raw("GET " + path + " HTTP/1.1", "Host: evil.example")).contains(" 403 ");
  }

  @Test
  void foreignPage_cannotPost() throws IOException {
    String line = "POST /do/say HTTP/1.1";
    assertThat(hand.raw(line, "Host: " + own, "Origin: https://evil.example")).contains(" 403 ");
    assertThat(hand.raw(line, "Host: " + own, "Origin: null")).contains(" 403 ");
    assertThat(hand.raw(line, "Host: " + own, "Sec-Fetch-Site: cross-site")).contains(" 403 ");
  }

  @Test
  void simplePost_isNotTaken() throws IOException {
    assertThat(
            hand.raw(
                "POST /do/say HTTP/1.1",
                "Host: " + own,
                "Content-Type: text/plain",
                "Content-Length: 0"))
        .contains(" 400 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/../Workspace.class", "/page/app.js", "/%2e%2e/welcome.json", "/x.js"})
  void otherFiles_areNotServed(String path) throws IOException {
    assertThat(hand.raw("GET " + path + " HTTP/1.1", "Host: " + own)).contains(" 404 ");
  }
}
