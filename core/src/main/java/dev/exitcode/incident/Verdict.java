package dev.exitcode.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one observation and why. A later one of the same key takes its place: it was
 * decided anew, on better evidence or when a held-back word was due.
 *
 * @param times how many ends it stands for
 * @param sentence for people
 * @param incident the incident it counts in, or null
 */
public record Verdict(
    Observation.Key key,
    Workload workload,
    String pod,
    int times,
    Reason reason,
    String sentence,
    Instant at,
    @Nullable String incident) {}
