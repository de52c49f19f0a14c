package dev.exitcode.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.exitcode.Knowing;
import dev.exitcode.redact.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the bot must keep to itself, with every log level open. */
final class SecretsTest {
  private static final String TYPED = "xoxp-typed-by-a-user-canary";
  private static final List<String> CANARIES =
      List.of(
          Fixtures.BOT_TOKEN, Fixtures.APP_TOKEN, Fixtures.SECRET, TYPED, "canary", "/actions/T0");

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Kept kept = new Kept();
  private final FakeSlack fake = new FakeSlack();
  private Level level;

  private static final class Kept extends AppenderBase<ILoggingEvent> {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      // The stand-ins for Slack may log what they like.
      if (!event.getLoggerName().startsWith("org.eclipse")
          && !event.getLoggerName().contains("wiremock")
          && !event.getLoggerName().contains("WireMock")
          && !event.getLoggerName().startsWith("org.java_websocket")
          && !event.getLoggerName().startsWith("org.apache")) {
        String thrown =
            event.getThrowableProxy() == null
                ? ""
                : ThrowableProxyUtil.asString(event.getThrowableProxy());
        lines.add(event.getLoggerName() + " " + event.getFormattedMessage() + thrown);
      }
    }
  }

  @BeforeEach
  void listen() {
    level = root.getLevel();
    root.setLevel(Level.TRACE);
    kept.setContext(root.getLoggerContext());
    kept.start();
    root.addAppender(kept);
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(kept);
    root.setLevel(level);
    fake.close();
  }

  private void assertClean(Object... others) {
    for (String canary : CANARIES) {
      assertThat(kept.lines).noneMatch(line -> line.contains(canary));
      for (Object other : others) {
        assertThat(other.toString()).doesNotContain(canary);
      }
    }
    assertThat(kept.lines).noneMatch(line -> line.contains("INFO admin login"));
  }

  @Test
  void http_keepsSecrets() throws Exception {
    fake.answer("auth.test", okJson("{\"ok\":false,\"error\":\"invalid_auth\"}"));
    fake.answer("views.open", aResponse().withStatus(500).withBody("oops " + Fixtures.BOT_TOKEN));
    SlackConfig config = Fixtures.config(Fixtures.http(Fixtures.SECRET), fake.endpoints());
    try (SlackBot bot = new SlackBot(config, Fixtures.KNOWLEDGE, Clock.systemUTC())) {
      bot.start();
      try (SlackClient slack = new SlackClient(bot.address(), Fixtures.SECRET)) {
        slack.ask("137 " + TYPED);
        slack.ask(TYPED + "\n2026-11-23 INFO admin login");
        slack.send(slack.unsigned(SlackClient.command(TYPED)));
        slack.send(slack.signed("text=" + TYPED));
        slack.send(
            slack.signed(SlackClient.encode(Map.of("payload", "{\"type\":\"" + TYPED + "\"}"))));
        slack.send(
            slack.signed(
                SlackClient.encode(
                    Map.of(
                        "payload",
                        new Clicked("exitcode." + TYPED, "137", fake.responseUrl()).json()))));
        for (String url : List.of(fake.responseUrl(), "http://" + TYPED + "/x", TYPED)) {
          slack.send(
              slack.signed(
                  SlackClient.encode(
                      Map.of("payload", new Clicked(Buttons.MORE, "137", url).json()))));
        }
        await().until(() -> !fake.responses().isEmpty());
        await().until(() -> bot.apiStatus().detail().contains("invalid_auth"));
      }
      assertClean(config, config.connection(), bot.status(), bot.apiStatus(), bot);
    }
    assertThat(fake.responses()).noneMatch(json -> json.contains("canary"));
    assertClean();
  }

  @Test
  void pastedSecrets_areHidden() throws Exception {
    String log =
        "dial postgres://app:canary7pw9@db.prod:5432/pay: connect: connection refused\n"
            + "exit code 1 password=canaryHunter42x\n";
    fake.server().stubFor(get(urlEqualTo("/f")).willReturn(aResponse().withBody(log)));
    SlackConfig config = Fixtures.config(Fixtures.http(Fixtures.SECRET), fake.endpoints());
    try (SlackBot bot = new SlackBot(config, Knowing.BUNDLED, Clock.systemUTC())) {
      bot.start();
      try (SlackClient slack = new SlackClient(bot.address(), Fixtures.SECRET)) {
        String url = fake.server().baseUrl() + "/f";
        for (String event :
            List.of(
                SlackPayloads.direct("Ev1", log),
                SlackPayloads.directWith("Ev2", "look at this", SlackPayloads.file(url)))) {
          slack.send(slack.signed(event).setHeader("Content-Type", "application/json"));
        }
        String shortcut =
            SlackPayloads.shortcut("1.2.a", fake.responseUrl(), SlackPayloads.message(log));
        slack.send(slack.signed(SlackClient.encode(Map.of("payload", shortcut))));
        assertThat(slack.ask(log).body()).contains("refused").doesNotContain("canary");
        await().until(() -> fake.posts().size() == 2 && fake.responses().size() == 1);
      }
    }
    assertThat(fake.posts()).allMatch(json -> json.contains("connection refused"));
    assertThat(fake.posts()).noneMatch(json -> json.contains("canary"));
    assertThat(fake.responses()).noneMatch(json -> json.contains("canary"));
    assertClean();
  }

  @Test
  void socketMode_keepsSecrets() throws Exception {
    try (FakeSocket socket = new FakeSocket()) {
      fake.answerInTurn(
          "/api/apps.connections.open",
          List.of(
              aResponse().withStatus(500).withBody(Fixtures.APP_TOKEN),
              aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
              okJson("{\"ok\":false,\"error\":\"invalid_auth\"}"),
              okJson("{\"ok\":true,\"url\":\"" + socket.url() + "\"}")));
      SlackConfig config =
          Fixtures.config(
              new Connection.SocketMode(Secret.of(Fixtures.APP_TOKEN)), fake.endpoints());
      try (SlackBot bot =
          new SlackBot(config, Fixtures.KNOWLEDGE, Clock.systemUTC(), SocketDoorTest.QUICK)) {
        bot.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> bot.status().connected());
        socket.latest().send(SocketDoorTest.command("e1", TYPED));
        socket.next();
        socket
            .latest()
            .send(
                "{\"envelope_id\":\"e2\",\"type\":\"interactive\",\"payload\":{\"type\":\"%s\"}}"
                    .formatted(TYPED));
        socket.next();
        assertClean(config, config.connection(), bot.status(), bot.apiStatus(), bot);
      }
      assertClean();
    }
  }
}
