package dev.exitcode.slack;

import com.slack.api.model.File;
import com.slack.api.model.Message;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants explained.
 *
 * @param text as it was typed or pasted, without Slack's mark-up
 * @param seen when it was posted, null where Slack does not say
 */
record Paste(String text, List<File> files, @Nullable Instant seen) {
  Paste {
    files = List.copyOf(files);
  }

  static Paste of(MessageEvent event) {
    return new Paste(
        MessageText.typed(event.getText()), orNone(event.getFiles()), time(event.getTs()));
  }

  static Paste of(MessageFileShareEvent event) {
    return new Paste(
        MessageText.typed(event.getText()), orNone(event.getFiles()), time(event.getTs()));
  }

  static Paste of(AppMentionEvent event) {
    return new Paste(
        MessageText.typed(event.getText()), orNone(event.getFiles()), time(event.getTs()));
  }

  static Paste of(Message message) {
    return new Paste(MessageText.of(message), orNone(message.getFiles()), time(message.getTs()));
  }

  private static List<File> orNone(@Nullable List<File> files) {
    return files == null ? List.of() : files;
  }

  /** Seconds and, behind a point, a number of Slack's own. */
  private static @Nullable Instant time(@Nullable String ts) {
    try {
      return ts == null ? null : Instant.ofEpochSecond(Long.parseLong(ts.split("\\.", 2)[0]));
    } catch (NumberFormatException | DateTimeException e) {
      return null;
    }
  }
}
