package dev.exitcode.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.exitcode.evidence.Missing;
import dev.exitcode.evidence.PodIdentity.Owner;
import dev.exitcode.k8s.Marks.Key;
import dev.exitcode.k8s.Marks.Mark;
import dev.exitcode.k8s.WatchEvent.Gone;
import dev.exitcode.k8s.WatchEvent.How;
import dev.exitcode.k8s.WatchEvent.Passed;
import dev.exitcode.k8s.WatchEvent.Sighting;
import dev.exitcode.k8s.WatchEvent.Synced;
import dev.exitcode.k8s.WatchEvent.What;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a watch tells of what a server shows; what a server does wrong is in its own test. */
final class CrashWatchTest {
  private WatchServer server;
  private Watching watching;

  @BeforeEach
  void start() throws IOException {
    server = new WatchServer();
    watching = new Watching(server);
  }

  @AfterEach
  void stop() throws IOException {
    watching.close();
    server.close();
  }

  @Test
  void crash_isToldOnceWithAllThatIsKnownOfIt() {
    server.pod(PodText.running("api-7c9-x", "u1", 0));
    watching.started().synced();
    server.pod(PodText.ended("api-7c9-x", "u1", 0, 137, "a1"));
    Sighting told = watching.sighting();
    assertThat(told.pod()).isEqualTo(new PodRef("prod", "shop", "api-7c9-x", "u1"));
    assertThat(told.workload()).isEqualTo(new Owner("Deployment", "api"));
    assertThat(told.node()).isEqualTo("node-1");
    assertThat(told.key()).isEqualTo(new Key("u1", "api"));
    assertThat(told.what()).isEqualTo(What.ENDED);
    assertThat(told.how()).isEqualTo(How.LIVE);
    assertThat(told.now()).isEqualTo(new Mark(1, "137@2026-11-27T10:00:00Z#a1"));
    assertThat(told.endedAt()).isEqualTo(FakeApi.NOW);
    server.pod(PodText.restarted("api-7c9-x", "u1", 1, 137, "a1"));
    server.pod(PodText.backOff("api-7c9-x", "u1", 1, 1, "b2"));
    assertThat(watching.sighting().now()).isEqualTo(new Mark(2, "1@2026-11-27T10:00:00Z#b2"));
    watching.toldNoMore();
  }

  /** The API server takes any length there; what keeps it does not. */
  @Test
  void ownerOfAnyLength_isKeptShort_andToldFromOthers() {
    String set = "x".repeat(9_000);
    server.pod(PodText.running(set + "1-0", "u1", 0));
    server.pod(PodText.running(set + "2-0", "u2", 0));
    watching.started().synced();
    server.pod(PodText.ended(set + "1-0", "u1", 0, 1, "a1"));
    String one = watching.sighting().workload().name();
    server.pod(PodText.ended(set + "2-0", "u2", 0, 1, "b1"));
    String other = watching.sighting().workload().name();
    assertThat(one).hasSizeLessThanOrEqualTo(253).startsWith("xxx").isNotEqualTo(other);
  }

  /** Whoever may write a status may write a book into it. */
  @Test
  void reasonOfAnyLength_isKeptShort() {
    server.pod(PodText.running("api-7c9-x", "u1", 0));
    watching.started().synced();
    server.pod(PodText.waiting("api-7c9-x", "u1", "Odd" + "x".repeat(9_000)));
    assertThat(watching.sighting().now().last()).startsWith("waiting Odd").hasSizeLessThan(300);
  }

  @Test
  void restartsBetweenTwoLooks_areCounted() {
    server.pod(PodText.restarted("api-7c9-x", "u1", 3, 1, "a1"));
    watching.marks(Map.of(new Key("u1", "api"), new Mark(3, "1@2026-11-27T10:00:00Z#a1")));
    watching.started().synced();
    server.pod(PodText.restarted("api-7c9-x", "u1", 9, 137, "b2"));
    assertThat(watching.sighting().times()).isEqualTo(6);
    watching.toldNoMore();
  }

  @Test
  void firstListEver_tellsWhatIsBrokenAndKeepsQuietOfWhatRuns() {
    server.pod(PodText.restarted("fine-7c9-x", "u1", 3, 1, "a1"));
    server.pod(PodText.backOff("broken-7c9-x", "u2", 3, 1, "b2"));
    server.pod(PodText.running("new-7c9-x", "u3", 0));
    watching.started();
    assertThat(watching.sighting())
        .returns("u2", s -> s.key().uid())
        .returns(How.OLD, Sighting::how)
        .returns(4, Sighting::times);
    Passed passed = watching.next(Passed.class);
    assertThat(passed.marks())
        .containsExactly(Map.entry(new Key("u1", "api"), new Mark(3, "1@2026-11-27T10:00:00Z#a1")));
    assertThat(watching.next(Synced.class).at()).isEqualTo(FakeApi.NOW);
  }

