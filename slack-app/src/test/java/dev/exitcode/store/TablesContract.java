package dev.exitcode.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.exitcode.store.MarkTable.Mark;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

abstract class TablesContract extends StoreContract {
  private static final WorkloadName API = new WorkloadName("prod", "shop", "api");

  @Test
  void incident_isFoundAsItIsNow() {
    store.run(tx -> tx.incidents().put(incident("i1", false, 0, "{\"v\":1}")));
    store.run(tx -> tx.incidents().put(incident("i1", false, 5, "{\"v\":2}")));
    reopen();
    assertThat(store.<Optional<String>>read(tx -> tx.incidents().find("i1"))).contains("{\"v\":2}");
    assertThat(store.<Optional<String>>read(tx -> tx.incidents().find("i2"))).isEmpty();
  }

  @Test
  void incidentsThatAreClosed_areHistory() {
    store.run(tx -> tx.incidents().put(incident("i1", false, 0, "{\"v\":1}")));
    store.run(tx -> tx.incidents().put(incident("i2", false, 1, "{\"v\":2}")));
    store.run(tx -> tx.incidents().put(incident("i1", true, 2, "{\"v\":3}")));
    assertThat(store.<List<String>>read(tx -> tx.incidents().live("prod")))
        .containsExactly("{\"v\":2}");
    assertThat(store.<List<String>>read(tx -> tx.incidents().live("other"))).isEmpty();
    assertThat(store.<Optional<String>>read(tx -> tx.incidents().find("i1"))).contains("{\"v\":3}");
  }

