package dev.exitcode.diagnosis;

import dev.exitcode.diagnosis.Diagnosis.Fact;
import dev.exitcode.diagnosis.Diagnosis.KnownBy;
import dev.exitcode.diagnosis.Diagnosis.NextStep;
import dev.exitcode.diagnosis.Diagnosis.RuledOut;
import dev.exitcode.diagnosis.Diagnosis.Subject;
import dev.exitcode.redact.Cut;
import dev.exitcode.redact.Redactor;
import dev.exitcode.redact.Visible;
import org.jspecify.annotations.Nullable;

/** A diagnosis without the secrets that its evidence may quote, and safe to show. */
final class Redacted {
  /** Of a line of a log, in characters. */
  private static final int LONGEST_LINE = 300;

  /** As long as Kubernetes lets a termination message be. */
  private static final int LONGEST_FACT = 4_096;

  private static final int SAME_WORDS = 16;

  private final Redactor redactor;

  private Redacted(Redactor redactor) {
    this.redactor = redactor;
  }

  static Diagnosis of(Diagnosis raw, Redactor redactor) {
    return new Redacted(redactor).diagnosis(raw);
  }

  private Diagnosis diagnosis(Diagnosis raw) {
    return new Diagnosis(
        subject(raw.subject()),
        raw.cause(),
        raw.confidence(),
        raw.benign(),
        raw.current(),
        shown(raw.summary()),
        raw.evidence().stream().map(this::fact).toList(),
        raw.ruledOut().stream().map(this::ruledOut).toList(),
        raw.nextSteps().stream().map(this::step).toList(),
        raw.wouldDecide().stream().map(this::shown).toList(),
        knownBy(raw.knownBy()));
  }

  private @Nullable KnownBy knownBy(@Nullable KnownBy raw) {
    return raw == null
        ? null
        : new KnownBy(
            shown(raw.entry()), shown(raw.file()), orNull(raw.runbook()), orNull(raw.ask()));
  }

  private Fact fact(Fact raw) {
    String plain = shown(raw.fact());
    String shown =
        raw.at() < 0
            ? Cut.around(plain, 0, LONGEST_FACT)
            : Cut.around(plain, place(raw, plain), LONGEST_LINE).strip();
    return new Fact(shown, shown(raw.from()));
  }

  /** Where the deciding words are now; about there, where they were a secret themselves. */
  private static int place(Fact raw, String plain) {
    int end = Math.min(raw.fact().length(), raw.at() + SAME_WORDS);
    int at = plain.indexOf(raw.fact().substring(raw.at(), end));
    return at < 0 ? Math.min(raw.at(), plain.length()) : at;
  }

  private RuledOut ruledOut(RuledOut raw) {
    return new RuledOut(raw.cause(), shown(raw.because()));
  }

  private NextStep step(NextStep raw) {
    return new NextStep(shown(raw.text()), orNull(raw.command()));
  }

  private Subject subject(Subject raw) {
    return new Subject(
        orNull(raw.namespace()), orNull(raw.pod()), orNull(raw.container()), raw.exitCode());
  }

  private @Nullable String orNull(@Nullable String raw) {
    return raw == null ? null : shown(raw);
  }

  private String shown(String raw) {
    return shown(raw, redactor);
  }

  /** What may be shown of a text from anywhere; uncut. */
  static String shown(String raw, Redactor redactor) {
    return Visible.lines(redactor.redact(raw));
  }
}
