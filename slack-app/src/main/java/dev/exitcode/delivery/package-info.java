/**
 * Brings what the outbox holds to Slack: paced, in order, each once. Knows HTTP's outcomes and
 * Slack's words for them, not Slack's SDK.
 */
@NullMarked
package dev.exitcode.delivery;

import org.jspecify.annotations.NullMarked;
