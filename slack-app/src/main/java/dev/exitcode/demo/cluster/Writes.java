package dev.exitcode.demo.cluster;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What clients write: it holds only where nobody was faster. Safe for use by many threads. */
final class Writes {
  private static final String VERSION = "metadata.resourceVersion";

  private final ObjectStore store;

  Writes(ObjectStore store) {
    this.store = store;
  }

  /**
   * Adds an object.
   *
   * @throws ApiError where there is one of its name
   */
  Stored create(Target target, JsonNode body) {
    ObjectNode object = object(body);
    ObjectNode metadata = object.withObject("metadata");
    metadata.put("namespace", target.namespace()).put("uid", UUID.randomUUID().toString());
    String name = Json.at(metadata, "name");
    Stored made = swap(target.resource(), null, object);
    if (made == null) {
      throw ApiError.alreadyExists(target.resource(), name);
    }
    return made;
  }

  /**
   * Puts an object in the place of what it says it has seen.
   *
   * @throws ApiError where that has changed since, or is not there
   */
  Stored update(Target target, JsonNode body) {
    return write(target, object(body), object(body));
  }

  /**
   * Lays a merge patch over an object, as far as it is what the patch says it has seen.
   *
   * @throws ApiError where that has changed since, or is not there
   */
  Stored patch(Target target, JsonNode patch) {
    ObjectNode whole = (ObjectNode) Merge.patched(current(target).tree(), object(patch));
    return write(target, patch, whole);
  }

  private Stored write(Target target, JsonNode asked, ObjectNode whole) {
    Stored before = current(target);
    String seen = Json.at(asked, VERSION);
    ObjectNode metadata = whole.withObject("metadata").put("namespace", target.namespace());
    metadata.put("name", target.name()).put("uid", Json.at(before.tree(), "metadata.uid"));
    boolean stale = !seen.isEmpty() && !seen.equals(Json.at(before.tree(), VERSION));
    Stored made = stale ? null : swap(target.resource(), before, whole);
    if (made == null) {
      throw ApiError.conflict(target.resource(), target.name());
    }
    return made;
  }

  private @Nullable Stored swap(Resource resource, @Nullable Stored before, ObjectNode object) {
    return store.swap(resource, before, version -> Stored.of(resource, object, version));
  }

  private Stored current(Target target) {
    Stored found = store.get(target.resource(), target.namespace(), target.name());
    if (found == null) {
      throw ApiError.notFound(target.resource(), target.name());
    }
    return found;
  }

  private static ObjectNode object(JsonNode body) {
    if (!(body instanceof ObjectNode object)) {
      throw ApiError.badRequest("the body of the request is no object");
    }
    return object.deepCopy();
  }
}
