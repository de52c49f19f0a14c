package dev.exitcode.slack;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.RichTextElement;
import java.util.List;

/** How to use the command, with examples that work. */
final class HelpMessage {
  private static final String INTRODUCTION =
      "Tells you why a container ended. Only you see the answer, until you share it.";
  private static final String SHORT =
      "Type /exitcode with an exit code, a signal or a reason, such as: /exitcode 137,"
          + " /exitcode 137 java, /exitcode OOMKilled, /exitcode 137 vs 143, /exitcode list";
  private static final List<Example> EXAMPLES =
      List.of(
          new Example("137", "what an exit code means, why, and what to do"),
          new Example("137 java", "the same, for your program or context"),
          new Example("OOMKilled", "a word from kubectl or docker, or a signal such as SIGSEGV"),
          new Example("137 vs 143", "two side by side"),
          new Example("list", "the common codes"));

  private static final String PASTE =
      "Or give me the whole crash, and I say what it died of: paste what kubectl describe pod,"
          + " docker inspect or a log says, here or in a direct message to me, there also as a"
          + " file. On a message of others, choose Explain this crash in its menu.";

  private static final String POD =
      "Where your clusters are in the settings, ask about a pod by its name, its workload's, or"
          + " half of it: /exitcode pod payments/api. In a thread, mention me: why did payments/api"
          + " crash?";

  private static final String NOTICES =
      "Of crash notices: /exitcode incidents, snoozed, suppressed, feedback, status, history NAME,"
          + " why NAME.";

  private HelpMessage() {}

  private record Example(String question, String what) {}

  static Message render() {
    RichText text =
        new RichText()
            .paragraph(RichText.plain(INTRODUCTION))
            .list(false, EXAMPLES, HelpMessage::row)
            .paragraph(RichText.plain(PASTE))
            .paragraph(RichText.plain(POD))
            .paragraph(RichText.plain(NOTICES));
    Buttons buttons = new Buttons();
    EXAMPLES.forEach(e -> buttons.show(e.question(), e.question()));
    List<LayoutBlock> blocks = List.of(Blocks.header("Exitcode"), text.block(), buttons.block());
    return new Message(
        SlackText.literal(SHORT + ". " + PASTE + " " + POD + " " + NOTICES, ShortText.LONGEST),
        blocks);
  }

  private static List<RichTextElement> row(Example example) {
    return List.of(
        RichText.inlineCode("/exitcode " + example.question()),
        RichText.plain("  " + example.what()));
  }
}
