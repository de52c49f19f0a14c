package dev.exitcode.demo.cluster;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers whether somebody may do something: SubjectAccessReview, and that about oneself. */
final class Reviews {
  private final Access access;

  Reviews(Access access) {
    this.access = access;
  }

  /**
   * The review with its answer.
   *
   * @throws ApiError where the body is no review of this kind
   */
  ObjectNode answer(Resource resource, String asker, JsonNode review) {
    if (!review.isObject() || !review.path("spec").path("resourceAttributes").isObject()) {
      throw ApiError.badRequest(
          "%s in version \"%s\" needs spec.resourceAttributes"
              .formatted(resource.kind(), resource.version()));
    }
    JsonNode spec = review.path("spec");
    boolean isOwn = resource.kind().startsWith("Self");
    Set<String> who = isOwn ? Set.of(asker) : subjects(spec);
    boolean allowed = access.allows(who, Access.Asked.of(spec.path("resourceAttributes")));
    ObjectNode answer =
        Json.object().put("kind", resource.kind()).put("apiVersion", resource.apiVersion());
    answer.putObject("metadata").putNull("creationTimestamp");
    answer.set("spec", spec);
    answer.putObject("status").put("allowed", allowed);
    return answer;
  }

  private static Set<String> subjects(JsonNode spec) {
    Set<String> subjects = new HashSet<>(Set.of(Json.at(spec, "user")));
    Json.texts(spec.path("groups")).forEach(group -> subjects.add("group:" + group));
    return subjects;
  }
}
