package dev.exitcode.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

final class PayloadCheckTest {
  private final PayloadCheck check = new PayloadCheck(Limits.bundled());

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type":"table"}                                    | unsupported type: table [json-pointer:/blocks/0/type]
          {"type":"section"}                                  | missing required field: text [json-pointer:/blocks/0]
          {"type":"divider","color":"red"}                    | invalid additional property: color [json-pointer:/blocks/0]
          {"type":"header","text":"x"}                        | must provide an object [json-pointer:/blocks/0/text]
          {"type":"header","text":{"type":"mrkdwn","text":"x"}} | unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]
          {"type":"header","text":{"type":"plain_text","text":""}} | must be more than 0 characters [json-pointer:/blocks/0/text/text]
          {"type":"context","elements":[]}                    | must provide at least 1 items [json-pointer:/blocks/0/elements]
          {"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"x"},"style":"loud"}]} | must be a valid enum value [json-pointer:/blocks/0/elements/0/style]
          """)
  void badBlock_isRefusedInSlacksWords(String block, String problem) {
    assertThat(problems(block)).containsExactly(problem);
  }

  @ParameterizedTest(name = "header of {0}")
  @CsvSource({"150, true", "151, false"})
  void header_holds150Characters(int length, boolean taken) {
    String block =
        "{\"type\":\"header\",\"text\":{\"type\":\"plain_text\",\"text\":\""
            + "x".repeat(length)
            + "\"}}";
    assertThat(problems(block).isEmpty()).isEqualTo(taken);
    if (!taken) {
      assertThat(problems(block))
          .containsExactly("must be less than 151 characters [json-pointer:/blocks/0/text/text]");
    }
  }

  @Test
  void longSection_failsBothFormsOfText() {
    String block =
        "{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\""
            + "x".repeat(3001)
            + "\"}}";
    assertThat(problems(block))
        .containsExactly(
            "failed to match all allowed schemas [json-pointer:/blocks/0/text]",
            "must be less than 3001 characters [json-pointer:/blocks/0/text/text]");
  }

  @Test
  void blocks_areFiftyAtMost() {
    ArrayNode blocks = Json.array();
    IntStream.range(0, 51).forEach(i -> blocks.addObject().put("type", "divider"));
    assertThatThrownBy(() -> check.message(with(blocks)))
        .hasMessage("invalid_blocks: no more than 50 items allowed [json-pointer:/blocks]");
  }

  @Test
  void sameId_isRefusedTheSecondTime() {
    assertThat(
            problems(
                "{\"type\":\"divider\",\"block_id\":\"a\"}",
                "{\"type\":\"divider\",\"block_id\":\"a\"}"))
        .containsExactly("`block_id` \"a\" already exists [json-pointer:/blocks/1/block_id]");
  }

  @ParameterizedTest(name = "{0} characters in chat.update: {1}")
  @CsvSource({"4000, true", "4001, false"})
  void update_holds4000Characters(int length, boolean taken) {
    ObjectNode payload = Json.object().put("text", "x".repeat(length));
    Refused refused = catchThrowableOfType(Refused.class, () -> check.update(payload));
    assertThat(refused == null).isEqualTo(taken);
  }

  @Test
  void formWithoutAWayToSendIt_isRefused() {
    String view =
        """
        {"type":"modal","title":{"type":"plain_text","text":"T"},"blocks":[{"type":"input",
         "label":{"type":"plain_text","text":"L"},"element":{"type":"plain_text_input"}}]}\
        """;
    assertThatThrownBy(() -> check.view(Json.read(view)))
        .hasMessage("invalid_arguments: missing required field: submit [json-pointer:/view]");
  }

  @Test
  void longTitle_isRefused() {
    JsonNode view =
        Json.read(
            "{\"type\":\"modal\",\"blocks\":[],\"title\":{\"type\":\"plain_text\",\"text\":\"%s\"}}"
                .formatted("x".repeat(25)));
    assertThatThrownBy(() -> check.view(view))
        .hasMessageContaining("must be less than 25 characters [json-pointer:/view/title/text]");
  }

  private List<String> problems(String... blocks) {
    ArrayNode list = Json.array();
    List.of(blocks).forEach(block -> list.add(Json.read(block)));
    Refused refused = catchThrowableOfType(Refused.class, () -> check.message(with(list)));
    return refused == null ? List.of() : refused.problems();
  }

  private static ObjectNode with(ArrayNode blocks) {
    ObjectNode payload = Json.object().put("text", "t");
    payload.set("blocks", blocks);
    return payload;
  }
}
