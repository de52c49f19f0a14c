package dev.exitcode.access;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What Slack tells of somebody.
 *
 * @param member whether this is an active human with a full account of this workspace
 * @param zone the time zone of their profile, or null where there is none
 */
public record Person(boolean member, @Nullable ZoneId zone) {}
