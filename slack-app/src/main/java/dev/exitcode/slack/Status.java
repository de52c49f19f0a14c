package dev.exitcode.slack;

import java.time.Instant;

/**
 * How one of the two ways between the bot and Slack stands.
 *
 * @param connected whether it works: for requests, a live Socket Mode session or an open HTTP port;
 *     for calls to Slack, a bot token that Slack took
 * @param detail one sentence for people, without secrets
 * @param since when it became so
 */
public record Status(boolean connected, String detail, Instant since) {}
