package dev.exitcode.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.catalog.Platform;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.LogTail;
import dev.exitcode.evidence.Missing;
import dev.exitcode.evidence.Probe;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest {
  private static final String DESCRIBED =
      """
      Name:             quiz-5d7c-n8n8g
      Namespace:        app
      Node:             worker-14/10.4.0.59
      Start Time:       Tue, 09 Jun 2026 08:00:00 +0000
      Status:           Running
      Controlled By:  ReplicaSet/quiz-5d7c
      Init Containers:
        setup:
          Image:          acme/setup:1
          State:          Terminated
            Reason:       Completed
            Exit Code:    0
      Containers:
        quiz:
          Image:          acme/quiz:1.8
          Port:           8080/TCP
          Args:
            --color: red
          State:          Waiting
            Reason:       CrashLoopBackOff
          Last State:     Terminated
            Reason:       Error
            Message:      first line
      second line
            Exit Code:    137
            Started:      Tue, 09 Jun 2026 08:27:35 +0000
            Finished:     Tue, 09 Jun 2026 08:28:23 +0000
          Ready:          False
          Restart Count:  9
          Limits:
            memory:  512Mi
          Liveness:     http-get http://:80/ delay=30s timeout=1s period=10s #success=1 #failure=3
          Environment:
            JAVA_TOOL_OPTIONS:  -Xmx400m
            PASSWORD:           secret
          Mounts:
            /data from data (rw)
        proxy:
          Image:          acme/envoy:1.30
          State:          Running
            Started:      Tue, 09 Jun 2026 08:00:03 +0000
          Ready:          True
          Restart Count:  0
      Conditions:
        Type              Status
        Ready             False
      Volumes:
        data:
          Type:       EmptyDir (a temporary directory that shares a pod's lifetime)
      QoS Class:                   Burstable
      Events:
        Type     Reason     Age                 From     Message
        ----     ------     ----                ----     -------
        Normal   Started    65s (x9 over 20m)   kubelet  Started container quiz
        Warning  BackOff    2s (x8 over 112s)   kubelet  Back-off restarting failed container quiz in pod q
      """;

  @Test
  void description_isReadWhole() {
    CaseFile file = Reads.file(DESCRIBED);
    assertThat(file.pod().containers().stream().map(Reads::brief))
        .containsExactly(
            "setup ended=Completed/0",
            "quiz waiting=CrashLoopBackOff last=Error/137 restarts=9",
            "proxy running");
    var quiz = file.pod().container("quiz");
    assertThat(quiz.status().last().message()).isEqualTo("first line\nsecond line");
    assertThat(quiz.spec().probe(Probe.Kind.LIVENESS).initialDelaySeconds()).isEqualTo(30);
    assertThat(quiz.spec().environment()).containsOnlyKeys("JAVA_TOOL_OPTIONS");
    assertThat(quiz.spec().args()).containsExactly("--color: red");
    assertThat(quiz.spec().mounts()).hasSize(1);
    assertThat(file.pod().spec().node()).isEqualTo("worker-14");
    assertThat(file.pod().status().conditions()).hasSize(1);
    assertThat(file.logs()).isEmpty();
  }

  @Test
  void ages_areCountedFromWhatAnEventAnchors() {
    assertThat(Reads.file(DESCRIBED).observedAt()).isEqualTo(Instant.parse("2026-06-09T08:28:40Z"));
    assertThat(Reads.file(DESCRIBED).events().getLast().last())
        .isEqualTo(Instant.parse("2026-06-09T08:28:38Z"));
  }

  @Test
  void ages_areCountedFromNowWhereNothingElseTells() {
    Instant now = Instant.parse("2026-06-09T12:00:00Z");
    Reading reading = Reads.reading("Warning  BackOff  5m (x9 over 1h)  kubelet  x", request(now));
    var event = ((Reading.Understood) reading).cases().getFirst().events().getFirst();
    assertThat(event.last()).isEqualTo(now.minusSeconds(300));
    assertThat(event.first()).isEqualTo(now.minusSeconds(3600));
  }

  @ParameterizedTest
  @CsvSource({
    "3m30s, 2026-06-09T12:00:00Z, 2026-06-09T11:56:30Z",
    "20m, 2026-06-09T12:00:00Z, 2026-06-09T11:40:00Z",
    "20m, 2026-06-19T12:00:00Z, ",
    "20m, , ",
  })
  void ages_areCountedFromNow_whereTheTextIsFresh(
      String age, @Nullable Instant now, @Nullable Instant last) {
    String text =
        "Name: a\nContainers:\n  app:\n    State: Running\n"
            + "      Started: Tue, 09 Jun 2026 11:39:58 +0000\n"
            + "Events:\n  Normal  Killing  "
            + age
            + "  kubelet  Container app failed liveness probe, will be restarted\n";
    Reading reading = Reads.reading(text, new Request(Map.of(), null, now));
    var event = ((Reading.Understood) reading).cases().getFirst().events().getFirst();
    assertThat(event.last()).isEqualTo(last);
  }

  @Test
  void termination_thatLasts_isDated() {
    Instant now = Instant.parse("2026-06-09T12:00:00Z");
    String text = "Name: a\nStatus: Terminating (lasts 3h)\nContainers:\n  app:\n";
    Reading reading = Reads.reading(text, request(now));
    var deletion = ((Reading.Understood) reading).cases().getFirst().pod().status().deletion();
    assertThat(deletion).extracting(d -> d.dueAt()).isEqualTo(now.minusSeconds(10_800));
  }

  @Test
  void givenLog_ofNoOrOfSeveralContainers_isNotRead() {
    String two = "NAME READY STATUS RESTARTS AGE\na 0/1 Error 0 3h\nb 0/1 Error 0 3h";
    for (String name : List.of("app", "other")) {
      Request request = new Request(Map.of(name, List.of("x")), null, null);
      Reading.Understood read = (Reading.Understood) Reads.reading(two, request);
      assertThat(read.remarks()).anyMatch(r -> r.contains("container " + name));
      assertThat(read.cases()).allMatch(file -> file.logs().isEmpty());
    }
  }

  @Test
  void observedAt_isNowOnlyWhereTheTextIsFresh() {
    String text = "2026-06-09T10:00:00Z ERROR boom";
    assertThat(observedAt(text, "2026-06-09T12:00:00Z")).isEqualTo("2026-06-09T12:00:00Z");
    assertThat(observedAt(text, "2026-06-19T12:00:00Z")).isEqualTo("2026-06-09T10:00:00Z");
  }

  @Test
  void observedAt_isNoEarlierThanTheAgeOfAnEventAfterItsPod() {
    String text =
        """
        Name:         web-0
        Namespace:    shop
        Start Time:   Tue, 09 Jun 2026 10:00:00 +0000
        Containers:
          web:
            State:      Running
              Started:  Tue, 09 Jun 2026 10:00:05 +0000
        Events:
          Type     Reason   Age                From     Message
          ----     ------   ----               ----     -------
          Warning  BackOff  3m (x9 over 12d)   kubelet  Back-off restarting failed container
        """;
    assertThat(observedAt(text, "2026-06-21T12:00:00Z")).isEqualTo("2026-06-21T12:00:00Z");
    assertThat(observedAt(text, "2026-07-21T12:00:00Z")).isEqualTo("2026-06-21T10:00:00Z");
  }

  private static String observedAt(String text, String now) {
    Reading reading = Reads.reading(text, request(Instant.parse(now)));
    return ((Reading.Understood) reading).cases().getFirst().observedAt().toString();
  }

  private static Request request(Instant now) {
    return new Request(Map.of(), null, now);
  }

  @Test
  void rowsDescriptionAndLog_makeOneCase() {
    CaseFile file =
        Reads.file(
            """
            NAME          READY   STATUS             RESTARTS      AGE
            api-7d9f-kq   0/1     CrashLoopBackOff   7 (91s ago)   12m

                Last State:     Terminated
                  Reason:       Error
                  Exit Code:    1

            $ kubectl logs api-7d9f-kq -c web-ctr --previous
            connection refused
            """);
    assertThat(Reads.brief(file.pod().containers().getFirst()))
        .isEqualTo("web-ctr waiting=CrashLoopBackOff last=Error/1 restarts=7");
    assertThat(file.pod().identity().name()).isEqualTo("api-7d9f-kq");
    assertThat(file.logs())
        .containsExactly(
            new LogTail("web-ctr", LogTail.Instance.DEAD, List.of("connection refused"), false));
  }

  @Test
  void severalRows_areACaseEach() {
    assertThat(
            Reads.cases(
                "NAMESPACE NAME READY STATUS RESTARTS AGE\n"
                    + "a web-1 1/1 Running 0 3h\n"
                    + "b web-2 0/1 Evicted 0 3h"))
        .extracting(c -> c.pod().identity().namespace() + "/" + c.pod().identity().name())
        .containsExactly("a/web-1", "b/web-2");
  }

  @Test
  void kubernetesJson_isHandedOn() {
    String pod = "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"x\"}}";
    assertThat(who(pod)).isEqualTo("Pod x/0");
    assertThat(who("look:\n$ kubectl get pod x -o json\n" + pod + "\nwhy?")).isEqualTo("Pod x/0");
    assertThat(who(pod + "\n" + pod)).isEqualTo("List -/2");
    assertThat(who("[" + pod + "]")).isEqualTo("Pod x/0");
    assertThat(who("{\"exitCode\":137,\"reason\":\"OOMKilled\"}")).isEqualTo("Pod -/0");
    assertThat(who("apiVersion: v1\nkind: Pod\nmetadata:\n  name: x")).isEqualTo("Pod x/0");
    assertThat(who("status:\n  phase: Failed\n\nThese pods stay.")).isEqualTo("Pod -/0");
  }

  private static String who(String text) {
    var who = Reads.file(text).pod().identity();
    return who.namespace() + " " + who.name();
  }

  @Test
  void cutJson_isReadAsFarAsItGoes() {
    Reading reading =
        Reads.reading(
            "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"x\",\"lab",
            Request.NONE);
    Reading.Understood understood = (Reading.Understood) reading;
    assertThat(understood.remarks()).anyMatch(r -> r.contains("cut"));
    assertThat(understood.cases().getFirst().missing())
        .contains(new Missing(Missing.What.EVENTS, null, Missing.Why.CUT));
  }

  @Test
  void dockerInspect_isRead() {
    CaseFile file =
        Reads.file(
            """
            [{"Name": "/web", "RestartCount": 4,
              "State": {"Status": "exited", "Running": false, "OOMKilled": true, "ExitCode": 137, "Error": "",
                "StartedAt": "2026-06-13T08:00:01.2Z", "FinishedAt": "2026-06-13T08:06:51.4Z"},
              "HostConfig": {"Memory": 268435456, "RestartPolicy": {"Name": "always"}},
              "Config": {"Image": "acme/web:1", "Cmd": ["web"], "Env": ["NODE_OPTIONS=-x", "KEY=secret"]}}]
            """);
    assertThat(Reads.brief(file.pod().containers().getFirst()))
        .isEqualTo("web ended=OOMKilled/137 restarts=4");
    assertThat(file.platform()).isEqualTo(Platform.DOCKER);
    assertThat(file.pod().containers().getFirst().spec().resources().memoryLimit())
        .isEqualTo("256Mi");
    assertThat(file.pod().containers().getFirst().spec().environment())
        .containsOnlyKeys("NODE_OPTIONS");
    assertThat(file.pod().spec().restartPolicy()).isEqualTo("Always");
  }

  @Test
  void givenLogs_areOfTheDeadInstanceWhereTheContainerEnded() {
    Request request = new Request(Map.of("quiz", List.of("a"), "proxy", List.of("b")), null, null);
    CaseFile file = ((Reading.Understood) Reads.reading(DESCRIBED, request)).cases().getFirst();
    assertThat(file.logs())
        .containsExactlyInAnyOrder(
            new LogTail("quiz", LogTail.Instance.DEAD, List.of("a"), false),
            new LogTail("proxy", LogTail.Instance.RUNNING, List.of("b"), false));
  }

  @Test
  void container_narrows() {
    Request request = new Request(Map.of(), "proxy", null);
    CaseFile file = ((Reading.Understood) Reads.reading(DESCRIBED, request)).cases().getFirst();
    assertThat(file.pod().containers()).hasSize(1);
  }

  @Test
  void answerToAQuestionForTheCode_isTheCode() {
    assertThat(Reads.brief(Reads.container("$ docker run --name kv acme/kv:7\n$ echo $?\n125")))
        .isEqualTo("kv ended=null/125");
  }

  @Test
  void descriptionWithoutItsEnd_isCalledCut() {
    String half = DESCRIBED.substring(0, DESCRIBED.indexOf("Conditions:"));
    assertThat(((Reading.Understood) Reads.reading(half, Request.NONE)).remarks()).hasSize(1);
    assertThat(((Reading.Understood) Reads.reading(DESCRIBED, Request.NONE)).remarks()).isEmpty();
  }

  @Test
  void foldedDescription_saysTheSame() {
    CaseFile folded = Reads.file(DESCRIBED.replaceAll("\\s*\\n\\s*", " "));
    assertThat(folded.pod().containers().stream().map(Reads::brief))
        .contains("quiz waiting=CrashLoopBackOff last=Error/137 restarts=9", "proxy running");
    assertThat(folded.events()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\n", "\u0000", "memory limit 512Mi"})
  void nothing_isNotUnderstood(String text) {
    assertThat(Reads.reading(text, Request.NONE))
        .isInstanceOfSatisfying(
            Reading.NotUnderstood.class,
            reading ->
                assertThat(reading.sentence())
                    .startsWith("I could not find a crash in this text. Paste the output of"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"> %s", "\u001B[31m%s\u001B[0m", "\u2022 %s", "```\n%s\n```", "%s\r\n"})
  void decoration_isTakenOff(String form) {
    String text = form.replace("%s", "State:\u00A0Terminated Reason: Error Exit Code: 3");
    assertThat(Reads.brief(Reads.container(text))).isEqualTo("? ended=Error/3");
  }

  @ParameterizedTest
  @CsvSource({
    "'limit 2000Mi, process RSS 1934Mi at the end, exit code 137', 1934Mi",
    "'exit code 137, working set was 500Mi', 500Mi",
    "'exit code 137, using 1.9Gi of 2Gi', 1.9Gi",
    "'exit code 137, heap using 1.9Gi of 2Gi',",
    "'exit code 137, memory limit 512Mi',"
  })
  void memoryThatWasMeasured_isTold(String text, String usage) {
    assertThat(Reads.container(text).status().memoryUsage()).isEqualTo(usage);
  }

  @Test
  void describedJob_isAWorkloadThatItsEventsAreAbout() {
    CaseFile file =
        Reads.file(
            """
            $ kubectl describe job seed
            Name:           seed
            Namespace:      app
            Controlled By:  CronJob/nightly
            Completions:    2
            Pods Statuses:  0 Active (0 Ready) / 1 Succeeded / 7 Failed
            Pod Template:
              Containers:
               seed:
                Image:      acme/seed:4
            Events:
              Type     Reason                Age   From            Message
              ----     ------                ----  ----            -------
              Warning  BackoffLimitExceeded  30m   job-controller  Job has reached the limit
            """);
    assertThat(file.workloads())
        .extracting(w -> w.kind() + "/" + w.name())
        .containsExactly("Job/seed", "CronJob/nightly");
    assertThat(file.workloads().getFirst().failed()).isEqualTo(7);
    assertThat(file.pod().containers()).isEmpty();
    assertThat(file.events().getFirst().regarding().kind()).isEqualTo("Job");
    assertThat(file.events().getFirst().regarding().name()).isEqualTo("seed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"x\":%s",
        "{\"a\":1}\n%s",
        "apiVersion: v1\nkind: Pod\nstatus: %s"
      })
  void deepJson_isRefusedByOneSentence(String form) {
    for (String deep :
        List.of("[".repeat(50_000), "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000))) {
      assertThat(Reads.reading(form.formatted(deep), Request.NONE))
          .isInstanceOfSatisfying(
              Reading.NotUnderstood.class,
              not -> assertThat(not.sentence()).contains("nested more than 200 deep"));
    }
  }
}
