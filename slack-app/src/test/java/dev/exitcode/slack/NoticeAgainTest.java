package dev.exitcode.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.google.gson.JsonObject;
import dev.exitcode.Incidents;
import dev.exitcode.access.Grant;
import dev.exitcode.access.Right;
import dev.exitcode.incident.Incident;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Slack delivers again, and addresses for answers that it takes no more. */
final class NoticeAgainTest {
  private static final Incident INCIDENT = Incidents.usual();
  private static final Grant MAY =
      FakeCluster.user("U0USER", "payments", Right.ACT, Right.LOGS, Right.PODS, Right.EXPLAIN);
  private static final ResponseDefinitionBuilder USED =
      aResponse().withStatus(404).withBody("{\"ok\":false,\"error\":\"used_url\"}");

  @TempDir private Path folder;
  private NoticeRoom room;

  @BeforeEach
  void open() throws Exception {
    room = new NoticeRoom(folder, MAY);
    room.put(INCIDENT);
  }

  @AfterEach
  void close() {
    room.close();
  }

  private List<String> clickAgain(String action, String value) throws Exception {
    String url = room.fake.responseUrl();
    String click = new Clicked(action, value, url, "again", false).json();
    String inChannel = click.replace("C0CHANNEL", "C0PAY");
    return room.again(SlackClient.encode(Map.of("payload", inChannel)));
  }

  @ParameterizedTest
  @EnumSource(
      value = NoticeButton.class,
      names = {"ACKNOWLEDGE", "RELEASE", "RECHECK", "LOGS", "CHANGES", "MORE"})
  void click_thatIsDeliveredAgain_isAnsweredOnce(NoticeButton button) throws Exception {
    assertThat(clickAgain(button.action(), INCIDENT.id())).containsOnly("");
    room.settle();
    assertThat(room.fake.responses()).hasSize(1);
    List<String> asked = room.store.write(tx -> tx.requests().take("prod-eu"));
    assertThat(asked.size()).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = NoticeButton.class,
      names = {"SNOOZE", "NOT_HELPFUL"})
  void click_thatIsDeliveredAgain_opensOneModal(NoticeButton button) throws Exception {
    clickAgain(button.action(), INCIDENT.id());
    room.settle();
    assertThat(room.fake.calls("views.open")).isEqualTo(1);
  }

  @Test
  void snooze_thatIsDeliveredAgain_isOne_andSaidOnce() throws Exception {
    String filled =
        """
        {"what":{"value":{"type":"static_select","selected_option":{"value":"WORKLOAD"}}},
         "until":{"value":{"type":"static_select","selected_option":{"value":"4h"}}}}
        """;
    assertOneEffect(
        room.submission(room.open(NoticeButton.SNOOZE, INCIDENT.id()), filled),
        r -> r.store.read(tx -> tx.silences().active(Instant.now())).size());
  }

  @Test
  void feedback_thatIsDeliveredAgain_isOne_andSaidOnce() throws Exception {
    String chosen =
        """
        {"value":{"value":{"type":"static_select",
         "selected_option":{"value":"LIVENESS_PROBE_FAILED"}}}}
        """;
    JsonObject modal = room.open(NoticeButton.NOT_HELPFUL, INCIDENT.id());
    assertOneEffect(
        room.submission(modal, chosen), r -> r.store.read(tx -> tx.feedback().newest(9)).size());
  }

  private void assertOneEffect(String body, ToIntFunction<NoticeRoom> stored) throws Exception {
    assertThat(room.again(body)).containsOnly("");
    room.settle();
    assertThat(stored.applyAsInt(room)).isEqualTo(1);
    assertThat(room.fake.calls("chat.postEphemeral")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"incidents", "why api", "history api", "snoozed", "status"})
  void question_thatIsDeliveredAgain_hasTheSameAnswer(String question) throws Exception {
    List<String> answers = room.again(SlackClient.command(question));
    assertThat(answers.getFirst()).contains("ephemeral");
    assertThat(answers).containsOnly(answers.getFirst());
    room.settle();
    assertThat(room.fake.responses()).isEmpty();
  }

  private void give(List<ResponseDefinitionBuilder> answers) {
    room.fake.answerInTurn(FakeSlack.RESPONSE_PATH, answers);
  }

  @Test
  void sixthAnswerAtOneAddress_isShownInTheChannel() throws Exception {
    List<ResponseDefinitionBuilder> taken = Collections.nCopies(5, okJson("{\"ok\":true}"));
    give(Stream.concat(taken.stream(), Stream.of(USED)).toList());
    for (int i = 0; i < 6; i++) {
      assertThat(room.click(NoticeButton.RECHECK, INCIDENT.id())).contains("ephemeral");
    }
    await().until(() -> room.fake.calls("chat.postEphemeral") > 0);
    room.settle();
    assertThat(room.fake.calls("chat.postEphemeral")).isEqualTo(1);
    assertThat(room.fake.calls("chat.postMessage")).isZero();
  }

  @Test
  void answerThatIsTooLate_isSentDirectly_whereTheBotIsNotInTheChannel() throws Exception {
    give(List.of(USED));
    room.fake.answer("chat.postEphemeral", okJson("{\"ok\":false,\"error\":\"not_in_channel\"}"));
    room.click(NoticeButton.ACKNOWLEDGE, INCIDENT.id());
    await().until(() -> room.fake.calls("chat.postMessage") > 0);
    room.settle();
    assertThat(room.fake.posts()).singleElement().asString().contains("You look at", "U0USER");
    assertThat(room.requests()).hasSize(1);
  }
}
