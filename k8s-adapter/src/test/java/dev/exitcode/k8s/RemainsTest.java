package dev.exitcode.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What replicas left that are no more. */
final class RemainsTest {
  private static final String LEASES = "/apis/coordination.k8s.io/v1/namespaces/bot/leases";
  private static final String LEFT = LEASES + "/exitcode-replica-old";

  private final AtomicLong nanos = new AtomicLong();

  @Test
  void deletion_thatIsRefused_isTriedAgainAfterAWhileOnly() throws IOException {
    assertThat(deletions(403)).isEqualTo(2);
  }

  @Test
  void deletion_thatSucceeds_isNotHeldBackByTheOnesBefore() throws IOException {
    assertThat(deletions(200)).isGreaterThan(2);
  }

  /** In eleven minutes, of one that is listed all the while. */
  private int deletions(int status) throws IOException {
    try (FakeApi api = new FakeApi()) {
      api.on(LEASES, RemainsTest::leases).on(LEFT, e -> FakeApi.send(e, status, "{}"));
      Election election = election(api);
      election.tick();
      nanos.addAndGet(Duration.ofMinutes(5).toNanos());
      for (int second = 0; second < 660; second += 20) {
        election.tick();
        nanos.addAndGet(Duration.ofSeconds(20).toNanos());
      }
      return api.askedFor(LEFT).size();
    }
  }

  private Election election(FakeApi api) {
    Connection connection =
        new Connection(
            ClusterAccess.url("home", api.url()).way(), Machine.current(), FakeApi.CLOCK);
    return new Election(
        new LeaseCalls(new Api(connection).once(), "bot", FakeApi.CLOCK),
        new Election.Ballot("me", List.of(), false),
        new Election.Candidate() {
          @Override
          public void lead(String what) {}

          @Override
          public void leave(String what) {}
        },
        nanos::get);
  }

  private static void leases(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("POST")) {
      byte[] posted = exchange.getRequestBody().readAllBytes();
      FakeApi.send(exchange, 201, new String(posted, StandardCharsets.UTF_8));
    } else {
      FakeApi.send(
          exchange,
          200,
          FakeApi.quoted(
              """
              {items:[{metadata:{name:'exitcode-replica-old',resourceVersion:'1',
                labels:{'exitcode.dev/lease':'replica'}}, spec:{holderIdentity:'old'}}]}
              """));
    }
  }
}