  @Test
  void secondStart_tellsWhatIsNewAndNothingTwice() {
    server.pod(PodText.backOff("told-7c9-x", "u1", 3, 1, "a1"));
    server.pod(PodText.restarted("crashed-7c9-x", "u2", 2, 1, "c3"));
    watching.marks(
        Map.of(
            new Key("u1", "api"), new Mark(4, "1@2026-11-27T10:00:00Z#a1"),
            new Key("u9", "api"), new Mark(1, "1@2026-11-27T10:00:00Z#d4")));
    watching.started();
    assertThat(watching.sighting())
        .returns("u2", s -> s.key().uid())
        .returns(How.CAUGHT_UP, Sighting::how)
        .returns(2, Sighting::times);
    assertThat(watching.next(Gone.class).uid()).isEqualTo("u9");
    assertThat(watching.next(Synced.class).at()).isEqualTo(FakeApi.NOW);
    watching.toldNoMore();
  }

  @Test
  void newPodUnderAnOldName_isAnother() {
    server.pod(PodText.backOff("db-0", "u1", 0, 1, "a1"));
    watching.started().synced();
    server.pod(PodText.ended("db-0", "u2", 0, 1, "b2"));
    assertThat(watching.next(Sighting.class).key().uid()).isEqualTo("u2");
    assertThat(watching.next(Gone.class).uid()).isEqualTo("u1");
    watching.toldNoMore();
  }

  @Test
  void crashOfAPodThatIsDeleted_isToldBeforeItIsGone() {
    server.pod(PodText.running("api-7c9-x", "u1", 0));
    watching.started().synced();
    server.delete(PodText.ended("api-7c9-x", "u1", 0, 1, "a1"));
    assertThat(watching.next(Sighting.class).now().ends()).isEqualTo(1);
    assertThat(watching.next(Gone.class).uid()).isEqualTo("u1");
    assertThat(watching.watch().view().pods()).isZero();
  }

  @Test
  void podsThatVanishedWhileNothingWasSeen_areForgottenWithoutAWord() {
    for (int i = 0; i < 50; i++) {
      server.pod(PodText.running("api-7c9-" + i, "u" + i, 0));
    }
    server.pod(PodText.backOff("bad-7c9-x", "bad", 0, 1, "a1"));
    watching.started().synced();
    for (int i = 0; i < 50; i++) {
      server.vanish(PodText.running("api-7c9-" + i, "u" + i, 0));
    }
    server.vanish(PodText.backOff("bad-7c9-x", "bad", 0, 1, "a1"));
    server.compact();
    server.cut();
    assertThat(watching.next(Gone.class).uid()).isEqualTo("bad");
    watching.synced();
    assertThat(watching.watch().view().pods()).isZero();
    watching.toldNoMore();
  }

  @Test
  void pods_areKnownByWorkloadAndName() {
    server.pod(PodText.running("api-7c9-x", "u1", 2));
    server.pod(PodText.running("web-7c9-x", "u2", 0));
    watching.started().synced();
    Owner api = new Owner("Deployment", "api");
    List<WatchedPod> pods = watching.watch().pods("shop", api::equals);
    PodRef pod = new PodRef("prod", "shop", "api-7c9-x", "u1");
    assertThat(pods).containsExactly(new WatchedPod(pod, api, true, FakeApi.NOW, false, false));
    assertThat(watching.watch().sees(pod)).isTrue();
    assertThat(watching.watch().sees(new PodRef("prod", "shop", "api-7c9-x", "u7"))).isFalse();
  }

  @Test
  void namespacesThatAreNamed_areWatchedEachAndNothingElse() {
    server.pod(PodText.running("api-7c9-x", "u1", 0));
    server.pod(PodText.running("api-7c9-x", "u2", 0).replace("'shop'", "'pay'"));
    watching.in("shop", "pay").started().synced();
    server.pod(PodText.ended("api-7c9-x", "u1", 0, 1, "a1"));
    server.pod(PodText.ended("api-7c9-x", "u2", 0, 1, "a1").replace("'shop'", "'pay'"));
    assertThat(List.of(watching.sighting(), watching.sighting()))
        .extracting(s -> s.pod().namespace())
        .containsExactlyInAnyOrder("shop", "pay");
    assertThat(server.asked()).noneMatch(a -> a.startsWith("/api/v1/pods"));
  }

