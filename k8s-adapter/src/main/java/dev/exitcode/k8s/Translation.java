package dev.exitcode.k8s;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.intake.ObjectReader;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The one translation of Kubernetes' JSON into evidence. Takes single objects, arrays of them and
 * lists of every kind, also nested ones; what has another type than Kubernetes gives it counts as
 * absent. Stateless, thread-safe.
 */
public final class Translation implements ObjectReader {
  /**
   * {@inheritDoc}
   *
   * <p>A List without a Pod gives a case for each workload that stands for itself; without
   * workloads, one for each Node; of events alone, one for each pod that they are about.
   */
  @Override
  public List<CaseFile> cases(JsonNode objects) {
    Given given = Given.in(objects);
    if (given.pods().isEmpty()) {
      return new PodlessCases(given).all();
    }
    return new PodCases(given).all();
  }
}
