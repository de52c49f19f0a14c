package dev.exitcode.k8s;

import dev.exitcode.evidence.Missing;
import java.util.List;

/** What was found. */
public sealed interface Lookup {
  /** The clusters that could not be asked, of those that the asker may see something of. */
  List<Unasked> unasked();

  /** Exactly one pod, or several of one workload that die alike, of which this is the worst. */
  record One(PodMatch match, List<Unasked> unasked) implements Lookup {
    /** Copies the list. */
    public One {
      unasked = List.copyOf(unasked);
    }
  }

  /**
   * Several pods fit, of several workloads; each workload is there once, with its worst off pod.
   *
   * @param matches the crashing ones first, then the better fitting
   * @param more whether others fit too
   */
  record Several(List<PodMatch> matches, boolean more, List<Unasked> unasked) implements Lookup {
    /** Copies the lists. */
    public Several {
      matches = List.copyOf(matches);
      unasked = List.copyOf(unasked);
    }
  }

  /** Nothing that the asker may see fits. */
  record None(List<Unasked> unasked) implements Lookup {
    /** Copies the list. */
    public None {
      unasked = List.copyOf(unasked);
    }
  }

  /** A cluster that could not be asked, and why. */
  record Unasked(String cluster, Missing.Why why) {}
}
