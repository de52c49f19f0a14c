package dev.exitcode.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class TurnsTest {
  private final Turns<String> turns = new Turns<>();
  private final List<String> done = new CopyOnWriteArrayList<>();

  private void begin(String what, Turns<String>.Turn turn) {
    Thread.ofVirtual()
        .start(
            () -> {
              try (turn) {
                turn.await();
                done.add(what);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  @Test
  void turnsOfOneThing_keepTheirOrderAndHoldUpNoOther() {
    Turns<String>.Turn first = turns.take("pod");
    Turns<String>.Turn second = turns.take("pod");
    begin("third", turns.take("pod"));
    begin("second", second);
    begin("another", turns.take("other"));
    await().until(() -> done.contains("another"));
    assertThat(done).containsExactly("another");
    first.end();
    await().until(() -> done.size() == 3);
    assertThat(done).containsExactly("another", "second", "third");
  }

  @Test
  void turnThatIsOverTwice_letsOnlyTheNextOneBegin() throws InterruptedException {
    Turns<String>.Turn first = turns.take("pod");
    first.end();
    Turns<String>.Turn second = turns.take("pod");
    second.await();
    first.end();
    begin("third", turns.take("pod"));
    begin("other", turns.take("other"));
    await().until(() -> done.contains("other"));
    assertThat(done).doesNotContain("third");
    second.end();
    await().until(() -> done.contains("third"));
  }
}
