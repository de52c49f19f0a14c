package dev.exitcode.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.k8s.ContainerNow.Place;
import dev.exitcode.k8s.Marks.Mark;
import dev.exitcode.k8s.WatchEvent.How;
import dev.exitcode.k8s.WatchEvent.Sighting;
import dev.exitcode.k8s.WatchEvent.What;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Containers that hang: when they are told, on a clock that the test sets. */
final class SettlingTest {
  private final AtomicLong nanos = new AtomicLong();
  private final List<WatchEvent> told = new ArrayList<>();
  private final EventTeller teller =
      new EventTeller("prod", new Times(FakeApi.CLOCK, nanos::get), WatchPace.USUAL, told::add);
  private final PodDiff diff = new PodDiff(teller);

  private void see(String waiting, How how, String created) {
    PodNow pod = new PodNow();
    pod.namespace = "shop";
    pod.name = "api";
    pod.uid = "u1";
    pod.created = created;
    ContainerNow now = pod.add(Place.APP);
    now.name = "c";
    now.waiting = waiting;
    now.running = waiting == null;
    diff.see(pod, how);
    diff.tell();
  }

  private void pass(long seconds) {
    nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    teller.tick();
  }

  @ParameterizedTest
  @CsvSource({
    "CreateContainerConfigError, 20",
    "CreateContainerError, 20",
    "InvalidImageName, 20",
    "ErrImageNeverPull, 20",
    "RunContainerError, 20",
    "SomethingNew, 20",
    "ErrImagePull, 60",
    "ImagePullBackOff, 60",
    "RegistryUnavailable, 60"
  })
  void containerThatHangs_isToldWhenItsTimeIsOverAndNotBefore(String reason, long seconds) {
    see(reason, How.LIVE, null);
    pass(seconds - 1);
    assertThat(told).isEmpty();
    pass(1);
    assertThat(told).hasSize(1).first().extracting("what").isEqualTo(What.WAITING);
    pass(3600);
    see(reason, How.LIVE, null);
    pass(3600);
    assertThat(told).hasSize(1);
  }

  @Test
  void containerThatComesByItself_isNeverTold() {
    see("ErrImagePull", How.LIVE, null);
    pass(59);
    see(null, How.LIVE, null);
    pass(3600);
    assertThat(told).isEmpty();
  }

  @Test
  void reasonsThatTakeTurns_countAsOneTime() {
    see("ErrImagePull", How.LIVE, null);
    pass(30);
    see("ImagePullBackOff", How.LIVE, null);
    pass(20);
    see("ErrImagePull", How.LIVE, null);
    pass(10);
    assertThat(told)
        .singleElement()
        .isInstanceOfSatisfying(
            Sighting.class,
            s -> assertThat(s.now()).isEqualTo(new Mark(0, "waiting ImagePullBackOff")));
  }

  @ParameterizedTest
  @CsvSource({"2026-11-27T09:00:00Z, 1", "2026-11-27T09:59:30Z, 0"})
  void oldPodInAList_isToldAtOnce(String created, int times) {
    see("ImagePullBackOff", How.OLD, created);
    assertThat(told).hasSize(times);
    pass(60);
    assertThat(told).hasSize(1);
  }

  @Test
  void podThatIsGoneMeanwhile_isNotTold() {
    see("ImagePullBackOff", How.LIVE, null);
    teller.watched().pods().remove("shop", "api");
    pass(60);
    assertThat(told).isEmpty();
  }
}
