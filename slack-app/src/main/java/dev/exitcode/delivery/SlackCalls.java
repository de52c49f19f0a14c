package dev.exitcode.delivery;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Calls Slack's Web API once, without a silent second try. Safe for many threads. */
public interface SlackCalls {
  /** Calls a method that changes something. */
  Reply post(String method, ObjectNode arguments);

  /** Calls a method that only reads. */
  Reply read(String method, Map<String, String> arguments);
}
