package dev.exitcode.slack;

import com.slack.api.model.block.LayoutBlock;
import dev.exitcode.catalog.Answer;
import dev.exitcode.catalog.Catalog;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.diagnosis.TextDiagnostician.Outcome;
import dev.exitcode.intake.Intake;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Renders what a pasted text was found to mean as a short message: the most important diagnosis
 * whole, the others a line each. Stays inside Slack's limits whatever the diagnoses hold.
 */
final class DiagnosisMessage {
  /** Of each part at most so many items; fewer where the whole would be too large. */
  private static final int MOST_ITEMS = 3;

  /** In bytes of JSON; with the notes below the 13,200 that Slack was seen to take. */
  private static final int LARGEST = 11_000;

  private static final int MOST_NOTES = 3;
  private static final int LONGEST_SENTENCE = 900;

  private static final String WHERE_LONG_TEXT_FITS =
      "Send me long text as a file in a direct message.";

  private final Catalog catalog;

  DiagnosisMessage(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The message for what became of a text. */
  Message render(Outcome outcome) {
    return switch (outcome) {
      case Outcome.NotUnderstood not ->
          sentence(not.sentence()).with(List.of(WHERE_LONG_TEXT_FITS));
      case Outcome.Diagnosed found when found.diagnoses().isEmpty() ->
          sentence((found.partly() ? "" : "✅ ") + found.nothing()).with(notes(found.remarks()));
      case Outcome.Diagnosed found -> fitting(found.diagnoses()).with(notes(found.remarks()));
    };
  }

  /** A message of a sentence or two; what stands between backticks is shown as code. */
  static Message sentence(String text) {
    RichText rich = new RichText();
    rich.paragraph(RichText.withCode(text));
    return new Message(
        SlackText.literal(text.replace('`', '\''), LONGEST_SENTENCE), List.of(rich.block()));
  }

  private static List<String> notes(List<String> remarks) {
    List<String> notes = new ArrayList<>(remarks.subList(0, Math.min(MOST_NOTES, remarks.size())));
    if (notes.contains(Intake.LOOKS_CUT)) {
      notes.add(WHERE_LONG_TEXT_FITS);
    }
    return notes;
  }

  private Message fitting(List<Diagnosis> all) {
    int most = MOST_ITEMS;
    Message message = message(all, most);
    while (most > 1 && Wire.size(message) > LARGEST) {
      message = message(all, --most);
    }
    return message;
  }

  private Message message(List<Diagnosis> all, int most) {
    Diagnosis first = all.getFirst();
    @Nullable Answer code = code(first);
    List<Diagnosis> others = all.subList(1, all.size());
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.header(DiagnosisParts.heading(first)));
    Stream.of(
            DiagnosisParts.headline(first, code),
            DiagnosisParts.known(first),
            DiagnosisParts.evidence(first, most),
            DiagnosisParts.steps(first, most),
            DiagnosisParts.doubts(first, most),
            DiagnosisParts.others(others, most))
        .filter(part -> !part.isEmpty())
        .forEach(part -> blocks.add(part.block()));
    about(code).ifPresent(blocks::add);
    return new Message(DiagnosisText.of(all), blocks);
  }

  /** What the catalog says of the exit code, or null. */
  private @Nullable Answer code(Diagnosis diagnosis) {
    Long code = diagnosis.subject().exitCode();
    return code == null ? null : catalog.answer(code.toString());
  }

  private Optional<LayoutBlock> about(@Nullable Answer code) {
    return code instanceof Answer.Explained explained && explained.code() != null
        ? catalog
            .questionFor(explained)
            .map(q -> new Buttons().more("About exit code " + explained.code(), q).block())
        : Optional.empty();
  }
}
