package dev.exitcode.slack;

import com.slack.api.model.block.element.RichTextElement;
import dev.exitcode.catalog.Answer;
import dev.exitcode.catalog.Entry;
import dev.exitcode.catalog.Entry.Cause;
import dev.exitcode.catalog.Entry.Step;
import dev.exitcode.catalog.Platform;
import java.util.List;
import java.util.function.Function;

/** The parts of an entry that messages and modals share. */
final class EntryParts {
  private EntryParts() {}

  /** How bad it is and what it means, with other readings of its code. */
  static RichText headline(Answer.Explained answer, int mostReadings) {
    Entry entry = answer.entry();
    RichText text = new RichText().paragraph(severity(entry), RichText.plain(entry.meaning()));
    answer.readings().stream()
        .limit(mostReadings)
        .forEach(reading -> text.paragraph(RichText.italic(reading)));
    return text;
  }

  /** The severity as a mark and a word together: the mark for the eye, the word for everyone. */
  static RichTextElement severity(Entry entry) {
    return RichText.bold(Blocks.mark(entry.severity()) + " " + Blocks.word(entry.severity()) + " ");
  }

  /** Causes for Kubernetes or anywhere first, those of a plain Docker host apart. */
  static RichText causes(Entry entry, int most, int mostDocker) {
    RichText text = new RichText();
    causes(text, "Likely causes", where(entry.causes(), Cause::on, false), most);
    causes(text, "On a plain Docker host", where(entry.causes(), Cause::on, true), mostDocker);
    return text;
  }

  /** Steps with commands that can be copied, those of a plain Docker host last and labelled. */
  static RichText steps(Entry entry, int most, int mostDocker) {
    RichText text = new RichText();
    List<Step> steps = where(entry.nextSteps(), Step::on, false);
    List<Step> docker = where(entry.nextSteps(), Step::on, true);
    if (most + mostDocker > 0 && !(steps.isEmpty() && docker.isEmpty())) {
      text.paragraph(RichText.bold("Next steps"));
    }
    steps.stream().limit(most).forEach(step -> step(text, "", step));
    // Where there is nothing else, the Docker steps are the answer.
    docker.stream()
        .limit(steps.isEmpty() ? most : mostDocker)
        .forEach(step -> step(text, "Docker: ", step));
    return text;
  }

  private static void causes(RichText text, String label, List<Cause> causes, int most) {
    if (causes.isEmpty() || most == 0) {
      return;
    }
    text.paragraph(RichText.bold(label))
        .list(true, causes.stream().limit(most).toList(), EntryParts::cause);
  }

  private static List<RichTextElement> cause(Cause cause) {
    return List.of(
        RichText.bold(cause.cause() + " "),
        RichText.italic("Tell by: "),
        RichText.plain(cause.tellBy()));
  }

  private static void step(RichText text, String label, Step step) {
    text.paragraph(RichText.plain(label + step.text()));
    if (step.command() != null) {
      text.code(step.command());
    }
  }

  private static <T> List<T> where(List<T> all, Function<T, Platform> on, boolean docker) {
    return all.stream().filter(one -> (on.apply(one) == Platform.DOCKER) == docker).toList();
  }
}
