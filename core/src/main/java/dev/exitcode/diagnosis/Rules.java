package dev.exitcode.diagnosis;

import java.util.List;

/** Every rule, in the one order in which they are asked; the first finding stands. */
final class Rules {
  static final List<Rule> IN_ORDER =
      List.of(
          // 1 acts on the pod or the node
          // 2 never started
          // 3 an invented status
          // 4 out of memory, by the kernel's or the platform's word
          MemoryRules::nodeOutOfMemory,
          MemoryRules::limitExceeded,
          MemoryRules::childKilled,
          MemoryRules::limitByKernel,
          // 5 the program's own final word
          LastWordRules::lastWord,
          LastWordRules::exitOnOutOfMemory,
          // 6 killed for a probe or a hook
          ProbeRules::postStart,
          ProbeRules::startup,
          ProbeRules::liveness,
          ProbeRules::unhealthyBefore,
          // 7 asked to go, or its time was over
          StopRules::preStopOverran,
          StopRules::graceExceeded,
          StopRules::onRequest,
          StopRules::sidecarAfterItsPod,
          WrapperRules::timeLimit,
          ProbeRules::runLength,
          EndRules::completedButRestarted,
          EndRules::completed,
          // 8 a crash signal
          CrashRules::signal,
          CrashRules::windows,
          // 9 the code alone, or not even that
          BareRules::sigkill,
          BareRules::sigterm,
          BareRules::dotnetHost,
          BareRules::applicationError,
          BareRules::unknown);

  private Rules() {}
}
