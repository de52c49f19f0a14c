package dev.exitcode.notice;

import dev.exitcode.incident.IncidentFiles;
import dev.exitcode.incident.Silence;
import dev.exitcode.k8s.WatchEvent.How;
import dev.exitcode.notice.WalkCluster.Crash;
import dev.exitcode.notice.WalkCluster.Death;
import dev.exitcode.notice.WalkCluster.Pod;
import dev.exitcode.notice.WalkSlack.Killed;
import dev.exitcode.notice.WalkSlack.Trouble;
import dev.exitcode.store.Store;
import dev.exitcode.store.StoreInTests;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A cluster, the bot and Slack, through which a script leads. */
final class NoticeWalk {
  private static final Death[] DEATHS = Death.values();
  private static final Trouble[] TROUBLES = Trouble.values();

  /** By hand, where summer time is set so, and a day back. */
  private static final List<Duration> JUMPS =
      List.of(
          Duration.ofMinutes(10),
          Duration.ofMinutes(-10),
          Duration.ofHours(1),
          Duration.ofHours(-1),
          Duration.ofDays(-1));

  final WalkClock clock = new WalkClock();
  final WalkCluster cluster = new WalkCluster(clock);
  final WalkSlack slack = new WalkSlack(clock);
  final Store store;

  /** Ends of which nobody can know: the pod was gone before anybody looked. */
  final Set<Crash> unseen = new HashSet<>();

  final Set<Integer> snoozed = new HashSet<>();
  private @Nullable WalkBot bot;
  private int silences;

  /** What happens next. */
  enum Act {
    CRASH,
    STORM,
    READY,
    ROLLOUT,
    REMOVE,
    FILL,
    CUT,
    BACK,
    DOWN,
    UP,
    WORK,
    KILL_DECIDING,
    MOMENT,
    MINUTES,
    HOURS,
    FAIL,
    FAIL_READS,
    CLOSE,
    OUTAGE,
    DELETE,
    SNOOZE,
    JUMP
  }

  /** An act, to which of several, and how much of it. */
  record Step(Act act, int which, int how) {}

  NoticeWalk(Store store) {
    this.store = store;
    StoreInTests.empty(store);
  }

  void act(Step step) {
    try {
      switch (step.act()) {
        case CRASH, STORM, READY, ROLLOUT, REMOVE, FILL, SNOOZE -> inCluster(step);
        case CUT, BACK, DOWN, UP, WORK, KILL_DECIDING -> toBot(step);
        case MOMENT -> pass(Duration.ofMillis(100L * step.how()));
        case MINUTES -> pass(Duration.ofSeconds(20L * step.how()));
        case HOURS -> pass(Duration.ofMinutes(15L * step.how()));
        case FAIL, FAIL_READS, CLOSE, OUTAGE, DELETE -> inSlack(step);
        case JUMP -> clock.jump(JUMPS.get(step.which() % JUMPS.size()));
      }
    } catch (Killed e) {
      down();
    }
  }

  private void inCluster(Step step) {
    switch (step.act()) {
      case CRASH -> crash(step.which(), DEATHS[step.how() % (DEATHS.length - 1)]);
      case STORM -> {
        for (int i = 0; i < 10; i++) {
          crash(step.which() + i, DEATHS[step.how() % (DEATHS.length - 1)]);
        }
      }
      case READY -> cluster.of(step.which() % 8).forEach(this::ready);
      case ROLLOUT -> {
        remove(step.which() % 8, step.how());
        cluster.fill(step.which());
      }
      case REMOVE -> remove(step.which() % 8, step.how());
      case FILL -> cluster.fill(step.which());
      default -> snooze(step.which() % 8);
    }
  }

  private void crash(int which, Death death) {
    if (!cluster.pods.isEmpty()) {
      Pod pod = cluster.pods.get(which % cluster.pods.size());
      cluster.end(pod, death);
      see(pod);
    }
  }

  private void see(Pod pod) {
    if (bot != null) {
      bot.see(pod, How.LIVE);
    }
  }

  private void ready(Pod pod) {
    pod.readySince = clock.instant();
  }

