package dev.exitcode.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.Incidents;
import dev.exitcode.SetClock;
import dev.exitcode.catalog.Catalog;
import dev.exitcode.catalog.Severity;
import dev.exitcode.incident.Candidate;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.Incident.Acknowledgement;
import dev.exitcode.incident.IncidentFiles;
import dev.exitcode.incident.Observation;
import dev.exitcode.incident.Observation.How;
import dev.exitcode.incident.Place;
import dev.exitcode.incident.Request;
import dev.exitcode.incident.Route;
import dev.exitcode.incident.Routing;
import dev.exitcode.incident.Workload;
import dev.exitcode.incident.WorkloadHealth;
import dev.exitcode.k8s.Clusters;
import dev.exitcode.slack.NoticeMessage;
import dev.exitcode.store.IncidentTable;
import dev.exitcode.store.Location;
import dev.exitcode.store.Outbox;
import dev.exitcode.store.Posting;
import dev.exitcode.store.Store;
import dev.exitcode.store.StoreInTests;
import dev.exitcode.store.StormTable;
import dev.exitcode.store.Tx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is over by a decision is told as well as what goes on. */
final class DecisionsTest {
  private static final String CALL = "S012AB";

  private final SetClock clock = new SetClock(Incidents.BEGAN);

  @TempDir private Path folder;
  private Store store;
  private Clusters clusters;
  private Decisions decisions;
  private final List<String> rechecked = new ArrayList<>();

  @BeforeEach
  void open() {
    store = Store.open(new Location.SqliteFile(folder.resolve("exitcode.db")), clock);
    clusters = Clusters.of(List.of(), clock);
    decisions = new Decisions("demo", parts(), view);
    decisions.reload();
  }

  @AfterEach
  void close() {
    clusters.close();
    store.close();
  }

  private NoticeParts parts() {
    Route route = new Route("C1", Severity.INFO, Map.of(Severity.WARNING, "oncall"), null);
    Routing routing = new Routing(List.of(), route, Map.of(), Map.of("oncall", "S012AB"));
    Investigator unused =
        new Investigator(
            clusters.cases(), file -> List.of(), new Lately(System::nanoTime), time -> {});
    NoticeMessage message = new NoticeMessage(Catalog.bundled(), Set.of());
    Voice voice = new Voice(message, () -> routing);
    Standing standing = new Standing(() -> "C1");
    CurrentTriage triage = new CurrentTriage(routing);
    return new NoticeParts(
        clusters, store, () -> unused, triage, voice, standing, message, () -> {}, _ -> {}, clock);
  }

  private final ClusterView view =
      new ClusterView() {
        @Override
        public Map<Workload, WorkloadHealth> healths(Set<Workload> workloads) {
          return workloads.stream().collect(Collectors.toMap(w -> w, w -> WorkloadHealth.GONE));
        }

        @Override
        public Candidate look(Incident incident) {
          return Incidents.candidate(incident);
        }

        @Override
        public void recheck(Incident incident) {
          rechecked.add(incident.id());
        }
      };

  private Observation observed(String kind, String uid, How how) {
    return new Observation(
        new Observation.Key(uid, "api", 1, "137@" + uid),
        new Workload("demo", "payments", kind, "api"),
        "api",
        "api",
        Place.UNKNOWN,
        1,
        clock.instant(),
        how,
        Incidents.usual().diagnosis(),
        false,
        false,
        1,
        1,
        Map.of(),
        Map.of(),
        List.of());
  }

  private void observe(Observation observation) {
    decide(tx -> decisions.observe(tx, observation));
  }

  private void review() {
    decide(decisions::review);
  }

  private void decide(Consumer<Tx> work) {
    store.run(work.andThen(decisions::write));
  }

  /** What is to be told now, one of each message; taken as told. */
  private List<Posting.Kind> told() {
    List<Posting.Claimed> rows =
        store.deliver(
            outbox -> StoreInTests.claim(outbox, 10, clock.instant(), Duration.ofMinutes(5)));
    rows.forEach(row -> store.deliver(outbox -> sent(outbox, row)));
    return rows.stream().map(row -> row.posting().kind()).toList();
  }

  private boolean sent(Outbox outbox, Posting.Claimed row) {
    outbox.sent(row, "1.1", clock.instant());
    return true;
  }

  /** Whichever replica took the click: it put it into the store. */
  @Test
  void acknowledgement_isNotedAtTheNextReview_andShown() {
    observe(observed("Deployment", "first", How.LIVE));
    assertThat(told()).containsExactly(Posting.Kind.ROOT);
    Incident open = incident();
    Acknowledgement by =
        new Acknowledgement("U1", clock.instant(), clock.instant().plus(Duration.ofHours(8)));
    say(new Request(Request.Kind.ACKNOWLEDGE, List.of(open.id(), "i-gone"), by));
    review();
    assertThat(incident().acknowledged()).isEqualTo(by);
    assertThat(told()).containsExactly(Posting.Kind.UPDATE);
    say(new Request(Request.Kind.ACKNOWLEDGE, List.of(open.id()), null));
    review();
    assertThat(incident().acknowledged()).isNull();
  }

