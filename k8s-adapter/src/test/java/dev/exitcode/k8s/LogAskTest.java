package dev.exitcode.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogAskTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "state:{waiting:{reason:'CrashLoopBackOff'}},lastState:{terminated:{exitCode:1}} | DEAD"
            + " previous",
        "state:{terminated:{exitCode:1}} | DEAD current",
        "state:{terminated:{exitCode:1}},lastState:{terminated:{exitCode:2}} | DEAD current",
        "state:{running:{}},ready:true,lastState:{terminated:{exitCode:1}} | 'DEAD previous,"
            + " RUNNING current'",
        "state:{running:{}},ready:false | RUNNING current",
        "state:{running:{}},ready:true | ''",
        "state:{terminated:{exitCode:0}} | ''",
        "state:{waiting:{reason:'ImagePullBackOff'}} | ''",
      })
  void logs_areOfWhatDiedOrIsNotReady(String status, String asks) {
    var pod = Parsed.pod("{kind:'Pod',status:{containerStatuses:[{name:'a'," + status + "}]}}");
    assertThat(
            LogAsk.ofTroubled(pod).stream()
                .map(ask -> ask.of() + (ask.previous() ? " previous" : " current"))
                .collect(Collectors.joining(", ")))
        .isEqualTo(asks);
  }
}
