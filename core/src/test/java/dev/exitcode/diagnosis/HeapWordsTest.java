package dev.exitcode.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An exhausted heap: by the log, or by the flags that end the JVM for it. */
class HeapWordsTest {
  private static final String HEAP = "java.lang.OutOfMemoryError: Java heap space";
  private static final String LIVENESS = "Container api failed liveness probe, will be restarted";

  @ParameterizedTest
  @CsvSource({
    "3, -XX:+ExitOnOutOfMemoryError, likely java-heap-exhausted",
    "1, -XX:+ExitOnOutOfMemoryError, possible application-error",
    "3, -Xmx64m, possible application-error"
  })
  void code3_isTheHeapWhereTheJvmWasToldSo(long code, String flags, String told) {
    Scenes scenes = pod(c -> c.environment("JAVA_TOOL_OPTIONS", flags).last(code, "Error", 0, 60));

    assertThat(FirstDiagnosis.of(scenes)).isEqualTo(told);
  }

  @Test
  void evidence_tellsTheFlagsThatEndTheJvm() {
    String flags = "-Xmx64m -XX:+ExitOnOutOfMemoryError";
    Scenes scenes = pod(c -> c.environment("JAVA_OPTS", flags).last(3, "Error", 0, 60));

    assertThat(FirstDiagnosis.first(scenes).evidence())
        .extracting(Diagnosis.Fact::fact)
        .contains(flags);
  }

  @Test
  void evidence_tellsOfTheKillThatCameAfter() {
    Scenes killed = ended(143, 60).log("api", HEAP).event("Killing", LIVENESS, 58, "api");

    assertThat(FirstDiagnosis.first(killed).evidence().toString())
        .contains("killed for its failing probe");
    assertThat(FirstDiagnosis.first(ended(1, 60).log("api", HEAP)).evidence().toString())
        .doesNotContain("killed for its failing probe");
  }

  private static Scenes ended(long code, long ran) {
    return pod(c -> c.last(code, "Error", 0, ran));
  }

  private static Scenes pod(Containers.Shape shape) {
    return Scenes.pod("shop", "a").container("api", c -> shape.of(c.image("x/y:1")));
  }
}
