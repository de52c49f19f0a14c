package dev.exitcode.slack;

import dev.exitcode.access.Grant;
import dev.exitcode.access.LabelSelector;
import dev.exitcode.access.Policy;
import dev.exitcode.access.Right;
import dev.exitcode.catalog.Platform;
import dev.exitcode.diagnosis.Cause;
import dev.exitcode.diagnosis.Confidence;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.ContainerStatus;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.LogTail;
import dev.exitcode.evidence.Missing;
import dev.exitcode.evidence.PodFacts;
import dev.exitcode.evidence.PodIdentity;
import dev.exitcode.evidence.Termination;
import dev.exitcode.evidence.WorkloadFacts;
import dev.exitcode.k8s.CaseCollector;
import dev.exitcode.k8s.Lookup;
import dev.exitcode.k8s.NamespaceNotes;
import dev.exitcode.k8s.PodLookup;
import dev.exitcode.k8s.PodMatch;
import dev.exitcode.k8s.PodQuery;
import dev.exitcode.k8s.PodRef;
import dev.exitcode.k8s.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Two clusters that answer from a list; as slow as a test wants. */
final class FakeCluster implements PodLookup, CaseCollector {
  static final Instant DIED = Instant.now().minusSeconds(240);

  final List<PodMatch> pods = new ArrayList<>();

  /** The namespaces whose pods the clusters' own rules let anybody see. */
  final Set<String> allowed = ConcurrentHashMap.newKeySet();

  final AtomicInteger finds = new AtomicInteger();
  volatile CountDownLatch open = new CountDownLatch(0);

  /** Whether it fails as nobody should, once it is open. */
  volatile boolean fatal;

  /** When what is read ended, or null: it never did. */
  volatile Instant ended = DIED;

  volatile Missing.Why logMissing;
  volatile String log = "starting\nGET /pay token=hunter2secret\nFATAL boom <!channel>";

  FakeCluster(String... names) {
    for (String name : names) {
      add(name);
    }
  }

  void add(String name) {
    PodQuery query = PodQuery.parse(name);
    String cluster = query.cluster() == null ? "prod" : query.cluster();
    String namespace = query.namespace() == null ? "payments" : query.namespace();
    PodRef pod = new PodRef(cluster, namespace, query.name(), "uid-" + pods.size());
    add(new PodMatch(pod, null, "CrashLoopBackOff", 5, true, DIED, 0));
  }

  void add(PodMatch match) {
    pods.add(match);
  }

  /** The usual, and what may be asked about this. */
  Knowledge knowledge(Grant... grants) {
    ClusterKnowledge pods =
        new ClusterKnowledge(
            List.of("prod", "stage"),
            () -> this,
            () -> this,
            FakeCluster::diagnose,
            new Policy(List.of(grants)),
            question -> allowed.contains(question.namespace()));
    return new Knowledge(Fixtures.KNOWLEDGE.catalog(), Fixtures.KNOWLEDGE.diagnosis(), pods);
  }

  /** One user may do it all in one namespace. */
  static Grant user(String user, String namespace, Right... rights) {
    return grant(new Grant.Who(Set.of(user), Set.of(), Set.of()), namespace, rights);
  }

  static Grant channel(String channel, String namespace, Right... rights) {
    return grant(new Grant.Who(Set.of(), Set.of(), Set.of(channel)), namespace, rights);
  }

  static Grant grant(Grant.Who who, String namespace, Right... rights) {
    return new Grant(
        who, new Grant.Where(List.of("*"), List.of(namespace), LabelSelector.ANY), Set.of(rights));
  }

  private static List<Diagnosis> diagnose(CaseFile file) {
    Diagnosis like = Fixtures.diagnosis(Cause.LIVENESS_PROBE_FAILED, Confidence.CERTAIN);
    PodIdentity pod = file.pod().identity();
    return List.of(
        new Diagnosis(
            new Diagnosis.Subject(pod.namespace(), pod.name(), "api", 137L),
            like.cause(),
            like.confidence(),
            false,
            true,
            like.summary(),
            like.evidence().subList(0, 1),
            like.ruledOut(),
            like.nextSteps(),
            List.of()));
  }

  @Override
  public Lookup find(PodQuery query, Scope scope) {
    finds.incrementAndGet();
    await();
    List<PodMatch> seen = seen(query, scope);
    List<PodMatch> exact = seen.stream().filter(m -> m.pod().name().equals(query.name())).toList();
    List<PodMatch> fit = exact.isEmpty() ? seen : exact;
    return switch (fit.size()) {
      case 0 -> new Lookup.None(List.of());
      case 1 -> new Lookup.One(fit.getFirst(), List.of());
      default -> new Lookup.Several(fit, false, List.of());
    };
  }

