package dev.exitcode.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.exitcode.access.Audit;
import dev.exitcode.access.Right;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Where the answers to clicks go, and the lines that clicks leave. */
final class PodClicksTest {
  private static final String THREAD = "1699999999.000001";

  private final FakeSlack fake = new FakeSlack();
  private final FakeCluster cluster = new FakeCluster("payments/api-7c9");
  private final ListAppender<ILoggingEvent> audit = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(Audit.LOGGER);
  private SlackBot bot;
  private SlackClient slack;

  @BeforeEach
  void start() throws Exception {
    audit.start();
    logger.addAppender(audit);
    fake.answer("chat.postEphemeral", okJson("{\"ok\":true}"));
    Knowledge knowledge =
        cluster.knowledge(
            FakeCluster.user("U0USER", "payments", Right.LOGS),
            FakeCluster.channel("C0CHANNEL", "pay*", Right.PODS));
    Clock still = Clock.fixed(Instant.now(), ZoneOffset.UTC); // no allowance grows back
    bot = Fixtures.started(fake.endpoints(), knowledge, still);
    slack = new SlackClient(bot.address(), Fixtures.SECRET);
  }

  @AfterEach
  void stop() {
    slack.close();
    bot.close();
    fake.close();
    logger.detachAppender(audit);
  }

  /** The key on the asker's own card. */
  private String key() throws Exception {
    String card = slack.ask("pod payments/api").body();
    int at = card.indexOf("\"value\":\"", card.indexOf(PodButtons.RECHECK)) + 9;
    return card.substring(at, card.indexOf('"', at));
  }

  private JsonObject click(String action, String key, String thread) throws Exception {
    int before = fake.responses().size();
    String trigger = "t" + before;
    Clicked clicked = new Clicked(action, key, fake.responseUrl()).withTrigger(trigger);
    JsonObject payload = JsonParser.parseString(clicked.json()).getAsJsonObject();
    if (thread != null) {
      payload.getAsJsonObject("container").addProperty("thread_ts", thread);
    }
    slack.send(slack.signed(SlackClient.encode(Map.of("payload", payload.toString()))));
    await().until(() -> fake.responses().size() > before);
    return SlackLimits.checkMessage(fake.responses().getLast());
  }

  @Test
  void clicksInAThread_areAnsweredThere() throws Exception {
    String key = key();
    for (String action : PodButtons.ALL) {
      JsonObject answer = click(action, key, THREAD);
      boolean beside = !answer.get("replace_original").getAsBoolean();
      assertThat(answer.has("thread_ts")).as(action).isEqualTo(beside);
      assertThat(!beside || answer.get("thread_ts").getAsString().equals(THREAD)).isTrue();
    }
    assertThat(click(PodButtons.SHARE, key, THREAD).get("thread_ts").getAsString())
        .isEqualTo(THREAD);
    assertThat(click(PodButtons.EVENTS, key, null).has("thread_ts")).isFalse();
  }

  @Test
  void s42_everyClick_leavesOneLine() throws Exception {
    String key = key();
    for (String action : PodButtons.ALL) {
      click(action, key, null);
    }
    click(PodButtons.SHARE, key, null); // once more
    click(PodButtons.LOGS, "forged", null);
    for (int i = 0; i < 6; i++) {
      click(PodButtons.RECHECK, key, null); // until it is too often
    }
    assertThat(audit.list)
        .extracting(line -> line.getKeyValuePairs().getLast().value.toString())
        .hasSize(1 + PodButtons.ALL.size() + 2 + 6)
        .containsAll(List.of("ANSWERED", "ALREADY_SHARED", "BAD_KEY", "TOO_OFTEN"));
  }
}
