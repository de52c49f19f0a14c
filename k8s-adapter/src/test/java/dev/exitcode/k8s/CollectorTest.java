package dev.exitcode.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.LogTail;
import dev.exitcode.evidence.LogTail.Instance;
import dev.exitcode.evidence.Missing;
import dev.exitcode.evidence.Missing.What;
import dev.exitcode.evidence.Missing.Why;
import dev.exitcode.evidence.WorkloadFacts;
import dev.exitcode.k8s.CaseCollector.Collected;
import dev.exitcode.k8s.CaseCollector.LogsWanted;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectorTest {
  private static final String NS = "/api/v1/namespaces/shop";
  private static final String APPS = "/apis/apps/v1/namespaces/shop";
  private static final String METRICS =
      "/apis/metrics.k8s.io/v1beta1/namespaces/shop/pods/cart-b-1";
  private static final PodRef CART = new PodRef("prod", "shop", "cart-b-1", "u1");

  private static final String POD =
      "{kind:'Pod',metadata:{name:'cart-b-1',namespace:'shop',uid:'u1',labels:{app:'cart','pod-template-hash':'b'},"
          + "ownerReferences:[{kind:'ReplicaSet',name:'cart-b',controller:true}]},"
          + "spec:{nodeName:'n1',containers:[{name:'app',image:'cart:2'},{name:'side'}]},"
          + "status:{phase:'Running',containerStatuses:[{name:'app',restartCount:4,state:{waiting:{reason:'CrashLoopBackOff'}},"
          + "lastState:{terminated:{exitCode:137,reason:'OOMKilled',finishedAt:'2026-11-27T09:59:00Z'}}},"
          + "{name:'side',ready:true,state:{running:{}}}]}}";

  private FakeApi api;
  private Clusters clusters;

  @BeforeEach
  void start() throws IOException {
    api = new FakeApi().pods(POD);
    clusters = api.clusters();
    api.on(NS + "/pods", FakeApi.podList(List.of(POD, sibling("cart-b-2"))))
        .on(NS + "/events", events("BackOff", "Pod", "cart-b-1"))
        .on("/api/v1/namespaces/default/events", events("NodeNotReady", "Node", "n1"))
        .on("/api/v1/nodes/n1", FakeApi.quoted("{kind:'Node',metadata:{name:'n1'}}"))
        .on(
            APPS + "/deployments/cart",
            FakeApi.quoted(
                "{kind:'Deployment',metadata:{name:'cart',namespace:'shop'},spec:{replicas:2}}"))
        .on(
            APPS + "/replicasets/cart-b",
            FakeApi.quoted("{kind:'ReplicaSet',metadata:{name:'cart-b',namespace:'shop'}}"))
        .on(
            APPS + "/replicasets",
            FakeApi.quoted(
                "{kind:'ReplicaSetList',items:[" + set("a", 1, 8) + "," + set("b", 2, 9) + "]}"))
        .on(
            METRICS,
            FakeApi.quoted(
                "{kind:'PodMetrics',metadata:{name:'cart-b-1',namespace:'shop'},containers:[{name:'side',usage:{memory:'31Mi'}}]}"))
        .on(NS + "/pods/cart-b-1/log", exchange -> FakeApi.send(exchange, 200, "one\r\ntwo\n"));
  }

  /** Who stops does not wait for those who look. */
  @Test
  void clusterThatIsClosed_isNotRead() {
    CaseCollector cases = clusters.cases();
    assertThat(cases.collect(CART, LogsWanted.NONE)).isInstanceOf(Collected.Case.class);
    clusters.close();
    assertThat(cases.collect(CART, LogsWanted.NONE))
        .isEqualTo(new Collected.Unread(CART, Why.UNREACHABLE));
  }

  private static final String NAMESPACES =
      FakeApi.quoted(
          "{kind:'NamespaceList',metadata:{},items:[{metadata:{name:'shop',annotations:"
              + "{'exitcode.dev/channel':'#shop','other':'x'}}}, {metadata:{name:'pay'}}]}");

  @Test
  void notesOfANamespace_areReadOnceAndAreOurs() {
    api.on("/api/v1/namespaces", NAMESPACES);
    CaseCollector cases = clusters.cases();
    assertThat(cases.notes("prod", "shop").annotations())
        .containsExactly(Map.entry("exitcode.dev/channel", "#shop"));
    assertThat(cases.notes("prod", "pay")).isEqualTo(NamespaceNotes.NONE);
    assertThat(cases.notes("prod", "gone")).isEqualTo(NamespaceNotes.unread(Why.NOT_FOUND));
    assertThat(api.askedFor("/api/v1/namespaces")).hasSize(1);
  }

  @Test
  void notesThatMayNotBeRead_areMissing() {
    api.refuse("/api/v1/namespaces", 403);
    assertThat(clusters.cases().notes("prod", "shop"))
        .isEqualTo(NamespaceNotes.unread(Why.FORBIDDEN));
  }

  @Test
  void notesOfNamedNamespaces_areReadEachByItself() {
    api.refuse("/api/v1/namespaces/pay", 403)
        .on(
            NS,
            FakeApi.quoted("{metadata:{name:'shop',annotations:{'exitcode.dev/mute':'true'}}}"));
    try (Clusters scoped = api.clusters("pay", "shop")) {
      assertThat(scoped.cases().notes("prod", "shop").annotations()).hasSize(1);
      assertThat(scoped.cases().notes("prod", "pay"))
          .isEqualTo(NamespaceNotes.unread(Why.FORBIDDEN));
      assertThat(scoped.cases().notes("prod", "else"))
          .isEqualTo(NamespaceNotes.unread(Why.NOT_FOUND));
    }
  }

  /** Hundreds of others come before them in the list. */
  @Test
  void runsOfACronJob_areFoundAmongAnyNumberOfJobs() {
    PodRef run = runs("aaa", 3);
    assertThat(changes(run)).anySatisfy(change -> assertThat(change).contains("report:2"));
    assertThat(api.askedFor("/jobs?")).hasSize(4);
  }

  @Test
  void runsOfACronJob_areNotLookedForWithoutEnd() {
    PodRef run = runs("aaa", 50);
    assertThat(changes(run)).isEmpty();
    assertThat(api.askedFor("/jobs?")).hasSize(5);
  }

  private List<String> changes(PodRef run) {
    return switch (clusters.cases().collect(run, LogsWanted.NONE)) {
      case Collected.Case(CaseFile file) ->
          file.workloads().stream()
              .filter(workload -> workload.kind().equals("CronJob"))
              .flatMap(workload -> workload.changes().stream())
              .map(change -> change.what())
              .toList();
      case Collected.Unread unread -> throw new AssertionError(unread);
    };
  }

  /** A pod of a run, after so many pages of the Jobs of others. */
  private PodRef runs(String others, int pages) {
    String jobs = "/apis/batch/v1/namespaces/shop/jobs";
    for (int page = 0; page <= pages; page++) {
      String from = page == 0 ? "" : "continue=p" + page + "&";
      String items =
          page < pages
              ? job(others + page, others, 1)
              : job("report-29000001", "report", 1) + "," + job("report-29000002", "report", 2);
      String list =
          "{kind:'JobList',metadata:{continue:'%s'},items:[%s]}".formatted("p" + (page + 1), items);
      api.on(
          jobs + "?" + from + "limit=200",
          FakeApi.quoted(page < pages ? list : list.replace("continue:'p" + (page + 1) + "'", "")));
    }
    api.on(
        jobs + "/report-29000002",
        FakeApi.quoted(job("report-29000002", "report", 2).replaceFirst("\\{", "{kind:'Job',")));
    api.on(
        "/apis/batch/v1/namespaces/shop/cronjobs/report",
        FakeApi.quoted("{kind:'CronJob',metadata:{name:'report',namespace:'shop'}}"));
    api.on(
        NS + "/pods/report-29000002-x",
        FakeApi.quoted(
            "{kind:'Pod',metadata:{name:'report-29000002-x',namespace:'shop',uid:'u9',ownerReferences:[{kind:'Job',name:'report-29000002',controller:true}]},spec:{containers:[{name:'app'}]},status:{phase:'Failed'}}"));
    return new PodRef("prod", "shop", "report-29000002-x", "u9");
  }

  private static String job(String name, String owner, int image) {
    return "{metadata:{name:'%s',namespace:'shop',creationTimestamp:'2026-11-27T0%d:00:00Z',ownerReferences:[{kind:'CronJob',name:'%s',controller:true}]},spec:{template:{spec:{containers:[{name:'app',image:'report:%d'}]}}}}"
        .formatted(name, image, owner, image);
  }

  @AfterEach
  void stop() {
    clusters.close();
    api.close();
  }

  private static String sibling(String name) {
    return POD.replace("cart-b-1", name).replace("'u1'", "'u2'");
  }

  private static String set(String hash, int revision, int hour) {
    return "{metadata:{name:'cart-%s',namespace:'shop',creationTimestamp:'2026-11-27T0%d:00:00Z',annotations:{'deployment.kubernetes.io/revision':'%d'},ownerReferences:[{kind:'Deployment',name:'cart',controller:true}]},spec:{template:{spec:{containers:[{name:'app',image:'cart:%d'}]}}}}"
        .formatted(hash, hour, revision, revision);
  }

  private static String events(String reason, String kind, String name) {
    return FakeApi.quoted(
        "{kind:'EventList',items:[{reason:'%s',involvedObject:{kind:'%s',name:'%s'}}]}"
            .formatted(reason, kind, name));
  }

  private CaseFile collect(LogsWanted logs) {
    return switch (clusters.cases().collect(CART, logs)) {
      case Collected.Case found -> found.file();
      case Collected.Unread unread -> throw new AssertionError(unread);
    };
  }

  private CaseFile collect() {
    return collect(LogsWanted.OF_TROUBLED);
  }

  @Test
  void everythingOfThePod_isCollected() {
    CaseFile file = collect();
    assertThat(file.observedAt()).isEqualTo(FakeApi.NOW);
    assertThat(file.pod().identity().uid()).isEqualTo("u1");
    assertThat(file.events()).extracting(EventFacts::reason).contains("BackOff", "NodeNotReady");
    assertThat(file.node()).isNotNull();
    assertThat(file.siblings()).extracting(p -> p.identity().name()).containsExactly("cart-b-2");
    assertThat(file.workloads())
        .extracting(WorkloadFacts::kind)
        .containsExactly("ReplicaSet", "Deployment");
    assertThat(file.workloads().getLast().changes())
        .extracting(WorkloadFacts.Change::what)
        .containsExactly("app: image cart:1 → cart:2");
    assertThat(file.pod().container("side").status().memoryUsage()).isEqualTo("31Mi");
    assertThat(file.logs())
        .containsExactly(new LogTail("app", Instance.DEAD, List.of("one", "two"), false));
    assertThat(file.missing()).isEmpty();
  }

  @Test
  void calls_takeTwoRounds() {
    Set<String> first = ConcurrentHashMap.newKeySet();
    CountDownLatch all = new CountDownLatch(3);
    // Each round is let go only when all of it has come: one call after another would time out.
    int inSecond = callsOfSecondRound();
    CountDownLatch second = new CountDownLatch(inSecond);
    api.before(
        exchange -> {
          boolean isFirst = all.getCount() > 0;
          if (isFirst) {
            first.add(exchange.getRequestURI().getPath());
          }
          await(isFirst ? all : second);
        });
    int before = api.asked().size();
    CaseFile file = collect();
    assertThat(first).containsExactlyInAnyOrder(NS + "/pods/cart-b-1", NS + "/events", METRICS);
    assertThat(api.asked()).hasSize(before + 3 + inSecond);
    assertThat(file.missing()).isEmpty();
  }

  private int callsOfSecondRound() {
    collect();
    return api.asked().size() - 3;
  }

  private static void await(CountDownLatch round) throws IOException {
    round.countDown();
    try {
      if (!round.await(2, TimeUnit.SECONDS)) {
        throw new IOException("not all of a round came at once");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void podThatALookUpJustRead_isNotReadAgain() {
    clusters.pods().find(PodQuery.parse("shop/cart-b-1"), Scope.EVERYTHING);
    CaseFile file = collect();
    assertThat(file.events()).isNotEmpty();
    assertThat(api.asked().stream().filter((NS + "/pods/cart-b-1")::equals)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/namespaces/shop/events,       403, EVENTS,   FORBIDDEN",
    "/api/v1/nodes/n1,                     403, NODE,     FORBIDDEN",
    "/api/v1/nodes/n1,                     404, NODE,     NOT_FOUND",
    "/api/v1/namespaces/shop/pods,         403, SIBLINGS, FORBIDDEN",
    "/apis/apps/v1/namespaces/shop/replicasets/cart-b, 403, OWNERS, FORBIDDEN",
    "/apis/metrics.k8s.io/v1beta1/namespaces/shop/pods/cart-b-1, 404, USAGE, NOT_FOUND",
    "/apis/metrics.k8s.io/v1beta1/namespaces/shop/pods/cart-b-1, 503, USAGE, UNREACHABLE",
  })
  void whatCannotBeHad_isMissingAndSaysWhy(String path, int status, What what, Why why) {
    api.refuse(path, status);
    assertThat(collect().missing()).contains(new Missing(what, null, why));
  }

  @ParameterizedTest
  @CsvSource({"400, NOT_FOUND", "401, UNAUTHORIZED", "403, FORBIDDEN", "500, UNREACHABLE"})
  void logThatCannotBeHad_isMissingOfItsContainer(int status, Why why) {
    api.refuse(NS + "/pods/cart-b-1/log", status);
    assertThat(collect().missing()).containsExactly(new Missing(What.LOGS, "app", why));
  }

  @Test
  void logsNotWanted_areNotAskedFor() {
    assertThat(collect(LogsWanted.NONE).missing())
        .containsExactly(new Missing(What.LOGS, null, Why.NOT_GIVEN));
    assertThat(api.askedFor("/log")).isEmpty();
  }

  @Test
  void eventsThatAreGone_areExpired() {
    api.on(NS + "/events", "{\"kind\":\"EventList\",\"items\":[]}")
        .on("/api/v1/namespaces/default/events", "{\"kind\":\"EventList\",\"items\":[]}");
    assertThat(collect().missing()).containsExactly(new Missing(What.EVENTS, null, Why.EXPIRED));
  }

  @Test
  void eventsOfTheOtherGroup_areTakenWhereCoreHasNone() {
    api.refuse(NS + "/events", 403)
        .on(
            "/apis/events.k8s.io/v1/namespaces/shop/events",
            FakeApi.quoted(
                "{kind:'EventList',items:[{reason:'Killing',note:'x',regarding:{kind:'Pod',name:'cart-b-1',namespace:'shop'}}]}"));
    CaseFile file = collect();
    assertThat(file.events()).extracting(EventFacts::reason).contains("Killing");
    assertThat(file.missing()).isEmpty();
  }

  @Test
  void fewNamespaces_areReadWithoutACallOfTheWholeCluster() {
    clusters.close();
    clusters = api.clusters("shop");
    CaseFile file = collect();
    assertThat(file.missing()).containsExactly(new Missing(What.NODE, null, Why.NOT_GIVEN));
    assertThat(api.asked()).allMatch(path -> path.contains("/namespaces/shop/"));
  }

  @Test
  void podThatIsGone_leavesItsEvents() {
    api.refuse(NS + "/pods/cart-b-1", 404);
    CaseFile file = collect();
    assertThat(file.pod().identity().name()).isEqualTo("cart-b-1");
    assertThat(file.events()).extracting(EventFacts::reason).containsExactly("BackOff");
  }

  @ParameterizedTest
  @CsvSource({"404, NOT_FOUND", "401, UNAUTHORIZED", "403, FORBIDDEN", "503, UNREACHABLE"})
  void podThatCannotBeRead_isUnread(int status, Why why) {
    api.refuse(NS + "/pods/cart-b-1", status).on(NS + "/events", "{\"items\":[]}");
    assertThat(clusters.cases().collect(CART, LogsWanted.NONE))
        .isEqualTo(new Collected.Unread(CART, why));
  }

  @Test
  void clusterThatIsNotKnown_isUnread() {
    PodRef other = new PodRef("other", "shop", "cart-b-1", "u1");
    assertThat(clusters.cases().collect(other, LogsWanted.NONE))
        .isEqualTo(new Collected.Unread(other, Why.NOT_FOUND));
  }

  @Test
  void lineOfFiftyMegabytes_isHarmless() {
    byte[] piece = new byte[1024 * 1024];
    Arrays.fill(piece, (byte) 'x');
    AtomicLong sent = new AtomicLong();
    api.on(
        NS + "/pods/cart-b-1/log",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          OutputStream out = exchange.getResponseBody();
          out.write("before\n".getBytes(StandardCharsets.UTF_8));
          for (int i = 0; i < 50; i++) {
            out.write(piece);
            sent.addAndGet(piece.length);
          }
          out.write("\nafter\n".getBytes(StandardCharsets.UTF_8));
        });
    CaseFile file = collect();
    LogTail log = file.logs().getFirst();
    assertThat(log.lines()).first().isEqualTo("before");
    assertThat(log.lines()).allMatch(line -> line.length() <= LogTail.MAX_LINE);
    assertThat(log.cut()).isTrue();
    assertThat(file.missing()).contains(new Missing(What.LOGS, "app", Why.CUT));
    // Two calls of 1 MiB each, and what the two ends of a connection hold back.
    assertThat(sent.get()).isLessThan(32L * piece.length);
  }

  @Test
  void slowLog_givesWhatCameInTime() {
    CountDownLatch never = new CountDownLatch(1);
    api.on(
        NS + "/pods/cart-b-1/log",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("first line\n".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          try {
            never.await(20, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        });
    CaseFile file = collect();
    CaseCollector.Log whole = clusters.cases().logs(CART, "app", true);
    never.countDown();
    assertThat(whole.tail().lines()).containsExactly("first line");
    assertThat(whole.missing()).isEqualTo(Why.TIMED_OUT);
    assertThat(file.logs().getFirst().lines()).containsExactly("first line");
    assertThat(file.missing()).containsExactly(new Missing(What.LOGS, "app", Why.TIMED_OUT));
  }

  @Test
  void logOfAnotherPodOfTheName_isToldToBeSo() {
    PodRef before = new PodRef("prod", "shop", "cart-b-1", "u0");
    assertThat(clusters.cases().logs(before, "app", false).replaced()).isTrue();
    assertThat(clusters.cases().logs(CART, "app", false).replaced()).isFalse();
    api.refuse(NS + "/pods/cart-b-1", 403);
    assertThat(clusters.cases().logs(before, "app", false).replaced()).isFalse();
  }

  @Test
  void wholeLog_isReadForAPerson() {
    CaseCollector.Log log = clusters.cases().logs(CART, "app", true);
    assertThat(log.tail()).isNotNull();
    assertThat(log.tail().lines()).containsExactly("one", "two");
    assertThat(api.askedFor("/log"))
        .containsExactly(NS + "/pods/cart-b-1/log?container=app&previous=true&tailLines=2000");
    api.refuse(NS + "/pods/cart-b-1/log", 403);
    assertThat(clusters.cases().logs(CART, "app", false))
        .isEqualTo(new CaseCollector.Log(null, Why.FORBIDDEN));
  }
}
