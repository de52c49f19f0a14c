package dev.exitcode.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.redact.Secret;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What questions about pods need of a workspace beyond commands. */
final class MentionsAndFilesTest {
  private FakeBot bot;
  private Workspace workspace;
  private Hand hand;

  @BeforeEach
  void open() throws IOException {
    bot = new FakeBot();
    workspace = Workspace.start(0, Secret.of("the-signing-secret"));
    workspace.connect(bot.address());
    hand = new Hand(workspace);
  }

  @AfterEach
  void close() {
    hand.close();
    workspace.close();
    bot.close();
  }

  @Test
  void mentionInTheChannel_reachesTheBot() throws Exception {
    hand.say("@Exitcode why did payments/api crash?");
    JsonNode event = Json.read(bot.next().body()).path("event");
    assertThat(event.path("type").asString("")).isEqualTo("app_mention");
    assertThat(event.path("channel").asString("")).isEqualTo(Ids.CHANNEL);
    assertThat(event.path("text").asString(""))
        .isEqualTo("<@" + Ids.BOT_USER + "> why did payments/api crash?");
  }

  @Test
  void uploadedFile_isShownWithWhatItSays() throws Exception {
    ObjectNode wanted = Json.object().put("filename", "cart.log").put("length", "5");
    JsonNode granted = hand.call("files.getUploadURLExternal", wanted);
    URI address = URI.create(granted.path("upload_url").asString(""));
    assertThat(address.toString()).startsWith(workspace.files().toString());
    assertThat(hand.post(address, "a\nb\nc").statusCode()).isEqualTo(200);
    ObjectNode complete = Json.object().put("channel_id", Ids.CHANNEL);
    complete.putArray("files").addObject().put("id", granted.path("file_id").asString(""));
    assertThat(hand.call("files.completeUploadExternal", complete).path("ok").asBoolean()).isTrue();
    JsonNode file = hand.newest().path("files").path(0);
    assertThat(file.path("name").asString("")).isEqualTo("cart.log");
    assertThat(file.path("preview").asString("")).isEqualTo("a\nb\nc");
    assertThat(hand.call("files.completeUploadExternal", complete).path("error").asString(""))
        .isEqualTo("file_not_found");
  }

  @Test
  void ungrantedUpload_isNotTaken() throws Exception {
    URI address = workspace.files().resolve("/upload/F0UNKNOWN");
    assertThat(hand.post(address, "x").statusCode()).isEqualTo(404);
  }

  @Test
  void whisper_isSeenByThePersonOnly() throws Exception {
    ObjectNode whisper = Json.object().put("channel", Ids.CHANNEL).put("text", "psst");
    assertThat(hand.call("chat.postEphemeral", whisper).path("error").asString(""))
        .isEqualTo("user_not_found");
    hand.call("chat.postEphemeral", whisper.put("user", Ids.PERSON));
    assertThat(hand.newest().path("ephemeral").asBoolean()).isTrue();
  }

  @Test
  void person_isAMemberOfNoGroup() throws Exception {
    JsonNode info = hand.call("users.info", Json.object().put("user", Ids.PERSON));
    assertThat(info.at("/user/is_restricted").asBoolean(true)).isFalse();
    assertThat(info.at("/user/team_id").asString("")).isEqualTo(Ids.TEAM);
    assertThat(hand.call("users.info", Json.object().put("user", "U0OTHER")).path("error"))
        .isEqualTo(Json.read("\"user_not_found\""));
    ObjectNode group = Json.object().put("usergroup", "S0ANY");
    assertThat(hand.call("usergroups.users.list", group).path("error").asString(""))
        .isEqualTo("no_such_subteam");
  }
}
