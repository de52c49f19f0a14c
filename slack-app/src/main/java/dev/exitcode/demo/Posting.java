package dev.exitcode.demo;

/**
 * How often an app may post.
 *
 * @param perSecond in one channel
 * @param burst how many may come at once in one channel that was quiet
 * @param workspacePerMinute in all channels
 */
public record Posting(double perSecond, int burst, int workspacePerMinute) {}
