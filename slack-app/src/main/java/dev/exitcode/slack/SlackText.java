package dev.exitcode.slack;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text in Slack's mrkdwn. The only way a string gets into a mrkdwn field: everything made here from
 * outside text shows literally, pages nobody and links nowhere. Immutable.
 *
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text">Formatting text: escape
 *     &amp;, &lt; and &gt;</a>
 */
final class SlackText {
  private static final Pattern USER_ID = Pattern.compile("[UW][A-Z0-9]{2,30}");
  private static final Pattern GROUP_ID = Pattern.compile("S[A-Z0-9]{2,30}");
  private static final Pattern CHANNEL_ID = Pattern.compile("[CGD][A-Z0-9]{2,30}");
  private static final Pattern BROAD = Pattern.compile("@(here|channel|everyone)");

  private final String mrkdwn;

  private SlackText(String mrkdwn) {
    this.mrkdwn = mrkdwn;
  }

  /** Outside text as it stands, one line, at most {@code max} characters once escaped. */
  static SlackText literal(String raw, int max) {
    String clean = Clean.line(raw, max);
    StringBuilder out = new StringBuilder(clean.length() + 16);
    for (int i = 0; i < clean.length(); i += Character.charCount(clean.codePointAt(i))) {
      String next = escape(clean, i);
      boolean last = i + Character.charCount(clean.codePointAt(i)) >= clean.length();
      int room = max - out.length() - (last ? 0 : Clean.ELLIPSIS.length());
      if (next.length() > room) {
        return new SlackText(out + Clean.ELLIPSIS);
      }
      out.append(next);
    }
    return new SlackText(out.toString());
  }

  /** A link with a title; a plain title where the address is not an absolute https one. */
  static SlackText link(String address, String title, int maxTitle) {
    SlackText shown = literal(title.replace('|', '/'), maxTitle);
    return isHttps(address)
        ? new SlackText("<" + address.replace("&", "&amp;") + "|" + shown + ">")
        : shown;
  }

  /** The name of a user, if it is a user's id at all; notifies nobody but this one. */
  static SlackText user(String id) {
    return USER_ID.matcher(id).matches()
        ? new SlackText("<@" + id + ">")
        : new SlackText("someone");
  }

  /**
   * Calls whom the settings name: a user's id, a user group's, {@code @here}, {@code @channel} or
   * {@code @everyone}. Anything else is shown and calls nobody.
   */
  static SlackText mention(String target, int max) {
    if (USER_ID.matcher(target).matches()) {
      return new SlackText("<@" + target + ">");
    }
    if (GROUP_ID.matcher(target).matches()) {
      return new SlackText("<!subteam^" + target + ">");
    }
    return BROAD.matcher(target).matches()
        ? new SlackText("<!" + target.substring(1) + ">")
        : literal(target, max);
  }

  /** A channel by its name, if this is a channel's id at all. */
  static SlackText channel(String id, int max) {
    return CHANNEL_ID.matcher(id).matches() ? new SlackText("<#" + id + ">") : literal(id, max);
  }

  /** As many parts as fit into {@code max} characters, the rest left out. */
  static SlackText join(String separator, List<SlackText> parts, int max) {
    StringBuilder out = new StringBuilder();
    for (SlackText part : parts) {
      String glue = out.isEmpty() ? "" : separator;
      if (out.length() + glue.length() + part.mrkdwn.length() > max) {
        break;
      }
      out.append(glue).append(part.mrkdwn);
    }
    return new SlackText(out.toString());
  }

  static boolean isHttps(String address) {
    try {
      URI uri = URI.create(address);
      return "https".equals(uri.getScheme())
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && address.indexOf('|') < 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The character at {@code i}, so that it shows as itself. */
  private static String escape(String text, int i) {
    int c = text.codePointAt(i);
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      // No escape exists for these; at the edge of a word a look-alike keeps them from formatting.
      case '*' -> atEdge(text, i) ? "∗" : "*";
      case '_' -> atEdge(text, i) ? "ˍ" : "_";
      case '~' -> atEdge(text, i) ? "∼" : "~";
      case '`' -> "ˋ";
      default -> Character.toString(c);
    };
  }

  private static boolean atEdge(String text, int i) {
    return i == 0
        || i == text.length() - 1
        || !Character.isLetterOrDigit(text.charAt(i - 1))
        || !Character.isLetterOrDigit(text.charAt(i + 1));
  }

  /** The mrkdwn itself. */
  @Override
  public String toString() {
    return mrkdwn;
  }
}
