package dev.exitcode.slack;

import static java.util.stream.Collectors.joining;

import com.slack.api.model.view.View;
import dev.exitcode.catalog.Answer;
import dev.exitcode.catalog.Catalog;
import dev.exitcode.catalog.TeamKnowledge;
import dev.exitcode.diagnosis.Confidence;
import dev.exitcode.diagnosis.TextDiagnostician.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Questions and pasted texts in, Slack's JSON out. Keeps the answers to short questions that have
 * one, since a team asks for the same few codes over and over. Safe for many threads.
 */
final class Replies {
  private static final int LONGEST_KEPT_QUESTION = 32;
  private static final int MOST_KEPT = 1024;
  private static final Set<String> HELP = Set.of("", "help", "?", "-h", "--help");

  /** A code and what it is asked beside; what is longer was pasted. */
  private static final int MOST_ASKED_WORDS = 4;

  private final Catalog catalog;
  private final BiFunction<String, @Nullable Instant, Outcome> diagnosis;
  private final AnswerMessage renderer;
  private final DiagnosisMessage diagnoses;
  private final Message help = HelpMessage.render();
  private final String helpJson = Wire.ephemeral(help);
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  /** An answer, which holds as long as the team knows what it knew then. */
  private record Kept(TeamKnowledge team, String json) {}

  Replies(Knowledge knowledge) {
    this.catalog = knowledge.catalog().get();
    this.diagnosis = knowledge.diagnosis();
    this.renderer = new AnswerMessage(catalog);
    this.diagnoses = new DiagnosisMessage(catalog);
  }

  /** The answer to what was typed, for the asker alone. */
  String toQuestion(String typed) {
    String question = typed.strip();
    Kept known = kept.get(question);
    return known != null && known.team() == catalog.team() ? known.json() : answer(question);
  }

  /** Whether a question has an answer in the catalog, or is so short that it is kept. */
  boolean isKnown(String typed) {
    String question = typed.strip();
    return kept.containsKey(question)
        || isHelp(question)
        || !(catalog.answer(question) instanceof Answer.NotFound);
  }

  /** The answer in the place of the message whose button carried the question. */
  String inPlace(String question) {
    return Wire.replacing(renderer.render(catalog.answer(question), Audience.asked()));
  }

  /** The answer beside the message whose button carried the question. */
  String beside(String question) {
    return Wire.beside(renderer.render(catalog.answer(question), Audience.asked()));
  }

  /** The answer for the channel. */
  String shared(String question, String userId) {
    return Wire.inChannel(renderer.render(catalog.answer(question), Audience.shared(userId)));
  }

  /** The answer in the place of the asker's own, once it is shared. */
  String afterSharing(String question) {
    return Wire.replacing(renderer.render(catalog.answer(question), Audience.askedAndShared()));
  }

  /** Everything known, as a modal. */
  View details(String question) {
    return AnswerModal.render(catalog.answer(question));
  }

  /** Whether a button may carry this: short, and answered by the catalog. */
  boolean isAnswered(String question) {
    return question.length() <= Buttons.LONGEST_VALUE
        && !question.isBlank()
        && !(catalog.answer(question) instanceof Answer.NotFound);
  }

  /** The answer to a text with files beside it, and a word on those that could not be read. */
  Message toPaste(Paste paste, Attachments.Texts files, Audience audience) {
    String text = paste.text();
    if (files.texts().isEmpty()) {
      return text.isBlank() && !files.problems().isEmpty()
          ? sentences(files.problems())
          : toText(paste, audience).with(files.problems());
    }
    String all = Stream.concat(Stream.of(text), files.texts().stream()).collect(joining("\n\n"));
    return diagnoses.render(diagnosis.apply(all, paste.seen())).with(files.problems());
  }

  private static Message sentences(List<String> sentences) {
    return DiagnosisMessage.sentence(String.join(" ", sentences));
  }

  private Message toText(Paste paste, Audience audience) {
    String question = paste.text().strip();
    return isHelp(question)
        ? help
        : message(new Paste(question, List.of(), paste.seen()), catalog.answer(question), audience);
  }

  private static boolean isHelp(String question) {
    return question.length() <= LONGEST_KEPT_QUESTION
        && HELP.contains(question.toLowerCase(Locale.ROOT));
  }

  private String answer(String question) {
    if (isHelp(question)) {
      return helpJson;
    }
    TeamKnowledge team = catalog.team();
    Answer answer = catalog.answer(question);
    String json =
        Wire.ephemeral(message(new Paste(question, List.of(), null), answer, Audience.asked()));
    // What has no answer may be anything, a secret included: it is not kept.
    if (question.length() <= LONGEST_KEPT_QUESTION
        && isAsked(question)
        && !(answer instanceof Answer.NotFound)) {
      keep(question, new Kept(team, json));
    }
    return json;
  }

  /**
   * What is asked in a few words is the catalog's to answer. What is longer was pasted, and is
   * diagnosed; but where that finds nothing beyond the code alone, the catalog's answer says more.
   */
  private Message message(Paste paste, Answer answer, Audience audience) {
    if (!isAsked(paste.text())) {
      Outcome outcome = diagnosis.apply(paste.text(), paste.seen());
      if (answer instanceof Answer.NotFound || saysMoreThanACode(outcome)) {
        return diagnoses.render(outcome);
      }
    }
    return renderer.render(answer, audience);
  }

  private static boolean saysMoreThanACode(Outcome outcome) {
    return outcome instanceof Outcome.Diagnosed found
        && (found.diagnoses().isEmpty()
            || found.diagnoses().getFirst().confidence() != Confidence.POSSIBLE);
  }

  private static boolean isAsked(String text) {
    return text.split("\\s+", MOST_ASKED_WORDS + 1).length <= MOST_ASKED_WORDS;
  }

  private void keep(String question, Kept answer) {
    if (kept.size() >= MOST_KEPT) {
      kept.clear();
    }
    kept.put(question, answer);
  }
}
