package dev.exitcode.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PodWordsTest {
  private static final Set<String> CLUSTERS = Set.of("prod", "stage");

  private static @Nullable PodAsked read(String text) {
    return PodWords.read(text, CLUSTERS);
  }

  private static PodAsked.About about(String text) {
    assertThat(read(text)).isInstanceOf(PodAsked.About.class);
    return (PodAsked.About) read(text);
  }

  private static String readings(String text) {
    return about(text).readings().stream().map(Object::toString).collect(Collectors.joining(" "));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "pod api | api",
        "pod payments/api | payments/api",
        "pod prod:payments/api-7c9d8-x2x4 | prod:payments/api-7c9d8-x2x4",
        "pod payments api | payments/api payments-api",
        "pod prod payments api | prod:payments/api prod-payments-api",
        "pod api -n payments | payments/api",
        "pod api in payments | payments/api",
        "pod app | app",
        "pod deploy/cart | cart",
        "pod prod:sts/ledger | prod:ledger",
        "job/report in platform | platform/report",
        "why did pod/api-7c9d8-x2x4 crash? | api-7c9d8-x2x4",
        "deployment.apps/api on prod | prod:api",
        "payments/api | payments/api",
        "deploy/cart -n shop | shop/cart",
        "why did payments/api crash? | payments/api",
        "Why did `payments/api` crash again?! | payments/api",
        "why did the api pod crash in payments last night | payments/api",
        "why does api keep restarting in the payments namespace on prod | prod:payments/api",
        "what happened to cart in cluster stage today | stage:cart",
        "what happened to cart in the stage cluster | stage:cart",
        "why is Cart crashing | cart",
        "why did the payments api crash | payments/api payments-api",
        "hey, can you please check web-0? | web-0",
        "web-0 | web-0",
        "why did payments/api exit with 137 | payments/api",
        "what's wrong with my checkout service | checkout",
      })
  void plainWords_nameThePod(String text, String readings) {
    assertThat(readings(text)).isEqualTo(readings);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "139",
        "137 java",
        "137 vs 143",
        "why 137",
        "what is exit code 137",
        "what is a pod",
        "125 pod",
        "",
        "   ",
        "?",
        "java/137",
        "https://example.com/a/b",
        "see http://example.com",
        "the pod died of liveness-probe-failed again and again",
        "а/b",
        "NAME READY STATUS\napi 0/1 CrashLoopBackOff",
        "Last State: Terminated Reason: Error Exit Code: 137 Started: Mon Finished: Tue",
      })
  void otherTexts_areLeftToOtherDoors(String text) {
    PodAsked asked = read(text);
    assertThat(asked == null || asked instanceof PodAsked.About about && !about.strong()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pod",
        "pod in payments",
        "pod ../kube-system",
        "pod a/b/c",
        "pod pod?x",
        "pod ns%2Fx",
        "pod *",
        "pod payments/*",
        "pod рayments/api",
        "pod a b c d e",
      })
  void whatIsNoName_isRefusedInASentence(String text) {
    assertThat(read(text))
        .isInstanceOfSatisfying(
            PodAsked.Unclear.class, unclear -> assertThat(unclear.sentence()).isNotBlank());
  }

  @Test
  void times_areRead() {
    PodAsked.About asked = about("why did payments/api crash last night");
    assertThat(asked.when()).isEqualTo(new AskedTime("last night", true, -6, 10));
    assertThat(about("why did payments/api crash").when()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"again", "again?", "why again?", "and now again"})
  void again_asksTheSame(String text) {
    assertThat(read(text)).isInstanceOf(PodAsked.Again.class);
  }

  @Test
  void longText_isNoQuestion() {
    assertThat(read("why did payments/api crash " + "x".repeat(10_000))).isNull();
    assertThat(read("pod " + "x ".repeat(200))).isNull();
  }

  @Test
  void letterOfAnotherScript_isNoneOfThisOne() {
    assertThat(read("pod shop KIOSK")).isInstanceOf(PodAsked.About.class);
    assertThat(read("pod shop \u212Aiosk")).isInstanceOf(PodAsked.Unclear.class);
    assertThat(read("pod api in \u212Aiosk")).isInstanceOf(PodAsked.Unclear.class);
  }

  @Test
  void longName_isRefused() {
    assertThat(read("pod " + "x".repeat(254))).isInstanceOf(PodAsked.Unclear.class);
    assertThat(readings("pod " + "x".repeat(253))).hasSize(253);
  }
}
