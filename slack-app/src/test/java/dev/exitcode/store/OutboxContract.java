package dev.exitcode.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.store.Posting.Accepted;
import dev.exitcode.store.Posting.Claimed;
import dev.exitcode.store.Posting.Kind;
import dev.exitcode.store.Posting.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

abstract class OutboxContract extends StoreContract {
  private static final Duration LEASE = Duration.ofSeconds(30);

  @Test
  void sameKey_isHeardOnce() {
    assertThat(enqueue("i1/1", Kind.ROOT)).isEqualTo(Accepted.QUEUED);
    assertThat(enqueue("i1/1", Kind.ROOT)).isEqualTo(Accepted.DUPLICATE);
    Claimed claimed = claim(NOW).getFirst();
    sent(claimed, "1.1");
    assertThat(enqueue("i1/1", Kind.ROOT)).isEqualTo(Accepted.DUPLICATE);
    assertThat(claim(NOW)).isEmpty();
  }

  @Test
  void claimed_isNobodyElses_andItsAttemptCountsBefore() {
    enqueue("i1/1", Kind.ROOT);
    Claimed claimed = claim(NOW).getFirst();
    assertThat(claimed.attempts()).isEqualTo(1);
    assertThat(claimed.root()).isNull();
    assertThat(claimed.posting().payload()).isEqualTo("{\"of\":\"i1/1\"}");
    assertThat(claim(NOW)).isEmpty();
    assertThat(counts()).containsExactly(Map.entry(State.SENDING, 1L));
  }

  @Test
  void update_whileTheMessageWaits_changesWhatItIsToSay() {
    enqueue("i1/1", Kind.ROOT);
    assertThat(enqueue("i1/2", Kind.UPDATE)).isEqualTo(Accepted.MERGED);
    assertThat(enqueue("i1/2", Kind.UPDATE)).isEqualTo(Accepted.DUPLICATE);
    List<Claimed> claimed = claim(NOW);
    assertThat(claimed).hasSize(1);
    assertThat(claimed.getFirst().posting())
        .isEqualTo(new Posting("i1/1", "i1", "C1", Kind.ROOT, "{\"of\":\"i1/2\"}"));
  }

  @Test
  void whatIsToldOfMany_comesBeforeWhatIsToldOfOne() {
    store.run(tx -> tx.storms().put(new StormTable.Row("s1", "prod", false, NOW, "{}")));
    enqueue("i1/1", Kind.ROOT);
    enqueue("s1/1", Kind.ROOT);
    claim(NOW).forEach(claimed -> sent(claimed, claimed.posting().incident()));
    enqueue("i1/2", Kind.REPLY);
    enqueue("s1/2", Kind.UPDATE);
    enqueue("i2/1", Kind.ROOT);
    assertThat(claim(NOW).stream().map(claimed -> claimed.posting().key()))
        .containsExactly("i2/1", "s1/2", "i1/2");
  }

  @Test
  void update_whileTheMessageIsBeingSent_followsIt_andTheNextOneChangesThat() {
    enqueue("i1/1", Kind.ROOT);
    Claimed root = claim(NOW).getFirst();
    assertThat(enqueue("i1/2", Kind.UPDATE)).isEqualTo(Accepted.QUEUED);
    assertThat(enqueue("i1/3", Kind.UPDATE)).isEqualTo(Accepted.MERGED);
    assertThat(claim(NOW)).as("the message comes first").isEmpty();
    sent(root, "1.1");
    Claimed update = claim(NOW).getFirst();
    assertThat(update.posting().key()).isEqualTo("i1/2");
    assertThat(update.posting().payload()).isEqualTo("{\"of\":\"i1/3\"}");
    assertThat(update.root()).isEqualTo("1.1");
  }

