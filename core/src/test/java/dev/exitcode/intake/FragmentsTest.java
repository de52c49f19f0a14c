package dev.exitcode.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FragmentsTest {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{metadata:{name:'a'}, spec:{containers:[]}} | metadata:{name:'a'}, spec:{containers:[]}",
        "{metadata:{}, status:{phase:'x'}} | metadata:{}, status:{phase:'x'}",
        "{phase:'Running'} | status:{phase:'Running'}",
        "{containerStatuses:[{name:'b'}]} | status:{containerStatuses:[{name:'b'}]}",
        "{name:'b', state:{}} | status:{containerStatuses:[{name:'b', state:{}}]}",
        "{lastState:{}} | status:{containerStatuses:[{lastState:{}}]}",
        "[{lastState:{}}, {state:{}}] | status:{containerStatuses:[{lastState:{}}, {state:{}}]}",
        "{waiting:{}} | status:{containerStatuses:[{state:{waiting:{}}}]}",
        "{terminated:{exitCode:3}} |"
            + " status:{containerStatuses:[{state:{terminated:{exitCode:3}}}]}",
        "{exitCode:3} | status:{containerStatuses:[{state:{terminated:{exitCode:3}}}]}",
      })
  void partOfAPod_isPutIntoAPod(String part, String pod) {
    assertThat(Fragments.whole(tree(part)))
        .isEqualTo(tree("{apiVersion:'v1', kind:'Pod', " + pod + "}"));
  }

  @Test
  void partsInAnArray_areEachPutIntoAPod() {
    assertThat(Fragments.whole(tree("[{exitCode:3}, {kind:'Event'}, {exitCode:4}]")))
        .isEqualTo(
            Fragments.join(
                java.util.List.of(
                    Fragments.whole(tree("{exitCode:3}")),
                    tree("{kind:'Event'}"),
                    Fragments.whole(tree("{exitCode:4}")))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "'Pod'", "[]", "{}", "{kind:'Pod'}", "{exitCode:'3'}", "[[]]"})
  void whatIsNoPartOfAPod_isNothing(String json) {
    assertThat(Fragments.whole(tree(json))).isNull();
  }

  private static JsonNode tree(String json) {
    return JSON.readTree(json);
  }
}
