package dev.exitcode.k8s.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.exitcode.k8s.ClusterAccess;
import dev.exitcode.k8s.Election;
import dev.exitcode.k8s.Election.Ballot;
import dev.exitcode.k8s.Election.Candidate;
import dev.exitcode.k8s.Elections;
import dev.exitcode.k8s.apiserver.Audit.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Whether replicas agree by the rights that leases.yaml gives them, and need each of them. */
@RealApiServer
final class LeasesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String THING = "cluster";
  private static final String LEASES = "/apis/coordination.k8s.io/v1/namespaces/exitcode/leases";

  @TempDir private Path folder;

  private final List<String> told = new CopyOnWriteArrayList<>();
  private final Elections elections = new Elections();

  @Test
  void replicas_followEachOtherAndUseEachRightAndAreDeniedNothing(ApiServer server)
      throws IOException {
    Account account = Shipped.account(server.admin()).with("leases.yaml").ready();
    Election first = elect(server, account, "one");
    await().atMost(PATIENCE).until(() -> first.held().contains(THING));
    try (Election second = elect(server, account, "two")) {
      follow(first, second);
      assertThat(holders(server)).containsExactlyInAnyOrder("", "two", "two");
      elections.forward(Duration.ofMinutes(6));
      await().atMost(PATIENCE).until(() -> holders(server).equals(List.of("two", "two")));
    }
    assertUsed(server.audit(), account);
  }

  @Test
  void replicaThatMayHaveNoLeases_leadsNothingAndSaysWhy(ApiServer server) throws IOException {
    Account account = Shipped.account(server.admin()).ready();
    try (Election election = elect(server, account, "three")) {
      await().atMost(PATIENCE).until(() -> "FORBIDDEN (status 403)".equals(election.trouble()));
      assertThat(election.held()).isEmpty();
    }
    assertThat(told).isEmpty();
  }

  /** While both live, the hash has it stay with the first. */
  private void follow(Election first, Election second) {
    await().atMost(PATIENCE).until(() -> "one".equals(second.holder(THING)));
    first.close();
    await().atMost(PATIENCE).until(() -> second.held().contains(THING) && told.size() > 2);
    assertThat(told).containsExactly("one leads", "one leaves", "two leads");
  }

  private static void assertUsed(Audit audit, Account account) throws IOException {
    assertThat(audit.of(account)).filteredOn(Call::denied).isEmpty();
    assertThat(audit.of(account)).extracting(Call::namespace).containsOnly("exitcode");
    assertThat(audit.used(account))
        .containsExactlyInAnyOrderElementsOf(Manifests.granted("leases.yaml"));
  }

  private Election elect(ApiServer server, Account account, String identity) throws IOException {
    Path file = Kubeconfig.of(server, account, folder).file();
    ClusterAccess home = ClusterAccess.kubeconfig("home", file, null).in(List.of("exitcode"));
    return elections.start(home, new Ballot(identity, List.of(THING), false), candidate(identity));
  }

  private Candidate candidate(String identity) {
    return new Candidate() {
      @Override
      public void lead(String what) {
        told.add(identity + " leads");
      }

      @Override
      public void leave(String what) {
        told.add(identity + " leaves");
      }
    };
  }

  /** Who holds each Lease; empty: it was given back. */
  private static List<String> holders(ApiServer server) {
    JsonNode leases = server.admin().get(LEASES).ok();
    return leases
        .path("items")
        .valueStream()
        .map(lease -> lease.at("/spec/holderIdentity").asString(""))
        .toList();
  }
}
