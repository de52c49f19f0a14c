package dev.exitcode.access;

import java.io.IOException;
import java.util.Set;

/** What Slack says of people. Each call asks Slack. */
public interface Directory {
  /** The users in a user group. */
  Set<String> group(String id) throws IOException;

  /** What is known of a user. */
  Person person(String user) throws IOException;
}
