package dev.exitcode.diagnosis;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an exit code of Windows (NTSTATUS) means. Kubernetes writes them signed, Docker unsigned;
 * names as in Microsoft's {@code ntstatus.h}.
 */
final class WindowsCodes {
  private static final long LOW_32 = 0xFFFF_FFFFL;
  private static final long EIGHT_BITS = 255;

  /** A cause and the status it follows from. */
  record Meaning(Cause cause, Confidence confidence, String status) {}

  private static final Map<Long, Meaning> BY_CODE =
      Map.ofEntries(
          likely(0xC0000005L, Cause.NATIVE_CRASH, "STATUS_ACCESS_VIOLATION"),
          likely(0xC0000094L, Cause.NATIVE_CRASH, "STATUS_INTEGER_DIVIDE_BY_ZERO"),
          likely(0xC00000FDL, Cause.NATIVE_CRASH, "STATUS_STACK_OVERFLOW"),
          likely(0xC000001DL, Cause.ILLEGAL_INSTRUCTION, "STATUS_ILLEGAL_INSTRUCTION"),
          likely(0xC0000374L, Cause.ABORTED, "STATUS_HEAP_CORRUPTION"),
          likely(0xC0000409L, Cause.ABORTED, "STATUS_STACK_BUFFER_OVERRUN"),
          likely(0xC0000417L, Cause.ABORTED, "STATUS_INVALID_CRUNTIME_PARAMETER"),
          likely(0x80000003L, Cause.ABORTED, "STATUS_BREAKPOINT"),
          likely(0xE0434352L, Cause.UNCAUGHT_EXCEPTION, "an unhandled .NET exception"),
          likely(0xE06D7363L, Cause.UNCAUGHT_EXCEPTION, "an unhandled C++ exception"),
          likely(0xC0000139L, Cause.RUNTIME_VERSION_MISMATCH, "STATUS_ENTRYPOINT_NOT_FOUND"),
          possible(0xC0000022L, Cause.FILE_PERMISSION_DENIED, "STATUS_ACCESS_DENIED"),
          possible(0xC0000017L, Cause.MEMORY_LIMIT_EXCEEDED, "STATUS_NO_MEMORY"),
          likely(0x800705AFL, Cause.MEMORY_LIMIT_EXCEEDED, "the commit limit was reached"),
          likely(0xC000013AL, Cause.STOPPED_ON_REQUEST, "STATUS_CONTROL_C_EXIT"),
          likely(0x40010004L, Cause.STOPPED_ON_REQUEST, "DBG_TERMINATE_PROCESS"));

  private WindowsCodes() {}

  /** What a code means, or null where it is none of these or has eight bits only. */
  static @Nullable Meaning of(long code) {
    return code >= 0 && code <= EIGHT_BITS ? null : BY_CODE.get(code & LOW_32);
  }

  /** Whether the code is that of an ordinary stop. */
  static boolean isStop(Scene scene) {
    Long code = scene.code();
    Meaning meaning = code == null ? null : of(code);
    return meaning != null && meaning.cause() == Cause.STOPPED_ON_REQUEST;
  }

  private static Map.Entry<Long, Meaning> likely(long code, Cause cause, String status) {
    return Map.entry(code, new Meaning(cause, Confidence.LIKELY, status));
  }

  private static Map.Entry<Long, Meaning> possible(long code, Cause cause, String status) {
    return Map.entry(code, new Meaning(cause, Confidence.POSSIBLE, status));
  }
}
