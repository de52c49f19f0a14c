package dev.exitcode.demo;

/**
 * What became of the posts to a channel.
 *
 * @param refused as too many
 * @param allowed how many would have been let through since the first, had they come in time
 */
public record Posted(long accepted, long refused, long allowed) {}
