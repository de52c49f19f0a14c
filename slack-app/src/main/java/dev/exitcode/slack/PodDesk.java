package dev.exitcode.slack;

import dev.exitcode.access.Allowance;
import dev.exitcode.access.Audit.Decision;
import dev.exitcode.access.Right;
import dev.exitcode.slack.PodAnswers.Asking;
import dev.exitcode.slack.PodAnswers.Reply;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes questions about pods from all doors alike: recognises them, lets nobody ask too often, and
 * knows what was asked before in a conversation. Safe for many threads.
 */
final class PodDesk {
  /** How often one user may ask at once, and how long one more question takes to come. */
  private static final int BURST = 12;

  private static final Duration EACH = Duration.ofSeconds(3);
  private static final int MOST_CONVERSATIONS = 10_000;

  static final String NO_CLUSTER =
      "I know no cluster yet. Whoever runs this bot can name one in its settings, under clusters."
          + " Until then, paste what `kubectl describe pod` prints, and I say why it died.";
  private static final String TOO_OFTEN = "That is more than I can answer at once. Wait a moment.";
  static final String FAILED = "I could not look at the cluster just now. Try again soon.";
  private static final String NOTHING_BEFORE =
      "I was not asked about a pod here before. " + PodWords.HOW;

  private static final Logger log = LoggerFactory.getLogger(PodDesk.class);

  private final Set<String> clusters;
  private final Replies replies;
  private final PodAnswers answers;
  private final Allowance allowance;
  private final Map<String, PodAsked.About> before =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PodAsked.About> eldest) {
          return size() > MOST_CONVERSATIONS;
        }
      };

  PodDesk(Set<String> clusters, Replies replies, PodAnswers answers, Clock clock) {
    this.clusters = Set.copyOf(clusters);
    this.replies = replies;
    this.answers = answers;
    this.allowance = new Allowance(clock, BURST, EACH);
  }

  /** The channel that rights are asked for; null where a user and the bot are alone. */
  static @Nullable String channel(@Nullable String id) {
    return id == null || id.startsWith("D") ? null : id;
  }

  /** The question about a pod that a text asks; null where it asks something else. */
  @Nullable PodAsked read(String text) {
    if (!mayBe(text)) {
      return null;
    }
    PodAsked asked = PodWords.read(text, clusters);
    boolean weak = asked instanceof PodAsked.About about && !about.strong();
    return weak && (clusters.isEmpty() || replies.isKnown(text)) ? null : asked;
  }

  /** Cheap, since every {@code /exitcode 139} passes here. */
  private static boolean mayBe(String text) {
    String question = text.stripLeading();
    return !question.isEmpty()
        && (Character.isLetter(question.charAt(0))
            || question.indexOf('/') >= 0
            || quoted(question));
  }

  private static boolean quoted(String question) {
    return "\"'`(@<".indexOf(question.charAt(0)) >= 0;
  }

  /**
   * Answers; never throws.
   *
   * @param conversation where it is asked, for "again"
   * @return null where it may have been meant for something else after all
   */
  @Nullable Reply answer(Asking asking, PodAsked asked, String conversation) {
    return switch (asked) {
      case PodAsked.Unclear unclear -> sentence(unclear.sentence());
      case PodAsked.Again _ -> again(asking, conversation);
      case PodAsked.About about -> answer(asking, about, conversation);
    };
  }

  private Reply again(Asking asking, String conversation) {
    PodAsked.About about = before(conversation);
    Reply reply = about == null ? null : answer(asking, about, conversation);
    return reply == null ? sentence(NOTHING_BEFORE) : reply;
  }

  private PodAsked.@Nullable About before(String conversation) {
    synchronized (before) {
      return before.get(conversation);
    }
  }

  private @Nullable Reply answer(Asking asking, PodAsked.About about, String conversation) {
    if (clusters.isEmpty()) {
      return sentence(NO_CLUSTER);
    }
    Reply reply = guarded(asking, Right.EXPLAIN, () -> answers.answer(asking, about));
    if (reply.found() || about.strong()) { // whoever asks again may see less than who asked
      synchronized (before) {
        before.put(conversation, about);
      }
    }
    return reply.found() || about.strong() ? reply : null;
  }

  /** Answers what a user may ask often enough; a failure is told in a sentence. */
  Reply guarded(Asking asking, Right right, Supplier<Reply> answer) {
    if (!allowance.take(asking.user())) {
      PodAnswers.note(asking, right, null, Decision.TOO_OFTEN);
      return sentence(TOO_OFTEN);
    }
    try {
      return answer.get();
    } catch (RuntimeException e) {
      // The message might quote the question.
      log.error("Could not answer about a pod: {}", e.getClass().getName());
      PodAnswers.note(asking, right, null, Decision.FAILED);
      return sentence(FAILED);
    }
  }

  static Reply sentence(String text) {
    return Reply.toAsker(DiagnosisMessage.sentence(text));
  }
}
