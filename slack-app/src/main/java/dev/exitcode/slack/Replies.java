package dev.exitcode.slack;

import com.slack.api.model.view.View;
import dev.exitcode.catalog.Answer;
import dev.exitcode.catalog.Catalog;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Questions in, Slack's JSON out. Keeps the answers to short questions that have one, since a team
 * asks for the same few codes over and over. Safe for many threads.
 */
final class Replies {
  private static final int LONGEST_KEPT_QUESTION = 32;
  private static final int MOST_KEPT = 1024;
  private static final Set<String> HELP = Set.of("", "help", "?", "-h", "--help");

  private final Catalog catalog;
  private final AnswerMessage renderer;
  private final String help = Wire.ephemeral(HelpMessage.render());
  private final Map<String, String> kept = new ConcurrentHashMap<>();

  Replies(Catalog catalog) {
    this.catalog = catalog;
    this.renderer = new AnswerMessage(catalog);
  }

  /** The answer to what was typed, for the asker alone. */
  String toQuestion(String typed) {
    String question = typed.strip();
    String known = kept.get(question);
    return known != null ? known : answer(question);
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

  private String answer(String question) {
    if (HELP.contains(question.toLowerCase(Locale.ROOT))) {
      return help;
    }
    Answer answer = catalog.answer(question);
    String json = Wire.ephemeral(renderer.render(answer, Audience.asked()));
    // What has no answer may be anything, a secret included: it is not kept.
    if (question.length() <= LONGEST_KEPT_QUESTION && !(answer instanceof Answer.NotFound)) {
      keep(question, json);
    }
    return json;
  }

  private void keep(String question, String json) {
    if (kept.size() >= MOST_KEPT) {
      kept.clear();
    }
    kept.put(question, json);
  }
}
