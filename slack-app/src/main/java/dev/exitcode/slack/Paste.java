package dev.exitcode.slack;

import com.slack.api.model.File;
import com.slack.api.model.Message;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants explained.
 *
 * @param text as it was typed or pasted, without Slack's mark-up
 */
record Paste(String text, List<File> files) {
  Paste {
    files = List.copyOf(files);
  }

  static Paste of(MessageEvent event) {
    return new Paste(MessageText.typed(event.getText()), orNone(event.getFiles()));
  }

  static Paste of(MessageFileShareEvent event) {
    return new Paste(MessageText.typed(event.getText()), orNone(event.getFiles()));
  }

  static Paste of(AppMentionEvent event) {
    return new Paste(MessageText.typed(event.getText()), orNone(event.getFiles()));
  }

  static Paste of(Message message) {
    return new Paste(MessageText.of(message), orNone(message.getFiles()));
  }

  private static List<File> orNone(@Nullable List<File> files) {
    return files == null ? List.of() : files;
  }
}
