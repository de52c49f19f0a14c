package dev.exitcode.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelSelectorTest {
  private static final Map<String, String> LABELS =
      Map.of("team", "search", "example.com/tier", "2", "note", "");

  /** As {@code kubectl get -l} has it. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "team=search | true",
        "team == search | true",
        "team=shop | false",
        "other=search | false",
        "team!=search | false",
        "team != shop | true",
        "other!=shop | true",
        "team in (shop, search) | true",
        "team in (shop) | false",
        "other in (shop) | false",
        "team notin (shop,web) | true",
        "team notin (search) | false",
        "other notin (search) | true",
        "team | true",
        "other | false",
        "!team | false",
        "! other | true",
        "note= | true",
        "note | true",
        "team= | false",
        "example.com/tier in (1,2),team, !other | true",
        "example.com/tier=2,team=shop | false",
      })
  void selector_selectsWhatKubernetesWould(String selector, boolean fits) {
    assertThat(LabelSelector.parse(selector).fits(LABELS)).isEqualTo(fits);
  }

  @Test
  void map_asksForEachOfItsValues() {
    assertThat(LabelSelector.of(Map.of("team", "search", "note", "")).fits(LABELS)).isTrue();
    assertThat(LabelSelector.of(Map.of("team", "search", "note", "x")).fits(LABELS)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", ",", "team=a,", "team>1", "team in a", "team in (a", "team in a)", "team in ()x",
        "!team=a", "=a", "team=a b", "team=-a", "team=pay*", "team in (a, b*)", "-team", "a/b/c",
        "team: a", "те\u0430m"
      })
  void text_thatIsNoSelector_isRefusedWithASentence(String text) {
    assertThatThrownBy(() -> LabelSelector.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("\"[^\"]*\" (says nothing of a label|can be no label's value).*\\.");
  }
}
