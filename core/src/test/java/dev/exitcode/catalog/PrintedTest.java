package dev.exitcode.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What programs print, pasted as it is. */
class PrintedTest {
  private static final String DOCKER_INSPECT =
      """
      "State": {
          "Status": "exited",
          "Running": false,
          "Paused": false,
          "Restarting": false,
          "OOMKilled": %s,
          "Dead": false,
          "Pid": 0,
          "ExitCode": 137,
          "Error": "",
          "StartedAt": "2026-11-02T10:00:00.123456789Z",
          "FinishedAt": "2026-11-02T10:05:00.987654321Z"
      },
      """;

  private static final String KUBECTL_DESCRIBE =
      """
      State:          Waiting
        Reason:       CrashLoopBackOff
      Last State:     Terminated
        Reason:       OOMKilled
        Exit Code:    137
        Started:      Mon, 02 Nov 2026 10:00:00 +0000
        Finished:     Mon, 02 Nov 2026 10:05:00 +0000
      Ready:          False
      Restart Count:  12
      """;

  @Test
  void dockerInspect_saysWhetherTheKernelKilled() {
    Answer.Explained stopped = Asked.explained(DOCKER_INSPECT.formatted("false"));
    assertThat(stopped).isEqualTo(Asked.explained("137"));
    assertThat(Asked.explained(DOCKER_INSPECT.formatted("true")))
        .isEqualTo(Asked.explained("137 OOMKilled"));
    assertThat(Asked.explained(DOCKER_INSPECT.formatted("false").replaceAll("\\s", "")))
        .isEqualTo(stopped);
  }

  @Test
  void dockerInspectOfARunningContainer_hasNoExitCode() {
    String running =
        DOCKER_INSPECT
            .formatted("false")
            .replace("exited", "running")
            .replace("\"Running\": false", "\"Running\": true")
            .replace("\"Pid\": 0", "\"Pid\": 4711")
            .replace("137", "0");
    assertThat(Asked.explained(running).entry().id()).isEqualTo("running");
  }

  @Test
  void lastStateAsJson_saysNoMoreThanItsReasonAndCode() {
    String json = "\"lastState\":{\"terminated\":{\"exitCode\":137,\"reason\":\"OOMKilled\"}}";
    assertThat(Asked.explained(json)).isEqualTo(Asked.explained("137 OOMKilled"));
  }

