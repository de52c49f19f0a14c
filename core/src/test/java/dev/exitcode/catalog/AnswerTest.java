package dev.exitcode.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "137, 137",
    "+137, 137",
    "0137, 137",
    "' 137 ', 137",
    "１３７, 137",
    "137.0, 137",
    "137?, 137",
    "(137), 137",
    "−1, minus-1",
    "-1, minus-1",
    "exit -1, 255",
    "exit code 137, 137",
    "Exit Code: 137, 137",
    "code=137, 137",
    "exitcode: 137, 137",
    "exit_code=137, 137",
    "ExitCode:2, 2",
    "Init:ExitCode:2, 2",
    "exit status 255, 255",
    "what does exit code 137 mean?, 137",
    "container exited with code 137, 137",
    "command terminated with exit code 126, 126",
    "signal 9, 137",
    "sig 11, 139",
    "signal: 15, 143",
    "signal 34, 162",
    "kill -9, 137",
    "kill -TERM, 143",
    "SIGSEGV, 139",
    "segv, 139",
    "SIGRTMIN+20, 182",
    "137 (SIGKILL), 137",
    "9 (SIGKILL), 137",
    "'code=killed, status=9/KILL', 137",
    "'code=exited, status=203/EXEC', 203",
    "Segmentation fault (core dumped), 139",
    "0xC0000005, 0xc0000005",
    "0xc0000005, 0xc0000005",
    "C0000005, 0xc0000005",
    "3221225477, 0xc0000005",
    "-1073741819, 0xc0000005",
  })
  void code_isFound(String question, String id) {
    assertThat(Asked.explained(question).entry().id()).isEqualTo(id);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "137 java, 137-java",
    "java 137, 137-java",
    "exit code 137 of my java container, 137-java",
    "139 node, 139-node",
    "1 OOMKilled, oomkilled-other-code",
    "1 oom-killed, oomkilled-other-code",
    "137 liveness, 137-liveness",
    "137 Evicted, 137-evicted",
    "255 arm64, 255-exec-format",
    "22 curl, curl-22",
    "1 npm start, 1-node",
    "SIGSEGV node, 139-node",
    "Reason: OOMKilled Exit Code: 137, 137-oomkilled",
  })
  void contextWord_sharpensTheCode(String question, String id) {
    Answer.Explained answer = Asked.explained(question);
    assertThat(answer.entry().id()).isEqualTo(id);
    long code = Objects.requireNonNull(answer.code());
    assertThat(answer.related()).first().isEqualTo(Asked.CATALOG.exitCode(code));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "OOMKilled, oomkilled",
    "oomkilled, oomkilled",
    "OOM Killed, oomkilled",
    "CrashLoopBackOff, crashloopbackoff",
    "crash loop back-off, crashloopbackoff",
    "StartError, starterror",
    "CreateContainerConfigError, createcontainerconfigerror",
    "Evicted, evicted",
    "exit code, exit-code",
    "what is an exit code, exit-code",
    "signal, signal",
    "graceful shutdown, graceful-shutdown",
    "limits, limits",
    "probes, probes",
    "restart policy, restart-policy",
    "logs, logs",
  })
  void word_isFound(String question, String id) {
    assertThat(Asked.explained(question).entry().id()).isEqualTo(id);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "Created, created",
    "Up 3 hours, running",
    "Up About an hour, running",
    "Up Less than a second, running",
    "Up 3 hours (Paused), paused",
    "Up 2 minutes (healthy), healthy",
    "Up 2 minutes (unhealthy), unhealthy",
    "Up 5 seconds (health: starting), starting",
    "Exited (137) 3 minutes ago, 137",
    "Exited (0) About an hour ago, 0",
    "Restarting (1) 5 seconds ago, 1",
    "Removal In Progress, removing",
    "Dead, dead",
    "3f4e5a6b7c8d nginx:1.25 \"/entry.sh\" 3 minutes ago Exited (137) 2 minutes ago 80/tcp web,"
        + " 137",
    "3f4e5a6b7c8d nginx:1.25 \"/entry.sh\" 3 minutes ago Up 2 minutes 80/tcp web, running",
  })
  void dockerPs_isUnderstood(String copied, String id) {
    assertThat(Asked.explained(copied).entry().id()).isEqualTo(id);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "Running, running",
    "Pending, pending",
    "Terminating, terminating",
    "Init:0/1, init-n-m",
    "Init:7/9, init-n-m",
    "Init:CrashLoopBackOff, init-crashloopbackoff",
    "0/1 Completed, completed",
    "3/3 Running, running",
    "1/1, ready",
    "2/3, not-ready",
    "api-7c9d8-x2x   0/1   CrashLoopBackOff   12 (3m ago)   45m, crashloopbackoff",
    "db-0 1/1 Running 0 5d3h, running",
    "NAME READY STATUS RESTARTS AGE db-0 1/1 Running 0 5d api 0/1 OOMKilled 3 (2m ago) 9m,"
        + " oomkilled",
  })
  void kubectlGetPods_isUnderstood(String copied, String id) {
    assertThat(Asked.explained(copied).entry().id()).isEqualTo(id);
  }

  @ParameterizedTest(name = "{0} -> {1}, {2}")
  @CsvSource({
    "137 143, 137, 143",
    "137 vs 143, 137, 143",
    "137 or 143, 137, 143",
    "137/143, 137, 143",
    "'137, 143', 137, 143",
    "137 against 143, 137, 143",
    "exit codes 137 and 143, 137, 143",
    "what is the difference between 137 and 143?, 137, 143",
    "SIGTERM vs SIGKILL, 143, 137",
    "OOMKilled vs Evicted, oomkilled, evicted",
    "137 vs OOMKilled, 137, oomkilled",
    "137 java vs 143 java, 137-java, 143-java",
    "137 143 java, 137-java, 143-java",
    "137 java vs node, 137-java, 137-node",
  })
  void twoThings_areCompared(String question, String left, String right) {
    Answer.Compared answer = Asked.compared(question);
    assertThat(answer.left().entry().id()).isEqualTo(left);
    assertThat(answer.right().entry().id()).isEqualTo(right);
    assertThat(answer.difference()).isNotBlank();
  }

  @Test
  void threeThings_compareTheFirstTwoAndSaySo() {
    Answer.Compared answer = Asked.compared("1 2 3");
    assertThat(answer.right().code()).isEqualTo(2);
    assertThat(answer.difference()).endsWith("Only the first two are compared.");
  }

  @Test
  void sameThingTwice_isExplainedOnce() {
    assertThat(Asked.explained("137 vs 137").code()).isEqualTo(137);
    assertThat(Asked.explained("137 vs SIGKILL").code()).isEqualTo(137);
  }

  @Test
  void twoPrograms_borrowTheContrastOfTheirCodes() {
    assertThat(Asked.compared("137 java vs 143 java").difference())
        .isEqualTo(Asked.compared("137 vs 143").difference());
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "codes", "common", "LIST", " list "})
  void list_showsTheCommonCodesInOrder(String question) {
    assertThat(Asked.answer(question))
        .isInstanceOfSatisfying(
            Answer.Listed.class,
            listed ->
                assertThat(listed.entries())
                    .extracting(Entry::id)
                    .contains("0", "1", "125", "126", "127", "134", "137", "139", "143", "255")
                    .isSortedAccordingTo(Comparator.comparingInt(Integer::parseInt)));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "OOMKiled, OOMKilled",
    "SIGSEVG, SIGSEGV",
    "crashlopbackoff, CrashLoopBackOff",
    "Evcited, Evicted",
    "ImagePulBackOff, ImagePullBackOff",
  })
  void misspelling_suggestsTheWord(String question, String meant) {
    Answer.NotFound answer = Asked.notFound(question);
    assertThat(answer.suggestions()).first().isEqualTo(meant);
    assertThat(answer.sentence()).contains("did you mean " + meant);
    assertThat(Asked.answer(meant)).isInstanceOf(Answer.Explained.class);
  }

  @Test
  void programAlone_suggestsItsCodes() {
    assertThat(Asked.notFound("java").suggestions()).contains("137 java", "143 java");
  }

  @Test
  void nonsense_getsOneHelpfulSentenceThatDoesNotRepeatIt() {
    Answer.NotFound answer = Asked.notFound("zqxwv <script>alert</script> *bold*");
    assertThat(answer.sentence()).contains("137", "OOMKilled").doesNotContain("zqxwv", "<", "*");
    assertThat(answer.suggestions()).isNotEmpty();
  }

  @Test
  void everySuggestion_hasAnAnswer() {
    assertThat(Asked.notFound("?").suggestions())
        .allSatisfy(s -> assertThat(Asked.answer(s)).isNotInstanceOf(Answer.NotFound.class));
  }

  @Test
  void unknownWord_isLeftOutPolitely() {
    assertThat(Asked.explained("137 zqxwv").entry().id()).isEqualTo("137");
    assertThat(Asked.explained("137 zqxwv").readings())
        .contains("One word is not known here and was left out.");
    assertThat(Asked.explained("137 jvaa").readings())
        .contains("One word is not known here and was left out. Did you mean java?");
  }

  @Test
  void wordWithoutASharperEntry_isExplainedBesideTheCode() {
    Answer.Explained answer = Asked.explained("2 crashloopbackoff");
    assertThat(answer.entry().id()).isEqualTo("2");
    assertThat(answer.related()).extracting(Entry::id).contains("crashloopbackoff");
    assertThat(answer.readings()).anyMatch(r -> r.startsWith("CrashLoopBackOff: "));
  }

  @Test
  void smallNumber_isAnExitCodeWithTheSignalBesideIt() {
    Answer.Explained answer = Asked.explained("9");
    assertThat(answer.code()).isEqualTo(9);
    assertThat(answer.readings()).contains("As a signal number, 9 is SIGKILL: see 137.");
  }

  @Test
  void negativeNumber_hasBothReadings() {
    assertThat(String.join(" ", Asked.explained("-9").readings()))
        .contains("signal 9 (SIGKILL)")
        .contains("-9 becomes 247");
    assertThat(String.join(" ", Asked.explained("-1").readings()))
        .contains("SIGHUP")
        .contains("-1 becomes 255");
    assertThat(Asked.said("-1")).contains("CRI-O");
  }

  @Test
  void largeNumber_isReadInEightBitsOrAsWindows() {
    assertThat(Asked.explained("300").readings())
        .contains(
            "On Linux only the low 8 bits are kept: 300 becomes 44 (The program's own code).");
    assertThat(String.join(" ", Asked.explained("-1073741819").readings()))
        .contains("0xC0000005", "3221225477", "-1073741819");
    assertThat(Asked.explained("9".repeat(4_000)).entry().id()).isEqualTo("beyond-32-bits");
  }

  @Test
  void realTimeSignal_hasItsOwnName() {
    assertThat(Asked.explained("167").heading()).startsWith("167 · SIGRTMIN+5");
    assertThat(Asked.explained("167").entry().signal()).isEqualTo("SIGRTMIN+5");
  }

  @Test
  void platformBesideACode_leavesTheOtherPlatformOut() {
    assertThat(Asked.explained("137 docker").entry().causes())
        .isNotEmpty()
        .noneMatch(cause -> cause.on() == Platform.KUBERNETES);
    assertThat(Asked.explained("137 docker").readings()).isEmpty();
    assertThat(Asked.explained("137 kubernetes").entry().nextSteps())
        .isNotEmpty()
        .noneMatch(step -> step.on() == Platform.DOCKER);
    assertThat(Asked.explained("125 docker").entry().id()).startsWith("125-");
  }

  @Test
  void verbsBesideACode_askForTheCodeAlone() {
    assertThat(Asked.explained("why did it die with 137?"))
        .isEqualTo(Asked.explained("my pod crashed with 137"))
        .isEqualTo(Asked.explained("137"));
  }
}