  /** Its pods are stopped, or die as they are. */
  private void remove(int workload, int how) {
    for (Pod pod : cluster.of(workload)) {
      pod.deleting = true;
      cluster.end(pod, how % 5 == 0 ? Death.SEGFAULT : Death.STOPPED);
      see(pod);
      cluster.remove(pod);
      excuse(pod, bot == null ? decided(pod) : bot.known(pod));
      if (bot != null) {
        bot.gone(pod);
      }
    }
  }

  private void excuse(Pod pod, int known) {
    for (int end = known + 1; end <= pod.ends; end++) {
      unseen.add(new Crash(pod.uid, end));
    }
  }

  private int decided(Pod pod) {
    String sql = "select coalesce(max(ends), 0) n from verdict where uid = '" + pod.uid + "'";
    return ((Number) StoreInTests.rows(store, sql).getFirst().get("n")).intValue();
  }

  private void snooze(int workload) {
    snoozed.add(workload);
    String id = "z" + silences++;
    Instant now = clock.instant();
    Instant until = now.plus(Duration.ofHours(1));
    Silence silence = new Silence(id, WalkBot.match("svc-" + workload), now, until, "U1", "");
    store.run(tx -> tx.silences().put(id, until, IncidentFiles.write(silence)));
  }

  private void toBot(Step step) {
    if (bot == null) {
      if (step.act() == Act.UP) {
        up();
      }
      return;
    }
    switch (step.act()) {
      case CUT -> bot.connected = false;
      case BACK -> back(bot);
      case DOWN -> down();
      case WORK -> bot.work(1 + step.how() % 3, _ -> {});
      case KILL_DECIDING -> bot.work(1, NoticeWalk::kill);
      default -> {}
    }
  }

  private static void kill(Object tx) {
    throw new Killed();
  }

  private static void back(WalkBot bot) {
    if (!bot.connected) {
      bot.connect();
    }
  }

  private void up() {
    StoreInTests.restart(store, clock.instant());
    bot = new WalkBot(store, clock, cluster, slack);
    bot.connect();
  }

  private void down() {
    WalkBot dead = bot;
    bot = null;
    if (dead != null) {
      dead.undecided().stream().filter(pod -> pod.gone).forEach(p -> excuse(p, decided(p)));
    }
  }

  private void inSlack(Step step) {
    switch (step.act()) {
      case FAIL -> slack.fail(TROUBLES[step.which() % TROUBLES.length], 1 + step.how() % 4);
      case FAIL_READS -> slack.failReads(TROUBLES[step.which() % 4], 1 + step.how() % 4);
      case CLOSE -> slack.close(WalkBot.channel(step.which()), Duration.ofMinutes(step.how()));
      case OUTAGE -> slack.goOut(Duration.ofMinutes(3L * step.how()));
      default -> slack.delete(step.which());
    }
  }

  /** Lets the bot work for so long. */
  void pass(Duration time) {
    long end = clock.nanos() + time.toNanos();
    long least = Math.max(50_000_000, time.toNanos() / 60);
    while (clock.nanos() < end) {
      long pause = bot == null ? least : Math.max(least, bot.round().toNanos());
      clock.pass(Duration.ofNanos(Math.min(pause, Math.max(1, end - clock.nanos()))));
    }
  }

  /** All is well from now on, for long enough. */
  void settle() {
    slack.mend();
    if (bot == null) {
      up();
    }
    back(bot);
    for (int i = 0; i < 8; i++) {
      cluster.fill(i);
    }
    cluster.pods.forEach(this::ready);
    pass(Duration.ofMinutes(30));
    pass(Duration.ofDays(3).plus(clock.setBack()));
    for (int i = 0; i < 100 && undone() > 0; i++) {
      pass(Duration.ofMinutes(2));
    }
  }

  /** How many messages wait to be sent. */
  int undone() {
    List<Map<String, Object>> rows =
        StoreInTests.rows(
            store, "select id from outbox where state in ('WAITING', 'SENDING', 'AMBIGUOUS')");
    return rows.size();
  }
}
