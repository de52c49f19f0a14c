package dev.exitcode.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.k8s.ContainerNow.Place;
import dev.exitcode.k8s.Marks.Key;
import dev.exitcode.k8s.Marks.Mark;
import dev.exitcode.k8s.WatchEvent.Gone;
import dev.exitcode.k8s.WatchEvent.How;
import dev.exitcode.k8s.WatchEvent.Passed;
import dev.exitcode.k8s.WatchEvent.Sighting;
import dev.exitcode.k8s.WatchEvent.Synced;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/**
 * A container that starts and ends as kubelet lets it, looked at now and then, by lists and by
 * events, sometimes through a server that is behind, by a watch that is started anew and by a
 * listener that throws: in the end each of its ends was told once.
 */
final class WatchWalkTest {
  /** What happens next. */
  enum Act {
    GO_ON,
    GO_ON_OTHERWISE,
    END,
    NEW_POD,
    LOOK,
    LIST,
    LOOK_BACK,
    THROW,
    TICK,
    RESTART
  }

  @Property(tries = 2000)
  void everyEnd_isToldOnce(@ForAll @Size(min = 5, max = 60) List<Act> acts) {
    Walk walk = new Walk();
    acts.forEach(walk::act);
    walk.settle();
    assertThat(walk.told).isEqualTo(walk.container.allEnds);
  }

  /** A pod's container as kubelet shows it. */
  private static final class Container {
    private enum State {
      RUNNING,
      TERMINATED,
      BACK_OFF,
      CREATED
    }

    private State state = State.RUNNING;
    private int pods = 1;
    private int restarts;
    private int ids;
    private End ended;
    private End before;
    private final Map<String, Integer> allEnds = new HashMap<>();

    void goOn(boolean otherwise) {
      state =
          switch (state) {
            case RUNNING -> State.RUNNING;
            case TERMINATED -> otherwise ? State.BACK_OFF : created();
            case BACK_OFF -> created();
            case CREATED -> State.RUNNING;
          };
    }

    private State created() {
      restarts++;
      before = ended;
      ended = null;
      return State.CREATED;
    }

    void end() {
      if (state == State.RUNNING || state == State.CREATED) {
        ended = new End(1, 1_000 + ids / 2, ++ids);
        state = State.TERMINATED;
        allEnds.merge(uid(), 1, Integer::sum);
      }
    }

    void newPod() {
      pods++;
      restarts = 0;
      ended = before = null;
      state = State.RUNNING;
    }

    String uid() {
      return "uid-" + pods;
    }

    PodNow shown() {
      PodNow pod = new PodNow();
      pod.namespace = "shop";
      pod.name = "db-0";
      pod.uid = uid();
      ContainerNow now = pod.add(Place.APP);
      now.name = "db";
      now.restarts = restarts;
      now.running = state == State.RUNNING;
      now.ended = state == State.TERMINATED ? ended : null;
      now.endedBefore = state == State.BACK_OFF ? ended : before;
      now.waiting =
          state == State.BACK_OFF ? "CrashLoopBackOff" : state == State.CREATED ? "" : null;
      return pod;
    }
  }

  /** The container, who watches it and who is told. */
  private static final class Walk {
    private final Container container = new Container();
    private final AtomicLong nanos = new AtomicLong();
    private final Map<Key, Mark> kept = new HashMap<>();
    private final Map<String, Integer> told = new HashMap<>();
    private boolean throwing;
    private PodNow earlier = container.shown();
    private EventTeller teller = teller();
    private PodDiff diff = new PodDiff(teller);

    private EventTeller teller() {
      EventTeller next =
          new EventTeller(
              "prod", new Times(FakeApi.CLOCK, nanos::get), WatchPace.USUAL, this::tell);
      next.watched().begin(new Marks(true, kept));
      return next;
    }

    private void tell(WatchEvent event) {
      if (throwing) {
        throwing = false;
        throw new IllegalStateException("as the test wants it");
      }
      switch (event) {
        case Sighting sighting -> {
          told.merge(sighting.key().uid(), sighting.times(), Integer::sum);
          kept.put(sighting.key(), sighting.now());
        }
        case Passed passed -> kept.putAll(passed.marks());
        case Gone gone -> kept.keySet().removeIf(key -> key.uid().equals(gone.uid()));
        case Synced _ -> {}
      }
    }

    void act(Act act) {
      switch (act) {
        case GO_ON -> container.goOn(false);
        case GO_ON_OTHERWISE -> container.goOn(true);
        case END -> container.end();
        case NEW_POD -> {
          look(How.LIVE);
          settle();
          container.newPod();
          look(How.LIVE);
          earlier = container.shown();
        }
        case LOOK -> look(How.LIVE);
        case LIST -> look(How.CAUGHT_UP);
        case LOOK_BACK -> show(earlier, How.CAUGHT_UP);
        case THROW -> throwing = true;
        case TICK -> tick();
        case RESTART -> {
          teller = teller();
          diff = new PodDiff(teller);
          look(How.CAUGHT_UP);
        }
      }
    }

    private void look(How how) {
      PodNow pod = container.shown();
      show(pod, how);
      earlier = pod;
    }

    private void show(PodNow pod, How how) {
      diff.see(pod, how);
      diff.tell();
    }

    private void tick() {
      nanos.addAndGet(Duration.ofMinutes(5).toNanos());
      teller.tick();
    }

    void settle() {
      look(How.LIVE);
      throwing = false;
      while (teller.held() > 0) {
        tick();
      }
    }
  }
}
