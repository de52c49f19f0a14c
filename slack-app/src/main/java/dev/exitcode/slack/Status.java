package dev.exitcode.slack;

import java.time.Instant;

/**
 * How the bot stands with Slack.
 *
 * @param connected whether requests can reach it: a live Socket Mode session, or an open HTTP port
 * @param detail one sentence for people, without secrets
 * @param since when it became so
 */
public record Status(boolean connected, String detail, Instant since) {}
