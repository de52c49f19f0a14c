package dev.exitcode.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.evidence.Termination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrashRulesTest {
  @ParameterizedTest
  @CsvSource({
    "132, likely illegal-instruction",
    "133, possible aborted",
    "134, likely aborted",
    "135, likely bus-error",
    "136, possible native-crash",
    "139, possible native-crash",
    "159, likely seccomp-violation",
    "131, possible application-error",
    "-1073741819, likely native-crash",
    "3221225477, likely native-crash",
    "3221225620, likely native-crash",
    "3221225725, likely native-crash",
    "3221225501, likely illegal-instruction",
    "-1073740940, likely aborted",
    "-1073740791, likely aborted",
    "3221226519, likely aborted",
    "2147483651, likely aborted",
    "-532462766, likely uncaught-exception",
    "3765269347, likely uncaught-exception",
    "3221225785, likely runtime-version-mismatch",
    "3221225506, possible file-permission-denied",
    "3221225495, possible memory-limit-exceeded",
    "-2147023441, likely memory-limit-exceeded",
    "-1073741510, likely stopped-on-request",
    "1073807364, likely stopped-on-request",
    "3221225794, possible application-error"
  })
  void code_tellsWhatTheSystemSaid(long code, String expected) {
    assertThat(FirstDiagnosis.of(scene(code))).isEqualTo(expected);
  }

  @Test
  void windowsCode_isToldByItsName() {
    assertThat(FirstDiagnosis.first(scene(-1073741819)).evidence())
        .extracting(Diagnosis.Fact::fact)
        .contains("on Windows this code means: STATUS_ACCESS_VIOLATION");
  }

  @Test
  void silentLog_makesASegmentationFaultLikely() {
    assertThat(FirstDiagnosis.of(scene(139).log("app", "decoding x.tiff")))
        .isEqualTo("likely native-crash");
  }

  @Test
  void abortText_isStrongerThanTheCodeOfPid1() {
    Scenes scenes = scene(139).log("app", "a.c:5: main: Assertion `x == 1' failed.");
    assertThat(FirstDiagnosis.of(scenes)).isEqualTo("certain aborted");
  }

  @Test
  void dotnetImage_makesItsOwnCodesPossible() {
    Scenes scenes =
        Scenes.pod("a", "b")
            .container("app", c -> c.image("dotnet/aspnet:8").ended(Termination.code(132)));
    assertThat(FirstDiagnosis.of(scenes)).isEqualTo("possible illegal-instruction");
  }

  @Test
  void seccompKilled_isTheRuntimesWord() {
    Scenes scenes = Scenes.pod("a", "b").container("app", c -> c.ended(1, "seccomp killed", 0, 5));
    assertThat(FirstDiagnosis.of(scenes)).isEqualTo("certain seccomp-violation");
  }

  private static Scenes scene(long code) {
    return Scenes.pod("a", "b").container("app", c -> c.ended(code, "Error", 0, 60));
  }
}
