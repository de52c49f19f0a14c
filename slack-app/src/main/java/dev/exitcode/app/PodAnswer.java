package dev.exitcode.app;

import dev.exitcode.catalog.TeamKnowledge;
import dev.exitcode.diagnosis.TextDiagnostician.Outcome;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.CaseFiles;
import dev.exitcode.k8s.CaseCollector.Collected;
import dev.exitcode.k8s.CaseCollector.LogsWanted;
import dev.exitcode.k8s.ClusterAccess;
import dev.exitcode.k8s.Clusters;
import dev.exitcode.k8s.Lookup;
import dev.exitcode.k8s.PodMatch;
import dev.exitcode.k8s.PodQuery;
import dev.exitcode.k8s.Scope;
import dev.exitcode.redact.Redactor;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers a question about a pod on the command line, through the asker's own kubeconfig. */
final class PodAnswer {
  /** There is one, and who uses it knows which. */
  private static final String CLUSTER = "kubeconfig";

  private static final int SHOWN = 20;

  private final Console here;
  private final AnswerOptions.Form form;
  private final Supplier<TeamKnowledge> team;

  PodAnswer(Console here, AnswerOptions.Form form, Supplier<TeamKnowledge> team) {
    this.here = here;
    this.form = form;
    this.team = team;
  }

  /** Prints it, or what is in the way; returns the exit status. */
  int to(PodQuery query, @Nullable Path kubeconfig, @Nullable String context) {
    ClusterAccess access = ClusterAccess.kubeconfig(CLUSTER, kubeconfig, context);
    try (Clusters clusters = Clusters.of(List.of(access), here.env(), Clock.systemUTC())) {
      return answered(clusters, find(clusters, query.in(null, query.namespace())), query);
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

  private int answered(Clusters clusters, Lookup lookup, PodQuery query) {
    return switch (lookup) {
      case Lookup.One one ->
          tell(clusters.cases().collect(one.match().pod(), LogsWanted.OF_TROUBLED));
      case Lookup.Several several -> choose(several, query);
      case Lookup.None none -> nothing(none, query);
    };
  }

  private int tell(Collected collected) {
    return switch (collected) {
      case Collected.Case found -> tell(found.file());
      case Collected.Unread unread -> {
        here.err().println("The pod cannot be read: " + unread.why().inWords() + ".");
        yield ExitStatus.UNAVAILABLE;
      }
    };
  }

  private int tell(CaseFile file) {
    if (form == AnswerOptions.Form.CASE) {
      here.out().println(CaseFiles.write(CaseFiles.redacted(file, Redactor.standard())));
      return ExitStatus.OK;
    }
    Outcome.Diagnosed diagnosed = Diagnosing.bundled().with(team).diagnose(file);
    if (form == AnswerOptions.Form.JSON) {
      here.out().print(DiagnosisJson.of(diagnosed));
    } else {
      here.out().print(new DiagnosisText(here.terminal()).of(diagnosed));
      diagnosed.remarks().forEach(here.err()::println);
    }
    return ExitStatus.OK;
  }

  private int choose(Lookup.Several several, PodQuery query) {
    List<PodMatch> shown = several.matches().subList(0, Math.min(SHOWN, several.matches().size()));
    here.err().printf("Several pods fit %s. Ask for one of them:%n", query);
    for (PodMatch match : shown) {
      here.err()
          .printf(
              "  exitcode pod %s/%s   %s, %d restarts%n",
              match.pod().namespace(), match.pod().name(), match.state(), match.restarts());
    }
    if (several.more() || shown.size() < several.matches().size()) {
      here.err().println("and others: say more of the name, or the namespace with -n.");
    }
    return ExitStatus.USAGE;
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
