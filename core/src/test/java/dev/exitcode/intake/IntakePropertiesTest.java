package dev.exitcode.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text throws or takes long. */
class IntakePropertiesTest {
  private static final int ROWS = 3_000;

  /** Twice as many rows may take twice as long; a search among all pods for each, four times. */
  @Test
  void rowsOfPodsAndEvents_takeLinearTime() {
    processorTime(rows(ROWS));
    double once = processorTime(rows(ROWS));
    assertThat(processorTime(rows(2 * ROWS)) / once).isLessThan(3);
  }

  private static double processorTime(String text) {
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    return IntStream.range(0, 3)
        .mapToLong(
            _ -> {
              long start = thread.getCurrentThreadCpuTime();
              assertThat(Reads.cases(text)).isNotEmpty();
              return thread.getCurrentThreadCpuTime() - start;
            })
        .min()
        .orElseThrow();
  }

  private static String rows(int count) {
    StringBuilder text = new StringBuilder("NAME READY STATUS RESTARTS AGE\n");
    for (int i = 0; i < count; i++) {
      text.append("web-%05d-abcde   1/1   Running   0   30h\n".formatted(i));
    }
    text.append("\nLAST SEEN   TYPE      REASON    OBJECT    MESSAGE\n");
    for (int i = 0; i < count; i++) {
      text.append(
          "5m   Warning   BackOff   pod/web-%05d-abcde   Back-off pulling image\n".formatted(i));
    }
    return text.toString();
  }

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "{",
        "{\"a\":",
        " ",
        "a ",
        "a",
        "1/1 ",
        "State: Terminated ",
        "Message: x\nState: Running\n",
        "x:\n",
        "\n",
        "Normal Started 1s ",
        "1m",
        "x 0/1 Running ",
        "exit code ",
        "(x1 over ",
        "kind:\n",
        "[\n",
        "{\n",
        "0",
        "\u001B[",
        "Warning ",
        "limit 1",
        "Exited (1) ",
        "-XX:a=",
        "container: ",
        "2026-06-13T08:00:01Z ",
        "> ",
        "| "
      })
  void hostileText_takesLinearTime(String piece) {
    String text = piece.repeat(200_000 / piece.length());
    assertTimeout(Duration.ofSeconds(10), () -> Reads.reading(text, Request.NONE));
  }
}