  @Test
  void namespaceThatMayNotBeRead_holdsUpNoOther() {
    server.pod(PodText.backOff("api-7c9-x", "u1", 0, 1, "a1"));
    for (int i = 0; i < 100; i++) {
      server.nextList(
          e -> {
            if (e.sees("pay")) {
              e.body(403, "", "{}");
            } else {
              server.list(e);
            }
          });
    }
    watching.in("pay", "shop").started();
    assertThat(watching.sighting().pod().namespace()).isEqualTo("shop");
    assertThat(watching.next(Synced.class).at()).isEqualTo(FakeApi.NOW);
    assertThat(watching.watch().view())
        .returns(false, WatchView::synced)
        .returns(Missing.Why.FORBIDDEN, WatchView::trouble);
  }

  @Test
  void sightingThatCouldNotBeDealtWith_isToldAgainAndHoldsUpNoOther() {
    server.pod(PodText.running("bad-7c9-x", "u1", 0));
    server.pod(PodText.running("api-7c9-x", "u2", 0));
    watching.started().synced();
    watching.throwAt("u1");
    server.pod(PodText.ended("bad-7c9-x", "u1", 0, 1, "a1"));
    server.pod(PodText.ended("api-7c9-x", "u2", 0, 1, "b2"));
    assertThat(watching.sighting().key().uid()).isEqualTo("u2");
    server.pod(PodText.backOff("bad-7c9-x", "u1", 1, 1, "c3"));
    server.delete(PodText.backOff("bad-7c9-x", "u1", 1, 1, "c3"));
    Watching.until(() -> watching.held() == 2);
    watching.throwAt("nobody");
    assertThat(watching.next(Sighting.class))
        .returns("u1", s -> s.key().uid())
        .returns(2, Sighting::times);
    assertThat(watching.next(Gone.class).uid()).isEqualTo("u1");
    watching.toldNoMore();
    assertThat(watching.held()).isZero();
  }

  @Test
  void imageThatIsNotThere_isToldAfterAWhileAndOnce() {
    server.pod(PodText.running("api-7c9-x", "u1", 0));
    watching.started().synced();
    server.pod(PodText.waiting("api-7c9-x", "u1", "ErrImagePull"));
    server.pod(PodText.waiting("api-7c9-x", "u1", "ImagePullBackOff"));
    assertThat(watching.sighting())
        .returns(What.WAITING, Sighting::what)
        .returns(new Mark(0, "waiting ImagePullBackOff"), Sighting::now);
    server.pod(PodText.waiting("api-7c9-x", "u1", "ErrImagePull"));
    server.pod(PodText.running("api-7c9-x", "u1", 0));
    assertThat(watching.next(Passed.class).marks())
        .containsExactly(Map.entry(new Key("u1", "api"), new Mark(0, "")));
    server.pod(PodText.waiting("api-7c9-x", "u1", "ImagePullBackOff"));
    assertThat(watching.sighting().what()).isEqualTo(What.WAITING);
  }

  @Test
  void podThatWasEvicted_isToldAsAWhole() {
    server.pod(PodText.running("api-7c9-x", "u1", 0));
    watching.started().synced();
    server.pod(
        PodText.ended("api-7c9-x", "u1", 0, 137, "a1")
            .replace("status:{", "status:{phase:'Failed',reason:'Evicted',"));
    assertThat(watching.sighting())
        .returns(What.POD_FAILED, Sighting::what)
        .returns(new Key("u1", ""), Sighting::key)
        .returns(new Mark(1, "Evicted"), Sighting::now)
        .returns(FakeApi.NOW, Sighting::endedAt);
    watching.toldNoMore();
  }

  @ParameterizedTest
  @CsvSource({"Failed, true", "Succeeded, true", "Running, false", "Pending, false"})
  void pod_isOverInThePhasesThatNothingComesAfter(String phase, boolean over) {
    server.pod(
        PodText.ended("api-7c9-x", "u1", 0, 0, "a1")
            .replace("status:{", "status:{phase:'" + phase + "',"));
    watching.started().synced();
    assertThat(watching.watch().pods("shop", new Owner("Deployment", "api")::equals))
        .singleElement()
        .returns(over, WatchedPod::over);
  }

  @Test
  void listenerThatTakesItsTime_losesNothing() {
    for (int i = 0; i < 5; i++) {
      server.pod(PodText.running("api-7c9-" + i, "u" + i, 0));
    }
    watching.started().synced();
    watching.hold();
    for (int i = 0; i < 5; i++) {
      server.pod(PodText.ended("api-7c9-" + i, "u" + i, 0, 1, "a1"));
    }
    await().pollDelay(Duration.ofMillis(50)).until(() -> watching.watch().view().pods() == 5);
    watching.goOn();
    for (int i = 0; i < 5; i++) {
      assertThat(watching.sighting().key().uid()).isEqualTo("u" + i);
    }
  }
}
