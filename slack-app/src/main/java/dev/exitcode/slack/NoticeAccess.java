package dev.exitcode.slack;

import dev.exitcode.access.Audit;
import dev.exitcode.access.Right;
import dev.exitcode.incident.Incident;
import dev.exitcode.k8s.PodLookup.Place;
import dev.exitcode.slack.PodAnswers.Asking;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who may act on which notices, and see what of them. */
final class NoticeAccess {
  private final PodAnswers answers;

  NoticeAccess(PodAnswers answers) {
    this.answers = answers;
  }

  PodAnswers answers() {
    return answers;
  }

  /**
   * Which namespaces of which clusters somebody has a right in now; where labels decide, those that
   * are known.
   */
  BiPredicate<String, String> sight(Asking asking, Right right) {
    Seeing seeing = answers.seeing(asking, right);
    if (!seeing.asksForLabels()) {
      return (cluster, namespace) -> seeing.sees(cluster, namespace, Map.of());
    }
    Set<Place> places = new HashSet<>(answers.clusters().pods().get().places(seeing));
    return (cluster, namespace) -> places.contains(new Place(cluster, namespace));
  }

  /** Which clusters somebody may see something of. */
  Predicate<String> clusters(Asking asking) {
    return answers.seeing(asking, Right.EXPLAIN)::seesSomeOf;
  }

  /** Those incidents that somebody has a right in. */
  List<Incident> may(Asking asking, Right right, List<Incident> incidents) {
    BiPredicate<String, String> sight = sight(asking, right);
    return incidents.stream()
        .filter(i -> sight.test(i.workload().cluster(), i.workload().namespace()))
        .toList();
  }

  /** Whether everybody in a channel may be shown lines of this incident's log. */
  boolean mayShowLogs(String channel, Incident incident) {
    return answers
        .gate()
        .shown(channel, Right.LOGS)
        .sees(incident.workload().cluster(), incident.workload().namespace(), Map.of());
  }

  static void note(Asking asking, Right right, @Nullable Incident about, Audit.Decision decision) {
    String name =
        about == null ? null : about.workload().cluster() + "/" + about.workload().namespacedName();
    Audit.note(new Audit.Question(asking.user(), asking.channel(), right), name, decision);
  }
}
