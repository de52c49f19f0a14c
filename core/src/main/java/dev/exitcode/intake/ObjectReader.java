package dev.exitcode.intake;

import dev.exitcode.evidence.CaseFile;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Turns Kubernetes objects into cases. Core does not know Kubernetes' JSON; the one translation of
 * it implements this.
 */
@FunctionalInterface
public interface ObjectReader {
  /**
   * The cases in a tree: a Pod, a List as {@code kubectl get … -o json} prints it, a Job, or an
   * object without a pod. The first Pod of a List is the subject and what else it holds are
   * surroundings; in a List of Pods alone each is a subject. Empty where the tree is no Kubernetes
   * object; never throws, whatever the tree holds.
   */
  List<CaseFile> cases(JsonNode objects);
}
