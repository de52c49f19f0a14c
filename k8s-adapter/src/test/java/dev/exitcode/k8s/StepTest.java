package dev.exitcode.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.k8s.ContainerNow.Place;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a status means beside the mark that was kept: a table. Ends are written {@code
 * code@second#id}; a status is its restarts and what state and lastState say.
 */
final class StepTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # what                              | mark ends, last | restarts | state                      | lastState | times | ends | kept
          never ended                         | 0 | -       | 0 | running                    | -       | 0 | 0 | false
          first end                           | 0 | -       | 0 | 1@10#a                     | -       | 1 | 1 | true
          the same, started again             | 1 | 1@10#a  | 1 | running                    | 1@10#a  | 0 | 1 | false
          the same, waiting                   | 1 | 1@10#a  | 0 | waiting CrashLoopBackOff   | 1@10#a  | 0 | 1 | false
          second one, waiting                 | 1 | 1@10#a  | 1 | waiting CrashLoopBackOff   | 1@20#b  | 1 | 2 | true
          second one, ended                   | 1 | 1@10#a  | 1 | 1@20#b                     | 1@10#a  | 1 | 2 | true
          second one, running                 | 1 | 1@10#a  | 2 | running                    | 1@20#b  | 1 | 2 | true
          six at once                         | 3 | 1@10#a  | 9 | running                    | 1@99#z  | 6 | 9 | true
          six at once, without details        | 3 | 1@10#a  | 9 | running                    | -       | 6 | 9 | true
          six at once, and ended              | 3 | 1@10#a  | 8 | 1@99#z                     | 1@90#y  | 6 | 9 | true
          two within a second                 | 1 | 1@10#a  | 1 | waiting CrashLoopBackOff   | 1@10#b  | 1 | 2 | true
          two within a second, without id     | 1 | 1@10    | 1 | waiting CrashLoopBackOff   | 1@10    | 1 | 2 | true
          made, not started                   | 1 | 1@10#a  | 1 | waiting                    | 1@10#a  | 0 | 1 | false
          made, not started, end not seen     | 0 | -       | 1 | waiting                    | 1@10#a  | 1 | 1 | true
          fell, last end known                | 9 | 1@90#a  | 2 | running                    | 1@90#a  | 0 | 2 | true
          fell, no last end                   | 9 | 1@90#a  | 2 | running                    | -       | 0 | 2 | true
          fell, and ended meanwhile           | 9 | 1@90#a  | 2 | running                    | 1@95#b  | 1 | 2 | true
          next end after it fell              | 2 | 1@90#a  | 3 | running                    | 1@99#b  | 1 | 3 | true
          older than what was seen            | 9 | 1@90#i  | 8 | running                    | 1@80#h  | 0 | 9 | false
          older by an end, same count         | 9 | 1@90#i  | 9 | running                    | 1@80#h  | 0 | 9 | false
          details that come late              | 3 | -       | 3 | running                    | 1@80#h  | 0 | 3 | false
          counter at 0, and yet a last end    | 0 | -       | 0 | running                    | 1@80#h  | 1 | 0 | true
          end without time, after a reboot    | 1 | 1@10#a  | 1 | 137                        | 1@10#a  | 1 | 2 | true
          the same, started again             | 2 | 137     | 2 | running                    | 137     | 0 | 2 | false
          sandbox made anew                   | 1 | 1@10#a  | 1 | waiting PodInitializing    | 255@20#b | 1 | 1 | true
          the same, started again             | 1 | 255@20#b | 2 | running                   | 255@20#b | 0 | 2 | false
          image gone after an end             | 1 | 1@10#a  | 0 | waiting ImagePullBackOff   | 1@10#a  | 0 | 1 | false
          start error                         | 0 | -       | 0 | waiting RunContainerError  | 128@10#a | 1 | 1 | true
          """)
  void status_isComparedWithTheMark(
      String what,
      int ends,
      String last,
      int restarts,
      String state,
      String lastState,
      int times,
      int after,
      boolean kept) {
    PodNow pod = new PodNow();
    ContainerNow now = container(pod, restarts, state, lastState);
    Step step = Step.of(new Level(ends, end(last), null), pod, now);
    assertThat(step)
        .extracting(Step::times, s -> s.after().ends(), Step::kept)
        .as(what)
        .containsExactly(times, after, kept);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # what                          | policy    | place     | pod                  | restarts | state   | lastState | times
          good end of a service           | Always    | APP       | -                    | 0 | 0@10#a  | -      | 1
          good end of a service, deleted  | Always    | APP       | deleting             | 0 | 0@10#a  | -      | 0
          bad end of a service, deleted   | Always    | APP       | deleting             | 0 | 1@10#a  | -      | 1
          good end of a job               | Never     | APP       | -                    | 0 | 0@10#a  | -      | 0
          good end after two bad ones     | OnFailure | APP       | -                    | 2 | 0@10#a  | 1@5#b  | 2
          bad end of a job                | OnFailure | APP       | -                    | 0 | 1@10#a  | -      | 1
          good end of an init container   | Always    | INIT      | -                    | 0 | 0@10#a  | -      | 0
          init container, run once more   | Always    | INIT      | -                    | 1 | running | 0@5#b  | 0
          bad end of an init container    | Always    | INIT      | -                    | 0 | 1@10#a  | -      | 1
          good end of a sidecar           | Never     | SIDECAR   | -                    | 0 | 0@10#a  | -      | 1
          sidecar, stopped at the end     | Never     | SIDECAR   | done                 | 0 | 143@9#a | -      | 0
          bad end of a debug container    | Always    | EPHEMERAL | -                    | 0 | 1@10#a  | -      | 1
          good end of a debug container   | Always    | EPHEMERAL | -                    | 0 | 0@10#a  | -      | 0
          end by eviction                 | Always    | APP       | Failed Evicted       | 0 | 137@9#a | -      | 0
          ends before the eviction        | Always    | APP       | Failed Evicted       | 2 | 137@9#a | 1@5#b  | 2
          end of a job's pod that failed  | Never     | APP       | Failed               | 0 | 1@10#a  | -      | 1
          """)
  void end_isToldUnlessItIsAsItShouldBe(
      String what,
      String policy,
      String place,
      String podState,
      int restarts,
      String state,
      String lastState,
      int times) {
    PodNow pod = pod(policy, podState);
    ContainerNow now = container(pod, restarts, state, lastState);
    now.place = place.equals("SIDECAR") ? Place.INIT : Place.valueOf(place);
    if (place.equals("SIDECAR")) {
      pod.addPolicy(now.name, "Always");
    }
    Step step = Step.of(Level.NONE, pod, now);
    assertThat(step.times()).as(what).isEqualTo(times);
    assertThat(Step.of(step.after(), pod, now).times()).as("again").isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "ErrImagePull, ImagePullBackOff",
    "ImagePullBackOff, ImagePullBackOff",
    "InvalidImageName, InvalidImageName",
    "CreateContainerConfigError, CreateContainerConfigError",
    "CreateContainerError, CreateContainerError",
    "RunContainerError, RunContainerError",
    "SomethingNew, SomethingNew",
    "ContainerCreating,",
    "PodInitializing,",
    "CrashLoopBackOff,"
  })
  void waitingReasons_thatDoNotPassAreKnown(String waiting, String stuck) {
    ContainerNow now = container(new PodNow(), 0, "waiting " + waiting, null);
    assertThat(Stuck.reason(now)).isEqualTo(stuck);
  }

  @ParameterizedTest
  @CsvSource({
    "running, true, ",
    "1@10#a, true, ",
    "waiting CrashLoopBackOff, true, ",
    "waiting ContainerCreating, false, ImagePullBackOff",
    "waiting ErrImagePull, false, ImagePullBackOff"
  })
  void containerThatWasStarted_isNotStuckAnyMore(String state, boolean kept, String stuck) {
    PodNow pod = new PodNow();
    ContainerNow now = container(pod, 0, state, null);
    Step step = Step.of(new Level(0, null, "ImagePullBackOff"), pod, now);
    assertThat(step.kept()).isEqualTo(kept);
    assertThat(step.after().stuck()).isEqualTo(stuck);
  }

  @ParameterizedTest
  @CsvSource({
    "0, ''",
    "3, 137@2026-11-28T01:02:03Z#1a2b3c4d",
    "1, 1@2026-11-28T01:02:03Z#f0000000",
    "2, 137",
    "0, waiting ImagePullBackOff",
    "2, -1@2026-11-28T01:02:03Z waiting CreateContainerError"
  })
  void mark_isReadBackAsItWasKept(int ends, String last) {
    Marks.Mark mark = new Marks.Mark(ends, last);
    assertThat(Level.of(mark).mark()).isEqualTo(mark);
    assertThat(Level.of(Level.of(mark).mark())).isEqualTo(Level.of(mark));
  }

  private static PodNow pod(String policy, String state) {
    PodNow pod = new PodNow();
    pod.restartPolicy = policy;
    pod.deleting = "deleting".equals(state);
    if ("done".equals(state)) {
      pod.add(Place.APP).ended = new End(0, 8, 1);
    }
    if (state != null && state.startsWith("Failed")) {
      pod.phase = "Failed";
      pod.reason = state.contains(" ") ? state.split(" ")[1] : null;
    }
    return pod;
  }

  private static ContainerNow container(PodNow pod, int restarts, String state, String lastState) {
    ContainerNow now = pod.add(Place.APP);
    now.name = "c";
    now.restarts = restarts;
    now.endedBefore = end(lastState);
    now.running = state.equals("running");
    if (state.startsWith("waiting")) {
      now.waiting = state.substring("waiting".length()).strip();
    } else if (!now.running) {
      now.ended = end(state);
    }
    return now;
  }

  private static End end(String words) {
    if (words == null) {
      return null;
    }
    String[] code = words.split("[@#]");
    return new End(
        Integer.parseInt(code[0]),
        code.length > 1 ? Long.parseLong(code[1]) : End.UNKNOWN,
        code.length > 2 ? code[2].charAt(0) : 0);
  }
}
