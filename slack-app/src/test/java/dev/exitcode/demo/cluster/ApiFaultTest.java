package dev.exitcode.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exitcode.demo.Call;
import dev.exitcode.demo.Fault;
import dev.exitcode.demo.FaultPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an API server may do to a client that lists, watches and reads logs. */
@Timeout(20)
final class ApiFaultTest {
  private static final String PODS = "/api/v1/namespaces/shop/pods";

  private final FaultPlan plan = new FaultPlan();
  private DemoCluster cluster;
  private ApiClient client;

  @BeforeEach
  void start() throws Exception {
    cluster = DemoCluster.start(0, Clock.systemUTC());
    cluster.intercept(plan);
    client = new ApiClient(cluster.url());
  }

  @AfterEach
  void stop() {
    client.close();
    cluster.close();
  }

  @Test
  void gone_comesInThreeForms() throws Exception {
    String gone = Fault.failureJson(410, "Expired");
    plan.next(1, Call.watches(), Fault.failure(410, "Expired"));
    plan.next(1, Call.watches(), Fault.stream(gone + "\n"));
    String watch = PODS + "?watch=1&resourceVersion=1000";
    assertThat(client.ask(watch).statusCode()).isEqualTo(410);
    assertThat(client.ask(watch).body()).isEqualTo(gone + "\n");
    cluster.compact();
    try (WatchClient past = client.watch(PODS, "resourceVersion=1000")) {
      assertThat(past.next().path("type").asString()).isEqualTo("ERROR");
    }
  }

  @Test
  void overload_saysWhenToComeAgain() throws Exception {
    plan.next(2, Call.lists(), Fault.tooMany("3"));
    plan.next(1, Call.lists(), Fault.failure(503, "ServiceUnavailable"));
    HttpResponse<String> answer = client.ask(PODS);
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("3");
    assertThat(client.ask(PODS).statusCode()).isEqualTo(429);
    assertThat(client.ask(PODS).statusCode()).isEqualTo(503);
    assertThat(client.ask(PODS).statusCode()).isEqualTo(200);
    assertThat(plan.seen(Call.lists())).hasSize(4);
    assertThat(plan.seen(Call.watches())).isEmpty();
  }

  @Test
  void watch_isCutAtAnyByte() throws Exception {
    Random random = new Random(5);
    for (int i = 0; i < 20; i++) {
      plan.next(1, Call.watches(), Fault.cutAfter(random.nextInt(1, 9_000), Fault.reset()));
      try (WatchClient watch = client.watch(PODS, "resourceVersion=0&timeoutSeconds=5")) {
        assertThatThrownBy(watch::rest).isInstanceOf(UncheckedIOException.class);
      } catch (IOException cutInTheHead) {
        assertThat(cutInTheHead).isNotNull();
      }
    }
    assertThat(plan.met()).isEqualTo(20);
  }

  @Test
  void log_comesSlowly() throws Exception {
    plan.next(1, Call.logs(), Fault.slow(2_000));
    Instant before = Instant.now();
    String log = client.ask(PODS + "/search-0/log?previous=true").body();
    assertThat(log).contains("OutOfMemoryError");
    assertThat(Instant.now()).isAfter(before.plus(Duration.ofMillis(log.length() / 4)));
  }
}
