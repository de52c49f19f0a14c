package dev.exitcode.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.evidence.Condition;
import dev.exitcode.evidence.EventFacts.Regarding;
import dev.exitcode.evidence.LogTail;
import dev.exitcode.evidence.WorkloadFacts;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a Job did to its pods, and what a container beside a Job's own does to the Job. */
class JobRulesTest {
  private static final String BACKOFF = "Job has reached the specified backoff limit";

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of("it failed", "certain job-failed", alone("Failed", "True")),
        Arguments.of("it is about to fail", "certain job-failed", alone("FailureTarget", "True")),
        Arguments.of("it did not fail", "healthy", alone("Failed", "False")),
        Arguments.of("it is done", "healthy", alone("Complete", "True")),
        Arguments.of("its event", "certain job-failed", told("BackoffLimitExceeded", "Job")),
        Arguments.of("its other event", "healthy", told("SuccessfulCreate", "Job")),
        Arguments.of("an event of another kind", "healthy", told("BackoffLimitExceeded", "App")),
        Arguments.of("its words in a text", "certain job-failed", pasted("Warning " + BACKOFF)),
        Arguments.of("other words in a text", "possible unknown", pasted("Job is suspended")),
        Arguments.of(
            "another workload failed",
            "healthy",
            Scenes.text().workload(workload("Deployment", failed("BackoffLimitExceeded", 98)))));
  }

  static Stream<Arguments> deadlines() {
    return Stream.of(
        Arguments.of("the pod's event", "certain pod-deadline-exceeded", deadlineOfPod(99)),
        Arguments.of("long after the end", "possible stopped-on-request", deadlineOfPod(106)),
        Arguments.of(
            "its Job's", "certain pod-deadline-exceeded", job(failed("DeadlineExceeded", 98))),
        Arguments.of(
            "its Job's, long after the end",
            "possible stopped-on-request",
            job(failed("DeadlineExceeded", 106))),
        Arguments.of(
            "its Job failed otherwise",
            "possible stopped-on-request",
            job(failed("BackoffLimitExceeded", 98))),
        Arguments.of(
            "another workload's",
            "possible stopped-on-request",
            ended(143).workload(workload("CronJob", failed("DeadlineExceeded", 98)))));
  }

  static Stream<Arguments> sidecars() {
    return Stream.of(
        Arguments.of("a proxy", "likely sidecar-keeps-job-running", beside("proxy")),
        Arguments.of("another program, for long", "possible sidecar-keeps-job-running", late(401)),
        Arguments.of("another program", "certain completed", late(400)),
        Arguments.of(
            "a proxy beside two",
            "certain completed",
            beside("proxy").container("main", c -> c.running(1))),
        Arguments.of(
            "a proxy that waits",
            "certain completed",
            work().container("proxy", c -> c.waiting("ContainerCreating", null)).owner("Job", "e")),
        Arguments.of(
            "no proxy is left",
            "certain completed",
            work().container("proxy", c -> c.ended(0, "Completed", 0, 90)).owner("Job", "e")),
        Arguments.of("no Job", "certain completed", work().container("proxy", c -> c.running(1))),
        Arguments.of(
            "the pod of another owner",
            "certain completed",
            work().container("proxy", c -> c.running(1)).owner("ReplicaSet", "e")),
        Arguments.of(
            "a Job that is told beside",
            "likely sidecar-keeps-job-running",
            work().container("proxy", c -> c.running(1)).job("e")),
        Arguments.of(
            "the pod is to go", "likely stopped-on-request", beside("proxy").deleted(95, 30)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void job_failed(String what, String expected, Scenes scenes) {
    assertThat(FirstDiagnosis.of(scenes)).as(what).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("deadlines")
  void deadline_isTheCauseOfTheEndThatCameWithIt(String what, String expected, Scenes scenes) {
    assertThat(FirstDiagnosis.of(scenes)).as(what).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sidecars")
  void sidecar_keepsTheJobOfAPodThatIsDone(String what, String expected, Scenes scenes) {
    assertThat(FirstDiagnosis.of(scenes)).as(what).isEqualTo(expected);
  }

  @Test
  void summary_namesTheJob() {
    assertThat(FirstDiagnosis.first(alone("Failed", "True")).summary()).contains("etl");
  }

  @Test
  void summary_namesTheJobOfAnEvent() {
    assertThat(FirstDiagnosis.first(told("BackoffLimitExceeded", "Job").job("etl")).summary())
        .contains("etl");
  }

  @Test
  void diagnosis_namesTheContainerThatKeepsTheJob() {
    Diagnosis told = FirstDiagnosis.first(beside("proxy"));

    assertThat(told.summary()).contains("proxy");
    assertThat(told.subject().container()).isNull();
  }

  private static Scenes alone(String condition, String status) {
    return Scenes.text()
        .job("etl", new Condition(condition, status, "BackoffLimitExceeded", BACKOFF, null));
  }

  private static Scenes told(String reason, String kind) {
    return Scenes.text().event(reason, BACKOFF, null, Regarding.of(kind, "etl"));
  }

  private static Scenes pasted(String line) {
    return Scenes.text().log(new LogTail(null, LogTail.Instance.UNKNOWN, List.of(line), false));
  }

  private static Scenes deadlineOfPod(long seconds) {
    return ended(143).event("DeadlineExceeded", "Pod was active too long", seconds);
  }

  private static Scenes job(Condition failed) {
    return ended(143).owner("Job", "etl").job("etl", failed);
  }

  private static Scenes beside(String other) {
    return work().container(other, c -> c.running(1).ready()).owner("Job", "etl");
  }

  private static Scenes late(long observed) {
    return beside("main").observed(observed);
  }

  private static Scenes work() {
    return ended(0);
  }

  private static Scenes ended(long code) {
    return Scenes.pod("shop", "api")
        .restartPolicy("Never")
        .container("app", c -> c.ended(code, code == 0 ? "Completed" : "Error", 0, 100));
  }

  private static WorkloadFacts workload(String kind, Condition condition) {
    return new WorkloadFacts(
        kind, "shop", "etl", Scenes.T0, 1, 0, 1, List.of(condition), List.of(), Map.of());
  }

  private static Condition failed(String reason, long since) {
    return new Condition("Failed", "True", reason, "the Job failed", Scenes.at(since));
  }
}
