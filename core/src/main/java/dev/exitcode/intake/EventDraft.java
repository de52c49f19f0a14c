package dev.exitcode.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An event as text shows it: with ages instead of times.
 *
 * @param pod the pod it was described with, or null
 * @param object what it is about, as {@code kind/name}, or null
 */
record EventDraft(
    @Nullable PodDraft pod,
    @Nullable String type,
    String reason,
    String message,
    @Nullable String object,
    int count,
    @Nullable Duration first,
    @Nullable Duration last,
    @Nullable String source) {
  private static final String NAME = "\"?([a-z0-9][a-z0-9-]{0,62})\"?";
  private static final List<Pattern> CONTAINERS =
      List.of(
          Pattern.compile("(?:Created|Started|Stopping) container:? " + NAME + "$"),
          Pattern.compile("^Container " + NAME + " (?:failed|definition|exceeded)"),
          Pattern.compile("restarting failed container[= ]" + NAME + "(?: in)? pod"),
          Pattern.compile("\\bcontainer: " + NAME + "\\)"),
          Pattern.compile("\\bspec\\.\\w*[cC]ontainers\\{" + NAME + "\\}"));

  /** An event of which no times are told. */
  static EventDraft of(@Nullable String type, String reason, String message) {
    return new EventDraft(null, type, reason, message, null, 1, null, null, null);
  }

  EventDraft from(String reporter) {
    return new EventDraft(pod, type, reason, message, object, count, first, last, reporter);
  }

  EventDraft about(@Nullable String subject) {
    return new EventDraft(pod, type, reason, message, subject, count, first, last, source);
  }

  EventDraft with(@Nullable PodDraft described) {
    return new EventDraft(described, type, reason, message, object, count, first, last, source);
  }

  /** The container its message names, or null. */
  @Nullable String container() {
    for (Pattern form : CONTAINERS) {
      Matcher named = form.matcher(message);
      if (named.find()) {
        return named.group(1);
      }
    }
    return null;
  }

  /** Its kind, as in {@code Pod}; a Pod where the text does not tell. */
  String kind() {
    String kind = object == null ? "pod" : object.substring(0, object.indexOf('/'));
    return switch (kind.toLowerCase(java.util.Locale.ROOT)) {
      case "pod", "po", "pods" -> "Pod";
      case "node", "nodes", "no" -> "Node";
      case "job", "jobs" -> "Job";
      case "replicaset", "rs" -> "ReplicaSet";
      case "deployment", "deploy" -> "Deployment";
      case "statefulset", "sts" -> "StatefulSet";
      case "cronjob" -> "CronJob";
      case "daemonset", "ds" -> "DaemonSet";
      default -> kind.isEmpty() ? kind : Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
    };
  }

  /** The name of what it is about, or null. */
  @Nullable String name() {
    String name = object == null ? "" : object.substring(object.indexOf('/') + 1);
    return name.isEmpty() ? null : name;
  }

  /** As a part of a case, seen at a time. */
  Sketch sketch(@Nullable Instant seen) {
    Sketch regarding =
        new Sketch().put("kind", kind()).put("name", name()).put("container", container());
    return new Sketch()
        .put("type", type)
        .put("reason", reason)
        .put("message", message)
        .put("regarding", regarding)
        .put("count", count)
        .put("first", before(seen, earliest()))
        .put("last", before(seen, last))
        .put("source", source);
  }

  /** An age of minutes or more was cut to its unit: the event may be that much older. */
  private @Nullable Duration earliest() {
    boolean isExact = last == null || last.compareTo(Clocks.EXACT) < 0;
    Duration oldest = last == null || isExact ? last : last.plus(Times.unit(last));
    return oldest == null || (first != null && first.compareTo(oldest) > 0) ? first : oldest;
  }

  private static @Nullable Instant before(@Nullable Instant seen, @Nullable Duration age) {
    return seen == null || age == null ? null : seen.minus(age);
  }
}
