package dev.exitcode.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.evidence.LogTail;
import dev.exitcode.evidence.LogTail.Instance;
import dev.exitcode.evidence.Probe;
import dev.exitcode.evidence.Termination;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LastWordRulesTest {
  private static final String HEAP = "java.lang.OutOfMemoryError: Java heap space";
  private static final String REFUSED = "Error: connect ECONNREFUSED 10.0.0.5:5432";
  private static final String DENIED = "FATAL:  password authentication failed for user \"app\"";
  private static final String CAUSED = "Caused by: ";
  private static final String KILLED_WORKER =
      "[ERROR] Worker (pid:9) was sent SIGKILL! Perhaps out of memory?";
  private static final String FRAME = "\tat org.acme.Pool.open(Pool.java:7)";
  private static final String TRACEBACK = "Traceback (most recent call last):";
  private static final String WORK = "2026-05-01 10:00:00 INFO handled request";
  private static final String LIVENESS = "Container api failed liveness probe, will be restarted";

  static Stream<Arguments> logs() {
    return Stream.of(
        Arguments.of(
            "Ctrl-C as a traceback",
            "possible stopped-on-request",
            ended(130, 60)
                .log("api", "Traceback (most recent call last):", "  File \"/a.py\"", "Ctrl")),
        Arguments.of(
            "an exception, then the stop of the whole",
            "possible application-error",
            ended(1, 60).log("api", "Traceback (most recent call last):", "KeyboardInterrupt")),
        Arguments.of(
            "an exception",
            "likely uncaught-exception",
            ended(1, 60).log("api", "Traceback (most recent call last):", "ValueError: 7")),
        Arguments.of(
            "a server that lost a worker to SIGKILL",
            "possible child-process-oom",
            ended(1, 60).log("api", KILLED_WORKER)),
        Arguments.of(
            "a server that killed a worker for its time limit",
            "possible application-error",
            ended(1, 60).log("api", "[CRITICAL] WORKER TIMEOUT (pid:9)", KILLED_WORKER)),
        Arguments.of(
            "SIGTERM as an exception",
            "certain stopped-on-request",
            ended(1, 60)
                .log("api", "/app/poller.rb:31:in `sleep': SIGTERM (SignalException)")
                .event("Killing", "Stopping container api", 59, "api")),
        Arguments.of(
            "SIGTERM as an exception, nobody asked",
            "possible application-error",
            ended(1, 60).log("api", "/app/poller.rb:31:in `sleep': SIGTERM (SignalException)")),
        Arguments.of(
            "SIGINT as the exception of a traceback",
            "certain stopped-on-request",
            ended(130, 60)
                .log("api", TRACEBACK, "  File \"/a.py\", line 4, in f", "KeyboardInterrupt")
                .event("Killing", "Stopping container api", 59, "api")),
        Arguments.of(
            "SIGINT as the exception of a traceback, nobody asked",
            "possible stopped-on-request",
            ended(130, 60)
                .log(
                    "api", TRACEBACK, "  File \"/a.py\", line 4, in f", "KeyboardInterrupt", WORK)),
        Arguments.of(
            "an exception after the signal",
            "likely uncaught-exception",
            ended(1, 60)
                .log("api", TRACEBACK, "KeyboardInterrupt", TRACEBACK, "ValueError: no queue")),
        Arguments.of(
            "a Java block whose head is cut off",
            "likely uncaught-exception",
            ended(1, 60).log("api", CAUSED + "java.lang.IllegalStateException: no shard", FRAME)),
        Arguments.of(
            "the last cause of a Java block whose head is cut off",
            "likely dependency-unreachable",
            ended(1, 60)
                .log(
                    "api",
                    FRAME,
                    CAUSED + "org.acme.StartException: no pool",
                    FRAME,
                    CAUSED + "java.net.ConnectException: Connection refused",
                    FRAME,
                    "\t... 12 more")),
        Arguments.of(
            "an exception that a record reports",
            "possible application-error",
            ended(1, 60).log("api", WORK, "WARN reload", FRAME, CAUSED + "java.io.IOException: x")),
        Arguments.of(
            "a Java block whose head is cut off, then work",
            "possible application-error",
            ended(1, 60)
                .log("api", CAUSED + "java.lang.IllegalStateException: x", WORK, WORK, WORK, WORK)),
        Arguments.of(
            "a file that a program may not open, in Java's words",
            "likely file-permission-denied",
            ended(1, 60)
                .log("api", CAUSED + "java.nio.file.AccessDeniedException: /data/node.lock")),
        Arguments.of(
            "a role that may not, in the words of a cloud",
            "likely authentication-failed",
            ended(1, 60).log("api", "AccessDeniedException: User: arn:x is not authorized")),
        Arguments.of(
            "a broker that refuses the connection",
            "likely dependency-unreachable",
            ended(1, 60)
                .log("api", TRACEBACK, "pika.exceptions.AMQPConnectionError: Connection refused")),
        Arguments.of(
            "a configuration file that is not there",
            "likely missing-configuration",
            ended(1, 1).log("api", "open /etc/api/api.yaml: no such file or directory", "bye")),
        Arguments.of(
            "a file that is not there, long before the end",
            "possible application-error",
            ended(1, 60).log("api", "open /etc/api/api.yaml: no such file or directory", WORK)),
        Arguments.of(
            "a weak text as the very last word",
            "likely dependency-unreachable",
            ended(1, 60).log("api", WORK, REFUSED)),
        Arguments.of(
            "a weak text followed by work",
            "possible application-error",
            ended(1, 60).log("api", REFUSED, WORK, WORK, WORK, WORK, WORK)),
        Arguments.of(
            "a short run",
            "likely authentication-failed",
            ended(1, 5).log("api", DENIED, WORK, WORK, WORK, WORK, WORK, "ERROR giving up")),
        Arguments.of(
            "a run of ten seconds is not short",
            "possible application-error",
            ended(1, 10).log("api", DENIED, WORK, WORK, WORK, WORK, WORK, "ERROR giving up")),
        Arguments.of(
            "heap, again and again, whatever it returns",
            "likely java-heap-exhausted",
            pod(c -> c.last(0, "Completed", 0, 60).backingOff()).log("api", HEAP)),
        Arguments.of(
            "heap, then a stop, and it returns 0",
            "certain stopped-on-request",
            pod(c -> c.last(0, "Completed", 0, 60).backingOff())
                .log("api", HEAP)
                .event("Killing", "Stopping container api", 58, "api")),
        Arguments.of(
            "a complaint, again and again, but it returns 0",
            "certain completed-but-restarted",
            pod(c -> c.last(0, "Completed", 0, 60).backingOff()).log("api", WORK, REFUSED)),
        Arguments.of(
            "a complaint, then SIGKILL",
            "possible sigkill-unattributed",
            ended(137, 60).log("api", WORK, REFUSED)),
        Arguments.of(
            "a complaint, then a stop",
            "certain stopped-on-request",
            ended(143, 60)
                .log("api", DENIED)
                .event("Killing", "Stopping container api", 58, "api")),
        Arguments.of(
            "a complaint, then a probe kill",
            "certain liveness-probe-failed",
            ended(137, 60).log("api", REFUSED).event("Killing", LIVENESS, 40, "api")),
        Arguments.of(
            "heap, then a probe kill",
            "likely java-heap-exhausted",
            ended(143, 60).log("api", HEAP).event("Killing", LIVENESS, 58, "api")),
        Arguments.of(
            "the platform's word is stronger",
            "certain memory-limit-exceeded",
            pod(c -> c.last(137, "OOMKilled", 0, 60)).log("api", HEAP)),
        Arguments.of(
            "heap and JVM's code",
            "certain java-heap-exhausted",
            ended(3, 60).log("api", "Terminating due to " + HEAP)),
        Arguments.of(
            "success, whatever it wrote",
            "certain completed",
            pod(c -> c.ended(0, "Completed", 0, 60)).restartPolicy("Never").log("api", DENIED)),
        Arguments.of(
            "lost workers are no proof",
            "possible child-process-oom",
            ended(1, 60)
                .log("api", "[ERROR] Worker (pid:9) was sent SIGKILL! Perhaps out of memory?")),
        Arguments.of(
            "the kernel's word, the main process lived",
            "likely child-process-oom",
            ended(1, 60).log("api", "Memory cgroup out of memory: Killed process 7 (celery)")),
        Arguments.of(
            "the kernel's word",
            "likely memory-limit-exceeded",
            ended(137, 60).log("api", "Memory cgroup out of memory: Killed process 7 (celery)")),
        Arguments.of(
            "a word in passing",
            "possible application-error",
            ended(1, 60).log("api", "INFO oom_score_adj=0 on_error=Killed", WORK)),
        Arguments.of(
            "the log of the instance that runs",
            "possible application-error",
            pod(c -> c.last(1, "Error", 0, 60).running(70))
                .log(new LogTail("api", Instance.RUNNING, List.of(DENIED), false))),
        Arguments.of(
            "why a container is not ready",
            "possible authentication-failed",
            pod(c -> c.running(0).notReady())
                .log(new LogTail("api", Instance.RUNNING, List.of(DENIED), false))),
        Arguments.of(
            "a ready one may complain",
            "healthy",
            pod(c -> c.running(0).ready())
                .log(new LogTail("api", Instance.RUNNING, List.of(DENIED), false))),
        Arguments.of(
            "whether it is ready is not known",
            "healthy",
            pod(c -> c.running(0))
                .log(new LogTail("api", Instance.RUNNING, List.of(DENIED), false))),
        Arguments.of(
            "a termination message",
            "likely authentication-failed",
            pod(c -> c.last(new Termination(1L, null, "Error", DENIED, null, null)))),
        Arguments.of(
            "a paste without names",
            "likely bus-error",
            Scenes.text()
                .log(
                    new LogTail(
                        null, Instance.UNKNOWN, List.of("Bus error (core dumped)"), false))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("logs")
  void text_countsWhereTheProgramDiedOfIt(String what, String expected, Scenes scenes) {
    assertThat(FirstDiagnosis.of(scenes)).as(what).isEqualTo(expected);
  }

  @Test
  void logOfTheOnlyContainer_isItsOwnByItsShortName() {
    Scenes scenes = Scenes.text().container("shop_web_1", c -> c.ended(Termination.code(1)));
    assertThat(FirstDiagnosis.of(scenes.log("web_1", DENIED)))
        .isEqualTo("likely authentication-failed");
    Scenes other = Scenes.text().container("shop_web_1", c -> c.ended(Termination.code(1)));
    assertThat(FirstDiagnosis.of(other.log("db_1", DENIED)))
        .isEqualTo("possible application-error");
  }

  @Test
  void evidence_namesTheLine() {
    Diagnosis told = FirstDiagnosis.first(ended(1, 60).log("api", WORK, DENIED));
    assertThat(told.evidence().getFirst().fact()).contains("password authentication failed");
    assertThat(told.evidence().getFirst().from()).isEqualTo("log api:2");
  }

  @Test
  void summary_namesWhatTheTextIsAbout() {
    assertThat(
            FirstDiagnosis.first(ended(1, 60).log("api", "connect ECONNREFUSED db:5432")).summary())
        .contains("something it depends on cannot be reached (db:5432): ");
    assertThat(FirstDiagnosis.first(ended(1, 60).log("api", "Connection refused")).summary())
        .contains("something it depends on cannot be reached: ");
  }

  @Test
  void evidence_ofAContainerWithoutANameIsInWords() {
    Scenes scenes =
        Scenes.text()
            .container(null, c -> c.usage("9Mi").memoryLimit("9Mi").ended(Termination.code(137)));
    assertThat(FirstDiagnosis.first(scenes).evidence())
        .extracting(Diagnosis.Fact::from)
        .containsExactly("the container's resources", "the container's state");
  }

  @Test
  void weakFinding_saysThatTheLogIsMissing() {
    assertThat(FirstDiagnosis.first(ended(1, 60)).wouldDecide())
        .anyMatch(d -> d.contains("kubectl logs"));
    assertThat(FirstDiagnosis.first(ended(1, 60).log("api", WORK)).wouldDecide())
        .noneMatch(d -> d.contains("kubectl logs"));
  }

  private static Scenes ended(long code, long ran) {
    return pod(c -> c.probe(Probe.Kind.LIVENESS).last(code, "Error", 0, ran));
  }

  private static Scenes pod(Containers.Shape shape) {
    return Scenes.pod("shop", "a").container("api", c -> shape.of(c.image("x/y:1")));
  }
}
