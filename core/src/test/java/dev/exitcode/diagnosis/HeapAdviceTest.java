package dev.exitcode.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.evidence.ContainerFacts.Kind;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeapAdviceTest {
  private static final long LIMIT = 2_000L << 20;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-XX:MaxRAMPercentage=80 | -XX:MaxRAMPercentage=80 = 1600Mi of 2000Mi leaves 400Mi for",
        "-XX:MaxRAMPercentage=62.5 | -XX:MaxRAMPercentage=62.5 = 1250Mi of 2000Mi leaves 750Mi for",
        "-Dx=1 -Xmx1g | -Xmx1g = 1024Mi of 2000Mi leaves 976Mi for metaspace",
        "-Xmx3072m | -Xmx3072m = 3072Mi is no less than the limit of 2000Mi",
        "node --max-old-space-size=1500 | --max-old-space-size=1500 = 1500Mi of 2000Mi leaves"
            + " 500Mi",
        "GOMEMLIMIT=1900MiB | GOMEMLIMIT=1900MiB = 1900Mi of 2000Mi leaves 100Mi"
      })
  void flag_isSetAgainstTheLimit(String command, String advice) {
    assertThat(advice(command, OptionalLong.of(LIMIT))).startsWith(advice);
  }

  @ParameterizedTest
  @CsvSource({
    "java -jar app.jar",
    "-Xmx",
    "-Xmxbig",
    "-Xmx0",
    "-Xmx-1g",
    "-XX:MaxRAMPercentage=180",
    "-XX:MaxRAMPercentage=",
    "-Xss1m"
  })
  void otherWords_areNoAdvice(String command) {
    assertThat(advice(command, OptionalLong.of(LIMIT))).isNull();
  }

  @Test
  void unknownLimit_isSaidToBeUnknown() {
    assertThat(advice("-Xmx1g", OptionalLong.empty()))
        .isEqualTo("-Xmx1g = 1024Mi; the container has no limit that is known.");
  }

  @Test
  void environment_isReadAsWell() {
    var spec =
        new Containers("app", Kind.APP)
            .environment("JAVA_TOOL_OPTIONS", "-Dx -Xmx1g")
            .build()
            .spec();
    assertThat(HeapAdvice.of(spec, OptionalLong.of(LIMIT))).startsWith("-Xmx1g = 1024Mi");
  }

  private static String advice(String command, OptionalLong limit) {
    var spec = new Containers("app", Kind.APP).command("sh", "-c", command).build().spec();
    return HeapAdvice.of(spec, limit);
  }
}
