package dev.exitcode.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.SetClock;
import dev.exitcode.redact.Secret;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an app reads back of what it wrote. */
final class HistoryTest {
  private static final String MARKED =
      "{\"text\": \"t\", \"metadata\": {\"event_type\": \"notice\", \"event_payload\": {\"id\":"
          + " \"7\"}}}";

  private final SetClock clock = new SetClock();
  private Workspace workspace;
  private Hand hand;

  @BeforeEach
  void open() throws IOException {
    workspace = Workspace.start(0, Secret.of("s"), clock);
    hand = new Hand(workspace);
  }

  @AfterEach
  void close() {
    hand.close();
    workspace.close();
  }

  private static ObjectNode in(String channel, String arguments) {
    return ((ObjectNode) Json.read(arguments)).put("channel", channel);
  }

  private String post(String payload) throws Exception {
    return hand.call("chat.postMessage", in(Ids.CHANNEL, payload)).path("ts").asString("");
  }

  private JsonNode read(String method, String arguments) throws Exception {
    return hand.call(method, in(Ids.CHANNEL, arguments));
  }

  @Test
  void metadata_isGivenToWhoAsksForIt() throws Exception {
    String ts = post(MARKED);
    String since = "\"inclusive\": true, \"oldest\": \"" + ts + "\"";
    JsonNode asked =
        read("conversations.history", "{\"include_all_metadata\": true, " + since + "}");
    assertThat(asked.path("messages")).hasSize(1);
    assertThat(asked.at("/messages/0/metadata/event_payload/id").asString("")).isEqualTo("7");
    JsonNode plain = read("conversations.history", "{" + since + "}");
    assertThat(plain.at("/messages/0").has("metadata")).isFalse();
  }

  @Test
  void metadata_staysWithAnEditThatBringsNone() throws Exception {
    String ts = post(MARKED);
    hand.call("chat.update", in(Ids.CHANNEL, "{\"text\": \"u\", \"ts\": \"" + ts + "\"}"));
    JsonNode newest = read("conversations.history", "{\"include_all_metadata\": true}");
    assertThat(newest.at("/messages/0/text").asString("")).isEqualTo("u");
    assertThat(newest.at("/messages/0/metadata/event_type").asString("")).isEqualTo("notice");
  }

  @Test
  void metadata_hasAForm() throws Exception {
    ObjectNode bad = in(Ids.CHANNEL, "{\"text\": \"t\", \"metadata\": {\"id\": 7}}");
    assertThat(hand.call("chat.postMessage", bad).path("error").asString(""))
        .isEqualTo("invalid_metadata_format");
  }

  @Test
  void replies_areReadWithTheirThreadOnly() throws Exception {
    String root = post("{\"text\": \"root\"}");
    post("{\"text\": \"reply\", \"thread_ts\": \"" + root + "\"}");
    JsonNode history = read("conversations.history", "{}");
    assertThat(history.at("/messages/0/text").asString("")).isEqualTo("root");
    assertThat(history.at("/messages/0/reply_count").asInt(0)).isEqualTo(1);
    JsonNode thread = read("conversations.replies", "{\"ts\": \"" + root + "\"}");
    assertThat(thread.path("messages"))
        .extracting(message -> message.path("text").asString(""))
        .containsExactly("root", "reply");
    assertThat(thread.at("/messages/1/thread_ts").asString("")).isEqualTo(root);
    assertThat(read("conversations.replies", "{\"ts\": \"1.000001\"}").path("error"))
        .hasToString("\"thread_not_found\"");
  }

  @Test
  void history_comesInPagesFromTheNewestOn() throws Exception {
    post("{\"text\": \"a\"}");
    post("{\"text\": \"b\"}");
    JsonNode first = read("conversations.history", "{\"limit\": 1}");
    assertThat(first.at("/messages/0/text").asString("")).isEqualTo("b");
    String cursor = first.at("/response_metadata/next_cursor").asString("");
    JsonNode second =
        read("conversations.history", "{\"limit\": 1, \"cursor\": \"" + cursor + "\"}");
    assertThat(second.at("/messages/0/text").asString("")).isEqualTo("a");
  }

  @Test
  void historyWithoutItsScope_isRefused() throws Exception {
    workspace.grantHistory(false);
    assertThat(read("conversations.history", "{}").path("error").asString(""))
        .isEqualTo("missing_scope");
  }

  @Test
  void threadThatIsNot_takesNoReply() throws Exception {
    assertThat(
            hand.call(
                    "chat.postMessage",
                    in(Ids.CHANNEL, "{\"text\": \"t\", \"thread_ts\": \"1.000001\"}"))
                .path("error")
                .asString(""))
        .isEqualTo("thread_not_found");
  }

  @Test
  void messageThatAPersonDeleted_cannotBeEdited() throws Exception {
    String ts = post(MARKED);
    workspace.delete(Ids.CHANNEL, ts);
    ObjectNode edit = in(Ids.CHANNEL, "{\"text\": \"u\", \"ts\": \"" + ts + "\"}");
    assertThat(hand.call("chat.update", edit).path("error").asString(""))
        .isEqualTo("message_not_found");
  }

  @Test
  void channelThatIsBarred_refusesInItsWord() throws Exception {
    workspace.addChannel("C0OTHER", "other");
    assertThat(hand.call("chat.postMessage", in("C0OTHER", MARKED)).path("ok").asBoolean())
        .isTrue();
    workspace.bar("C0OTHER", "is_archived");
    assertThat(hand.call("chat.postMessage", in("C0OTHER", MARKED)).path("error").asString(""))
        .isEqualTo("is_archived");
    workspace.bar("C0OTHER", "");
    assertThat(hand.call("chat.postMessage", in("C0OTHER", MARKED)).path("ok").asBoolean())
        .isTrue();
  }
}
