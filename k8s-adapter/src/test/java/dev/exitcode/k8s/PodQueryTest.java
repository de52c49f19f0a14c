package dev.exitcode.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PodQueryTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "api,                    -,        -,        api",
        "payments/api,           -,        payments, api",
        "eu-1:payments/api-7c9,  eu-1,     payments, api-7c9",
        "eu-1:api,               eu-1,     -,        api",
        "Prod.EU:payments/api,   Prod.EU,  payments, api",
        "'  payments/Api  ',     -,        payments, api",
        "web-0.web,              -,        -,        web-0.web",
        "api-,                   -,        -,        api-",
        "a.b.,                   -,        -,        a.b.",
        "deploy/api,             -,        -,        api",
        "pod/api-7c9,            -,        -,        api-7c9",
        "sts/ledger,             -,        -,        ledger",
        "Job/report,             -,        -,        report",
        "prod:ds/agent,          prod,     -,        agent",
        "deployment.apps/api,    -,        -,        api",
        "statefulsets.v1.apps/x, -,        -,        x",
        "jobs-x/report,          -,        jobs-x,   report",
      })
  void query_isReadInItsParts(String typed, String cluster, String namespace, String name) {
    assertThat(PodQuery.parse(typed)).isEqualTo(new PodQuery(cluster, namespace, name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "/",
        ":",
        "*",
        "ns/*",
        "*/api",
        "../kube-system",
        "ns/../x",
        "a/b/c",
        "pod?x=1",
        "pod%2Fx",
        "ns%2F/x",
        "pod#x",
        "a b",
        "-a",
        ".a",
        "a..b",
        "a.-b",
        "a-.b",
        "a_b",
        "ns./a",
        "ns.x/a",
        "cl us:ns/a",
        "c/l:ns/a",
        "-c:ns/a",
        ":ns/a",
        "раyments/api",
        "api\n",
        "ａpi",
        "K8s\u0000",
        "ı",
        "payments/\u212Aube",
      })
  void whatNoNameCanBe_isRefusedInASentence(String typed) {
    assertThatThrownBy(() -> PodQuery.parse(typed.equals("api\n") ? "a\npi" : typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(".");
  }

  @Test
  void tooLong_isRefused() {
    assertThat(PodQuery.parse("a".repeat(253)).name()).hasSize(253);
    assertThatThrownBy(() -> PodQuery.parse("a".repeat(254)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PodQuery.parse("n".repeat(64) + "/a"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PodQuery.parse("x".repeat(10_000) + ":a/b"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"api", "payments/api", "eu:payments/api-7c9"})
  void query_isWrittenAsItIsTyped(String typed) {
    assertThat(PodQuery.parse(typed)).hasToString(typed);
  }
}
