package dev.exitcode.slack;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import java.util.ArrayList;
import java.util.List;

/**
 * The row of buttons under an answer. A button carries a question the catalog answers, never typed
 * text; it is asked again when the button is clicked.
 */
final class Buttons {
  static final String MORE = "exitcode.more";
  static final String SHARE = "exitcode.share";

  /** Followed by a number, because the ids in a block must differ. */
  static final String SHOW = "exitcode.show.";

  /** How many answers a row offers to open. */
  static final int MOST_SHOWN = 5;

  /** Far below Slack's 2,000 for a value: our questions are a few words. */
  static final int LONGEST_VALUE = 150;

  /** Far below Slack's 75, so that the usual five stand in one row. */
  private static final int LONGEST_LABEL = 24;

  /** Slack's limit. */
  private static final int LONGEST_NAMED = 75;

  private final List<BlockElement> elements = new ArrayList<>();
  private int shown;

  Buttons more(String question) {
    return more("More", question);
  }

  /** A button that opens what the catalog knows. */
  Buttons more(String label, String question) {
    elements.add(button(MORE, label, question).build());
    return this;
  }

  Buttons share(String question) {
    elements.add(button(SHARE, "Share with channel", question).style("primary").build());
    return this;
  }

  /** A button that answers {@code question} in place. */
  Buttons show(String label, String question) {
    if (shown < MOST_SHOWN && question.length() <= LONGEST_VALUE) {
      elements.add(button(SHOW + shown++, label, question).build());
    }
    return this;
  }

  /** Another button, with a value of the caller's. */
  Buttons with(String action, String label, String value) {
    elements.add(button(action, label, value).build());
    return this;
  }

  /** A button with a name on it, cut in the middle where it is long. */
  Buttons named(String action, String name, String value) {
    ButtonElement named = button(action, "x", value).build();
    named.setText(
        PlainTextObject.builder().text(Names.middle(name, LONGEST_NAMED)).emoji(false).build());
    elements.add(named);
    return this;
  }

  boolean isEmpty() {
    return elements.isEmpty();
  }

  ActionsBlock block() {
    return ActionsBlock.builder().elements(new ArrayList<>(elements)).build();
  }

  private static ButtonElement.ButtonElementBuilder button(
      String action, String label, String question) {
    return ButtonElement.builder()
        .actionId(action)
        .text(
            PlainTextObject.builder()
                .text(Labels.within(label, LONGEST_LABEL))
                .emoji(false)
                .build())
        .value(question);
  }
}
