package dev.exitcode.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.exitcode.evidence.Missing;
import dev.exitcode.k8s.WatchEvent.Gone;
import dev.exitcode.k8s.WatchEvent.How;
import dev.exitcode.k8s.WatchEvent.Sighting;
import dev.exitcode.k8s.WatchServer.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server can do to a watch, down to the byte; a crash is told all the same, and once. */
final class WatchFaultsTest {
  private WatchServer server;
  private Watching watching;

  @BeforeEach
  void start() throws IOException {
    server = new WatchServer();
    watching = new Watching(server);
    server.pod(PodText.running("api-7c9-x", "u1", 0));
  }

  @AfterEach
  void stop() throws IOException {
    watching.close();
    server.close();
  }

  /** A crash while nothing is seen, of which the next list or watch tells. */
  private void crashUnseen() {
    server.pod(PodText.ended("api-7c9-x", "u1", 0, 1, "a1"));
  }

  private void crashIsTold() {
    assertThat(watching.nextSighting())
        .returns("u1", s -> s.key().uid())
        .returns(1, Sighting::times);
    watching.toldNoMore();
  }

  private static final Map<String, Answer> GONE =
      Map.of(
          "as status", WatchServer::gone,
          "as event",
              e -> {
                e.begin();
                e.chunk("{\"type\":\"ERROR\",\"object\":" + WatchServer.STATUS_GONE + "}\n");
              },
          "in the place of events",
              e -> {
                e.begin();
                e.chunk(WatchServer.STATUS_GONE);
                e.end();
              });

  @ParameterizedTest
  @ValueSource(strings = {"as status", "as event", "in the place of events"})
  void goneVersion_isListedAnewOnce(String form) {
    server.nextWatch(GONE.get(form));
    watching.started().synced();
    crashUnseen();
    crashIsTold();
    assertThat(server.lists()).isEqualTo(2);
  }

  @Test
  void cutWatch_goesOnFromItsVersion() {
    watching.started().synced();
    for (int i = 0; i < 20; i++) {
      Watching.until(() -> server.open() == 1);
      server.pod(PodText.ended("web-7c9-" + i, "w" + i, 0, 1, "c" + i));
      assertThat(watching.sighting().key().uid()).isEqualTo("w" + i);
      server.cut();
    }
    crashUnseen();
    crashIsTold();
    assertThat(server.lists()).isEqualTo(1);
  }

