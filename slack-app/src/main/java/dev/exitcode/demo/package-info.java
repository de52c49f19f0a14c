/**
 * Slack's side of the wire, on this machine: a workspace to try the bot in without Slack. Start at
 * {@link dev.exitcode.demo.Workspace}. It speaks HTTP and JSON to the bot, as Slack does, and
 * refuses what Slack would refuse.
 */
@NullMarked
package dev.exitcode.demo;

import org.jspecify.annotations.NullMarked;