  @Test
  void kubectlDescribe_isCutDownToReasonAndCode() {
    Answer.Explained answer = Asked.explained(KUBECTL_DESCRIBE);
    assertThat(answer.entry().id()).isEqualTo("137-oomkilled");
    assertThat(answer.readings())
        .allMatch(reading -> reading.startsWith("CrashLoopBackOff: "))
        .hasSize(1);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "137 not OOMKilled | 137",
        "137 no OOM kill | 137",
        "137 OOMKilled=false | 137",
        "oomkilled: no, exit code: 137 | 137",
        "137 OOMKilled false | 137",
        "{\"exitCode\":137,\"reason\":\"OOMKilled\"} | 137-oomkilled",
        "{\"terminated\":{\"exitCode\":1,\"reason\":\"Error\",\"restartCount\":3}} | 1",
        "{exitCode:137} | 137",
        ":137 | 137",
        "137:OOMKilled | 137-oomkilled",
        "terminated:137 | 137",
        "pid: 4711 exit code: 137 | 137",
      })
  void fields_areReadWithTheirValues(String printed, String id) {
    assertThat(Asked.explained(printed).entry().id()).isEqualTo(id);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "why did my pod exit with code 1 after 3 restarts | 1",
        "exited with code 137 after 5 restarts | 137",
        "exit code 1 5 times | 1",
        "exited 3 times with code 137 | 137",
        "exit code 1 in 2 containers | 1",
        "exit code 143 10 minutes after the start | 143",
        "got 137 3 times today | 137",
        "exit code 137 on all 3 replicas | 137",
        "exit code 137 restarts | 137",
        "exitcode 137 restarts: 5 | 137",
        "137 of a service with replicas 3 | 137",
        "exit code 137 restarts every 5 minutes | 137",
        "exited with 137 pods keep crashing | 137",
        "exit 12 restarts | 12",
        "java 12 restarts | 12",
        "make: *** [build] Error 12 | 12",
        "SIGKILL 9 times | 137",
      })
  void counts_areNoExitCodes(String question, long code) {
    assertThat(Asked.explained(question).code()).isEqualTo(code);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "CrashLoopBackOff 12 restarts | CrashLoopBackOff",
        "CrashLoopBackOff, 12 restarts | CrashLoopBackOff",
        "CrashLoopBackOff restarts 12 | CrashLoopBackOff",
        "12 restarts CrashLoopBackOff | CrashLoopBackOff",
        "CrashLoopBackOff 12 (3m ago) | CrashLoopBackOff",
        "CrashLoopBackOff 12 (3m20s ago) 45m | CrashLoopBackOff",
        "CrashLoopBackOff 137 restarts | CrashLoopBackOff",
        "ImagePullBackOff 3 times | ImagePullBackOff",
        "OOMKilled 5 restarts | OOMKilled",
        "Error 12 (3m ago) | Error",
        "OOMKilled on 3 pods | OOMKilled",
      })
  void countBesideAState_asksForTheState(String question, String state) {
    assertThat(Asked.explained(question)).isEqualTo(Asked.explained(state));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "systemd[1]: a.service: Main process exited, code=exited, status=143/n/a | 143",
        "Main process exited, code=exited, status=137/n/a | 137",
        "Main process exited, code=exited, status=1/FAILURE | 1",
        "status=143/n/a | 143",
        "Main process exited, code=killed, status=15/TERM | 143",
        "Process: 812 ExecStart=/bin/a (code=killed, signal=KILL) | 137",
        "code=dumped, status=11/SEGV | 139",
        "code=exited, status=203/EXEC | 203",
      })
  void systemd_isUnderstood(String printed, String id) {
    assertThat(Asked.explained(printed).entry().id()).isEqualTo(id);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "process \"/bin/sh -c npm ci\" did not complete successfully: exit code: 137 | 137-npm",
        "The command '/bin/sh -c make all' returned a non-zero code: 137 | 137",
        "134 sh -c run | 134-shell",
        "my pod exited 137 on node ip-10-0-0-1 | 137",
        "exit code 137 on node 3 | 137",
        "exit code 137 on node-3 | 137",
        "137 on the same node | 137",
        "137 go to node pool | 137",
        "137 in a node app | 137-node",
        "137 on node.js | 137-node",
        "the node process died with 137 | 137-node",
        "node 137 | 137-node",
        "go 137 | 137-go",
        "139 c++ | 139-cpp",
        "139 c | 139-cpp",
      })
  void program_isNotReadIntoOtherWords(String question, String id) {
    assertThat(Asked.explained(question).entry().id()).isEqualTo(id);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Liveness probe failed: HTTP probe failed with statuscode: 500 | liveness-probe",
        "Readiness probe failed: HTTP probe failed with statuscode: 503 | readiness-probe",
        "Startup probe failed: HTTP probe failed with statuscode: 404 | startup-probe",
        "Liveness probe failed: HTTP probe failed with statuscode: 500, exit code 137"
            + " | 137-liveness",
        "exit status 137, http status code 500 | 137",
      })
  void statusOfHttp_isNoExitCode(String printed, String id) {
    assertThat(Asked.explained(printed).entry().id()).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {"“137”", "‘137’", "«137»", "„137“", "_137_", "__137__", "*137*", "`137`", "~137~"})
  void quotesAndEmphasis_areLeftOut(String question) {
    assertThat(Asked.explained(question)).isEqualTo(Asked.explained("137"));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "Error: Process completed with exit code 137. | 137",
        "npm ERR! code ELIFECYCLE npm ERR! errno 137 | 137-npm",
        "airflow Task exited with return code -9 | minus-9",
        "Task exited with return code Negsignal.SIGKILL | 137",
        "Command '['ls']' returned non-zero exit status 139. | 139",
        "signal: killed | 137",
        "signal: terminated | 143",
        "signal: segmentation fault (core dumped) | 139",
        "error Command failed with signal \"SIGKILL\". | 137",
        "[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x4a1b2c] exit status 2"
            + " | 2-go",
        "Back-off restarting failed container app in pod api-7c-x2_web(0a1b2c3d) | back-off",
        "Back-off restarting failed container app in pod api-7c-x2_web(12345678) | back-off",
        "Memory cgroup out of memory: Killed process 1234 (node) | oomkilling",
        "Process finished with exit code -1073741819 (0xC0000005) | 0xc0000005",
        "2026-11-02T10:00:00Z container exited with code 137 | 137",
        "web-1 exited with code 137 | 137",
        "##[error]Process completed with exit code 143. | 143",
        "make: *** [build] Error 137 | 137",
        "curl: (22) The requested URL returned error: 404 | curl-22",
        "WorkerLostError: Worker exited prematurely: signal 9 (SIGKILL) Job: 5. | 137",
        "server process (PID 123) was terminated by signal 9: Killed | 137",
        "worker process 29 exited on signal 9 | 137",
        "{\"exitCode\":143,\"signal\":0} | 143",
        "dependency failed to start: container app-db-1 is unhealthy | unhealthy",
        "dependency failed to start: container app-db-1 exited (1) | 1",
        "executor failed running [/bin/sh -c npm run build]: exit code: 137 | 137-npm",
        "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory"
            + " | oom",
      })
  void lineOfALog_isUnderstood(String printed, String id) {
    assertThat(Asked.explained(printed).entry().id()).isEqualTo(id);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "exec format error | exec-format-error",
        "exec /app/server: exec format error | exec-format-error",
        "standard_init_linux.go:228: exec user process caused: exec format error"
            + " | exec-format-error",
        "bash: ./app: cannot execute binary file: Exec format error | exec-format-error",
        "255 exec format error | 255-exec-format",
        "126 exec format error | 126-exec-format",
        "OCI runtime create failed | oci-runtime-create-failed",
        "unable to start container process | oci-runtime-create-failed",
        "128 OCI runtime create failed | 128",
        "127 OCI runtime create failed | 127-docker",
        "126 OCI runtime create failed | 126-docker",
        "OCI runtime exec failed: exec failed: unable to start container process: exec: \"bash\":"
            + " executable file not found in $PATH: unknown | 126-kubectl-exec",
        "Error: crun: executable file `app` not found in $PATH: No such file or directory: OCI"
            + " runtime attempted to invoke a command that was not found |"
            + " oci-runtime-create-failed",
      })
  void startThatFailed_isUnderstood(String printed, String id) {
    assertThat(Asked.explained(printed).entry().id()).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "OCI runtime create failed: runc create failed: unable to start container process: exec:"
            + " \"server\": executable file not found in $PATH: unknown",
        "OCI runtime create failed: container_linux.go:380: starting container process caused:"
            + " exec: \"server\": stat server: no such file or directory: unknown",
        "docker: Error response from daemon: failed to create task for container: failed to create"
            + " shim task: OCI runtime create failed: runc create failed: unable to start container"
            + " process: exec: \"/app\": permission denied: unknown.",
        "OCI runtime create failed: runc create failed: unable to start container process: error"
            + " during container init: error mounting \"/x\" to rootfs at \"/y\": not a directory:"
            + " unknown: Are you trying to mount a directory onto a file (or vice-versa)?",
      })
  void startThatFailed_isNotReadIntoTheWordsAround(String printed) {
    Answer.Explained answer = Asked.explained(printed);
    assertThat(answer.entry().id()).isEqualTo("oci-runtime-create-failed");
    assertThat(answer.readings())
        .noneMatch(r -> r.matches("(Unknown|Error|Failed|Created|Starting|Init:.*): .*"));
  }

  @Test
  void startThatFailed_saysWhatStoodInTheWay() {
    String start =
        "OCI runtime create failed: runc create failed: unable to start container process: ";
    assertThat(
            Asked.explained(
                    start + "container init was OOM-killed (memory limit too low?): unknown")
                .readings())
        .anyMatch(r -> r.startsWith("OOMKilled: "));
    assertThat(Asked.explained(start + "exec: \"/app\": exec format error: unknown").readings())
        .anyMatch(r -> r.startsWith("exec format error: "));
  }

  @Test
  void wordsOfOneEntry_areToldOnceBesideAnother() {
    assertThat(
            Asked.explained(
                    "failed to create containerd task: OCI runtime create failed: unable to"
                        + " retrieve OCI runtime error: unknown")
                .readings())
        .filteredOn(r -> r.startsWith("OCI runtime create failed: "))
        .hasSize(1);
  }
}
