package dev.exitcode.k8s;

import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.ContainerStatus;
import dev.exitcode.evidence.LogTail.Instance;
import dev.exitcode.evidence.PodFacts;
import java.util.ArrayList;
import java.util.List;

/** Which log of a container to read. */
record LogAsk(String container, Instance of, boolean previous) {
  /** Whoever has more of them in trouble has one trouble. */
  private static final int MOST = 8;

  /** Those of the containers that died or do not get ready, the dead instance's first. */
  static List<LogAsk> ofTroubled(PodFacts pod) {
    List<LogAsk> asks = new ArrayList<>();
    for (ContainerFacts container : pod.containers()) {
      String name = container.name();
      if (name != null) {
        add(asks, name, container.status());
      }
    }
    return asks.subList(0, Math.min(MOST, asks.size()));
  }

  private static void add(List<LogAsk> asks, String name, ContainerStatus status) {
    if (status.terminated() != null) {
      if (!status.terminated().hasCode(0) || status.last() != null) {
        // The log of what ended last is the current one until another runs.
        asks.add(new LogAsk(name, Instance.DEAD, false));
      }
      return;
    }
    if (status.last() != null) {
      asks.add(new LogAsk(name, Instance.DEAD, true));
    }
    if (status.running() != null
        && (status.last() != null || !Boolean.TRUE.equals(status.ready()))) {
      asks.add(new LogAsk(name, Instance.RUNNING, false));
    }
  }
}
