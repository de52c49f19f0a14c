package dev.exitcode.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No text throws. */
class IntakePropertiesTest {
  private static final List<String> PIECES =
      List.of(
          "State: Terminated",
          "Last State:",
          "Exit Code: 99999999999999",
          "Reason: Error",
          "Name: x",
          "Containers:",
          "app:",
          "Events:",
          "Warning BackOff 2s (x99999999999 over 1m) kubelet",
          "web-1 0/1 Init:ExitCode:2 3 (5m ago) 9d",
          "NAME READY STATUS",
          "exit code 9999999999",
          "Exited (137) 2 minutes ago",
          "6f0e2f0a1c33",
          "{\"kind\":",
          "[{",
          "}]",
          "apiVersion: v1",
          "kind: Pod",
          "status:",
          "---",
          "$ kubectl logs",
          "$ docker run -m 9",
          "echo $?",
          "137",
          "limit 1Gi",
          "Message: x",
          "restarts: 99999999",
          "\n",
          "\n\n",
          "  ",
          " ",
          "\t",
          ": ",
          "|",
          "\"ExitCode\":1,\"OOMKilled\":true",
          "Tue, 99 Jun 2026 08:00:00 +0000",
          "0x",
          "OOMKilled",
          "2026-06-13T08:00:01Z",
          "container die 6f0e2f0a1c33 (exitCode=x)",
          "-c",
          "Limits: memory: x",
          "{\"exitcodeCase\":1,\"pod\":3}",
          "Ports: 99999/TCP",
          "grace 999999 s",
          "Status: Terminating (lasts 3h)");

  @Property(tries = 300)
  void anyText_isRead(@ForAll String text) {
    assertThat(Reads.reading(text, Request.NONE)).isNotNull();
  }

  @Property(tries = 1000)
  void anyMixOfForms_isRead(@ForAll("mixes") String text) {
    assertThat(Reads.reading(text, Request.NONE)).isNotNull();
  }

  @Provide
  Arbitrary<String> mixes() {
    return Arbitraries.of(PIECES).list().ofMinSize(1).ofMaxSize(14).map(p -> String.join(" ", p));
  }
}