  @Test
  void recheckThatIsAskedFor_isPassedOn_andWhatItFindsIsShownAtOnce() {
    Observation first = observed("Deployment", "first", How.LIVE);
    observe(first);
    assertThat(told()).containsExactly(Posting.Kind.ROOT);
    say(new Request(Request.Kind.RECHECK, List.of(incident().id(), "i-gone"), null));
    review();
    review();
    assertThat(rechecked).containsExactly(incident().id());
    assertThat(told()).isEmpty();
    decide(tx -> decisions.recheck(tx, first));
    assertThat(told()).containsExactly(Posting.Kind.UPDATE);
    assertThat(incident().course().count()).isEqualTo(1);
  }

  private void say(Request said) {
    store.run(tx -> tx.requests().put("demo", clock.instant(), IncidentFiles.write(said)));
  }

  private Incident incident() {
    return store.read(tx -> Records.board(tx, "demo")).incidents().getFirst();
  }

  @Test
  void barePodThatTookAnothersName_isToldAndSoIsThatTheOtherIsOver() {
    observe(observed("Pod", "first", How.LIVE));
    assertThat(told()).containsExactly(Posting.Kind.ROOT);
    clock.forward(Duration.ofSeconds(90));
    observe(observed("Pod", "second", How.LIVE));
    assertThat(told()).containsExactlyInAnyOrder(Posting.Kind.UPDATE, Posting.Kind.ROOT);
  }

  @Test
  void callThatWaits_isMadeWhateverIsKnownMeanwhile() {
    observe(observed("Deployment", "first", How.LIVE));
    clock.forward(Duration.ofSeconds(9));
    observe(observed("Deployment", "second", How.LIVE));
    assertThat(claimed()).singleElement().extracting(Posting::payload).asString().contains(CALL);
  }

  @Test
  void callThatWasMade_isNotMadeByAnEdit() {
    observe(observed("Deployment", "first", How.LIVE));
    assertThat(told()).containsExactly(Posting.Kind.ROOT);
    clock.forward(Duration.ofSeconds(9));
    observe(observed("Deployment", "second", How.LIVE));
    assertThat(claimed())
        .singleElement()
        .extracting(Posting::payload)
        .asString()
        .doesNotContain(CALL);
  }

  @Test
  void callThatWaits_isNotMadeForWhatIsOver() {
    observe(observed("Pod", "first", How.LIVE));
    clock.forward(Duration.ofSeconds(90));
    observe(observed("Pod", "second", How.LIVE));
    assertThat(claimed())
        .extracting(posting -> posting.payload().contains(CALL))
        .containsExactly(false, true);
  }

  @Test
  void rowThatCannotBeRead_isLeftAsItIs_andTheOthersGoOn() {
    observe(observed("Deployment", "first", How.LIVE));
    var strange =
        new IncidentTable.Row("i0", "demo", "shop", "x", "", false, clock.instant(), "{\"id\":[]}");
    store.run(tx -> tx.incidents().put(strange));
    store.run(
        tx -> tx.storms().put(new StormTable.Row("s0", "demo", false, clock.instant(), "[]")));
    store.run(tx -> tx.silences().put("x0", clock.instant().plusSeconds(999), "nothing of ours"));
    decisions.reload();
    assertThat(told()).containsExactly(Posting.Kind.ROOT);
    clock.forward(Duration.ofSeconds(9));
    observe(observed("Deployment", "second", How.LIVE));
    review();
    assertThat(told()).containsExactly(Posting.Kind.UPDATE);
    assertThat(store.<Optional<String>>read(tx -> tx.incidents().find("i0"))).isPresent();
  }

  private List<Posting> claimed() {
    return store
        .deliver(outbox -> StoreInTests.claim(outbox, 10, clock.instant(), Duration.ofMinutes(5)))
        .stream()
        .map(Posting.Claimed::posting)
        .toList();
  }

  @Test
  void stormThatIsOver_isEditedForTheLastTime() {
    observe(observed("Deployment", "old", How.OLD));
    clock.forward(Duration.ofSeconds(6));
    review();
    assertThat(told()).containsExactly(Posting.Kind.ROOT);
    clock.forward(Duration.ofSeconds(90));
    review();
    review();
    assertThat(told()).containsExactly(Posting.Kind.UPDATE);
    List<String> live = store.read(tx -> tx.storms().live("demo"));
    assertThat(live).isEmpty();
  }
}
