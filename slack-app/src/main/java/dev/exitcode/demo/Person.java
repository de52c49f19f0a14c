package dev.exitcode.demo;

import dev.exitcode.demo.BotDoor.Reply;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the person at the page does, passed to the bot; what the bot answers, shown. */
final class Person {
  static final String COMMAND = "/exitcode";

  /** How people name the bot, which Slack sends as its id. */
  private static final String CALLED = "@Exitcode";

  private static final String SHORTCUT = "explain_crash";

  private final Messages messages;
  private final Triggers triggers;
  private final ResponseUrls responseUrls;
  private final PayloadCheck check;
  private final BotDoor bot;
  private final Files files;
  private final Supplier<URI> base;

  Person(WorkspaceState state, BotDoor bot, Files files, Supplier<URI> base) {
    this.messages = state.messages();
    this.triggers = state.triggers();
    this.responseUrls = state.responseUrls();
    this.check = state.check();
    this.bot = bot;
    this.files = files;
    this.base = base;
  }

  /**
   * Sends what was typed: a slash command to the bot, anything else to the conversation; the bot is
   * told of it where they are alone, or where it is named.
   *
   * @param file name and text of what is attached; missing where nothing is
   */
  void say(String channel, String typed, JsonNode file) {
    String text = typed.strip();
    String where = channel.equals(Ids.DIRECT) ? Ids.DIRECT : Ids.CHANNEL;
    if (text.startsWith("/") && !file.isObject()) {
      command(where, text);
    } else if (!text.isEmpty() || file.isObject()) {
      write(where, text, file);
    }
  }

  private void write(String channel, String text, JsonNode file) {
    String sent = escape(text).replace(CALLED, "<@" + Ids.BOT_USER + ">");
    ObjectNode payload = Json.object().put("text", sent);
    if (file.isObject()) {
      String name = Json.text(file, "name");
      payload.putArray("files").add(files.keep(base.get(), name, Json.text(file, "text")));
    }
    Message message = messages.post(channel, Message.Author.PERSON, false, payload);
    if (channel.equals(Ids.DIRECT)) {
      judge(channel, bot.deliver(Payloads.direct(message)));
    } else if (text.contains(CALLED)) {
      judge(channel, bot.deliver(Payloads.mention(message)));
    }
  }

  private void command(String channel, String text) {
    String command = text.split("\\s", 2)[0];
    if (command.equals(COMMAND)) {
      run(channel, text);
    } else {
      messages.postNotice(
          channel,
          "`%s` is not a valid command. All messages that start with the \"/\" character are interpreted as commands."
              .formatted(escape(command)));
    }
  }

  private void run(String channel, String typed) {
    // Slack shows nothing of it; without it the page and its pictures are hard to follow.
    messages.post(channel, Message.Author.STAND_IN, true, Json.object().put("text", typed));
    URI answerAt = responseUrls.grant(base.get(), channel, "");
    String text = typed.substring(COMMAND.length()).strip();
    Map<String, String> fields = Payloads.command(channel, text, triggers.next(), answerAt);
    switch (bot.send(fields)) {
      case Reply.Failed failed -> fail(channel, new Refused(failed.error()));
      case Reply.Answered answered -> show(channel, answered, typed, answerAt);
    }
  }

  private void show(String channel, Reply.Answered answered, String typed, URI answerAt) {
    try {
      show(channel, answered, typed).ifPresent(message -> responseUrls.answered(answerAt, message));
    } catch (Refused refused) {
      fail(channel, refused);
    }
  }

  /** Shows the body of a slash command's acknowledgement; an empty one is only that. */
  private Optional<Message> show(String channel, Reply.Answered answered, String typed) {
    if (answered.body().isBlank()) {
      return Optional.empty();
    }
    JsonNode payload = payload(answered);
    check.message(payload);
    boolean ephemeral = !Json.text(payload, "response_type").equals("in_channel");
    if (!ephemeral) {
      messages.post(
          channel, Message.Author.PERSON, false, Json.object().put("text", escape(typed)));
    }
    return Optional.of(messages.post(channel, Message.Author.APP, ephemeral, payload));
  }

  private static JsonNode payload(Reply.Answered answered) {
    boolean isJson = answered.contentType().startsWith("application/json");
    JsonNode payload =
        isJson ? Json.read(answered.body()) : Json.object().put("text", answered.body());
    if (!payload.isObject()) {
      throw new Refused("invalid_command_response");
    }
    return payload;
  }

  /** Clicks a button in a message. */
  void click(String ts, String blockId, String actionId) {
    messages
        .find(ts)
        .ifPresent(
            message -> {
              URI answerAt = responseUrls.grant(base.get(), message.channel(), ts);
              JsonNode action = Actions.find(message.blocks(), blockId, actionId);
              interact(message, Payloads.click(message, action, triggers.next(), answerAt));
            });
  }

  /** Chooses "Explain this crash" in a message's menu. */
  void explain(String ts) {
    messages
        .find(ts)
        .filter(message -> !message.ephemeral())
        .ifPresent(
            message -> {
              URI answerAt = responseUrls.grant(base.get(), message.channel(), "");
              interact(message, Payloads.shortcut(SHORTCUT, message, triggers.next(), answerAt));
            });
  }

  /**
   * Chooses a shortcut beside the message box.
   *
   * @param channel where the person looks, so that they see what fails
   */
  void choose(String channel, String callback) {
    ObjectNode payload = Payloads.global(callback, triggers.next());
    judge(channel.equals(Ids.DIRECT) ? Ids.DIRECT : Ids.CHANNEL, bot.interact(payload));
  }

  private void interact(Message message, ObjectNode payload) {
    judge(message.channel(), bot.interact(payload));
  }

  private void judge(String channel, Reply reply) {
    if (reply instanceof Reply.Failed failed) {
      messages.postNotice(
          channel,
          "Exitcode did not take that: it failed with the error \"%s\"".formatted(failed.error()));
    }
  }

  private void fail(String channel, Refused refused) {
    StringBuilder text = new StringBuilder();
    text.append("%s failed with the error \"%s\"".formatted(COMMAND, refused.error()));
    refused.problems().forEach(problem -> text.append("\n• ").append(escape(problem)));
    messages.postNotice(channel, text.toString());
  }

  /** What is typed as text stays text, see docs.slack.dev/messaging/formatting-message-text. */
  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
