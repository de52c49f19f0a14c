package dev.exitcode.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.exitcode.evidence.Missing;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookupTest {
  private static final String CRASHING =
      "status:{phase:'Running',containerStatuses:[{name:'a',restartCount:4,state:{waiting:{reason:'CrashLoopBackOff'}},"
          + "lastState:{terminated:{exitCode:1,finishedAt:'2026-11-27T09:50:00Z'}}}]}";
  private static final String FINE =
      "status:{phase:'Running',containerStatuses:[{name:'a',ready:true,state:{running:{}}}]}";

  /** A small cluster: two namespaces, every kind of workload. */
  private static final String[] PODS = {
    pod("payments", "api-7c9f-aaaaa", "ReplicaSet", "api-7c9f", "7c9f", FINE),
    pod("payments", "api-7c9f-bbbbb", "ReplicaSet", "api-7c9f", "7c9f", CRASHING),
    pod("payments", "ledger-0", "StatefulSet", "ledger", null, FINE),
    pod("payments", "ledger-1", "StatefulSet", "ledger", null, FINE),
    pod("shop", "api-55d-ccccc", "ReplicaSet", "api-55d", "55d", FINE),
    pod("shop", "agent-xyz12", "DaemonSet", "agent", null, FINE),
    pod("shop", "import-abcde", "Job", "import", null, CRASHING),
    pod("shop", "report-28123456-fghij", "Job", "report-28123456", null, FINE),
    pod("secret", "vault-0", "StatefulSet", "vault", null, CRASHING),
  };

  private static final Scope NOT_SECRET =
      (cluster, namespace, labels) -> !namespace.equals("secret");

  private FakeApi api;
  private Clusters clusters;

  private static String pod(
      String namespace, String name, String kind, String owner, String hash, String status) {
    String labels = hash == null ? "{}" : "{'pod-template-hash':'" + hash + "'}";
    return "{metadata:{name:'%s',namespace:'%s',uid:'uid-%s',labels:%s,ownerReferences:[{kind:'%s',name:'%s',controller:true}]},spec:{containers:[{name:'a'}]},%s}"
        .formatted(name, namespace, name, labels, kind, owner, status);
  }

  @BeforeEach
  void start() throws IOException {
    api = new FakeApi().pods(PODS);
    clusters = api.clusters();
  }

  @AfterEach
  void stop() {
    clusters.close();
    api.close();
  }

  private Lookup find(String typed) {
    return clusters.pods().find(PodQuery.parse(typed), Scope.EVERYTHING);
  }

  private static List<String> names(Lookup lookup) {
    return switch (lookup) {
      case Lookup.One one -> List.of(one.match().pod().name());
      case Lookup.Several several ->
          several.matches().stream().map(match -> match.pod().name()).toList();
      case Lookup.None _ -> List.of();
    };
  }

  @ParameterizedTest
  @CsvSource({
    "api-7c9f-aaaaa,          api-7c9f-aaaaa",
    "payments/api-7c9f-aaaaa, api-7c9f-aaaaa",
    "prod:shop/agent-xyz12,   agent-xyz12",
    "payments/api,            api-7c9f-bbbbb",
    "shop/api,                api-55d-ccccc",
    "ledger-1,                ledger-1",
    "agent,                   agent-xyz12",
    "import,                  import-abcde",
    "report,                  report-28123456-fghij",
    "report-28123456,         report-28123456-fghij",
    "payments/api-7c,         api-7c9f-bbbbb",
    "lcdger,                  ledger-0",
    "agnet,                   agent-xyz12",
  })
  void onePod_isFoundByWhatPeopleCallIt(String typed, String name) {
    assertThat(find(typed)).isInstanceOf(Lookup.One.class);
    assertThat(names(find(typed))).containsExactly(name);
  }

  @Test
  void severalWorkloads_areChoicesCrashingOnesFirst() {
    assertThat(find("api")).isInstanceOf(Lookup.Several.class);
    assertThat(names(find("api"))).containsExactly("api-7c9f-bbbbb", "api-55d-ccccc");
    assertThat(((Lookup.Several) find("api")).matches())
        .extracting(PodMatch::ofMany)
        .containsExactly("2 pods of Deployment api", null);
  }

  @Test
  void match_tellsWhatHelpsToChoose() {
    PodMatch match = ((Lookup.One) find("payments/api")).match();
    assertThat(match.pod())
        .isEqualTo(new PodRef("prod", "payments", "api-7c9f-bbbbb", "uid-api-7c9f-bbbbb"));
    assertThat(match.workload()).hasToString("Owner[kind=Deployment, name=api]");
    assertThat(match.state()).isEqualTo("CrashLoopBackOff");
    assertThat(match.restarts()).isEqualTo(4);
    assertThat(match.others()).isOne();
    assertThat(match.crashing()).isTrue();
    assertThat(match.lastEnd()).isEqualTo("2026-11-27T09:50:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing-like-it", "paymentz/api", "payment/api", "other:payments/api"})
  void nothing_isFoundWhereNothingFits(String typed) {
    assertThat(find(typed)).isEqualTo(new Lookup.None(List.of()));
  }

  @Test
  void podsOfSeveralPages_areAllFound() {
    api.on(
            "/api/v1/pods?limit=500",
            FakeApi.quoted("{kind:'PodList',metadata:{continue:'b/2+x='},items:[" + PODS[0] + "]}"))
        .on("/api/v1/pods?continue=b/2+x=&limit=500", FakeApi.podList(List.of(PODS[2])));
    assertThat(names(find("ledger"))).containsExactly("ledger-0");
    assertThat(names(find("api"))).containsExactly("api-7c9f-aaaaa");
  }

  @Test
  void listThatBreaksOff_isNoAnswer() {
    api.on("/api/v1/pods", "{\"kind\":\"PodList\",\"items\":[{\"metadata\":{\"name\":\"api\"");
    assertThat(find("api"))
        .isEqualTo(new Lookup.None(List.of(new Lookup.Unasked("prod", Missing.Why.UNREACHABLE))));
  }

  @Test
  void listOfWhichAPageFails_isNoAnswer() {
    api.on(
            "/api/v1/pods?limit=500",
            FakeApi.quoted("{kind:'PodList',metadata:{continue:'more'},items:[" + PODS[0] + "]}"))
        .refuse("/api/v1/pods?continue=more&limit=500", 500);
    assertThat(find("ledger").unasked())
        .extracting(Lookup.Unasked::cluster)
        .containsExactly("prod");
    assertThat(clusters.views().getFirst().trouble()).isNotNull();
  }

  @Test
  void deniedAndAbsent_areTheSame() {
    Lookup denied = clusters.pods().find(PodQuery.parse("secret/vault-0"), NOT_SECRET);
    List<String> forDenied = kinds(api.asked());
    clusters.close();
    int before = api.asked().size();
    clusters = api.clusters();
    Lookup absent = clusters.pods().find(PodQuery.parse("shop/vault-0"), NOT_SECRET);
    List<String> asked = api.asked();
    List<String> forAbsent = kinds(asked.subList(before, asked.size()));
    assertThat(denied).isEqualTo(absent).isEqualTo(new Lookup.None(List.of()));
    assertThat(forDenied).containsExactlyInAnyOrderElementsOf(forAbsent);
    assertThat(api.askedFor("secret/pods/vault-0")).isEmpty();
  }

  /** Calls without the names in them. */
  private static List<String> kinds(List<String> asked) {
    return asked.stream().map(p -> p.replaceAll("/namespaces/.*/pods/.*", "/one")).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vault", "vault-0", "vaul", "valut", "secret/vault", "secret/vaul"})
  void denied_isFoundByNoName(String typed) {
    assertThat(clusters.pods().find(PodQuery.parse(typed), NOT_SECRET))
        .isEqualTo(new Lookup.None(List.of()));
    assertThat(find(typed)).isInstanceOf(Lookup.One.class);
  }

  @Test
  void labels_reachTheScope() {
    api.on(
        "/api/v1/namespaces",
        FakeApi.quoted(
            "{kind:'NamespaceList',items:[{metadata:{name:'shop',labels:{team:'a'}}},{metadata:{name:'payments',labels:{team:'b'}}}]}"));
    Scope ofTeam = (cluster, namespace, labels) -> "a".equals(labels.get("team"));
    assertThat(names(clusters.pods().find(PodQuery.parse("api"), ofTeam)))
        .containsExactly("api-55d-ccccc");
  }

  @Test
  void labelsThatMayNotBeRead_areToldToWhomTheyMightOpenSomething() {
    api.refuse("/api/v1/namespaces", 403);
    Scope byLabel =
        new Scope() {
          @Override
          public boolean sees(String cluster, String namespace, Map<String, String> labels) {
            return namespace.equals("shop") || "a".equals(labels.get("team"));
          }

          @Override
          public boolean hingesOnLabels(String cluster, String namespace) {
            return namespace == null || !namespace.equals("secret");
          }
        };
    Lookup told = new Lookup.None(List.of(new Lookup.Unasked("prod", Missing.Why.FORBIDDEN)));
    for (String typed : List.of("payments/ledger-0", "nowhere/ledger-0", "ledger-0")) {
      assertThat(clusters.pods().find(PodQuery.parse(typed), byLabel)).isEqualTo(told);
    }
    for (String typed : List.of("shop/ledger-0", "secret/vault-0")) {
      assertThat(clusters.pods().find(PodQuery.parse(typed), byLabel))
          .isEqualTo(new Lookup.None(List.of()));
    }
    assertThat(names(clusters.pods().find(PodQuery.parse("agent"), byLabel)))
        .containsExactly("agent-xyz12");
  }

  @Test
  void namespaceThatIsGone_hidesNoLabelsOfOthers() {
    clusters.close();
    clusters = api.clusters("payments", "shop");
    api.on("/api/v1/namespaces/shop", FakeApi.quoted("{metadata:{name:'shop',labels:{team:'a'}}}"));
    Scope ofTeam = (cluster, namespace, labels) -> "a".equals(labels.get("team"));
    assertThat(names(clusters.pods().find(PodQuery.parse("agent"), ofTeam)))
        .containsExactly("agent-xyz12");
  }

  @Test
  void suggestions_readLabelsBehindThem() {
    api.on(
        "/api/v1/namespaces",
        FakeApi.quoted(
            "{kind:'NamespaceList',items:[{metadata:{name:'shop',labels:{team:'a'}}}]}"));
    Scope ofTeam = (cluster, namespace, labels) -> "a".equals(labels.get("team"));
    find("api");
    await().until(() -> !clusters.pods().suggest("agent", ofTeam, 9).isEmpty());
  }

  @Test
  void suggestions_doNotWaitForLabels() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    api.on(
        "/api/v1/namespaces",
        exchange -> {
          asked.countDown();
          try {
            never.await(20, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        });
    Scope ofTeam = (cluster, namespace, labels) -> "a".equals(labels.get("team"));
    find("api");
    Thread asking =
        Thread.startVirtualThread(() -> clusters.pods().find(PodQuery.parse("api"), ofTeam));
    asked.await();
    assertThat(clusters.pods().suggest("agent", ofTeam, 9)).isEmpty();
    assertThat(never.getCount()).as("nobody has answered").isOne();
    assertThat(asking.isAlive()).isTrue();
    never.countDown();
  }

  @Test
  void labels_areNotReadForWhoDoesNotAskForThem() {
    find("api");
    assertThat(api.asked()).containsExactly("/api/v1/pods?limit=500");
  }

  @Test
  void fewNamespaces_areReadWithoutACallOfTheWholeCluster() {
    clusters.close();
    clusters = api.clusters("payments", "shop");
    Scope all = (cluster, namespace, labels) -> true;
    assertThat(names(clusters.pods().find(PodQuery.parse("agent"), all)))
        .containsExactly("agent-xyz12");
    assertThat(clusters.pods().find(PodQuery.parse("secret/vault-0"), all))
        .isInstanceOf(Lookup.None.class);
    assertThat(api.asked()).isNotEmpty().allMatch(path -> path.startsWith("/api/v1/namespaces/"));
    assertThat(api.askedFor("secret")).isEmpty();
  }

  @Test
  void namespaceThatMayNotBeRead_hidesNoOther() {
    api.refuse("/api/v1/namespaces/payments/pods", 403);
    clusters.close();
    clusters = api.clusters("payments", "shop");
    assertThat(names(find("agent"))).containsExactly("agent-xyz12");
  }

  @Test
  void namespaceThatMayNotBeRead_isToldToWhoMaySeeIt() {
    api.refuse("/api/v1/namespaces/payments/pods", 403);
    clusters.close();
    clusters = api.clusters("payments", "shop");
    Lookup.Unasked forbidden = new Lookup.Unasked("prod", Missing.Why.FORBIDDEN);
    assertThat(find("ledger")).isEqualTo(new Lookup.None(List.of(forbidden)));
    assertThat(find("shop/ledger")).isEqualTo(new Lookup.None(List.of()));
    Scope shop = (cluster, namespace, labels) -> namespace.equals("shop");
    for (String typed : List.of("ledger", "payments/ledger")) {
      assertThat(clusters.pods().find(PodQuery.parse(typed), shop))
          .isEqualTo(new Lookup.None(List.of()));
    }
    assertThat(clusters.views().getFirst().trouble()).isEqualTo(Missing.Why.FORBIDDEN);
  }

  @Test
  void namespaceThatIsNamed_isListedWhereNotAllMayBe() {
    api.refuse("/api/v1/pods", 403).refuse("/api/v1/namespaces/secret/pods", 403);
    assertThat(names(find("payments/api"))).containsExactly("api-7c9f-bbbbb");
    assertThat(find("shop/nothing-like-it")).isEqualTo(new Lookup.None(List.of()));
    assertThat(clusters.pods().find(PodQuery.parse("secret/vault"), NOT_SECRET))
        .isEqualTo(new Lookup.None(List.of()));
  }

  @Test
  void exactPod_isFoundWhereNoListMayBeRead() {
    api.refuse("/api/v1/pods", 403);
    assertThat(names(find("payments/ledger-0"))).containsExactly("ledger-0");
    assertThat(find("ledger-0"))
        .isEqualTo(new Lookup.None(List.of(new Lookup.Unasked("prod", Missing.Why.FORBIDDEN))));
  }

  @Test
  void exactPod_isFoundOnceItIsThere() {
    find("payments/new-0");
    api.on(
        "/api/v1/namespaces/payments/pods/new-0",
        FakeApi.quoted(pod("payments", "new-0", "StatefulSet", "new", null, FINE)));
    assertThat(names(find("payments/new-0"))).containsExactly("new-0");
  }

  @Test
  void clusterThatIsAway_isToldAndHidesNoOther() {
    List<ClusterAccess> both =
        List.of(
            ClusterAccess.url("gone", URI.create("http://127.0.0.1:1")),
            ClusterAccess.url("prod", api.url()));
    try (Clusters two = Clusters.of(both, FakeApi.CLOCK)) {
      Lookup lookup = two.pods().find(PodQuery.parse("agent"), Scope.EVERYTHING);
      assertThat(names(lookup)).containsExactly("agent-xyz12");
      assertThat(lookup.unasked())
          .containsExactly(new Lookup.Unasked("gone", Missing.Why.UNREACHABLE));
      assertThat(two.pods().find(PodQuery.parse("prod:shop/agent"), Scope.EVERYTHING).unasked())
          .isEmpty();
    }
  }

  @Test
  void clusterOfWhichNothingIsSeen_isNotAsked() {
    Scope none =
        new Scope() {
          @Override
          public boolean sees(String cluster, String namespace, Map<String, String> labels) {
            return false;
          }

          @Override
          public boolean seesSomeOf(String cluster) {
            return false;
          }
        };
    assertThat(clusters.pods().find(PodQuery.parse("prod:shop/agent"), none))
        .isEqualTo(clusters.pods().find(PodQuery.parse("none:shop/agent"), none));
    assertThat(api.asked()).isEmpty();
  }

  @Test
  void suggestions_comeFromMemoryCrashingOnesFirst() {
    assertThat(clusters.pods().suggest("", NOT_SECRET, 100)).isEmpty();
    find("api");
    List<PodMatch> suggested = clusters.pods().suggest(" AP", NOT_SECRET, 100);
    assertThat(suggested.stream().map(match -> match.pod().name()))
        .containsExactly("api-7c9f-bbbbb", "api-7c9f-aaaaa", "api-55d-ccccc");
    assertThat(clusters.pods().suggest("", NOT_SECRET, 3)).hasSize(3);
    assertThat(clusters.pods().suggest("", NOT_SECRET, 100)).hasSize(PODS.length - 1);
    assertThat(clusters.pods().suggest("раyments ☃", NOT_SECRET, 100)).isEmpty();
  }

  @Test
  void letterOfAnotherScript_isNoneOfThisOne() {
    api.pods(pod("shop", "kiosk-0", "StatefulSet", "kiosk", null, FINE));
    find("kiosk");
    assertThat(clusters.pods().suggest("KIOSK", NOT_SECRET, 9)).hasSize(1);
    assertThat(clusters.pods().suggest("\u212Aiosk", NOT_SECRET, 9)).isEmpty();
  }

  @Test
  void places_areThoseThatAreSeen() {
    find("api");
    assertThat(clusters.pods().places(NOT_SECRET))
        .containsExactly(
            new PodLookup.Place("prod", "payments"), new PodLookup.Place("prod", "shop"));
  }

  @Test
  void view_tellsHowWellAClusterIsSeen() {
    assertThat(clusters.views()).containsExactly(new ClusterView("prod", 0, null, null));
    find("api");
    assertThat(clusters.views())
        .containsExactly(new ClusterView("prod", PODS.length, FakeApi.NOW, null));
  }

  @Test
  void manyMatches_areCutAndSaidSo() {
    List<String> many = new ArrayList<>(Arrays.asList(PODS));
    for (int i = 0; i < PodLookup.MOST; i++) {
      many.add(pod("shop", "api" + i + "-0", "StatefulSet", "api" + i, null, FINE));
    }
    api.pods(many.toArray(String[]::new));
    assertThat(find("ap"))
        .isInstanceOfSatisfying(
            Lookup.Several.class,
            several -> {
              assertThat(several.matches()).hasSize(PodLookup.MOST);
              assertThat(several.more()).isTrue();
            });
  }
}
