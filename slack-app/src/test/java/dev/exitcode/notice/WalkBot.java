package dev.exitcode.notice;

import dev.exitcode.Incidents;
import dev.exitcode.catalog.Catalog;
import dev.exitcode.delivery.SteppedCourier;
import dev.exitcode.diagnosis.Cause;
import dev.exitcode.diagnosis.Confidence;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.incident.Candidate;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.Match;
import dev.exitcode.incident.Route;
import dev.exitcode.incident.Routing;
import dev.exitcode.incident.Workload;
import dev.exitcode.incident.WorkloadHealth;
import dev.exitcode.k8s.Clusters;
import dev.exitcode.k8s.NamespaceNotes;
import dev.exitcode.k8s.WatchEvent.How;
import dev.exitcode.k8s.WatchEvent.Sighting;
import dev.exitcode.notice.WalkCluster.Death;
import dev.exitcode.notice.WalkCluster.Pod;
import dev.exitcode.slack.NoticeMessage;
import dev.exitcode.store.MarkTable;
import dev.exitcode.store.Store;
import dev.exitcode.store.Tx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The bot's process: all that it keeps in memory is here, and gone with it. */
final class WalkBot {
  private static final int CHANNELS = 3;
  private static final NoticeMessage MESSAGE = new NoticeMessage(Catalog.bundled(), Set.of());
  private static final Clusters NONE = Clusters.of(List.of(), Clock.systemUTC());

  final SteppedCourier courier;
  private final Store store;
  private final WalkClock clock;
  private final WalkCluster cluster;
  private final Decisions decisions;
  private final Map<String, Integer> emitted = new HashMap<>();
  private final Deque<Look> looks = new ArrayDeque<>();
  private boolean everSynced;
  boolean connected;

  /** A crash that is looked into: what is found of it first, and what later. */
  private record Look(Pod pod, Sighting seen, Decided decided, Deque<Investigation> found) {}

  WalkBot(Store store, WalkClock clock, WalkCluster cluster, WalkSlack slack) {
    this.store = store;
    this.clock = clock;
    this.cluster = cluster;
    this.decisions = new Decisions(WalkCluster.NAME, parts(), new View());
    Undelivered troubles = new Undelivered(store, MESSAGE, new Standing(() -> channel(0)), clock);
    this.courier = new SteppedCourier(store, slack, troubles, clock, clock::nanos);
    decisions.reload();
    store.read(this::marks).forEach(mark -> emitted.put(mark.uid(), mark.ends()));
  }

  static String channel(int i) {
    return "C" + Math.floorMod(i, CHANNELS);
  }

  private List<MarkTable.Mark> marks(Tx tx) {
    everSynced = tx.marks().isSynced(WalkCluster.NAME);
    return tx.marks().of(WalkCluster.NAME);
  }

  private static Routing routing() {
    List<Routing.Rule> rules =
        IntStream.range(1, CHANNELS)
            .mapToObj(i -> new Routing.Rule("r" + i, match("svc-" + i), Route.to(channel(i))))
            .toList();
    return new Routing(rules, Route.to(channel(0)), Map.of(), Map.of());
  }

  static Match match(String workload) {
    return new Match(null, null, workload, null, Map.of(), Set.of(), null);
  }

  private NoticeParts parts() {
    Investigator unused =
        new Investigator(NONE.cases(), file -> List.of(), new Lately(() -> 0), time -> {});
    return new NoticeParts(
        NONE,
        store,
        () -> unused,
        new CurrentTriage(routing()),
        new Voice(MESSAGE, WalkBot::routing),
        new Standing(() -> channel(0)),
        MESSAGE,
        () -> {},
        _ -> {},
        clock);
  }

  private final class View implements ClusterView {
    @Override
    public Map<Workload, WorkloadHealth> healths(Set<Workload> workloads) {
      return connected ? cluster.healths(workloads) : Map.of();
    }

    @Override
    public Candidate look(Incident incident) {
      return Incidents.candidate(incident);
    }

    @Override
    public void recheck(Incident incident) {
      // nobody asks for it
    }
  }

