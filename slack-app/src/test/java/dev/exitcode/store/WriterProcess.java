package dev.exitcode.store;

import dev.exitcode.store.MarkTable.Mark;
import dev.exitcode.store.Posting.Kind;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Writes, delivers and says what is committed, until it is killed. */
final class WriterProcess {
  private WriterProcess() {}

  /** Takes the file, and the number to begin at. */
  public static void main(String[] args) {
    Store store = Store.open(new Location.SqliteFile(Path.of(args[0])), Clock.systemUTC());
    for (int n = Integer.parseInt(args[1]); n < Integer.MAX_VALUE; n++) {
      decide(store, n);
      System.out.println("decided " + n);
      deliver(store);
    }
  }

  private static void decide(Store store, int n) {
    String incident = "i" + n;
    store.run(
        tx -> {
          tx.marks().put("prod", new Mark("u" + n, "api", n, "137"));
          tx.incidents()
              .put(
                  new IncidentTable.Row(
                      incident, "prod", "shop", "api", "api", false, Instant.now(), "{}"));
          tx.outbox()
              .enqueue(
                  new Posting(incident + "/1", incident, "C1", Kind.ROOT, "{}"), Instant.now());
        });
  }

  private static void deliver(Store store) {
    Duration lease = Duration.ofSeconds(30);
    for (Posting.Claimed c : store.deliver(o -> StoreInTests.claim(o, 10, Instant.now(), lease))) {
      System.out.println("sent " + c.posting().key());
      store.deliver(
          o -> {
            o.sent(c, "1.1", Instant.now());
            return true;
          });
      System.out.println("marked " + c.posting().key());
    }
  }
}
