package dev.exitcode.access;

import java.io.IOException;
import java.util.Set;

/** What Slack says of people. Each call asks Slack. */
public interface Directory {
  /** The users in a user group. */
  Set<String> group(String id) throws IOException;

  /** Whether a user is an active human with a full account of this workspace. */
  boolean isMember(String user) throws IOException;
}
