package dev.exitcode.app;

import dev.exitcode.app.Page.Style;
import dev.exitcode.diagnosis.Confidence;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.diagnosis.TextDiagnostician.Outcome;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Diagnoses as text for a terminal: the cause first, then why one may believe it, then what to do.
 */
final class TerminalDiagnosis {
  private final Terminal terminal;

  TerminalDiagnosis(Terminal terminal) {
    this.terminal = terminal;
  }

  String of(Outcome.Diagnosed all) {
    Page page = new Page(terminal);
    List<Diagnosis> diagnoses = all.diagnoses();
    if (diagnoses.isEmpty()) {
      return page.paragraph(all.nothing()).toString();
    }
    for (int i = 0; i < diagnoses.size(); i++) {
      if (i > 0) {
        page.gap().gap();
      }
      one(page, diagnoses.get(i));
    }
    return page.toString();
  }

  private static void one(Page page, Diagnosis d) {
    page.title(d.cause().id(), d.standing(), d.benign() ? Style.CYAN : style(d.confidence()));
    String subject = subject(d.subject());
    if (!subject.isEmpty()) {
      page.paragraph(subject);
    }
    page.gap().paragraph(d.summary());
    if (d.knownBy() != null) {
      String by = "Known to your team: " + d.knownBy().entry() + " in " + d.knownBy().file() + ".";
      page.gap().paragraph(by);
    }
    page.heading("Evidence");
    d.evidence().forEach(f -> page.item("-", f.fact()).under("-", f.from(), Style.DIM));
    ruledOut(page, d.ruledOut());
    steps(page, d.nextSteps());
    if (!d.wouldDecide().isEmpty()) {
      page.heading("What would decide it");
      d.wouldDecide().forEach(w -> page.item("-", w));
    }
  }

  private static String subject(Diagnosis.Subject s) {
    String pod = s.namespacedPod();
    return Stream.of(
            pod.isEmpty() ? "" : "pod " + pod,
            s.container() == null ? "" : "container " + s.container(),
            s.exitCode() == null ? "" : "exit code " + s.exitCode())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static void ruledOut(Page page, List<Diagnosis.RuledOut> all) {
    if (!all.isEmpty()) {
      page.heading("Ruled out");
      all.forEach(r -> page.item("-", r.cause().id() + ": " + r.because()));
    }
  }

  private static void steps(Page page, List<Diagnosis.NextStep> steps) {
    if (!steps.isEmpty()) {
      page.heading("What to do");
    }
    int rank = 0;
    for (Diagnosis.NextStep step : steps) {
      page.item(++rank + ".", step.text());
      if (step.command() != null) {
        page.command(step.command());
      }
    }
  }

  private static Style style(Confidence confidence) {
    return switch (confidence) {
      case CERTAIN -> Style.RED;
      case LIKELY -> Style.YELLOW;
      case POSSIBLE -> Style.BOLD;
    };
  }
}
