package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.demo.Call;
import dev.exitcode.demo.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Slack that limits, fails and hangs up loses no crash and doubles none. The full form: {@code
 * -Dexitcode.ledger.slack.crashes=1000 -Dexitcode.ledger.seconds=3600}. Waits that are too long for
 * a test, and absurd ones, are proven on the courier alone, whose clock can be moved.
 */
@Timeout(3_600)
final class SlackFaultsLedgerTest {
  private static final int CRASHES = Integer.getInteger("exitcode.ledger.slack.crashes", 40);
  private static final Predicate<Call> POSTS = Call.of("chat.postMessage");

  @TempDir private Path folder;
  private NoticeBench bench;

  @BeforeEach
  void open() throws IOException {
    bench = new NoticeBench(folder, 400, 10);
    bench.startAndSync();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void crashAndBalance() {
    bench.crashAtRandom(CRASHES, 20);
    Ledger.Balance balance = bench.balanced();
    assertThat(balance.made()).isEqualTo(CRASHES);
    assertThat(bench.inversions()).isEmpty();
  }

  @Test
  void limits_loseNothing() {
    for (String wait : List.of("1", "2", "0", "", "abc")) {
      bench.toSlack.next(2, POSTS, Fault.tooMany(wait));
    }
    crashAndBalance();
    assertThat(bench.toSlack.met()).isEqualTo(10);
  }

  @Test
  void serverErrors_loseNothingAndDoubleNothing() {
    for (int status : List.of(500, 502, 503, 504)) {
      bench.toSlack.chance(0.08, bench.random, POSTS, Fault.status(status));
    }
    crashAndBalance();
    assertThat(bench.toSlack.met()).isPositive();
  }

  @Test
  void ambiguousSends_areToldOnceWhereHistoryMayBeRead() {
    ambiguous();
    crashAndBalance();
    System.out.println("ledger: ambiguous sends " + bench.toSlack.met() + ", dup 0");
  }

  @Test
  void withoutTheScope_anAmbiguousSendIsToldTwiceAtMost() throws Exception {
    bench.workspace.grantHistory(false);
    bench.toSlack.next(2, POSTS, Fault.afterAccepting(Fault.reset()));
    bench.toSlack.next(1, POSTS, Fault.afterAccepting(Fault.malformed()));
    bench.crashAtRandom(CRASHES / 4, 20);
    Ledger.Balance balance = bench.balancedButForDoubles();
    int dup = bench.transcript.duplicates().size();
    System.out.println("ledger: ambiguous sends " + bench.toSlack.met() + ", dup " + dup);
    assertThat(balance.lost()).isZero();
    assertThat(dup).isBetween(1, bench.toSlack.met());
  }

  /** Slack takes them, and its answers are lost in all ways. */
  private void ambiguous() {
    bench.toSlack.next(2, POSTS, Fault.afterAccepting(Fault.reset()));
    bench.toSlack.every(9, POSTS, Fault.afterAccepting(Fault.hangUp()));
    bench.toSlack.every(7, POSTS, Fault.afterAccepting(Fault.malformed()));
  }
}
