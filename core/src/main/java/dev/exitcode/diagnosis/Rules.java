package dev.exitcode.diagnosis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every rule, in the one order in which they are asked; the first finding stands. */
final class Rules {
  static final List<Rule> IN_ORDER =
      List.of(
          // 0: what the team says of a reason that it names
          TeamRules::byReason,
          // 1: acts on the pod or its node; what kubelet did to a container on purpose
          EvictionRules::evicted,
          PodActRules::preempted,
          PodActRules::nodeShutdown,
          JobRules::deadline,
          PodActRules::refused,
          NodeRules::lost,
          DeletionRules::stuck,
          EvictionRules::byTaint,
          EvictionRules::byApi,
          NodeRestartRules::restarted,
          KubeletRules::restartedWithSiblings,
          KubeletRules::definitionChanged,
          JobRules::failed,
          SidecarRules::sidecarKeepsRunning,
          // 2: never started
          SchedulingRules::unschedulable,
          SandboxRules::notPrepared,
          ImageRules::notPulled,
          ConfigRules::notConfigured,
          StartRules::notStarted,
          StartRules::dockerCli,
          ExecRules::notExecuted,
          ExecRules::notFound,
          ExecRules::windows,
          SandboxRules::initStuck,
          // 3: an invented status
          KubeletRules::lost,
          // 4: out of memory, by the kernel's or the platform's word
          MemoryRules::nodeOutOfMemory,
          MemoryRules::limitExceeded,
          MemoryRules::childKilled,
          MemoryRules::limitByKernel,
          MemoryRules::byKernelAlone,
          // 5: what the team says of a code, a log line or an image; the program's own final word
          TeamRules::byReading,
          LastWordRules::lastWord,
          LastWordRules::exitOnOutOfMemory,
          // 6: killed for a probe or a hook
          ProbeRules::postStart,
          ProbeRules::startup,
          ProbeRules::liveness,
          ProbeRules::unhealthyBefore,
          // 7: asked to go, or its time was over
          StopRules::preStopOverran,
          StopRules::graceExceeded,
          StopRules::onRequest,
          StopRules::sidecarAfterItsPod,
          WrapperRules::timeLimit,
          ProbeRules::runLength,
          EndRules::completedButRestarted,
          EndRules::completed,
          // 8: a crash signal
          CrashRules::signal,
          CrashRules::windows,
          // 9: the code alone, or not even that
          NodeRestartRules::daemonRestarted,
          DeletionRules::terminating,
          ExecRules::bareCode,
          MemoryRules::limitByMeasure,
          TogetherRules::endedTogether,
          BareRules::sigkill,
          BareRules::sigterm,
          BareRules::dotnetHost,
          BareRules::applicationError,
          SignalRules::asked,
          BareRules::unknown);

  private Rules() {}

  /** What the first of these rules finds that finds anything. */
  static @Nullable Finding first(List<Rule> inOrder, Scene scene) {
    for (Rule rule : inOrder) {
      Finding finding = rule.apply(scene);
      if (finding != null) {
        return finding;
      }
    }
    return null;
  }
}
