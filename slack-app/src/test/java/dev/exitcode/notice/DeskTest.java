package dev.exitcode.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.exitcode.store.Location;
import dev.exitcode.store.MarkTable.Mark;
import dev.exitcode.store.Store;
import dev.exitcode.store.Tx;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong with one decision spoils no other, and none is dropped for the disk's sake. */
@Timeout(60)
final class DeskTest {
  private static final String CLUSTER = "demo";

  private final AtomicInteger reviews = new AtomicInteger();
  private volatile boolean reviewThrows;
  private volatile boolean reloadThrows;

  @TempDir private Path folder;
  private Store store;
  private Desk desk;

  @BeforeEach
  void open() {
    store = Store.open(new Location.SqliteFile(folder.resolve("exitcode.db")), Clock.systemUTC());
    desk = new Desk(CLUSTER, store, new Reviewed());
  }

  @AfterEach
  void close() {
    desk.close();
    store.close();
  }

  private final class Reviewed implements Desk.Book {
    @Override
    public void reload() {
      if (reloadThrows) {
        throw new IllegalArgumentException("This is no Incident.");
      }
    }

    @Override
    public void write(Tx tx) {}

    @Override
    public void review(Tx tx) {
      reviews.incrementAndGet();
      if (reviewThrows) {
        throw new IllegalStateException("a mistake of ours");
      }
    }

    @Override
    public void stored() {
      // nobody waits for it
    }
  }

  private static void mark(Tx tx, String uid) {
    tx.marks().put(CLUSTER, new Mark(uid, "app", 1, ""));
  }

  private boolean isMarked(String uid) {
    return store.read(tx -> tx.marks().has(CLUSTER, new Mark(uid, "app", 1, "")));
  }

  @Test
  void mistake_leavesNothingHalfDoneAndSpoilsNoOther() {
    desk.add(tx -> mark(tx, "before"));
    desk.add(
        tx -> {
          mark(tx, "half");
          throw new IllegalStateException("a mistake of ours");
        });
    desk.add(tx -> mark(tx, "after"));
    desk.start();
    await().until(() -> isMarked("before") && isMarked("after"));
    assertThat(isMarked("half")).isFalse();
  }

  @Test
  void statementThatFails_isDoneAgain() {
    AtomicInteger tries = new AtomicInteger();
    desk.add(
        tx -> {
          if (tries.incrementAndGet() == 1) {
            throw new ConnectionException(new SQLException("the disk is full"));
          }
          mark(tx, "kept");
        });
    desk.start();
    await().until(() -> isMarked("kept"));
  }

  /** What it was to decide it has not decided. */
  @Test
  void mistake_isNotCalledStored() {
    AtomicInteger stored = new AtomicInteger();
    Desk.Task mistake =
        new Desk.Task() {
          @Override
          public void decide(Tx tx) {
            throw new IllegalStateException("a mistake of ours");
          }

          @Override
          public void stored() {
            stored.incrementAndGet();
          }
        };
    desk.add(mistake);
    desk.add(tx -> mark(tx, "after"));
    desk.start();
    await().until(() -> isMarked("after"));
    desk.close();
    assertThat(stored).hasValue(0);
  }

  @Test
  void whatTheDatabaseCannotHold_holdsUpNoOther() {
    desk.add(tx -> mark(tx, "before"));
    desk.add(tx -> unfit(tx));
    desk.add(tx -> mark(tx, "after"));
    desk.start();
    await().until(() -> isMarked("before") && isMarked("after"));
    assertThat(desk.trouble()).isNull();
  }

  @Test
  void whatCannotBeDecidedOn_isDecidedOnPlainly() {
    desk.add(new Ever("all of it", new Ever("less of it", tx -> mark(tx, "plain"))));
    desk.start();
    await().until(() -> isMarked("plain"));
    assertThat(isMarked("all of it") || isMarked("less of it")).isFalse();
  }

  /** Fails whenever it is tried. */
  private record Ever(String uid, Desk.Task plainly) implements Desk.Task {
    @Override
    public void decide(Tx tx) {
      mark(tx, uid);
      unfit(tx);
    }
  }

  private static void unfit(Tx tx) {
    throw new ConnectionException(new SQLException("index row size exceeds maximum", "54000"));
  }

  @Test
  void bookThatCannotBeRead_isSaid_andReadAgain() {
    reloadThrows = true;
    desk.add(tx -> mark(tx, "kept"));
    desk.start();
    await().until(() -> desk.trouble() != null);
    reloadThrows = false;
    await().until(() -> isMarked("kept") && desk.trouble() == null);
  }

  @Test
  void deskThatIsLeftWhileNothingCanBeStored_triesNowAndThen_andEnds() {
    AtomicInteger tries = new AtomicInteger();
    desk.add(
        tx -> {
          tries.incrementAndGet();
          throw new ConnectionException(new SQLException("the server is away", "08001"));
        });
    desk.start();
    await().until(() -> tries.get() > 0);
    desk.close();
    await().until(DeskTest::isEnded);
    assertThat(tries).hasValueLessThan(20);
  }

  private static boolean isEnded() {
    return Thread.getAllStackTraces().keySet().stream()
        .noneMatch(thread -> thread.getName().equals("notices-" + CLUSTER));
  }

  @Test
  void reviewThatFails_endsNothing() {
    reviewThrows = true;
    desk.start();
    await().until(() -> reviews.get() > 0);
    desk.add(tx -> mark(tx, "later"));
    await().until(() -> isMarked("later"));
    reviewThrows = false;
    int until = reviews.get();
    await().until(() -> reviews.get() > until);
  }
}
