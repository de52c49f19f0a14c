package dev.exitcode.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One Kubernetes event, of either API group.
 *
 * @param type Normal or Warning
 * @param count how often it happened, at least 1
 * @param first when it happened first, null where the input does not tell
 * @param last when it happened last; the first time where the input tells that alone, else null
 * @param source who reported it, such as {@code kubelet}
 */
public record EventFacts(
    @Nullable String type,
    String reason,
    String message,
    Regarding regarding,
    int count,
    @Nullable Instant first,
    @Nullable Instant last,
    @Nullable String source) {

  /** An event counts at least once; a missing text is an empty one. */
  public EventFacts {
    reason = reason == null ? "" : reason;
    message = message == null ? "" : message;
    regarding = regarding == null ? Regarding.UNKNOWN : regarding;
    count = Math.max(1, count);
    first = Absent.time(first);
    last = Absent.time(last == null ? first : last);
  }

  /** Whether it is a warning. */
  public boolean isWarning() {
    return "Warning".equals(type);
  }

  /**
   * The object an event is about.
   *
   * @param container of the pod, from the field path or the text; null where it is about the whole
   *     object
   */
  public record Regarding(
      @Nullable String kind,
      @Nullable String namespace,
      @Nullable String name,
      @Nullable String uid,
      @Nullable String container) {
    static final Regarding UNKNOWN = new Regarding(null, null, null, null, null);

    /** An object known by kind and name. */
    public static Regarding of(String kind, @Nullable String name) {
      return new Regarding(kind, null, name, null, null);
    }
  }
}
