package dev.exitcode.incident;

import dev.exitcode.diagnosis.Cause;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which incident an observation belongs to: that of its workload, container and cause. A bare pod
 * is another thing when it has another UID.
 */
final class Identity {
  private static final int DIGITS = 12;

  private Identity() {}

  /** The incident that counts this very end already, or null. */
  static @Nullable Incident holding(Board board, Observation o) {
    return of(board, o).stream()
        .filter(i -> i.course().find(o.key()) != null)
        .findFirst()
        .orElse(null);
  }

  /** The incident that a new end goes on with, or null. */
  static @Nullable Incident joinable(Board board, Observation o) {
    List<Incident> same = of(board, o).stream().filter(i -> isSamePod(i, o)).toList();
    Incident byCause = newest(same.stream().filter(i -> hasCause(i, o)).toList());
    return byCause != null || !NormalLife.isBare(o.diagnosis())
        ? byCause
        : newest(same.stream().filter(i -> i.isOpen() && endedAlike(i, o)).toList());
  }

  /** The incident of the pod that had this one's name before, or null. */
  static @Nullable Incident predecessor(Board board, Observation o) {
    return newest(of(board, o).stream().filter(i -> !isSamePod(i, o) && hasCause(i, o)).toList());
  }

  private static List<Incident> of(Board board, Observation o) {
    return board.of(o.workload()).stream()
        .filter(i -> i.container().equals(o.container()))
        .toList();
  }

  private static @Nullable Incident newest(List<Incident> found) {
    List<Incident> open = found.stream().filter(Incident::isOpen).toList();
    List<Incident> best = open.isEmpty() ? found : open;
    return best.isEmpty() ? null : best.getLast();
  }

  static boolean hasCause(Incident i, Observation o) {
    Cause cause = o.diagnosis().cause();
    return cause == i.cause() || cause == i.openedWith();
  }

  /** A bare code says nothing against the cause that ends with the same code. */
  private static boolean endedAlike(Incident i, Observation o) {
    return Objects.equals(i.course().recent().getLast().exitCode(), o.exitCode());
  }

  private static boolean isSamePod(Incident i, Observation o) {
    return !o.workload().isBarePod()
        || i.course().recent().stream().anyMatch(end -> end.key().uid().equals(o.key().uid()));
  }

  /** The id of the incident that an observation opens. */
  static String idOf(Observation o) {
    return "i-" + hash(o.workload() + " " + o.key() + " " + o.diagnosis().cause());
  }

  /** Short and always the same for the same text. */
  static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
