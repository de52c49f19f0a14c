package dev.exitcode.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.work.Steps;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reading a text costs grows as the text does. */
class IntakeWorkTest {
  private static final int ROWS = 500;
  private static final int HOSTILE = 4_000;
  private static final double MOST_RATIO = 2.3;

  private static final Consumer<String> READ = Steps.counted(Read.class);

  /** Reads a text. */
  static final class Read implements Consumer<String> {
    @Override
    public void accept(String text) {
      assertThat(Reads.reading(text, Request.NONE)).isNotNull();
    }
  }

  /** A search among all pods for each row would cost four times as much. */
  @Test
  void rowsOfPodsAndEvents_takeLinearWork() {
    assertLinear(rows(ROWS), rows(2 * ROWS));
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
        "A_",
        "a  ",
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
        "| ",
        "\"",
        "a.b/c:d@",
        "Liveness: http-get http://:80/",
        "Pods Statuses: 1",
        "Controlled By: ",
        "docker run -m ",
        "kubectl describe pod ",
        "is it OOMKilled ",
        "we died yesterday, now ",
        "we had this yesterday:\nError: a\nnow this:\n",
        "Pod a/"
      })
  void hostileText_takesLinearWork(String piece) {
    String text = piece.repeat(HOSTILE / piece.length());
    assertLinear(text, text + text);
  }

  /** Behind what lets a line be taken for one of a form. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "    Liveness:  exec [x",
        "6f0e2f0a1c33  x",
        "Pods Statuses:  1 Active /",
        "    Command:",
        "web-1  0/1  Running  0  1d",
        "Name:  x\nStatus:  Failed",
        "5m  Warning  BackOff  pod/web-1"
      })
  void hostileTail_takesLinearWork(String start) {
    for (String piece : new String[] {" ", "a", "a ", "0", "1 ", "\t", ":", ", ", "["}) {
      String tail = piece.repeat(HOSTILE / 2);
      assertLinear(start + tail + "!", start + tail + tail + "!");
    }
  }

  private void assertLinear(String once, String twice) {
    Steps.of(READ, once);
    double ratio = (double) Steps.of(READ, twice) / Steps.of(READ, once);
    assertThat(ratio).isLessThan(MOST_RATIO);
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
}
