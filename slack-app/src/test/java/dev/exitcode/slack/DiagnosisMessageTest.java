package dev.exitcode.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.exitcode.diagnosis.Cause;
import dev.exitcode.diagnosis.Confidence;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.diagnosis.TextDiagnostician.Outcome;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DiagnosisMessageTest {
  private static final DiagnosisMessage RENDERER = new DiagnosisMessage(Fixtures.CATALOG);
  private static final Diagnosis FIRST =
      Fixtures.diagnosis(Cause.LIVENESS_PROBE_FAILED, Confidence.CERTAIN);

  private static JsonObject render(Diagnosis... diagnoses) {
    return render(new Outcome.Diagnosed(List.of(diagnoses), List.of()));
  }

  private static JsonObject render(Outcome outcome) {
    return SlackLimits.checkMessage(Wire.ephemeral(RENDERER.render(outcome)));
  }

  @Test
  void diagnosis_showsAllOfIt() {
    assertThat(render(FIRST).get("blocks").toString())
        .contains("🔴 Liveness probe failed · certain")
        .contains("payments/api-7c9")
        .contains("137 · SIGKILL")
        .contains("Kubelet restarted api.")
        .contains("(event Unhealthy)")
        .contains("Memory limit exceeded: ")
        .contains("kubectl logs api-7c9 -n payments -c api --previous")
        .contains("the events of the pod")
        .contains("About exit code 137");
  }

  @Test
  void teamsRunbookAndOwner_areShownWhereverTheStepsEnd() {
    Diagnosis known =
        new Diagnosis(
            FIRST.subject(),
            FIRST.cause(),
            FIRST.confidence(),
            false,
            true,
            FIRST.summary(),
            FIRST.evidence(),
            FIRST.ruledOut(),
            FIRST.nextSteps(),
            FIRST.wouldDecide(),
            new Diagnosis.KnownBy(
                "billing", "team/a.yaml", "https://wiki.acme.example/invoices", "@team-billing"));
    JsonObject message = render(known);
    assertThat(message.get("blocks").toString())
        .contains("Known to your team: ")
        .contains("billing in team/a.yaml.")
        .contains("\"url\":\"https://wiki.acme.example/invoices\"")
        .contains("Ask @team-billing.");
    assertThat(message.get("text").getAsString())
        .contains("Known to your team: billing in team/a.yaml.")
        .contains("https://wiki.acme.example/invoices")
        .contains("Ask @team-billing.");
  }

  @Test
  void text_isCompleteByItself() {
    assertThat(render(FIRST).get("text").getAsString())
        .contains("Liveness probe failed, certain: payments/api-7c9 api.")
        .contains("Kubelet restarted api.")
        .contains("Liveness probe failed: HTTP 503")
        .contains("kubectl logs api-7c9");
  }

  @Test
  void logLine_isShownAsItStands() {
    String blocks = render(FIRST).get("blocks").toString();
    assertThat(blocks)
        .contains(
            "{\"type\":\"rich_text_preformatted\",\"elements\":[{\"type\":\"text\",\"text\":\"ERROR"
                + " pool exhausted <!channel>\"}]");
  }

  @Test
  void others_getALineEach() {
    Diagnosis other = Fixtures.diagnosis(Cause.STOPPED_ON_REQUEST, Confidence.LIKELY);
    String blocks = render(FIRST, other).get("blocks").toString();
    assertThat(blocks).contains("Also here").contains("Stopped on request, likely, harmless");
    assertThat(blocks).containsOnlyOnce("Next steps");
  }

  @Test
  void history_isMarked() {
    Diagnosis old =
        new Diagnosis(
            FIRST.subject(),
            FIRST.cause(),
            FIRST.confidence(),
            false,
            false,
            FIRST.summary(),
            FIRST.evidence(),
            List.of(),
            List.of(),
            List.of());
    assertThat(render(old).toString()).contains("🕓 Liveness probe failed · certain, history");
  }

  @Test
  void nothingWrong_isOneSentence() {
    JsonObject healthy = render();
    assertThat(healthy.get("text").getAsString()).startsWith("✅ Nothing here is broken");
    assertThat(healthy.getAsJsonArray("blocks")).hasSize(1);
  }

  @Test
  void commandsInASentence_areCode() {
    String blocks =
        render(new Outcome.NotUnderstood("Paste `kubectl get pod` or `docker ps`, or a log."))
            .get("blocks")
            .toString();
    assertThat(blocks)
        .contains("{\"type\":\"text\",\"text\":\"kubectl get pod\",\"style\":{\"code\":true}}")
        .contains(", or a log.");
  }

  @Test
  void longCommand_isLeftOutRatherThanCut() {
    Diagnosis.NextStep step = new Diagnosis.NextStep("Do it.", "kubectl " + "x".repeat(1000));
    Diagnosis diagnosis =
        new Diagnosis(
            FIRST.subject(),
            FIRST.cause(),
            FIRST.confidence(),
            false,
            true,
            FIRST.summary(),
            FIRST.evidence(),
            List.of(),
            List.of(step),
            List.of());
    assertThat(render(diagnosis).toString()).contains("Do it.").doesNotContain("kubectl xx");
  }

  @ParameterizedTest
  @EnumSource
  void everyCause_fitsIntoAHeader(Cause cause) {
    String message = render(Fixtures.diagnosis(cause, Confidence.POSSIBLE)).toString();
    assertThat(message).contains(" " + cause.inWords() + " · possible");
  }

  @Test
  void allCausesAtOnce_fit() {
    render(
        Arrays.stream(Cause.values())
            .map(cause -> Fixtures.diagnosis(cause, Confidence.LIKELY))
            .toArray(Diagnosis[]::new));
  }
}
