package dev.exitcode.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Of two who want the same lease one gets it. */
final class LeaseTest {
  private static final String LEASES = "/apis/coordination.k8s.io/v1/namespaces/exitcode/leases";
  private static final String LEASE = LEASES + "/demo";

  private DemoCluster cluster;
  private ApiClient client;

  @BeforeEach
  void start() throws Exception {
    cluster = DemoCluster.start(0, Clock.systemUTC());
    client = new ApiClient(cluster.url());
  }

  @AfterEach
  void stop() {
    client.close();
    cluster.close();
  }

  private static String heldBy(String holder, String version) {
    return """
    {"metadata": {"name": "demo", "resourceVersion": "%s"}, "spec": {"holderIdentity": "%s"}}
    """
        .formatted(version, holder);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  private static String version(HttpResponse<String> answer) {
    return json(answer).at("/metadata/resourceVersion").asString();
  }

  @Test
  void lease_isMadeOnce() throws Exception {
    HttpResponse<String> first = client.post(LEASES, heldBy("a", ""));
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(json(first).path("kind").asString()).isEqualTo("Lease");
    HttpResponse<String> second = client.post(LEASES, heldBy("b", ""));
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(json(second).path("reason").asString()).isEqualTo("AlreadyExists");
    assertThat(client.get(LEASE).at("/spec/holderIdentity").asString()).isEqualTo("a");
  }

  @Test
  void lease_isWrittenByWhoSawItLast() throws Exception {
    String seen = version(client.post(LEASES, heldBy("a", "")));
    HttpResponse<String> faster = client.send("PUT", LEASE, heldBy("b", seen));
    assertThat(faster.statusCode()).isEqualTo(200);
    HttpResponse<String> slower = client.send("PUT", LEASE, heldBy("c", seen));
    assertThat(slower.statusCode()).isEqualTo(409);
    assertThat(json(slower).path("reason").asString()).isEqualTo("Conflict");
    assertThat(client.send("PATCH", LEASE, heldBy("c", seen)).statusCode()).isEqualTo(409);
    HttpResponse<String> again = client.send("PATCH", LEASE, heldBy("c", version(faster)));
    assertThat(json(again).at("/spec/holderIdentity").asString()).isEqualTo("c");
  }

  @Test
  void patch_changesWhatItNames() throws Exception {
    client.post(LEASES, heldBy("a", ""));
    String patch = "{\"spec\": {\"leaseDurationSeconds\": 15, \"holderIdentity\": null}}";
    JsonNode spec = json(client.send("PATCH", LEASE, patch)).path("spec");
    assertThat(spec.toString()).isEqualTo("{\"leaseDurationSeconds\":15}");
  }

  @Test
  void leaseThatIsNot_cannotBeWritten() throws Exception {
    assertThat(client.send("PUT", LEASE, heldBy("a", "")).statusCode()).isEqualTo(404);
    assertThat(client.post(LEASES, "[]").statusCode()).isEqualTo(400);
  }
}