  @Test
  void replies_goOneByOne_andAllOfThem() {
    List<String> keys = List.of("i1/1", "i1/2", "i1/3");
    enqueue("i1/1", Kind.ROOT);
    enqueue("i1/2", Kind.REPLY);
    enqueue("i1/3", Kind.REPLY);
    List<String> order = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      List<Claimed> claimed = claim(NOW);
      assertThat(claimed).hasSize(1);
      order.add(claimed.getFirst().posting().key());
      sent(claimed.getFirst(), "1." + i);
    }
    assertThat(order).isEqualTo(keys);
    assertThat(store.<String>read(tx -> tx.outbox().root("i1", "C1"))).isEqualTo("1.0");
  }

  @Test
  void messages_doNotWaitForEachOther() {
    enqueue("i1/1", Kind.ROOT);
    enqueue("i2/1", Kind.ROOT);
    retry(claim(1, NOW).getFirst(), after(60));
    assertThat(claim(NOW)).extracting(c -> c.posting().key()).containsExactly("i2/1");
  }

  @Test
  void retried_comesAtItsTimeAndNoSooner() {
    enqueue("i1/1", Kind.ROOT);
    assertThat(retry(claim(NOW).getFirst(), after(60))).isTrue();
    assertThat(claim(after(59))).isEmpty();
    Claimed again = claim(after(60)).getFirst();
    assertThat(again.attempts()).isEqualTo(2);
    assertThat(again.ambiguous()).isFalse();
  }

  @Test
  void clockSetBack_holdsUpNothing() {
    enqueue("i1/1", Kind.ROOT);
    retry(claim(NOW).getFirst(), after(60));
    assertThat(claim(after(-86_400))).hasSize(1);
  }

  @Test
  void claimerNotHeardOf_leavesItsRowAmbiguous() {
    enqueue("i1/1", Kind.ROOT);
    Claimed lost = claim(NOW).getFirst();
    assertThat(claim(after(29))).isEmpty();
    Claimed found = claim(after(30)).getFirst();
    assertThat(found.ambiguous()).isTrue();
    assertThat(found.attempts()).isEqualTo(2);
    assertThat(retry(lost, after(31))).as("it is another's by now").isFalse();
  }

  @Test
  void claimerHeardOfLate_isBelieved() {
    enqueue("i1/1", Kind.ROOT);
    Claimed slow = claim(NOW).getFirst();
    Claimed other = claim(after(30)).getFirst();
    sent(slow, "1.1");
    assertThat(retry(other, after(31))).isFalse();
    assertThat(claim(after(99))).isEmpty();
    assertThat(store.<String>read(tx -> tx.outbox().root("i1", "C1"))).isEqualTo("1.1");
  }

  @Test
  void ambiguous_holdsUpWhatFollows_andIsMarkedWhenClaimed() {
    enqueue("i1/1", Kind.ROOT);
    Claimed root = claim(NOW).getFirst();
    store.deliver(outbox -> outbox.ambiguous(root, after(5), "connection reset"));
    assertThat(enqueue("i1/2", Kind.UPDATE)).isEqualTo(Accepted.QUEUED);
    assertThat(claim(after(4))).isEmpty();
    List<Claimed> again = claim(after(5));
    assertThat(again).hasSize(1);
    assertThat(again.getFirst().ambiguous()).isTrue();
    assertThat(again.getFirst().posting().kind()).isEqualTo(Kind.ROOT);
  }

  @Test
  void parkedMessage_parksWhatWaitsForIt() {
    enqueue("i1/1", Kind.ROOT);
    Claimed root = claim(NOW).getFirst();
    enqueue("i1/2", Kind.REPLY);
    store.deliver(outbox -> outbox.park(root, NOW, "channel_not_found"));
    assertThat(claim(after(99))).isEmpty();
    assertThat(enqueue("i1/3", Kind.UPDATE)).isEqualTo(Accepted.PARKED);
    assertThat(counts()).containsExactly(Map.entry(State.PARKED, 3L));
    assertThat(store.<Instant>read(tx -> tx.outbox().undoneSince())).isNull();
  }

  @Test
  void channelThatOpensAgain_getsTheLastChange_andTheOthersAreSaidByIt() {
    enqueue("i1/1", Kind.ROOT);
    Claimed root = claim(NOW).getFirst();
    store.deliver(outbox -> outbox.park(root, NOW, Outbox.CLOSED + "not_in_channel"));
    enqueue("i1/2", Kind.UPDATE);
    enqueue("i1/3", Kind.UPDATE);
    assertThat(store.<List<String>>deliver(outbox -> outbox.probe(NOW))).containsExactly("C1");
    sent(claim(NOW).getFirst(), "1.1");
    store.deliver(
        outbox -> {
          outbox.revive("C1", NOW);
          return true;
        });
    assertThat(counts())
        .containsOnly(
            Map.entry(State.SENT, 1L), Map.entry(State.MERGED, 1L), Map.entry(State.WAITING, 1L));
    assertThat(claim(NOW)).extracting(c -> c.posting().key()).containsExactly("i1/3");
  }

  @Test
  void answerToAMessageThatIsToBeWrittenAnew_waitsForThat() {
    enqueue("i1/1", Kind.ROOT);
    sent(claim(NOW).getFirst(), "1.1");
    enqueue("i1/2", Kind.REPLY);
    Claimed reply = claim(NOW).getFirst();
    enqueue("i1/3", Kind.UPDATE);
    assertThat(store.<Boolean>deliver(outbox -> outbox.gone(reply, NOW))).isTrue();
    enqueue("i1/4", Kind.REPLY);
    Claimed update = claim(NOW).getFirst();
    assertThat(store.<Boolean>deliver(outbox -> outbox.gone(update, NOW))).isTrue();
    Claimed anew = claim(NOW).getFirst();
    assertThat(anew.posting().kind()).isEqualTo(Kind.ROOT);
    sent(anew, "2.2");
    Claimed last = claim(NOW).getFirst();
    assertThat(last.posting().kind()).isEqualTo(Kind.REPLY);
    assertThat(last.root()).isEqualTo("2.2");
  }

  @Test
  void deletedMessage_isWrittenAnewOnce() {
    enqueue("i1/1", Kind.ROOT);
    sent(claim(NOW).getFirst(), "1.1");
    enqueue("i1/2", Kind.UPDATE);
    Claimed update = claim(NOW).getFirst();
    assertThat(store.<Boolean>deliver(outbox -> outbox.gone(update, NOW))).isTrue();
    Claimed anew = claim(NOW).getFirst();
    assertThat(anew.posting().kind()).isEqualTo(Kind.ROOT);
    sent(anew, "2.2");
    enqueue("i1/3", Kind.UPDATE);
    Claimed next = claim(NOW).getFirst();
    assertThat(next.posting().kind()).isEqualTo(Kind.UPDATE);
    assertThat(next.root()).isEqualTo("2.2");
  }

  @Test
  void replyToADeletedMessage_isParked_andTheNextUpdateWritesTheMessage() {
    enqueue("i1/1", Kind.ROOT);
    sent(claim(NOW).getFirst(), "1.1");
    enqueue("i1/2", Kind.REPLY);
    Claimed reply = claim(NOW).getFirst();
    store.deliver(outbox -> outbox.gone(reply, NOW));
    assertThat(claim(NOW)).isEmpty();
    assertThat(enqueue("i1/3", Kind.UPDATE)).isEqualTo(Accepted.QUEUED);
    assertThat(claim(NOW).getFirst().posting().kind()).isEqualTo(Kind.ROOT);
  }

  @Test
  void replyToAMessageThatIsKnownToBeDeleted_writesItAnew() {
    enqueue("i1/1", Kind.ROOT);
    sent(claim(NOW).getFirst(), "1.1");
    enqueue("i1/2", Kind.REPLY);
    Claimed reply = claim(NOW).getFirst();
    store.deliver(outbox -> outbox.gone(reply, NOW));
    assertThat(enqueue("i1/3", Kind.REPLY)).isEqualTo(Accepted.QUEUED);
    assertThat(enqueue("i1/4", Kind.REPLY)).isEqualTo(Accepted.QUEUED);
    Claimed anew = claim(NOW).getFirst();
    assertThat(anew.posting().kind()).isEqualTo(Kind.ROOT);
    sent(anew, "2.2");
    assertThat(claim(NOW)).extracting(Claimed::root).containsExactly("2.2");
  }

  @Test
  void manyAtTheSameTime_claimEachRowOnce() throws Exception {
    int rows = 60;
    for (int i = 0; i < rows; i++) {
      enqueue("i" + i + "/1", Kind.ROOT);
    }
    List<Long> ids = Collections.synchronizedList(new ArrayList<>());
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> all = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        all.add(threads.submit(() -> claimAll(ids)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertThat(ids).hasSize(rows).doesNotHaveDuplicates();
  }

  @Test
  void whatIsUndone_isCountedSinceTheOldest() {
    enqueue("i1/1", Kind.ROOT);
    store.write(
        tx -> tx.outbox().enqueue(new Posting("i2/1", "i2", "C1", Kind.ROOT, "{}"), after(7)));
    assertThat(store.<Instant>read(tx -> tx.outbox().undoneSince())).isEqualTo(NOW);
    sent(claim(1, NOW).getFirst(), "1.1");
    assertThat(store.<Instant>read(tx -> tx.outbox().undoneSince())).isEqualTo(after(7));
    assertThat(counts()).containsOnly(Map.entry(State.SENT, 1L), Map.entry(State.WAITING, 1L));
  }

  private void claimAll(List<Long> ids) {
    List<Claimed> claimed = claim(3, NOW);
    while (!claimed.isEmpty()) {
      claimed.forEach(
          c -> {
            ids.add(c.id());
            sent(c, "1." + c.id());
          });
      claimed = claim(3, NOW);
    }
  }

  /** Key {@code i1/2} is a telling of incident {@code i1}. */
  Accepted enqueue(String key, Kind kind) {
    String incident = key.substring(0, key.indexOf('/'));
    Posting posting = new Posting(key, incident, "C1", kind, "{\"of\":\"" + key + "\"}");
    return store.write(tx -> tx.outbox().enqueue(posting, NOW));
  }

  List<Claimed> claim(Instant now) {
    return claim(10, now);
  }

  private List<Claimed> claim(int most, Instant now) {
    return store.deliver(outbox -> StoreInTests.claim(outbox, most, now, LEASE));
  }

  private boolean retry(Claimed claimed, Instant at) {
    return store.deliver(outbox -> outbox.retry(claimed, at, "503"));
  }

  private void sent(Claimed claimed, String ts) {
    store.deliver(
        outbox -> {
          outbox.sent(claimed, ts, NOW);
          return true;
        });
  }

  private Map<State, Long> counts() {
    return store.read(tx -> tx.outbox().counts());
  }
}
