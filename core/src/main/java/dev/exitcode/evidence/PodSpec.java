package dev.exitcode.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for, of the pod as a whole.
 *
 * @param node where it runs, null while unscheduled
 * @param restartPolicy Always, OnFailure or Never
 * @param graceSeconds {@code terminationGracePeriodSeconds}; Kubernetes' default is 30
 * @param deadlineSeconds {@code activeDeadlineSeconds}
 * @param resources what all its containers share, beside what each has of its own
 */
public record PodSpec(
    @Nullable String node,
    @Nullable String restartPolicy,
    @Nullable Integer graceSeconds,
    @Nullable Long deadlineSeconds,
    @Nullable Boolean hostNetwork,
    Security security,
    List<Volume> volumes,
    Resources resources) {
  static final PodSpec NONE =
      new PodSpec(null, null, null, null, null, Security.NONE, List.of(), Resources.NONE);

  /** Copies the list. */
  public PodSpec {
    security = security == null ? Security.NONE : security;
    volumes = Absent.list(volumes);
    resources = resources == null ? Resources.NONE : resources;
  }

  /**
   * A volume.
   *
   * @param type the field of the volume source, such as {@code configMap}, {@code secret}, {@code
   *     emptyDir}, {@code persistentVolumeClaim}
   * @param source the name of what it is made of, or null
   */
  public record Volume(String name, String type, @Nullable String source) {}
}
