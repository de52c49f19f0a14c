package dev.exitcode.demo.cluster;

import tools.jackson.databind.node.ObjectNode;

/** A refusal, worded as a real API server words it. */
final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final String reason;
  private final transient ObjectNode details;

  private ApiError(int code, String reason, String message, ObjectNode details) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.details = details;
  }

  static ApiError unauthorized() {
    return new ApiError(401, "Unauthorized", "Unauthorized", Json.object());
  }

  static ApiError badRequest(String message) {
    return new ApiError(400, "BadRequest", message, Json.object());
  }

  /** Clients that would rather send protobuf try again with JSON. */
  static ApiError unknownFormat() {
    String message =
        "the body of the request was in an unknown format - accepted media types include:"
            + " application/json";
    return new ApiError(415, "UnsupportedMediaType", message, Json.object());
  }

  static ApiError notAllowed() {
    String message = "the server does not allow this method on the requested resource";
    return new ApiError(405, "MethodNotAllowed", message, Json.object());
  }

  /** The path leads to no resource. */
  static ApiError noResource() {
    String message = "the server could not find the requested resource";
    return new ApiError(404, "NotFound", message, Json.object());
  }

  /** The resource has no object of this name. */
  static ApiError notFound(Resource resource, String name) {
    String message = "%s \"%s\" not found".formatted(resource.name(), name);
    return new ApiError(404, "NotFound", message, details(resource, name));
  }

  /** What happened after a version is forgotten. */
  static ApiError tooOld(long asked, long oldest) {
    String message = "too old resource version: %d (%d)".formatted(asked, oldest);
    return new ApiError(410, "Expired", message, Json.object());
  }

  /** The rest of a list is forgotten. */
  static ApiError expiredContinue() {
    String message =
        "The provided continue parameter is too old to display a consistent list result. You must"
            + " start a new list without the continue parameter.";
    return new ApiError(410, "Expired", message, Json.object());
  }

  /** Somebody else was faster. */
  static ApiError conflict(Resource resource, String name) {
    String message =
        ("Operation cannot be fulfilled on %s \"%s\": the object has been modified; please apply"
                + " your changes to the latest version and try again")
            .formatted(resource.name(), name);
    return new ApiError(409, "Conflict", message, details(resource, name));
  }

  static ApiError alreadyExists(Resource resource, String name) {
    String message = "%s \"%s\" already exists".formatted(resource.name(), name);
    return new ApiError(409, "AlreadyExists", message, details(resource, name));
  }

  static ApiError forbidden(String user, Action action) {
    Target to = action.target();
    String what = to.resource().name() + (to.name().isEmpty() ? "" : " \"" + to.name() + "\"");
    String where =
        to.namespace().isEmpty()
            ? "at the cluster scope"
            : "in the namespace \"" + to.namespace() + "\"";
    String message =
        "%s is forbidden: User \"%s\" cannot %s resource \"%s\" in API group \"%s\" %s"
            .formatted(what, user, action.verb(), to.plural(), to.resource().group(), where);
    return new ApiError(403, "Forbidden", message, details(to.resource(), to.name()));
  }

  private static ObjectNode details(Resource resource, String name) {
    ObjectNode details = Json.object();
    if (!name.isEmpty()) {
      details.put("name", name);
    }
    if (!resource.group().isEmpty()) {
      details.put("group", resource.group());
    }
    return details.put("kind", resource.plural());
  }

  int code() {
    return code;
  }

  /** As the body of the answer. */
  ObjectNode toJson() {
    ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
    status.putObject("metadata");
    status.put("status", "Failure").put("message", getMessage()).put("reason", reason);
    if (!details.isEmpty()) {
      status.set("details", details);
    }
    return status.put("code", code);
  }
}
