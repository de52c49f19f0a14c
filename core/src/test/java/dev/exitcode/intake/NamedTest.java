package dev.exitcode.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.evidence.PodIdentity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          Pod payments/api-6d5f has been in a non-ready state for longer than 15 minutes. ! payments/api-6d5f
          Pod payments/api (api) is in waiting state (reason: "CrashLoopBackOff").        ! payments/api
          pod/ledger-0 in namespace payments on container ledger ended with exit code 1   ! payments/ledger-0
          our pod "web-7c9d-x2x4z" dies with exit code 137                                ! null/web-7c9d-x2x4z
          the pod is restarted, exit code 137                                             ! null/null
          a pod without-limits dies in namespace with exit code 137                       ! null/null
          """)
  void podOfASentence_isNamedWhereItsNameIsNoWord(String text, String pod) {
    PodIdentity identity = Reads.file(text).pod().identity();
    assertThat(identity.namespace() + "/" + identity.name()).isEqualTo(pod);
  }
}
