package dev.exitcode.diagnosis;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Why a container or a pod is not well: the vocabulary. The ids are public: they stand in JSON,
 * metrics, routes and labelled cases; one may be added, none is ever renamed.
 */
public enum Cause {
  // Memory
  /** The container ran into its own memory limit and its main process was killed. */
  MEMORY_LIMIT_EXCEEDED,
  /** A process inside the container was OOM-killed, PID 1 was not (or ended by itself). */
  CHILD_PROCESS_OOM,
  /** The limit is too small even for the runtime's init. */
  MEMORY_LIMIT_TOO_SMALL_TO_START,
  /** The node, not the container, ran out of memory. */
  NODE_OUT_OF_MEMORY,
  /** The JVM's own heap (or metaspace, direct memory) is exhausted, below the container limit. */
  JAVA_HEAP_EXHAUSTED,
  /** A memory limit of another runtime, below the container limit. */
  RUNTIME_HEAP_EXHAUSTED,
  /** The V8 heap of Node.js is exhausted. */
  V8_HEAP_EXHAUSTED,
  // Killed or stopped from outside
  /** Kubelet restarted the container because its liveness probe failed. */
  LIVENESS_PROBE_FAILED,
  /** Same, startup probe. */
  STARTUP_PROBE_FAILED,
  /** Asked to stop, ignored SIGTERM, killed when the grace period ended. */
  GRACE_PERIOD_EXCEEDED,
  /** The preStop hook used up the grace period. */
  PRESTOP_HOOK_OVERRAN,
  /** The postStart hook failed and the container was killed for it. */
  POSTSTART_HOOK_FAILED,
  /** Rollout, scale-down, deletion, drain, docker stop, Ctrl-C; the program ended in time. */
  STOPPED_ON_REQUEST(true),
  /** Another container's rule restarted all of them. */
  RESTARTED_WITH_SIBLINGS(true),
  /** The spec changed in place. */
  CONTAINER_DEFINITION_CHANGED(true),
  /** SIGKILL and nothing says who sent it. */
  SIGKILL_UNATTRIBUTED,
  /** A wrapper such as timeout ended the program. */
  TIME_LIMIT_BY_WRAPPER,
  // Disruption of the pod or the node
  /** Kubelet evicted the pod: node low on memory, disk, inodes or PIDs. */
  EVICTED_NODE_PRESSURE,
  /** Pod over its ephemeral-storage or emptyDir limit. */
  EVICTED_STORAGE_LIMIT,
  /** A pod of higher priority took its place. */
  PREEMPTED,
  /** NoExecute taint. */
  EVICTED_BY_TAINT,
  /** Drain, autoscaler, descheduler. */
  EVICTED_BY_API(true),
  /** Graceful node shutdown. */
  NODE_SHUTDOWN,
  /** Node or container runtime restarted and lost the task. */
  NODE_RESTARTED,
  /** Node stopped reporting. */
  NODE_LOST,
  /** Kubelet or runtime invented the status; the true cause is not visible. */
  STATUS_LOST,
  /** ActiveDeadlineSeconds of the pod or its Job. */
  POD_DEADLINE_EXCEEDED,
  /** Kubelet refused the pod; it never ran. */
  ADMISSION_REJECTED,
  /** The pod is Terminating and does not end. */
  TERMINATION_STUCK,
  /** The Job's own container ended, another keeps the pod alive. */
  SIDECAR_KEEPS_JOB_RUNNING,
  /** The Job failed and its pods are gone, so nothing more can be known. */
  JOB_FAILED,
  /** Device plugin or GPU not healthy. */
  DEVICE_UNAVAILABLE,
  // Could not start
  /** The command does not exist in the image. */
  COMMAND_NOT_FOUND,
  /** It exists but may not be executed. */
  COMMAND_NOT_EXECUTABLE,
  /** Binary built for another CPU architecture. */
  WRONG_ARCHITECTURE,
  /** Script's first line cannot be run: CRLF, missing shell. */
  BAD_INTERPRETER,
  /** Dynamic loader failed. */
  MISSING_SHARED_LIBRARY,
  /** A file mounted on a directory or the reverse, or a path hidden by a mount. */
  MOUNT_MISMATCH,
  /** The container runtime failed in another way. */
  RUNTIME_START_FAILED,
  /** Creating the container timed out. */
  RUNTIME_OVERLOADED,
  /** Docker run itself failed. */
  DOCKER_CLI_FAILED,
  /** Secret or ConfigMap not found. */
  CONFIG_OBJECT_MISSING,
  /** The key is not in it. */
  CONFIG_KEY_MISSING,
  /** Image user contradicts runAsNonRoot. */
  RUN_AS_NON_ROOT_VIOLATION,
  /** Volume cannot be attached or mounted. */
  VOLUME_MOUNT_FAILED,
  /** CNI or sandbox. */
  POD_SANDBOX_FAILED,
  /** An (ordinary) init container never ends; native sidecars are not stuck. */
  INIT_CONTAINER_STUCK,
  // Image
  /** Shown by: manifest unknown, not found. */
  IMAGE_NOT_FOUND,
  /** Shown by: pull access denied, 401, 403, no basic auth credentials. */
  IMAGE_PULL_UNAUTHORIZED,
  /** Shown by: toomanyrequests, 429. */
  IMAGE_PULL_RATE_LIMITED,
  /** Shown by: no such host, i/o timeout, connection refused. */
  IMAGE_REGISTRY_UNREACHABLE,
  /** Shown by: x509, HTTP response to HTTPS client. */
  IMAGE_REGISTRY_UNTRUSTED,
  /** Shown by: no match for platform in manifest. */
  IMAGE_PLATFORM_MISSING,
  /** Shown by: InvalidImageName. */
  IMAGE_NAME_INVALID,
  /** Shown by: ErrImageNeverPull. */
  IMAGE_NEVER_PULLED,
  /** Shown by: SignatureValidationFailed, image policy. */
  IMAGE_SIGNATURE_REJECTED,
  // Scheduling
  /** Shown by: Insufficient cpu / memory / …. */
  UNSCHEDULABLE_RESOURCES,
  /** Shown by: taints, affinity, selectors, gates. */
  UNSCHEDULABLE_CONSTRAINTS,
  /** Shown by: volume node affinity, unbound PVC. */
  UNSCHEDULABLE_VOLUME,
  // The program failed by itself
  /** Ended with 0 as it should (Job, init). */
  COMPLETED(true),
  /** Ends with 0 but is restarted for ever. */
  COMPLETED_BUT_RESTARTED,
  /** Exception or panic in the program's own code. */
  UNCAUGHT_EXCEPTION,
  /**
   * The program aborted itself: assertion, glibc heap check, FailFast, plain abort(); 139/133 when
   * it is PID 1.
   */
  ABORTED,
  /** Invalid memory access or another hardware fault in native code. */
  NATIVE_CRASH,
  /** The JVM itself crashed. */
  JVM_NATIVE_CRASH,
  /** CPU lacks an instruction the binary uses. */
  ILLEGAL_INSTRUCTION,
  /** Mapping without backing: huge pages, /dev/shm, truncated file. */
  BUS_ERROR,
  /** Forbidden system call. */
  SECCOMP_VIOLATION,
  /** A variable, flag value or file it needs is not there. */
  MISSING_CONFIGURATION,
  /** Called with wrong arguments. */
  USAGE_ERROR,
  /** Database, broker, API not reachable or not resolvable. */
  DEPENDENCY_UNREACHABLE,
  /** A dependency refused its credentials. */
  AUTHENTICATION_FAILED,
  /** Expired or untrusted certificate. */
  TLS_CERTIFICATE_INVALID,
  /** Address in use, or privileged port without the right. */
  PORT_UNAVAILABLE,
  /** May not read or write a path. */
  FILE_PERMISSION_DENIED,
  /** EROFS. */
  READ_ONLY_FILESYSTEM,
  /** ENOSPC on a volume. */
  DISK_FULL,
  /** Inotify, file descriptors, PIDs, threads, vm.max_map_count. */
  OS_LIMIT_REACHED,
  /** .NET framework, class file version, glibc version, Node ABI … not the one needed. */
  RUNTIME_VERSION_MISMATCH,
  /** Class, package or module is missing from the image. */
  MODULE_NOT_FOUND,
  /** Database refuses its data directory: not empty, other version, locked, corrupt. */
  DATA_DIRECTORY_UNUSABLE,
  /** Schema migration failed or is locked. */
  MIGRATION_FAILED,
  /** A controller gave up leadership and ended by design. */
  LEADER_ELECTION_LOST,
  /** Failed with its own code; nothing tells more. */
  APPLICATION_ERROR,
  /** Not even an exit code. */
  UNKNOWN;

  private static final Map<String, Cause> BY_ID =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Cause::id, Function.identity()));

  private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');
  private final boolean benign;

  Cause() {
    this(false);
  }

  Cause(boolean benign) {
    this.benign = benign;
  }

  /** The public name, such as {@code memory-limit-exceeded}. */
  public String id() {
    return id;
  }

  /** What people call it, such as {@code Memory limit exceeded}; it may be worded anew. */
  public String inWords() {
    return Texts.bundled().of(this).name();
  }

  /** Whether nothing is broken, so that nobody should be woken. */
  public boolean isBenign() {
    return benign;
  }

  /** The cause of this id. */
  public static Optional<Cause> byId(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }
}
