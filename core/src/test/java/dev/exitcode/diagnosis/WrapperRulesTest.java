package dev.exitcode.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.evidence.Termination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a time limit in the command line explains, by its options and the seconds it ran. */
class WrapperRulesTest {
  @ParameterizedTest(name = "{2}: {0} after {1} s")
  @CsvSource({
    "124,  62, timeout 60 crawl,                   certain time-limit-by-wrapper",
    "124,  58, timeout 60 crawl,                   certain time-limit-by-wrapper",
    "124,  63, timeout 60 crawl,                   likely time-limit-by-wrapper",
    "124,  57, timeout 60 crawl,                   likely time-limit-by-wrapper",
    "124,   0, timeout,                            likely time-limit-by-wrapper",
    "124, 120, /usr/bin/timeout 2m crawl,          certain time-limit-by-wrapper",
    "124,  60, timeout --foreground 60 crawl,      certain time-limit-by-wrapper",
    "124,  60, timeout -k 15 60 crawl,             certain time-limit-by-wrapper",
    "124,  75, timeout -k 15 60 crawl,             likely time-limit-by-wrapper",
    "124,  60, my-timeout 60 crawl,                possible application-error",
    "143,  60, timeout 60 crawl,                   likely time-limit-by-wrapper",
    "143,  70, timeout 60 crawl,                   possible stopped-on-request",
    "137,  60, timeout -s KILL 60 crawl,           likely time-limit-by-wrapper",
    "137,  60, timeout -s SIGKILL 60 crawl,        likely time-limit-by-wrapper",
    "137,  60, timeout -s TERM 60 crawl,           possible sigkill-unattributed",
    "137,  60, timeout --signal=TERM 60 crawl,     possible sigkill-unattributed",
    "137,  75, timeout --kill-after=15 60 crawl,   likely time-limit-by-wrapper",
    "137,  75, timeout -k 15 -s TERM 60 crawl,     likely time-limit-by-wrapper",
    "137,  60, timeout -k soon 60 crawl,           possible sigkill-unattributed",
    "1,    60, timeout 60 crawl,                   possible application-error"
  })
  void limit_explainsACodeWhereTheRunFits(long code, long ran, String command, String told) {
    assertThat(FirstDiagnosis.of(limited(code, ran, command.split(" ", -1)))).isEqualTo(told);
  }

  @Test
  void evidence_namesLimitAndRun() {
    assertThat(
            FirstDiagnosis.first(limited(124, 60, "timeout", "60", "crawl"))
                .evidence()
                .getFirst()
                .fact())
        .isEqualTo("timeout 60, and it ran 1 min");
  }

  @Test
  void summary_namesTheLimit() {
    assertThat(FirstDiagnosis.first(limited(124, 60, "timeout", "60", "crawl")).summary())
        .contains("timeout 60");
  }

  @Test
  void limit_isLikelyWhereNobodyKnowsHowLongItRan() {
    Scenes scenes =
        Scenes.pod("shop", "a")
            .restartPolicy("Never")
            .container("api", c -> c.command("timeout", "60").ended(Termination.code(124)));

    assertThat(FirstDiagnosis.of(scenes)).isEqualTo("likely time-limit-by-wrapper");
    assertThat(FirstDiagnosis.first(scenes).evidence().getFirst().fact()).isEqualTo("timeout 60");
  }

  private static Scenes limited(long code, long ran, String... command) {
    return Scenes.pod("shop", "a")
        .restartPolicy("Never")
        .container("api", c -> c.command(command).ended(code, "Error", 0, ran));
  }
}
