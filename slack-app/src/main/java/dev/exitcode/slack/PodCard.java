package dev.exitcode.slack;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.RichTextElement;
import dev.exitcode.catalog.Answer;
import dev.exitcode.catalog.Catalog;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.LogTail;
import dev.exitcode.evidence.Missing;
import dev.exitcode.redact.Redactor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Renders the answer about a pod: why, since when and how often, the evidence, what to do. Stays
 * inside Slack's limits whatever the case holds.
 */
final class PodCard {
  private static final int MOST_ITEMS = 3;
  private static final int LAST_LINES = 5;
  private static final int LONGEST_TAIL = 600;
  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_TEXT = 1_800;

  /** In bytes of JSON, buttons and notes included, with room for a last note. */
  static final int LARGEST = 11_500;

  private static final Redactor REDACTOR = Redactor.standard();

  private final Catalog catalog;

  PodCard(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * The card.
   *
   * @param buttons below it
   * @param notes sentences in small print
   */
  Message render(PodFound found, Buttons buttons, List<String> notes) {
    List<String> all = Stream.concat(notes.stream(), missing(found.file())).toList();
    int most = MOST_ITEMS;
    Message message = message(found, buttons, most).with(all);
    while (most > 1 && Wire.size(message) > LARGEST) {
      message = message(found, buttons, --most).with(all);
    }
    return message;
  }

  private Message message(PodFound found, Buttons buttons, int most) {
    List<LayoutBlock> blocks = new ArrayList<>();
    if (found.diagnoses().isEmpty()) {
      healthy(found, blocks);
    } else {
      sick(found, most, blocks);
    }
    if (!buttons.isEmpty()) {
      blocks.add(buttons.block());
    }
    return new Message(text(found), blocks);
  }

  private static void healthy(PodFound found, List<LayoutBlock> blocks) {
    blocks.add(Blocks.header("✅ Nothing is wrong now"));
    RichText text = new RichText().paragraph(where(found));
    blocks.add(text.list(false, history(found), PodCard::sentence).block());
  }

  private void sick(PodFound found, int most, List<LayoutBlock> blocks) {
    Diagnosis first = found.diagnoses().getFirst();
    List<Diagnosis> others = found.diagnoses().subList(1, found.diagnoses().size());
    blocks.add(Blocks.header(DiagnosisParts.heading(first)));
    Stream.of(
            headline(found, first),
            DiagnosisParts.evidence(first, most),
            tail(found, first),
            DiagnosisParts.steps(first, most),
            DiagnosisParts.doubts(first, most),
            DiagnosisParts.others(others, most))
        .filter(part -> !part.isEmpty())
        .forEach(part -> blocks.add(part.block()));
  }

  private RichText headline(PodFound found, Diagnosis first) {
    RichText text = new RichText().paragraph(RichText.bold(Clean.words(first.summary(), 300)));
    List<RichTextElement> where = new ArrayList<>(where(found));
    if (first.subject().container() != null) {
      where.add(RichText.plain(" · container "));
      where.add(RichText.inlineCode(Clean.line(first.subject().container(), Names.LONGEST)));
    }
    Long code = first.subject().exitCode();
    if (code != null) {
      where.add(RichText.plain(" · exit code "));
      where.add(RichText.inlineCode(named(code)));
    }
    return text.paragraph(where).list(false, history(found), PodCard::sentence);
  }

  private String named(long code) {
    return catalog.answer(Long.toString(code)) instanceof Answer.Explained known
        ? Labels.within(known.heading(), Names.LONGEST)
        : Long.toString(code);
  }

  private static List<RichTextElement> where(PodFound found) {
    return List.of(
        RichText.plain("cluster "),
        RichText.inlineCode(found.pod().cluster()),
        RichText.plain(" · pod "),
        RichText.inlineCode(Names.middle(found.pod().namespace() + "/" + found.pod().name(), 200)));
  }

  private static List<String> history(PodFound found) {
    return PodHistory.of(found.file(), found.container(), found.now());
  }

  private static List<RichTextElement> sentence(String text) {
    return List.of(RichText.plain(text));
  }

  /** The last words of the one that died, where no line of its log is evidence already. */
  private static RichText tail(PodFound found, Diagnosis first) {
    RichText text = new RichText();
    boolean quoted = first.evidence().stream().anyMatch(DiagnosisParts::isLog);
    LogTail log = quoted ? null : log(found.file(), found.container());
    if (log != null && !log.lines().isEmpty()) {
      List<String> lines = log.lines();
      List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
      text.paragraph(RichText.bold("Its last lines"))
          .preformatted(shown(String.join("\n", last)), LONGEST_TAIL);
    }
    return text;
  }

  private static @Nullable LogTail log(CaseFile file, @Nullable String container) {
    return file.logs().stream()
        .filter(log -> container != null && container.equals(log.container()))
        .filter(log -> log.of() != LogTail.Instance.RUNNING)
        .findFirst()
        .orElse(null);
  }

  /** Redacted as a whole, since a secret may span lines; then each line cut. */
  static String shown(String lines) {
    return REDACTOR
        .redact(lines)
        .lines()
        .map(line -> Clean.line(line, LONGEST_LINE))
        .reduce((a, b) -> a + "\n" + b)
        .orElse("");
  }

  /** What could not be read, as far as it may change the answer. */
  private static Stream<String> missing(CaseFile file) {
    return file.missing().stream()
        .filter(m -> m.why() != Missing.Why.NOT_GIVEN && m.what() != Missing.What.USAGE)
        .map(Missing::sentence)
        .distinct();
  }

  private static SlackText text(PodFound found) {
    String pod = "Pod " + found.pod() + ". ";
    if (found.diagnoses().isEmpty()) {
      return SlackText.literal(pod + "Nothing is wrong with it now.", LONGEST_TEXT);
    }
    return SlackText.join(
        " ",
        List.of(
            DiagnosisText.of(found.diagnoses()),
            SlackText.literal("Cluster " + found.pod().cluster() + ".", 100)),
        LONGEST_TEXT);
  }
}
