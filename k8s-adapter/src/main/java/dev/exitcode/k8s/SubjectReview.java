package dev.exitcode.k8s;

import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks by a SubjectAccessReview, which needs the right to create one and no other. */
final class SubjectReview implements AccessReview {
  private static final String PATH = "/apis/authorization.k8s.io/v1/subjectaccessreviews";

  private static final Duration TIME = Duration.ofSeconds(1);

  private final List<Cluster> clusters;

  SubjectReview(List<Cluster> clusters) {
    this.clusters = clusters;
  }

  @Override
  public boolean allows(Question question) {
    return clusters.stream()
        .filter(cluster -> cluster.name().equals(question.cluster()))
        .anyMatch(cluster -> allows(cluster, question));
  }

  private static boolean allows(Cluster cluster, Question question) {
    try {
      JsonNode status = cluster.api().post(PATH, review(question), TIME).path("status");
      return Boolean.TRUE.equals(Json.flag(status, "allowed"))
          && !Boolean.TRUE.equals(Json.flag(status, "denied"));
    } catch (ApiException e) {
      return false;
    }
  }

  private static JsonNode review(Question question) {
    ObjectNode review = Api.JSON.createObjectNode();
    review.put("apiVersion", "authorization.k8s.io/v1").put("kind", "SubjectAccessReview");
    ObjectNode spec = review.putObject("spec").put("user", question.user());
    question.groups().forEach(spec.putArray("groups")::add);
    ObjectNode attributes = spec.putObject("resourceAttributes");
    attributes.put("verb", "get").put("resource", "pods").put("namespace", question.namespace());
    if (question.logs()) {
      attributes.put("subresource", "log");
    }
    return review;
  }
}
