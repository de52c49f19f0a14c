package dev.exitcode.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.EventFacts.Regarding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsTest {
  @ParameterizedTest
  @CsvSource({
    ", , , , true, true",
    "Pod, shop, api, , true, true",
    "Pod, , api, app, true, true",
    "Container, , , app, true, true",
    "Pod, shop, api, side, false, true",
    "Pod, other, api, app, false, false",
    "Pod, shop, web, app, false, false",
    "Node, , api, , false, false",
    "Job, shop, api, , false, false",
  })
  void event_concernsTheContainerOrItsPod(
      @Nullable String kind,
      @Nullable String namespace,
      @Nullable String name,
      @Nullable String container,
      boolean own,
      boolean ofPod) {
    Regarding about = new Regarding(kind, namespace, name, null, container);
    Scene scene = scene().event("Killing", "x", 60L, about).build();
    assertThat(scene.events().own()).hasSize(own ? 1 : 0);
    EventFacts event = scene.file().events().getFirst();
    assertThat(scene.events().isOfPod(event)).isEqualTo(ofPod);
  }

  @Test
  void podAsAWhole_isNotConcernedByOneContainer() {
    Scene whole = scene().event("Killing", "x", 60, "app").event("Evicted", "y", 60).whole();
    assertThat(whole.events().newest("Killing")).isNull();
    assertThat(whole.events().newest("Evicted")).isNotNull();
  }

  @Test
  void newest_isTheLastToldWhereTimesDoNotTell() {
    Regarding about = Regarding.of("Pod", "api");
    Scene scene =
        scene()
            .event("Killing", "first", 60L, about)
            .event("Killing", "second", 60L, about)
            .event("Killing", "older", 50L, about)
            .build();
    assertThat(scene.events().newest("Killing").message()).isEqualTo("second");
    assertThat(scene.events().explaining("Killing", "").message()).isEqualTo("second");
  }

  private static Scenes scene() {
    return Scenes.pod("shop", "api").container("app", c -> c.last(137, "Error", 10, 70));
  }
}
