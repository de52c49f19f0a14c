package dev.exitcode.slack;

import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.incident.Incident;
import dev.exitcode.redact.Redactor;
import dev.exitcode.store.CrashTable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** What happened in an incident, in Markdown, to be completed by people. */
final class PostMortem {
  private static final int LONGEST = 1_000;

  private final StringBuilder text = new StringBuilder();

  private PostMortem() {}

  /**
   * Of an incident.
   *
   * @param crashes the newest first
   */
  static String of(Incident incident, List<CrashTable.Row> crashes, Instant now) {
    PostMortem it = new PostMortem();
    it.head(incident, now);
    it.diagnosis(incident.diagnosis());
    it.timeline(incident, crashes);
    it.text.append("\n## What we learned\n\n\n## What we do about it\n\n");
    return Redactor.standard().redact(it.text.toString());
  }

  private void head(Incident i, Instant now) {
    text.append("# ").append(plain(i.workload().namespacedName())).append(": ");
    text.append(plain(i.cause().inWords())).append("\n\n");
    item("Cluster", i.workload().cluster());
    item("Workload", i.workload().kind() + " " + i.workload().namespacedName());
    item("Container", i.container());
    item("Severity", i.severity().name().toLowerCase(Locale.ROOT));
    item("State", i.state().name().toLowerCase(Locale.ROOT) + ", since " + at(i.since()));
    item("Ends", Integer.toString(i.course().count()));
    item("Pods", String.join(", ", i.course().pods()));
    item("Written", at(now));
  }

  private void diagnosis(Diagnosis d) {
    text.append("\n## Cause\n\n").append(plain(d.summary()));
    text.append(" (").append(d.confidence().name().toLowerCase(Locale.ROOT)).append(")\n");
    text.append("\n## Evidence\n\n");
    d.evidence().forEach(fact -> item(fact.from(), fact.fact()));
    text.append("\n## Ruled out\n\n");
    d.ruledOut().forEach(other -> item(other.cause().inWords(), other.because()));
    text.append("\n## Next steps\n\n");
    for (Diagnosis.NextStep step : d.nextSteps()) {
      item("Do", step.text() + (step.command() == null ? "" : " — " + step.command()));
    }
  }

  private void timeline(Incident i, List<CrashTable.Row> crashes) {
    text.append("\n## Timeline\n\n");
    item(at(i.course().firstAt()), "the first end");
    item(at(i.openedAt()), "told in Slack");
    for (CrashTable.Row row : crashes.reversed()) {
      String code = row.exitCode() == null ? "" : ", exit code " + row.exitCode();
      item(at(row.at()), row.pod() + ": " + NoticeHistory.cause(row.cause()) + code);
    }
    Incident.Acknowledgement by = i.acknowledged();
    if (by != null) {
      item(at(by.at()), "somebody began to look at it");
    }
    item(at(i.since()), i.state().name().toLowerCase(Locale.ROOT));
  }

  private void item(String what, String value) {
    if (!value.isBlank()) {
      text.append("- ").append(plain(what)).append(": ").append(plain(value)).append('\n');
    }
  }

  /** One line, in which nothing is mark-up. */
  private static String plain(String raw) {
    return Clean.line(raw, LONGEST).replaceAll("([\\\\`*_{}\\[\\]<>#|])", "\\\\$1");
  }

  private static String at(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