  /** The watch lists all there is, and goes on from there. */
  void connect() {
    connected = true;
    for (String uid : List.copyOf(emitted.keySet())) {
      if (cluster.pods.stream().noneMatch(pod -> pod.uid.equals(uid))) {
        forget(uid);
      }
    }
    cluster.pods.forEach(pod -> see(pod, everSynced ? How.CAUGHT_UP : How.OLD));
    store.run(tx -> tx.marks().seen(WalkCluster.NAME, clock.instant(), true));
    everSynced = true;
  }

  /** What the watch shows of a pod now. */
  void see(Pod pod, How how) {
    int known = emitted.getOrDefault(pod.uid, 0);
    if (connected && pod.ends > known) {
      emitted.put(pod.uid, pod.ends);
      Sighting seen = cluster.sighting(pod, known, how);
      Decided decided = new Decided(decisions, seen, () -> cluster.replicas(pod));
      looks.add(new Look(pod, seen, decided, investigations(seen, pod.last)));
    }
  }

  private static Deque<Investigation> investigations(Sighting seen, Death death) {
    Deque<Investigation> found = new ArrayDeque<>();
    if (death == Death.EXCEPTION) {
      found.add(investigation(seen, Cause.APPLICATION_ERROR));
    }
    found.add(
        investigation(
            seen,
            switch (death) {
              case SEGFAULT -> Cause.NATIVE_CRASH;
              case OUT_OF_MEMORY -> Cause.MEMORY_LIMIT_EXCEEDED;
              case ERROR -> Cause.APPLICATION_ERROR;
              case EXCEPTION -> Cause.UNCAUGHT_EXCEPTION;
              case STOPPED -> Cause.STOPPED_ON_REQUEST;
            }));
    return found;
  }

  private static Investigation investigation(Sighting seen, Cause cause) {
    Diagnosis of = Incidents.caused(Incidents.usual(), cause).diagnosis();
    Diagnosis.Subject subject =
        new Diagnosis.Subject("shop", seen.pod().name(), WalkCluster.CONTAINER, seen.exitCode());
    Diagnosis diagnosis =
        new Diagnosis(
            subject,
            cause,
            Confidence.LIKELY,
            cause.isBenign(),
            true,
            of.summary(),
            of.evidence(),
            List.of(),
            List.of(),
            List.of());
    return new Investigation(BareCase.of(seen), diagnosis, NamespaceNotes.NONE);
  }

  /** A pod is no more. */
  void gone(Pod pod) {
    if (connected) {
      forget(pod.uid);
    }
  }

  private void forget(String uid) {
    emitted.remove(uid);
    store.run(tx -> tx.marks().forget(WalkCluster.NAME, uid));
  }

  /** How many of a pod's ends the watch told of, or the store knows that nobody has to tell. */
  int known(Pod pod) {
    return emitted.getOrDefault(pod.uid, 0);
  }

  /** Pods of which something is looked into that nobody has decided on yet. */
  List<Pod> undecided() {
    return looks.stream().map(Look::pod).toList();
  }

  /** Decides on what is found next of each of the first few looks; {@code last} may end it all. */
  void work(int most, Consumer<Tx> last) {
    List<Look> again = new ArrayList<>();
    for (int i = 0; i < most && !looks.isEmpty(); i++) {
      Look look = looks.peek();
      Desk.Task task = look.decided().task(look.found().peek());
      write(
          tx -> {
            task.decide(tx);
            last.accept(tx);
          });
      looks.remove();
      look.found().remove();
      if (!look.found().isEmpty()) {
        again.add(look);
      }
    }
    looks.addAll(again);
  }

  void review() {
    write(decisions::review);
  }

  private void write(Consumer<Tx> work) {
    store.run(
        tx -> {
          decisions.check(tx);
          work.accept(tx);
          decisions.write(tx);
        });
    decisions.stored();
  }

  /** What is to be done, and the time that passes until it is worth to look again. */
  Duration round() {
    work(Integer.MAX_VALUE, _ -> {});
    review();
    return courier.round();
  }
}
