package dev.exitcode.demo.cluster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a path leads to.
 *
 * @param namespace empty for all, or where the resource has none
 * @param name empty for the whole list
 * @param subresource such as {@code log}, or empty
 */
record Target(Resource resource, String namespace, String name, String subresource) {
  private static final int NAMESPACED = 3;

  /**
   * The one that is meant by the parts of a path behind {@code /api/v1} or {@code /apis/g/v}; null
   * where there is none.
   */
  static @Nullable Target of(Resources resources, String base, List<String> parts) {
    boolean inNamespace = parts.size() >= NAMESPACED && parts.getFirst().equals("namespaces");
    List<String> own = inNamespace ? parts.subList(2, parts.size()) : parts;
    Resource resource = own.isEmpty() ? null : resources.find(base, own.getFirst());
    if (resource == null || own.size() > NAMESPACED) {
      return null;
    }
    Target target =
        new Target(resource, inNamespace ? parts.get(1) : "", part(own, 1), part(own, 2));
    return target.exists() ? target : null;
  }

  /** What is in namespaces may be listed in all, but is found in one only. */
  private boolean exists() {
    boolean isPlaced =
        resource.namespaced() ? !namespace.isEmpty() || name.isEmpty() : namespace.isEmpty();
    return isPlaced && (subresource.isEmpty() || resource.subresources().contains(subresource));
  }

  private static String part(List<String> parts, int index) {
    return index < parts.size() ? parts.get(index) : "";
  }

  /** As RBAC calls it: {@code pods/log}. */
  String plural() {
    return resource.plural() + (subresource.isEmpty() ? "" : "/" + subresource);
  }
}
