/**
 * Whom to tell and when. {@code Triage} is asked of each {@link dev.exitcode.incident.Observation},
 * with what the {@link dev.exitcode.incident.Board} holds, and answers with an {@link
 * dev.exitcode.incident.Outcome}: the {@link dev.exitcode.incident.Incident}s and {@link
 * dev.exitcode.incident.Storm}s as they are now, what is to be told, and a {@link
 * dev.exitcode.incident.Verdict} that says why, or why not.
 *
 * <p>Nothing here knows the time, a cluster, Slack or a database: the time is passed in, and who
 * asks stores the outcome whole or not at all.
 */
@NullMarked
package dev.exitcode.incident;

import org.jspecify.annotations.NullMarked;
