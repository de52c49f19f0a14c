package dev.exitcode.k8s;

import dev.exitcode.evidence.Missing;
import dev.exitcode.evidence.PodIdentity.Owner;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One object or list to ask for.
 *
 * @param what what is missing where it cannot be had; null: nothing that anybody would miss
 * @param otherwise where else to ask where the cluster does not give it there, or null
 * @param owner of a list only those that it owns, however long the list is; null: as it comes
 */
record Ask(
    Missing.@Nullable What what,
    String path,
    @Nullable String otherwise,
    Duration budget,
    @Nullable Owner owner) {
  private static final Duration USAGE = Duration.ofSeconds(2);
  private static final String MOST_EVENTS = "500";

  static Ask of(Missing.@Nullable What what, String path) {
    return new Ask(what, path, null, Api.INTERACTIVE, null);
  }

  /** Those of a list that nobody would miss and that an owner has. */
  static Ask owned(String path, Owner owner) {
    return new Ask(null, path, null, Api.INTERACTIVE, owner);
  }

  static Ask pod(PodRef pod) {
    return of(null, Paths.core(pod.namespace(), "pods", pod.name()));
  }

  /** Measured memory; a cluster without a metrics server has none. */
  static Ask usage(PodRef pod) {
    String path = Paths.group("metrics.k8s.io/v1beta1", pod.namespace(), "pods", pod.name());
    return new Ask(Missing.What.USAGE, path, null, USAGE, null);
  }

  /**
   * Events by name: a static pod's have another uid, and those of its predecessor are told by it.
   */
  static Ask events(PodRef pod) {
    String ours = Paths.group("events.k8s.io/v1", pod.namespace(), "events");
    return new Ask(
        Missing.What.EVENTS,
        about(Paths.core(pod.namespace(), "events"), "involvedObject", "Pod", pod.name()),
        about(ours, "regarding", "Pod", pod.name()),
        Api.INTERACTIVE,
        null);
  }

  /** Events of something beside a pod. */
  static Ask events(String namespace, String kind, String name) {
    return of(null, about(Paths.core(namespace, "events"), "involvedObject", kind, name));
  }

  private static String about(String path, String field, String kind, String name) {
    String selector = field + ".kind=" + kind + "," + field + ".name=" + name;
    return Paths.with(path, Map.of("fieldSelector", selector, "limit", MOST_EVENTS));
  }

  /** Asks; what cannot be had is missing. */
  CallResult on(Api api) {
    try {
      return found(read(api));
    } catch (ApiException e) {
      CallResult elsewhere =
          otherwise == null ? CallResult.NOTHING : elsewhere(api, otherwise, e.why());
      return elsewhere.object() == null ? missing(e.why()) : elsewhere;
    }
  }

  private JsonNode read(Api api) throws ApiException {
    return owner == null ? api.get(path, budget) : new OwnedList(owner).read(api, path, budget);
  }

  /** A list that goes on was read in part. */
  private CallResult found(JsonNode object) {
    boolean goesOn = Json.text(object.path("metadata"), "continue") != null;
    return goesOn && what != null
        ? new CallResult(object, null, new Missing(what, null, Missing.Why.CUT))
        : CallResult.of(object);
  }

  private CallResult elsewhere(Api api, String there, Missing.Why why) {
    return why == Missing.Why.FORBIDDEN || why == Missing.Why.NOT_FOUND
        ? new Ask(null, there, null, budget, null).on(api)
        : CallResult.NOTHING;
  }

  private CallResult missing(Missing.Why why) {
    return what == null ? CallResult.NOTHING : CallResult.missing(new Missing(what, null, why));
  }
}
