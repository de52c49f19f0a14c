package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines as the kernel writes them in a pod's container. */
final class VolumesTest {
  private static final List<String> MOUNTS =
      List.of(
          "1 0 0:50 / / rw,relatime - overlay overlay rw,lowerdir=/l",
          "2 1 8:1 /var/lib/kubelet/pods/5f/volumes/kubernetes.io~empty-dir/data /empty rw - ext4"
              + " /dev/sda1 rw",
          "3 1 0:61 / /memory rw - tmpfs tmpfs rw",
          "4 1 259:3 / /data rw,relatime shared:7 - ext4 /dev/nvme1n1 rw",
          "5 1 8:1 /opt/local-path/pvc-1 /local rw - xfs /dev/sda1 rw",
          "a line of another form");

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "/var/lib/exitcode/exitcode.db, true",
    "/empty/exitcode.db, true",
    "/memory/exitcode.db, true",
    "/data/exitcode.db, false",
    "/data/below/exitcode.db, false",
    "/database/exitcode.db, true",
    "/local/exitcode.db, false",
  })
  void file_isLostWithThePodWhereNoVolumeHoldsIt(Path file, boolean lost) {
    assertThat(Volumes.isLost(MOUNTS, file)).isEqualTo(lost);
  }
}