  @Test
  void cutsAtAnyByte_loseNothingAndRepeatNothing() {
    watching.started().synced();
    Random random = new Random(7);
    List<String> told = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      Watching.until(() -> server.open() == 1);
      String line = "{\"type\":\"ADDED\",\"object\":{\"metadata\":{\"name\":\"x\"}}}";
      server.raw(line.substring(0, random.nextInt(line.length())));
      server.cut();
      server.pod(PodText.ended("api-7c9-" + i, "v" + i, 0, 1, "b" + i));
      told.add(watching.nextSighting().key().uid());
    }
    assertThat(told).doesNotHaveDuplicates().hasSize(30);
    watching.toldNoMore();
  }

  @Test
  void cleanEndsWithoutAnEvent_endInAListAndNotInALoop() {
    for (int i = 0; i < 6; i++) {
      server.nextWatch(
          e -> {
            e.begin();
            e.end();
          });
    }
    watching.started().synced();
    crashUnseen();
    crashIsTold();
    assertThat(server.lists()).isBetween(2L, 5L);
    assertThat(server.watches()).isLessThanOrEqualTo(8);
  }

  @Test
  void silentConnection_isGivenUp() {
    server.nextWatch(WatchServer.Exchange::begin);
    watching.started().synced();
    crashUnseen();
    crashIsTold();
    assertThat(server.lists()).isEqualTo(2);
    assertThat(watching.watch().view().blind()).isGreaterThan(Watching.HASTY.silence());
  }

  @Test
  void bookmarks_areSignsOfLife() {
    watching.started().synced();
    for (int i = 0; i < 10; i++) {
      await().pollDelay(Duration.ofMillis(150)).until(() -> true);
      server.bookmark();
    }
    assertThat(server.watches()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"RENAMED\",\"object\":{}}",
        "{\"type\":5,\"object\":{}}",
        "{\"type\":\"MODIFIED\",\"object\":\"no\"}",
        "{\"type\":\"MODIFIED\",\"object\":{\"metadata\":[],\"status\":7}}",
        "{\"type\":\"MODIFIED\"}",
        "{\"type\":\"MODIFIED\",\"object\":{\"metadata\":{\"name\":\"x\"",
        "{\"type\":\"MODIFIED\",\"object\":{\"status\":DEEP}}",
        "{\"type\":\"MODIFIED\",\"object\":{\"x\":\"HUGE\"}}",
        "{\"type\":\"MODIFIED\",\"object\":{\"metadata\":{\"name\":\"BYTES\"}}}",
        "null",
        "[]",
        "garbage"
      })
  void eventThatIsNone_isCountedAndTheNextOneIsTold(String event) {
    watching.started().synced();
    Watching.until(() -> server.open() == 1);
    String line =
        event
            .replace("DEEP", "[".repeat(10_000) + "]".repeat(10_000))
            .replace("HUGE", "x".repeat(20_000_000));
    server.raw(
        (line + "\n").replace("BYTES", "\u00ff\u00fe").getBytes(StandardCharsets.ISO_8859_1));
    crashUnseen();
    crashIsTold();
    Watching.until(() -> server.lists() > 1);
    Watching.until(() -> watching.watch().view().unparsable() == 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "restartCount:0,restartCount:'many'",
        "name:'api',lastState:[1],ready:'yes'",
        "name:'api',imageID:{a:[{b:'c'}]}"
      })
  void fieldsOfAnotherType_areAsIfTheyWereNotThere(String fields) {
    watching.started().synced();
    server.pod(PodText.ended("api-7c9-x", "u1", 0, 1, "a1").replace("restartCount:0", fields));
    crashIsTold();
    assertThat(watching.watch().view().unparsable()).isZero();
  }

  @Test
  void staleList_repeatsNothing() {
    server.pod(PodText.restarted("api-7c9-x", "u1", 5, 1, "a1"));
    watching.started().synced();
    server.pod(PodText.restarted("api-7c9-x", "u1", 6, 1, "b2").replace("10:00:00", "10:30:00"));
    assertThat(watching.nextSighting().now().ends()).isEqualTo(6);
    server.nextWatch(WatchServer::gone);
    server.nextList(
        e ->
            e.body(
                200,
                "",
                FakeApi.podList(List.of(PodText.restarted("api-7c9-x", "u1", 5, 1, "a1")))
                    .replace("\"metadata\":{}", "\"metadata\":{\"resourceVersion\":\"102\"}")));
    server.cut();
    watching.synced();
    watching.toldNoMore();
  }

  @Test
  void versionsThatBeginAnew_areFollowed() {
    watching.started().synced();
    server.rewind(7);
    server.cut();
    crashUnseen();
    crashIsTold();
  }

  @Test
  void versionThatTheServerNeverHadButWaitsFor_isGivenUp() {
    server.nextWatch(e -> e.body(504, "", "{\"code\":504}"));
    server.nextWatch(e -> e.body(504, "", "{\"code\":504}"));
    watching.started().synced();
    crashUnseen();
    crashIsTold();
    assertThat(server.lists()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void serverThatAsksToBeLeftAlone_isLeftAlone(int status) {
    server.nextList(e -> e.body(status, "Retry-After: 1\r\n", "{}"));
    watching.started().synced();
    List<Long> at = server.listedAt();
    assertThat(Duration.ofNanos(at.get(1) - at.get(0))).isGreaterThan(Duration.ofMillis(990));
    crashUnseen();
    crashIsTold();
  }

  @Test
  void lists_areFewHoweverOftenAWatchFails() {
    for (int i = 0; i < 50; i++) {
      server.nextWatch(WatchServer::gone);
    }
    watching.started();
    Watching.until(() -> server.watches() > 50);
    List<Long> at = server.listedAt();
    for (int i = 4; i < at.size(); i++) {
      assertThat(Duration.ofNanos(at.get(i) - at.get(i - 4)))
          .isGreaterThan(Watching.HASTY.lists().minusMillis(50));
    }
    crashUnseen();
    assertThat(watching.nextSighting().key().uid()).isEqualTo("u1");
  }

  @Test
  void pageThatIsGone_makesTheListBeginAnew() {
    for (int i = 0; i < 5; i++) {
      server.pod(PodText.running("web-7c9-" + i, "w" + i, 0));
    }
    server.nextList(server::list).nextList(WatchServer::gone);
    watching.started().synced();
    assertThat(watching.watch().view().pods()).isEqualTo(6);
    assertThat(server.lists()).isEqualTo(2);
  }

  @Test
  void listThatEndsInTheMiddle_isReadAgain() {
    server.nextList(
        e -> {
          e.begin();
          e.chunk("{\"kind\":\"PodList\",\"items\":[{\"metadata\":{\"name\":");
          e.end();
        });
    watching.started().synced();
    assertThat(watching.watch().view().pods()).isEqualTo(1);
  }

  @Test
  void serverThatIsDownAtTheStart_isWatchedWhenItComes() throws IOException {
    server.stop();
    watching.started();
    Watching.until(() -> watching.watch().view().trouble() == Missing.Why.UNREACHABLE);
    assertThat(watching.watch().view().synced()).isFalse();
    server.startAgain();
    watching.synced();
    Watching.until(() -> watching.watch().view().synced());
    assertThat(watching.watch().view().trouble()).isNull();
    crashUnseen();
    crashIsTold();
  }

  @Test
  void serverThatRestarts_isSeenAgainAndTheTimeWithoutItCounted() throws IOException {
    watching.started().synced();
    Watching.until(() -> server.open() == 1);
    server.stop();
    Watching.until(() -> !watching.watch().view().synced());
    crashUnseen();
    server.compact();
    server.startAgain();
    assertThat(watching.nextSighting().how()).isEqualTo(How.CAUGHT_UP);
    watching.synced();
    assertThat(watching.watch().view().blind()).isPositive();
    watching.toldNoMore();
  }

  @Test
  void crashAndDeletionWhileNothingWasSeen_areNotMadeUp() {
    watching.started().synced();
    crashUnseen();
    assertThat(watching.sighting().key().uid()).isEqualTo("u1");
    Watching.until(() -> server.open() == 1);
    server.vanish(PodText.running("api-7c9-x", "u1", 0));
    server.compact();
    server.cut();
    assertThat(watching.next(Gone.class).uid()).isEqualTo("u1");
    watching.toldNoMore();
  }

  @Test
  void closedWatch_tellsNothingMore() {
    watching.started().synced();
    Watching.until(() -> server.open() == 1);
    watching.watch().close();
    crashUnseen();
    await().pollDelay(Duration.ofMillis(100)).until(() -> true);
    assertThat(watching.isTold()).isFalse();
  }
}
