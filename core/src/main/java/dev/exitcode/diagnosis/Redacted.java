package dev.exitcode.diagnosis;

import dev.exitcode.diagnosis.Diagnosis.Fact;
import dev.exitcode.diagnosis.Diagnosis.KnownBy;
import dev.exitcode.diagnosis.Diagnosis.NextStep;
import dev.exitcode.diagnosis.Diagnosis.RuledOut;
import dev.exitcode.redact.Redactor;
import org.jspecify.annotations.Nullable;

/** A diagnosis without the secrets that its evidence may quote. */
final class Redacted {
  private final Redactor redactor;

  private Redacted(Redactor redactor) {
    this.redactor = redactor;
  }

  static Diagnosis of(Diagnosis raw, Redactor redactor) {
    return new Redacted(redactor).diagnosis(raw);
  }

  private Diagnosis diagnosis(Diagnosis raw) {
    return new Diagnosis(
        raw.subject(),
        raw.cause(),
        raw.confidence(),
        raw.benign(),
        raw.current(),
        redactor.redact(raw.summary()),
        raw.evidence().stream().map(this::fact).toList(),
        raw.ruledOut().stream().map(this::ruledOut).toList(),
        raw.nextSteps().stream().map(this::step).toList(),
        raw.wouldDecide().stream().map(redactor::redact).toList(),
        knownBy(raw.knownBy()));
  }

  private @Nullable KnownBy knownBy(@Nullable KnownBy raw) {
    return raw == null
        ? null
        : new KnownBy(
            raw.entry(), raw.file(), redactOrNull(raw.runbook()), redactOrNull(raw.ask()));
  }

  private Fact fact(Fact raw) {
    return new Fact(redactor.redact(raw.fact()), raw.from());
  }

  private RuledOut ruledOut(RuledOut raw) {
    return new RuledOut(raw.cause(), redactor.redact(raw.because()));
  }

  private NextStep step(NextStep raw) {
    return new NextStep(redactor.redact(raw.text()), redactOrNull(raw.command()));
  }

  private @Nullable String redactOrNull(@Nullable String raw) {
    return raw == null ? null : redactor.redact(raw);
  }
}
