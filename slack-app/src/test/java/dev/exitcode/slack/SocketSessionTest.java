package dev.exitcode.slack;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.exitcode.redact.Secret;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SocketSessionTest {
  /** A stop may come while the WebSocket opens, which it does all the same. */
  @Test
  void sessionThatIsInterruptedAsItOpens_isClosed() throws Exception {
    Connection.SocketMode mode = new Connection.SocketMode(Secret.of(Fixtures.APP_TOKEN));
    try (FakeSlack fake = new FakeSlack();
        FakeSocket socket = new FakeSocket();
        SlackApi api = new SlackApi(Fixtures.config(mode, fake.endpoints()))) {
      URI address = URI.create(socket.url());
      SocketSession session =
          new SocketSession(
              api, new SocketSession.Target(mode, address), (_, _) -> {}, (_, _) -> {});
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> session.open(Duration.ofSeconds(5)))
          .isInstanceOf(InterruptedException.class);
      await().until(() -> socket.opened() == 1 && socket.latest().isClosed());
    }
  }
}