  private void await() {
    try {
      open.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (fatal) {
      throw new StackOverflowError("made by a test");
    }
  }

  private List<PodMatch> seen(PodQuery query, Scope scope) {
    return pods.stream()
        .filter(m -> query.cluster() == null || query.cluster().equals(m.pod().cluster()))
        .filter(m -> scope.sees(m.pod().cluster(), m.pod().namespace(), Map.of()))
        .filter(m -> query.namespace() == null || query.namespace().equals(m.pod().namespace()))
        .filter(m -> m.pod().name().startsWith(query.name()))
        .toList();
  }

  @Override
  public List<PodMatch> suggest(String typed, Scope scope, int most) {
    return pods.stream()
        .filter(m -> scope.sees(m.pod().cluster(), m.pod().namespace(), Map.of()))
        .filter(m -> m.pod().name().contains(typed))
        .limit(most)
        .toList();
  }

  @Override
  public List<Place> places(Scope scope) {
    return pods.stream()
        .filter(m -> scope.sees(m.pod().cluster(), m.pod().namespace(), Map.of()))
        .map(m -> new Place(m.pod().cluster(), m.pod().namespace()))
        .distinct()
        .toList();
  }

  @Override
  public Collected collect(PodRef pod, LogsWanted logs) {
    Instant at = ended;
    ContainerStatus status =
        new ContainerStatus(
            new ContainerStatus.Waiting("CrashLoopBackOff", null),
            null,
            null,
            at == null ? null : new Termination(137L, null, "Error", null, at.minusSeconds(30), at),
            5,
            false,
            null,
            null);
    ContainerFacts api =
        new ContainerFacts(
            "api", ContainerFacts.Kind.APP, ContainerFacts.named("x").spec(), status);
    PodIdentity identity =
        new PodIdentity(
            pod.namespace(),
            pod.name(),
            pod.uid(),
            DIED.minusSeconds(3600),
            List.of(),
            Map.of(),
            Map.of());
    EventFacts started =
        new EventFacts(
            "Normal",
            "Started",
            "Started container api",
            new EventFacts.Regarding("Pod", pod.namespace(), pod.name(), pod.uid(), "api"),
            5,
            DIED.minusSeconds(1200),
            DIED.minusSeconds(30),
            "kubelet");
    WorkloadFacts owner =
        new WorkloadFacts(
            "Deployment",
            pod.namespace(),
            "api",
            null,
            1,
            0,
            null,
            List.of(),
            List.of(new WorkloadFacts.Change(DIED.minusSeconds(1440), "image api:1.4 → api:1.5")),
            Map.of());
    return new Collected.Case(
        new CaseFile(
            Platform.KUBERNETES,
            Instant.now(),
            new PodFacts(
                identity, PodFacts.NONE.spec(), PodFacts.NONE.status(), List.of(migrated(), api)),
            List.of(started),
            null,
            List.of(),
            List.of(owner),
            logs == LogsWanted.NONE ? List.of() : List.of(tail()),
            List.of()));
  }

  /** An init container that did its work a minute ago. */
  private static ContainerFacts migrated() {
    Instant now = Instant.now();
    Termination end = new Termination(0L, null, "Completed", null, now.minusSeconds(60), now);
    ContainerStatus status = new ContainerStatus(null, null, end, null, 0, true, null, null);
    return new ContainerFacts(
        "migrate", ContainerFacts.Kind.INIT, ContainerFacts.named("x").spec(), status);
  }

  /** A case in which everything that a workload can write is this text. */
  static CaseFile hostile(PodRef pod, String text) {
    Termination end = new Termination(137L, null, text, text, DIED.minusSeconds(30), DIED);
    ContainerStatus status =
        new ContainerStatus(
            new ContainerStatus.Waiting(text, text), null, null, end, 5, false, null, null);
    ContainerFacts container =
        new ContainerFacts(
            "api", ContainerFacts.Kind.APP, ContainerFacts.named("api").spec(), status);
    EventFacts event =
        new EventFacts(
            "Warning",
            text,
            text,
            new EventFacts.Regarding(text, null, null, null, "api"),
            7,
            DIED.minusSeconds(90),
            DIED,
            text);
    WorkloadFacts owner =
        new WorkloadFacts(
            text,
            null,
            text,
            null,
            1,
            0,
            null,
            List.of(),
            Collections.nCopies(40, new WorkloadFacts.Change(DIED, text)),
            Map.of());
    PodIdentity identity = PodIdentity.named(pod.namespace(), pod.name());
    return new CaseFile(
        Platform.KUBERNETES,
        DIED,
        new PodFacts(identity, PodFacts.NONE.spec(), PodFacts.NONE.status(), List.of(container)),
        Collections.nCopies(40, event),
        null,
        List.of(),
        List.of(owner),
        List.of(new LogTail("api", LogTail.Instance.DEAD, List.of(text, text, text), true)),
        List.of(new Missing(Missing.What.EVENTS, text, Missing.Why.FORBIDDEN)));
  }

  private LogTail tail() {
    return new LogTail(
        "api", LogTail.Instance.DEAD, log.lines().collect(Collectors.toList()), false);
  }

  @Override
  public NamespaceNotes notes(String cluster, String namespace) {
    return NamespaceNotes.NONE;
  }

  @Override
  public Log logs(PodRef pod, String container, boolean previous) {
    boolean replaced = pods.stream().map(PodMatch::pod).noneMatch(pod::equals);
    return new Log(tail(), logMissing, replaced);
  }
}
