package dev.exitcode.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScenesTest {
  @Test
  void scene_isTheContainerThatWasDescribed() {
    Scene scene =
        Scenes.pod("payments", "api")
            .container("app", c -> c.last(137, "OOMKilled", 10, 70).backingOff())
            .event("Killing", "Stopping container app", 60, "app")
            .build();

    assertThat(scene.end()).isNotNull();
    assertThat(scene.ran()).isEqualTo(Duration.ofMinutes(1));
    assertThat(scene.events().newest("Killing")).isNotNull();
  }
}
