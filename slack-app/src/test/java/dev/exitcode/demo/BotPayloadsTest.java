package dev.exitcode.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.net.httpserver.HttpServer;
import dev.exitcode.Knowing;
import dev.exitcode.SetClock;
import dev.exitcode.demo.BotDoor.Reply;
import dev.exitcode.redact.Secret;
import dev.exitcode.slack.Connection;
import dev.exitcode.slack.Endpoints;
import dev.exitcode.slack.SlackBot;
import dev.exitcode.slack.SlackConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every message and modal the bot sends, taken off the wire: checked here against Slack's limits,
 * and written down for Slack's own Python SDK to judge, see {@code .ci/proofs/31-slack-sdk.sh}.
 */
final class BotPayloadsTest {
  private static final Secret SECRET = Secret.of("a-signing-secret-of-some-length");
  private static final Path WRITTEN = Path.of("target", "bot-payloads.jsonl");

  private final SetClock clock = new SetClock();
  private final WorkspaceState slack = WorkspaceState.empty(clock);
  private final BotDoor door = new BotDoor(SECRET, clock);
  private HttpServer api;
  private SlackBot bot;

  @BeforeEach
  void open() throws IOException {
    InetSocketAddress anyFree = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    api = HttpServer.create(anyFree, 0);
    api.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    Secret token = Secret.of("xoxb-a-token-of-some-length");
    URI here = URI.create("http://127.0.0.1:" + api.getAddress().getPort());
    Uploads uploads = new Uploads(new dev.exitcode.demo.Files(token), () -> here);
    api.createContext(WebApi.PATH, new WebApi(slack, uploads, token));
    api.start();
    Endpoints endpoints = new Endpoints(here.resolve(WebApi.PATH), here, here);
    Connection http = new Connection.Http(anyFree, List.of(SECRET));
    bot = new SlackBot(new SlackConfig(token, null, null, http, endpoints), Knowing.BUNDLED, clock);
    bot.start();
    door.connect(URI.create("http://127.0.0.1:" + bot.address().getPort() + SlackBot.PATH));
  }

  @AfterEach
  void close() {
    bot.close();
    door.close();
    api.stop(0);
  }

  @Test
  void everyMessageAndModal_isWhatSlackTakes() throws IOException {
    awaitTeam();
    clock.forward(Duration.ofMinutes(2));
    List<String> lines = new ArrayList<>();
    int views = 0;
    for (String question : Questions.all()) {
      clock.forward(Duration.ofSeconds(1));
      JsonNode message = ask(question);
      assertThatCode(() -> slack.check().message(message)).as(question).doesNotThrowAnyException();
      lines.add(line("message", question, message));
      if (message.toString().contains("\"exitcode.more\"")) {
        lines.add(line("view", question, openMore(message)));
        views++;
      }
    }
    Files.write(WRITTEN, lines);
    assertThat(views).as("modals").isGreaterThan(1000);
  }

  private JsonNode ask(String question) {
    URI nowhere = URI.create("http://127.0.0.1:1/unused");
    Reply reply =
        door.send(Payloads.command(Ids.CHANNEL, question, slack.triggers().next(), nowhere));
    assertThat(reply).as(question).isInstanceOf(Reply.Answered.class);
    return reply instanceof Reply.Answered answered ? Json.read(answered.body()) : Json.object();
  }

  private JsonNode openMore(JsonNode answer) {
    slack.views().current().ifPresent(view -> slack.views().close(view.id()));
    clickMore(answer);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(2))
        .until(() -> slack.views().current().isPresent());
    return slack.views().current().orElseThrow().content();
  }

  /** Until the bot has asked Slack which team it is in, it only explains. */
  private void awaitTeam() {
    JsonNode answer = ask("139");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              clickMore(answer);
              return slack.views().current().isPresent();
            });
  }

  private void clickMore(JsonNode answer) {
    Message message = slack.messages().post(Ids.CHANNEL, Message.Author.APP, true, answer);
    JsonNode actions =
        message
            .blocks()
            .valueStream()
            .filter(block -> Json.text(block, "type").equals("actions"))
            .toList()
            .getLast();
    JsonNode more = Actions.find(message.blocks(), Json.text(actions, "block_id"), "exitcode.more");
    URI nowhere = URI.create("http://127.0.0.1:1/unused");
    JsonNode payload = Payloads.click(message, more, slack.triggers().next(), nowhere);
    door.send(Map.of("payload", payload.toString()));
  }

  private static String line(String kind, String question, JsonNode payload) {
    ObjectNode line = Json.object().put("kind", kind).put("question", question);
    line.set("payload", payload);
    return line.toString();
  }
}
