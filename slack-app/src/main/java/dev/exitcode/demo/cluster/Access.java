package dev.exitcode.demo.cluster;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Who is who, and who may do what: RBAC as a table.
 *
 * @param users by bearer token; the empty token is that of a request without one
 */
record Access(Map<String, String> users, List<Grant> grants) {
  private static final String ANY = "*";
  private static final String BEARER = "Bearer ";

  /**
   * One row of the table; a star stands for anything.
   *
   * @param subjects users, and groups as {@code group:name}
   * @param resources such as {@code pods/log} or {@code deployments.apps}
   * @param namespaces the star alone reaches what is in no namespace, and lists across all
   */
  record Grant(
      Set<String> subjects, Set<String> verbs, Set<String> resources, Set<String> namespaces) {
    private static Grant of(JsonNode row) {
      return new Grant(
          set(row, "subjects"), set(row, "verbs"), set(row, "resources"), set(row, "namespaces"));
    }

    private static Set<String> set(JsonNode row, String field) {
      return new HashSet<>(Json.texts(row.path(field)));
    }

    private boolean allows(Set<String> who, Asked what) {
      return (subjects.contains(ANY) || who.stream().anyMatch(subjects::contains))
          && has(verbs, what.verb)
          && has(resources, what.resource)
          && has(namespaces, what.namespace);
    }

    private static boolean has(Set<String> granted, String asked) {
      return granted.contains(ANY) || granted.contains(asked);
    }
  }

  /** What access is asked for, in the words of the table. */
  record Asked(String verb, String resource, String namespace) {
    static Asked of(Action action) {
      Target to = action.target();
      return new Asked(action.verb(), name(to.plural(), to.resource().group()), to.namespace());
    }

    /** The attributes of a review. */
    static Asked of(JsonNode attributes) {
      String subresource = Json.at(attributes, "subresource");
      String plural =
          Json.at(attributes, "resource") + (subresource.isEmpty() ? "" : "/" + subresource);
      return new Asked(
          Json.at(attributes, "verb"),
          name(plural, Json.at(attributes, "group")),
          Json.at(attributes, "namespace"));
    }

    private static String name(String plural, String group) {
      return group.isEmpty() ? plural : plural + "." + group;
    }
  }

  static Access of(JsonNode table) {
    return new Access(
        Json.entries(table.path("users")),
        table.path("grants").valueStream().map(Grant::of).toList());
  }

  /**
   * Who sends a request with this Authorization header.
   *
   * @throws ApiError where the token is not known
   */
  String user(String authorization) {
    String token = authorization.startsWith(BEARER) ? authorization.substring(BEARER.length()) : "";
    String user = users.get(token);
    if (user == null) {
      throw ApiError.unauthorized();
    }
    return user;
  }

  boolean allows(Set<String> who, Asked what) {
    return grants.stream().anyMatch(grant -> grant.allows(who, what));
  }

  /**
   * Lets it pass.
   *
   * @throws ApiError where it is not granted
   */
  void check(String user, Action action) {
    if (!allows(Set.of(user), Asked.of(action))) {
      throw ApiError.forbidden(user, action);
    }
  }
}