  @Test
  void whatNoTableHolds_isSaidToBeAtFaultItself() {
    @SuppressWarnings("NullAway") // a mistake of ours
    IncidentTable.Row row = incident("i1", false, 0, null);
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> store.run(tx -> tx.incidents().put(row)))
        .extracting(StoreException::trouble)
        .isEqualTo(StoreException.Trouble.UNFIT);
  }

  @Test
  void storm_isLiveUntilItIsClosed() {
    store.run(tx -> tx.storms().put(new StormTable.Row("s1", "prod", false, NOW, "{}")));
    assertThat(store.<List<String>>read(tx -> tx.storms().live("prod"))).containsExactly("{}");
    store.run(tx -> tx.storms().put(new StormTable.Row("s1", "prod", true, NOW, "{\"v\":2}")));
    assertThat(store.<List<String>>read(tx -> tx.storms().live("prod"))).isEmpty();
    assertThat(store.<Optional<String>>read(tx -> tx.storms().find("s1"))).contains("{\"v\":2}");
  }

  @Test
  void verdict_laterOneOnTheSameEnd_takesItsPlace() {
    Mark end = new Mark("u1", "api", 3, "137@x");
    VerdictTable.Row held = verdict(end, "COALESCED", "SETTLING", null, 0);
    VerdictTable.Row told = verdict(end, "TOLD", "OPENED", "i1", 9);
    store.run(tx -> tx.verdicts().put(held));
    store.run(tx -> tx.verdicts().put(told));
    assertThat(
            store.<List<VerdictTable.Row>>read(
                tx -> tx.verdicts().named("api-1", where -> true, 10)))
        .containsExactly(told);
  }

  @Test
  void keptQuiet_isWhatWasNotTold_theNewestFirst() {
    VerdictTable.Row silenced = verdict(new Mark("u1", "api", 1, ""), "SILENCED", "MUTED", null, 1);
    VerdictTable.Row benign = verdict(new Mark("u1", "api", 2, ""), "FILTERED", "BENIGN", null, 2);
    VerdictTable.Row told = verdict(new Mark("u1", "api", 3, ""), "TOLD", "OPENED", "i1", 3);
    store.run(tx -> List.of(silenced, benign, told).forEach(tx.verdicts()::put));
    assertThat(
            store.<List<VerdictTable.Row>>read(
                tx -> tx.verdicts().keptQuiet(NOW, where -> true, 10)))
        .containsExactly(benign, silenced);
    assertThat(
            store.<List<VerdictTable.Row>>read(
                tx -> tx.verdicts().keptQuiet(after(2), where -> true, 10)))
        .containsExactly(benign);
  }

  /** Who may see one namespace of many sees all that is of it. */
  @Test
  void whatIsNotWanted_doesNotTakeThePlaceOfWhatIs() {
    for (int i = 0; i < 1_200; i++) {
      VerdictTable.Row loud = verdict(new Mark("u" + i, "api", 1, ""), "SILENCED", "MUTED", "", i);
      CrashTable.Row crash = crash(null, i, "");
      store.run(
          tx -> {
            tx.verdicts().put(loud);
            tx.history().add(crash);
          });
    }
    Predicate<WorkloadName> none = where -> !where.equals(API);
    assertThat(store.<Integer>read(tx -> tx.verdicts().keptQuiet(NOW, none, 10).size())).isZero();
    WorkloadName quiet = new WorkloadName("prod", "quiet", "api");
    store.run(tx -> tx.verdicts().put(in(quiet, -1)));
    store.run(tx -> tx.history().add(crashIn(quiet, -1)));
    assertThat(
            store.<List<VerdictTable.Row>>read(tx -> tx.verdicts().keptQuiet(after(-1), none, 10)))
        .containsExactly(in(quiet, -1));
    assertThat(store.<List<VerdictTable.Row>>read(tx -> tx.verdicts().named("api", none, 10)))
        .containsExactly(in(quiet, -1));
    assertThat(store.<List<CrashTable.Seen>>read(tx -> tx.history().named("api", none, 10)))
        .extracting(CrashTable.Seen::workload)
        .containsExactly(quiet);
    assertThat(store.<List<CrashTable.Seen>>read(tx -> tx.history().named("api", where -> true, 7)))
        .hasSize(7);
  }

  private static VerdictTable.Row in(WorkloadName where, long second) {
    Mark end = new Mark("q", "api", 1, "");
    return new VerdictTable.Row(
        end, where, "api-1", 2, "SILENCED", "MUTED", "It is.", null, after(second));
  }

  private static CrashTable.Row crashIn(WorkloadName where, long second) {
    CrashTable.Row like = crash(null, second, "");
    return new CrashTable.Row(
        where, like.pod(), "api", null, like.cause(), like.exitCode(), like.at(), "", "{}");
  }

  @Test
  void history_isReadByWorkloadAndByIncident() {
    CrashTable.Row first = crash("i1", 1, "out of space");
    CrashTable.Row second = crash(null, 2, "");
    store.run(tx -> List.of(first, second).forEach(tx.history()::add));
    assertThat(store.<List<CrashTable.Seen>>read(tx -> tx.history().named("api", API::equals, 10)))
        .extracting(CrashTable.Seen::at)
        .containsExactly(second.at(), first.at());
    assertThat(store.<List<CrashTable.Row>>read(tx -> tx.history().of("i1", 10)))
        .containsExactly(first);
  }

  @Test
  void betterEvidence_takesThePlaceOfTheSameCrashAlone() {
    store.run(tx -> List.of(crash("i1", 1, ""), crash("i1", 2, "")).forEach(tx.history()::add));
    CrashTable.Row better = crash("i2", 2, "out of space");
    store.run(tx -> tx.history().improve(better));
    assertThat(store.<List<CrashTable.Row>>read(tx -> tx.history().of("i2", 10)))
        .containsExactly(better);
    assertThat(store.<List<CrashTable.Row>>read(tx -> tx.history().of("i1", 10)))
        .containsExactly(crash("i1", 1, ""));
  }

  @Test
  void whatIsNoText_isKeptAsFarAsItIs() {
    store.run(tx -> tx.history().add(crash("i1", 1, "a\0b\uD83Dc\uD83D\uDE00\uDE00")));
    assertThat(store.<String>read(tx -> tx.history().of("i1", 1).getFirst().log()))
        .isEqualTo("a\uFFFDb\uFFFDc\uD83D\uDE00\uFFFD");
  }

  @Test
  void silence_holdsUntilItIsOverOrLifted() {
    store.run(tx -> tx.silences().put("s1", after(60), "{\"n\":1}"));
    store.run(tx -> tx.silences().put("s2", after(90), "{\"n\":2}"));
    assertThat(store.<List<String>>read(tx -> tx.silences().active(after(60))))
        .containsExactly("{\"n\":2}");
    assertThat(store.<Boolean>write(tx -> tx.silences().lift("s2", after(61)))).isTrue();
    assertThat(store.<Boolean>write(tx -> tx.silences().lift("s2", after(61)))).isFalse();
    assertThat(store.<List<String>>read(tx -> tx.silences().active(after(61)))).isEmpty();
  }

  @Test
  void request_isTakenOnce_byWhoeverDecidesForItsCluster() {
    store.run(tx -> tx.requests().put("prod", NOW, "{\"n\":1}"));
    store.run(tx -> tx.requests().put("prod", NOW, "{\"n\":2}"));
    store.run(tx -> tx.requests().put("test", NOW, "{\"n\":3}"));
    assertThat(store.<List<String>>write(tx -> tx.requests().take("prod")))
        .containsExactly("{\"n\":1}", "{\"n\":2}");
    assertThat(store.<List<String>>write(tx -> tx.requests().take("prod"))).isEmpty();
    assertThat(store.<List<String>>write(tx -> tx.requests().take("test"))).hasSize(1);
  }

  static final FeedbackTable.Given GIVEN = new FeedbackTable.Given("A", "LIKELY", "e");

  @Test
  void feedback_isOneWordOfEachPerson() {
    store.run(tx -> tx.feedback().put(new FeedbackTable.Row("i1", GIVEN, null, "U1", NOW)));
    store.run(tx -> tx.feedback().put(new FeedbackTable.Row("i1", GIVEN, "B", "U1", after(1))));
    store.run(tx -> tx.feedback().put(new FeedbackTable.Row("i1", GIVEN, null, "U2", after(2))));
    assertThat(store.<List<FeedbackTable.Row>>read(tx -> tx.feedback().newest(10)))
        .containsExactly(
            new FeedbackTable.Row("i1", GIVEN, null, "U2", after(2)),
            new FeedbackTable.Row("i1", GIVEN, "B", "U1", after(1)));
    assertThat(store.<Optional<FeedbackTable.Row>>read(tx -> tx.feedback().of("i1")))
        .contains(new FeedbackTable.Row("i1", GIVEN, "B", "U1", after(1)));
  }

  static IncidentTable.Row incident(String id, boolean closed, long second, String doc) {
    return new IncidentTable.Row(id, "prod", "shop", "api", "api", closed, after(second), doc);
  }

  static CrashTable.Row crash(String incident, long second, String log) {
    return new CrashTable.Row(
        API, "api-1", "api", incident, "OOM_KILLED", 137L, after(second), log, "{}");
  }

  static VerdictTable.Row verdict(
      Mark end, String decision, String reason, String incident, long second) {
    return new VerdictTable.Row(
        end, API, "api-1", 2, decision, reason, "Because.", incident, after(second));
  }
}
