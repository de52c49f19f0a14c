package dev.exitcode.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One line of each form, and what it says of the container. */
class FormsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          web-6d4c-8zjkl 0/1 CrashLoopBackOff 7 (91s ago) 12m       ! ? waiting=CrashLoopBackOff restarts=7
          web-6d4c-8zjkl 0/1 CrashLoopBackOff 5                     ! ? waiting=CrashLoopBackOff restarts=5
          pay web-6d4c-8zjkl 0/1 ImagePullBackOff 0 12m             ! ? waiting=ImagePullBackOff
          web-6d4c-8zjkl 0/1 OOMKilled 3 (5m ago) 2d4h              ! ? ended=OOMKilled/null restarts=3
          web-6d4c-8zjkl 0/1 ExitCode:3 0 5m                        ! ? ended=null/3
          web-6d4c-8zjkl 0/1 Signal:9 0 5m                          ! ? ended=null/null
          web-6d4c-8zjkl 0/1 Init:OOMKilled 2 5m                    ! ? ended=OOMKilled/null restarts=2
          web-6d4c-8zjkl 0/1 Init:ExitCode:2 2 5m                   ! ? ended=null/2 restarts=2
          web-6d4c-8zjkl 0/1 Init:CrashLoopBackOff 2 5m             ! ? waiting=CrashLoopBackOff restarts=2
          web-6d4c-8zjkl 0/1 Init:0/1 0 5m                          ! ? running
          web-6d4c-8zjkl 0/1 Running 3 (2m ago) 5m                  ! ? running restarts=3
          web-6d4c-8zjkl 0/1 Completed 0 5m                         ! ? ended=Completed/0
          web-6d4c-8zjkl 0/1 Error 0 5m 10.1.2.3 node-1 <none> <none> ! ? ended=Error/null
          web-6d4c-8zjkl 0/1 ContainerStatusUnknown 1 5m            ! ? ended=ContainerStatusUnknown/null restarts=1
          web-6d4c-8zjkl 0/1 CreateContainerConfigError             ! ? waiting=CreateContainerConfigError
          6f0e2f0a1c33   aspnet:4.8   "C:\\\\x.e"   Exited (3221225786) 4 seconds ago ! ? ended=null/3221225786
          6f0e2f0a1c33   acme/web:1   "/bin/web"   2 hours ago   Exited (137) 2 minutes ago             web ! web ended=null/137
          6f0e2f0a1c33   acme/web:1   "/bin/web"   2 hours ago   Restarting (1) 5 seconds ago             web ! web waiting=Restarting last=null/1
          6f0e2f0a1c33   acme/web:1   "/bin/web"   2 hours ago   Up 3 hours (unhealthy)   80/tcp   web ! web running
          6f0e2f0a1c33   acme/web:1   "/bin/web"   2 hours ago   Created             web ! web waiting=Created
          web_1 exited with code 137                                ! web_1 ended=null/137
          2026-06-13T10:00:00.5Z container die 6f0e2f0a1c33 (execDuration=3, exitCode=137, image=acme/x, name=web) ! web ended=null/137
          State: Terminated Reason: OOMKilled Exit Code: 137        ! ? ended=OOMKilled/137
          State: Terminated / Reason: OOMKilled / Exit Code: 0 / Limits: memory: 8Mi ! ? ended=OOMKilled/0
          Last State: Terminated Reason: Error Exit Code: 139       ! ? last=Error/139
          State: Waiting Reason: CrashLoopBackOff Last State: Terminated Reason: Completed Exit Code: 0 Restart Count: 4 ! ? waiting=CrashLoopBackOff last=Completed/0 restarts=4
          exit code 137                                             ! ? ended=null/137
          the container exits with error 132                        ! ? ended=null/132
          (exit status 1; not expected)                             ! ? ended=null/1
          restarts: 24, exit code 134                               ! ? ended=null/134 restarts=24
          my pod exited (code 0xC0000005)                           ! ? ended=null/3221225477
          Main PID: 9729 (code=exited, status=3)                    ! ? ended=null/3
          Active: failed (Result: oom-kill) since Sat               ! ? ended=OOMKilled/null
          Container called exit(1).                                 ! ? ended=null/1
          again my pod got OOM killed with exit code 137            ! ? ended=OOMKilled/137
          "OOMKilled": true,                                        ! ? ended=OOMKilled/null
          CannotStartContainerError: Error response from daemon: OCI runtime create failed: x ! ? ended=StartError/null
          """)
  void line_isRead(String line, String container) {
    assertThat(Reads.brief(Reads.container(line))).isEqualTo(container);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          web-1 0/1 Evicted 0 3h                                    ! Evicted ! Failed
          web-1 0/1 OutOfcpu 0 3h                                   ! OutOfcpu ! Failed
          web-1 0/1 NodeLost 0 3h                                   ! NodeLost !
          web-1 0/1 Unknown 0 3h                                    ! ! Unknown
          The node was low on resource: memory.                     ! Evicted !
          Pod was active on the node longer than the specified deadline ! DeadlineExceeded !
          my pod is Evicted, phase: Failed                          ! Evicted ! Failed
          the phase is Succeeded but the pod did nothing            ! ! Succeeded
          """)
  void pod_isRead(String line, String reason, String phase) {
    var status = Reads.file(line).pod().status();
    assertThat(status.reason()).isEqualTo(reason);
    assertThat(status.phase()).isEqualTo(phase);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          Warning  BackOff  (x46)  Back-off restarting failed container ! BackOff x46 Back-off restarting failed container
          Warning  BackOff  2s (x34 over 12m)  kubelet  Back-off restarting failed container a in pod b ! BackOff x34 Back-off restarting failed container a in pod b
          Warning  Evicted  kubelet  Pod ephemeral local storage usage exceeds ! Evicted x1 Pod ephemeral local storage usage exceeds
          Normal   Killing    5m (x3 over 1h)    kubelet    Container web failed liveness probe, will be restarted ! Killing x3 Container web failed liveness probe, will be restarted
          5m    Warning   Unhealthy   pod/web-1   Liveness probe failed: x ! Unhealthy x1 Liveness probe failed: x
          5m (x3 over 9m)   Warning   Unhealthy   pod/web-1   Liveness probe failed: x ! Unhealthy x3 Liveness probe failed: x
          3m  1m  4  kubelet, node-1  spec.containers{app}  Warning  BackOff  Back-off ! BackOff x4 Back-off
          Events: Type Reason Age From Message ---- ------ ---- ---- ------- Warning BackOff 2s (x3 over 9s) kubelet Back-off ! BackOff x3 Back-off
          [ 12.3] Memory cgroup out of memory: Killed process 12 (celery) ! OOMKilling x1 Memory cgroup out of memory: Killed process 12 (celery)
          Liveness probe failed: HTTP probe failed with statuscode: 500 ! Unhealthy x1 Liveness probe failed: HTTP probe failed with statuscode: 500
          """)
  void event_isRead(String line, String event) {
    assertThat(Reads.events(line)).containsExactly(event);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          memory limit 1Gi, exit code 1                    ! 1Gi
          a 256MB limit, exit code 1                       ! 256M
          container limit 2000Mi, exit code 1              ! 2000Mi
          State: Running Limits: cpu: 1 memory: 8Mi        ! 8Mi
          """)
  void memoryLimit_isRead(String line, String limit) {
    assertThat(Reads.container(line).spec().resources().memoryLimit()).isEqualTo(limit);
  }

  @Test
  void memoryLimit_isReadFromTheCommand() {
    String text = "$ docker run -m 512m acme/x\n$ echo $?\n1";
    assertThat(Reads.container(text).spec().resources().memoryLimit()).isEqualTo("512Mi");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          web-1 | panic: boom                              ! panic: boom
          2026-01-01T00:00:00Z ERROR connection refused    ! 2026-01-01T00:00:00Z ERROR connection refused
          nginx: [emerg] bind() failed                     ! nginx: [emerg] bind() failed
          exec /manager: exec format error                 ! exec /manager: exec format error
          Bus error (core dumped)                          ! Bus error (core dumped)
          You must install or update .NET to run this application. ! You must install or update .NET to run this application.
          """)
  void printedLine_isLog(String line, String log) {
    assertThat(Reads.log(line)).containsExactly(log);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          my pod was not OOMKilled, exit code 1, the JVM never throws OutOfMemoryError
          why does the container die with exit code 1?
          our pods keep crashing since this morning, exit code 1
          """)
  void toldLine_isNoLog(String line) {
    assertThat(Reads.log(line)).isEmpty();
    assertThat(Reads.brief(Reads.container(line))).contains("null/1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exit code 137, and docker inspect says OOMKilled false",
        "exit code 137, but OOMKilled is false",
        "exit code 137, OOMKilled was not set",
        "exit code 137, I don't see OOMKilled anywhere",
        "exit code 137 and no sign of an OOMKilled",
        "I expected OOMKilled but the reason says Error, exit code 137",
        "exit code 137. Is it OOMKilled or something else?",
        "could exit code 137 be an OOMKilled? memory looks low",
        "exit code 137: can that mean OOMKilled?",
        "If it were OOMKilled I would see it, exit code 137",
        "exit code 137 with reason Error instead of OOMKilled",
        "exit code 137: how do I avoid OOMKilled?",
        "exit code 137: what does OOMKilled mean?",
        "exit code 137, the docs say that this means the container was OOMKilled",
        "exit code 137, and no pod on this node was OOMKilled",
      })
  void stateThatIsDeniedAskedOrSupposed_isNoFact(String text) {
    assertThat(Reads.brief(Reads.container(text))).isEqualTo("? ended=null/137");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "why is my pod OOMKilled with exit code 137?",
        "Is it normal that the pod is OOMKilled? exit code 137",
        "It is not clear to me why it is OOMKilled, exit code 137",
        "Can I find out why it gets OOMKilled? It ended with exit code 137",
        "If I set the limit to 1Gi it is OOMKilled, exit code 137",
        "No idea. OOMKilled, exit code 137",
      })
  void stateThatIsAskedAbout_isAFact(String text) {
    assertThat(Reads.brief(Reads.container(text))).isEqualTo("? ended=OOMKilled/137");
  }
}
