package dev.exitcode.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exitcode.evidence.Missing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of calls has words of ours, whatever is called. */
final class TallyTest {
  @ParameterizedTest
  @CsvSource({
    "GET,    /api/v1/pods?limit=500,                                     list,   pods",
    "GET,    /api/v1/pods?resourceVersion=1&watch=1,                     watch,  pods",
    "GET,    /api/v1/namespaces/shop/pods,                               list,   pods",
    "GET,    /api/v1/namespaces/shop/pods/api-1,                         get,    pods",
    "GET,    /api/v1/namespaces/shop/pods/api-1/log?previous=true,       get,    pods/log",
    "GET,    /api/v1/namespaces/shop,                                    get,    namespaces",
    "GET,    /api/v1/namespaces,                                         list,   namespaces",
    "GET,    /api/v1/nodes/n1,                                           get,    nodes",
    "GET,    /apis/apps/v1/namespaces/shop/deployments/api,              get,    deployments",
    "GET,    /apis/metrics.k8s.io/v1beta1/namespaces/shop/pods/api-1,    get,    metrics",
    "POST,   /apis/authorization.k8s.io/v1/subjectaccessreviews,         create,"
        + " subjectaccessreviews",
    "PUT,    /apis/coordination.k8s.io/v1/namespaces/bot/leases/exitcode-1, update, leases",
    "DELETE, /apis/coordination.k8s.io/v1/namespaces/bot/leases/exitcode-1, delete, leases",
    "GET,    /api/v1/namespaces/shop/secrets/x,                          get,    other",
    "GET,    /,                                                          list,   other",
    "PATCH,  x,                                                          other,  other",
  })
  void call_isNamedAsARoleNamesIt(String method, String path, String verb, String resource) {
    assertThat(Tally.verb(method, path)).isEqualTo(verb);
    assertThat(Tally.resource(path)).isEqualTo(resource);
  }

  @Test
  void failure_isToldWithItsReason() {
    List<ApiCall> told = new ArrayList<>();
    Tally tally = new Tally("prod", told::add);
    assertFails(tally, ApiException.ofStatus(429));
    assertFails(tally, ApiException.ofStatus(403));
    assertFails(tally, new ApiException(Missing.Why.TIMED_OUT, "no answer"));
    assertThat(told)
        .extracting(ApiCall::outcome)
        .containsExactly("limited", "forbidden", "timed out");
  }

  private static void assertFails(Tally tally, ApiException why) {
    assertThatThrownBy(
            () ->
                tally.of(
                    "GET",
                    "/api/v1/pods",
                    () -> {
                      throw why;
                    }))
        .isSameAs(why);
  }

  @Test
  void question_tellsOfItsCalls() throws Exception {
    List<ApiCall> told = Collections.synchronizedList(new ArrayList<>());
    try (FakeApi api = new FakeApi();
        Clusters clusters =
            Clusters.of(List.of(ClusterAccess.url("prod", api.url())), FakeApi.CLOCK, told::add)) {
      var _ = clusters.pods().find(PodQuery.parse("shop/api"), Scope.EVERYTHING);
    }
    assertThat(told)
        .isNotEmpty()
        .allSatisfy(call -> assertThat(call.cluster()).isEqualTo("prod"))
        .extracting(ApiCall::resource)
        .contains("pods")
        .doesNotContain("other");
  }
}
