package dev.exitcode.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What the guides people land on get wrong, a test each: the answer says the right thing, and
 * nowhere but under "commonly believed" the wrong one.
 */
class WrongClaimsTest {
  @Test
  void s1_exitWithAFraction_is2AndNot128() {
    says("3.5", "end with 2");
    says("2", "bash, dash and busybox ash give 2", "No shell in common use gives 128");
    saysNot("3.5", "128 is|gives? 128(?! \\+)");
  }

  @Test
  void s2_128_isAStartThatFailed() {
    says("128", "StartError", "dockerd", "git", "gVisor", "No shell in common use does that");
    saysNot("128", "invalid (argument|exit code)");
  }

  @Test
  void s3_exitTakesAnyNumberModulo256() {
    says("255", "exit 300 ends with 44", "dash and busybox ash.* reject it with 2");
    says("300", "only the low 8 bits.*300 becomes 44");
    says("256", "256 becomes 0 \\(Success\\)");
  }

  @Test
  void s4_255_mostOftenIsALostContainer() {
    says("255", "lost track", "containerd", "CRI-O", "dockerd", "runc", "PHP", "ssh");
    saysNot("255", "out of range");
  }

  @Test
  void s5_0_canStillNeedALook() {
    says("0", "main process returned 0", "CrashLoopBackOff", "OOMKilled", "eviction");
    saysNot("0", "no troubleshooting|not attached");
  }

  @Test
  void s6_1_isNoBadImage() {
    says("1", "A bad image never starts", "127", "StartError 128", "runc");
    saysNot("1", "invalid reference");
  }

  @Test
  void s7_125_belongsToTheDockerCommand() {
    says("125", "the container has no such code", "No Kubernetes runtime writes 125", "timeout");
    saysNot("125", "insufficient permissions");
  }

  @Test
  void s8_126_isPermissionDirectoryOrCpu() {
    says("126", "no execute permission, a directory", "binary of another CPU|other CPU");
    says("126", "missing file or library is 127");
    saysNot("126", "(because of|means|usually|often) a missing dependency");
  }

  @Test
  void s9_127_hasImpostors() {
    says(
        "127",
        "shared library",
        "unset variable",
        "JVM crashed as PID 1",
        "Elasticsearch",
        "mount");
  }

  @Test
  void s10_134_flushesNothingAndHidesAsPid1() {
    says("134", "does not flush", "It can, unlike SIGKILL", "139 on x86-64, 133 on arm64", "127");
    saysNot("134", "irreversible");
  }

  @Test
  void s11_137_hasManySendersAndMayBeMadeUp() {
    says(
        "137",
        "grace period",
        "no signal was sent",
        "Evicted|eviction",
        "memory is one of several");
    saysNot("137", "no grace period|always means out of memory");
    says("137 ContainerStatusUnknown", "invented|made up|no signal");
    says("137 dotnet", "CoreCLR");
  }

  @Test
  void s12_oomKilledAnd137_areNotTheSame() {
    says("OOMKilled", "OOMKilled comes with 0, 1 or 143", "137 only means SIGKILL");
    says("1 OOMKilled", "child");
  }

  @Test
  void s13_139_isOftenAnAbort() {
    says("139", "abort", "PID 1", "musl", "\\.NET");
    says("139 dotnet", "resolver|ResolverInitFailure|host");
  }

  @Test
  void s14_143_isNoProofOfAGracefulStop() {
    says("143", "died of SIGTERM or chose 143", "usually returns 0", "Go as PID 1", "Ruby 1");
    says("143", "failed liveness probe");
    saysNot("143", "(does not|doesn't) require troubleshooting|always graceful");
  }

  @Test
  void s15_killAfterTheGracePeriod_comesFromTheRuntime() {
    says("grace period", "SIGKILL");
    says("graceful shutdown", "runtime|kubelet");
    saysNot("grace period", "(operating system|OS) (sends|escalates|kills)");
    saysNot("137", "(operating system|OS) (sends|escalates|kills)");
  }

  @Test
  void s16_exitCode_isNeverInTheLog() {
    says("exit code", "docker ps -a, docker inspect and the die event, never in the log");
    says("logs", "Never\\. It is in kubectl describe pod");
  }

  @Test
  void s17_gracePeriod_is30SecondsOnlyByDefault() {
    says("grace period", "30 s by default", "preStop", "2 s", "1 s", "probe may");
  }

  @Test
  void s18_dockerStop_sendsTheStopSignal() {
    says("docker stop", "STOPSIGNAL", "SIGINT", "0, 130, 137, 143");
    saysNot("docker stop", "(?<!not )always ends with 143");
  }

  @Test
  void s19_oldErrorWith255_cannotBeDecided() {
    says("255", "often is the trace of a node or runtime restart", "cannot be decided");
    saysNot("255", "(proves|shows) a bug");
  }

  private static void says(String question, String... patterns) {
    for (String pattern : patterns) {
      assertThat(found(question, pattern)).as("%s says %s", question, pattern).isTrue();
    }
  }

  private static void saysNot(String question, String pattern) {
    assertThat(found(question, pattern)).as("%s says %s", question, pattern).isFalse();
  }

  private static boolean found(String question, String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(Asked.said(question)).find();
  }
}
