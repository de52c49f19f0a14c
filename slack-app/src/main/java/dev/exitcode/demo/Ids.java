package dev.exitcode.demo;

/** The one team, app, channel and person of the workspace, in the form Slack's ids have. */
final class Ids {
  static final String TEAM = "T0TRY0TEAM";
  static final String TEAM_DOMAIN = "try-exitcode";
  static final String APP = "A0TRY0EXIT";
  static final String BOT = "B0TRY0EXIT";
  static final String BOT_USER = "U0TRY0EXIT";
  static final String CHANNEL = "C0TRY0CHAN";
  static final String CHANNEL_NAME = "incidents";

  /** The person's direct messages with the bot. */
  static final String DIRECT = "D0TRY0EXIT";

  static final String PERSON = "U0TRY00YOU";
  static final String PERSON_NAME = "you";

  private Ids() {}
}
