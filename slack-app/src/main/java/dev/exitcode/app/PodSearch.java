package dev.exitcode.app;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.k8s.CaseCollector.Collected;
import dev.exitcode.k8s.CaseCollector.LogsWanted;
import dev.exitcode.k8s.Clusters;
import dev.exitcode.k8s.Lookup;
import dev.exitcode.k8s.NamespaceNotes;
import dev.exitcode.k8s.PodMatch;
import dev.exitcode.k8s.PodQuery;
import dev.exitcode.k8s.PodRef;
import dev.exitcode.k8s.Scope;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** Finds a pod on the command line, through the asker's own kubeconfig, and reads it. */
final class PodSearch {
  /** There is one, and who uses it knows which. */
  private static final String CLUSTER = "kubeconfig";

  private static final int SHOWN = 20;

  private final Console here;

  PodSearch(Console here) {
    this.here = here;
  }

  /**
   * A pod that was found and read.
   *
   * @param notes what its namespace wants; asks the cluster
   */
  record Read(PodRef pod, CaseFile file, Supplier<NamespaceNotes> notes) {}

  /** Hands over the one that is meant, or prints what is in the way; returns the exit status. */
  int read(String name, ClusterOptions where, ToIntFunction<Read> then) {
    PodQuery query;
    try {
      query = where.query(name);
    } catch (IllegalArgumentException e) {
      here.err().println(e.getMessage());
      return ExitStatus.USAGE;
    }
    try (Clusters clusters =
        Clusters.of(List.of(where.access(CLUSTER)), here.env(), Clock.systemUTC())) {
      return answered(clusters, find(clusters, query), query, then);
    } catch (IllegalArgumentException e) {
      here.err().println(e.getMessage());
      return ExitStatus.CONFIG;
    }
  }

  /** As kubectl: in the context's namespace first. */
  private static Lookup find(Clusters clusters, PodQuery query) {
    if (query.namespace() != null) {
      return clusters.pods().find(query, Scope.EVERYTHING);
    }
    String home = clusters.home(CLUSTER);
    PodQuery there = query.in(null, home == null ? "default" : home);
    Lookup atHome = clusters.pods().find(there, Scope.EVERYTHING);
    if (atHome instanceof Lookup.One && isNamed(atHome, query.name())) {
      return atHome;
    }
    Lookup anywhere = clusters.pods().find(query, Scope.EVERYTHING);
    return atHome instanceof Lookup.One && !isNamed(anywhere, query.name()) ? atHome : anywhere;
  }

  /** Not found by a slip only: elsewhere there may be what was meant. */
  private static boolean isNamed(Lookup found, String name) {
    return switch (found) {
      case Lookup.One one -> isNamed(one.match(), name);
      case Lookup.Several several -> isNamed(several.matches().getFirst(), name);
      case Lookup.None _ -> false;
    };
  }

  private static boolean isNamed(PodMatch match, String name) {
    return match.pod().name().contains(name)
        || (match.workload() != null && match.workload().name().contains(name));
  }

  private int answered(Clusters clusters, Lookup lookup, PodQuery query, ToIntFunction<Read> then) {
    return switch (lookup) {
      case Lookup.One one -> read(clusters, one.match(), then);
      case Lookup.Several several -> choose(several, query);
      case Lookup.None none -> nothing(none, query);
    };
  }

  private int read(Clusters clusters, PodMatch match, ToIntFunction<Read> then) {
    return switch (clusters.cases().collect(match, LogsWanted.OF_TROUBLED)) {
      case Collected.Case found -> {
        PodRef pod = match.pod().in(found.file());
        yield then.applyAsInt(
            new Read(pod, found.file(), () -> clusters.cases().notes(CLUSTER, pod.namespace())));
      }
      case Collected.Unread unread -> {
        here.err().println("The pod cannot be read: " + unread.why().inWords() + ".");
        yield ExitStatus.UNAVAILABLE;
      }
    };
  }

  private int choose(Lookup.Several several, PodQuery query) {
    List<PodMatch> shown = several.matches().subList(0, Math.min(SHOWN, several.matches().size()));
    here.err().printf("Several pods fit %s. Ask for one of them:%n", query);
    shown.forEach(this::offer);
    if (several.more() || shown.size() < several.matches().size()) {
      here.err().println("and others: say more of the name, or the namespace with -n.");
    }
    return ExitStatus.USAGE;
  }

  private void offer(PodMatch match) {
    String many = match.ofMany() == null ? "" : "; the worst off of " + match.ofMany();
    here.err()
        .printf(
            "  exitcode pod %s/%s   %s, %d restarts%s%n",
            match.pod().namespace(), match.pod().name(), match.state(), match.restarts(), many);
  }

  private int nothing(Lookup.None none, PodQuery query) {
    if (!none.unasked().isEmpty()) {
      here.err()
          .printf(
              "The cluster could not be asked for its pods: %s.%n",
              none.unasked().getFirst().why().inWords());
      return ExitStatus.UNAVAILABLE;
    }
    here.err().printf("No pod or workload is called %s, or begins so, that you may see.%n", query);
    here.err().println("A namespace has to be spelled exactly; look with: kubectl get pods -A");
    return ExitStatus.USAGE;
  }
}
