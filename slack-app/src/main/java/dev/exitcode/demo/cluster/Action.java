package dev.exitcode.demo.cluster;

/**
 * What somebody wants to do, as access is granted to it.
 *
 * @param verb such as {@code list}
 */
record Action(String verb, Target target) {
  /**
   * What a request does.
   *
   * @throws ApiError where this server serves no such thing
   */
  static Action of(String method, Target target) {
    String verb =
        switch (method) {
          case "GET" -> target.name().isEmpty() ? "list" : "get";
          case "WATCH" -> target.name().isEmpty() ? "watch" : "get";
          case "POST" -> "create";
          case "PUT" -> "update";
          case "PATCH" -> "patch";
          default -> method;
        };
    if (!target.resource().verbs().contains(verb)) {
      throw ApiError.notAllowed();
    }
    return new Action(verb, target);
  }
}
