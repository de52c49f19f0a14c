package dev.exitcode.access;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line of the log for every question and every click: who, what and how it was decided; never
 * what was typed or answered. Its logger is {@value #LOGGER}, at level INFO.
 */
public final class Audit {
  /** The logger's name. */
  public static final String LOGGER = "dev.exitcode.audit";

  private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
  private static final int LONGEST = 400;
  private static final String NOTHING = "-";

  /** How a question was decided. */
  public enum Decision {
    /** Answered. */
    ANSWERED,
    /** Several pods fit, and were offered. */
    OFFERED,
    /** There is no such pod, or none that this user may see: the two are not told apart. */
    NOTHING_SEEN,
    /** Asked too often. */
    TOO_OFTEN,
    /** It stands in the channel already. */
    ALREADY_SHARED,
    /** The key is unknown, too old, or somebody else's. */
    BAD_KEY,
    /** The cluster or Slack failed. */
    FAILED
  }

  private Audit() {}

  /**
   * A question.
   *
   * @param user who asked
   * @param channel where, or null where there is no channel
   * @param right what for
   */
  public record Question(String user, @Nullable String channel, Right right) {}

  /**
   * Writes the line.
   *
   * @param pod cluster, namespace and name of what was found, or null
   */
  public static void note(Question question, @Nullable String pod, Decision decision) {
    LOG.atInfo()
        .addKeyValue("user", plain(question.user()))
        .addKeyValue("channel", plain(question.channel()))
        .addKeyValue("right", question.right().id())
        .addKeyValue("pod", plain(pod))
        .addKeyValue("decision", decision)
        .log("asked");
  }

  /** What names and ids are made of; all else might forge a line. */
  private static String plain(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return NOTHING;
    }
    String cut = text.substring(0, Math.min(text.length(), LONGEST));
    return cut.replaceAll("[^A-Za-z0-9._:/-]", "?");
  }
}
