package dev.exitcode.demo.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.exitcode.demo.cluster.Sorted.Page;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The API, from a request to its answer. Safe for use by many threads. */
final class ApiHandler implements HttpHandler {
  /** Parts of a path before the resource: {@code api/v1} or {@code apis/GROUP/VERSION}. */
  private static final int CORE = 2;

  private static final int GROUP = 3;

  private final Resources resources;
  private final Discovery discovery;
  private final ObjectStore store;
  private final Lists lists;
  private final PodLogs logs;
  private final Access access;
  private final Tables tables;
  private final Watches watches;
  private final Writes writes;

  ApiHandler(ClusterState state, Clock clock) {
    this.resources = state.resources();
    this.discovery = new Discovery(resources);
    this.store = state.store();
    this.lists = new Lists(store);
    this.logs = state.logs();
    this.access = state.access();
    this.tables = new Tables(clock);
    this.watches = state.watches();
    this.writes = new Writes(store);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Output out = new Output(exchange);
      try {
        answer(new Request(exchange), out);
      } catch (ApiError refusal) {
        out.json(refusal.code(), refusal.toJson());
      }
    }
  }

  private void answer(Request request, Output out) throws IOException {
    if (List.of("/healthz", "/livez", "/readyz").contains(request.path())) {
      out.text("ok");
      return;
    }
    String user = access.user(request.header("Authorization"));
    ObjectNode document = discovery.at(request.path());
    if (document != null) {
      out.json(200, document);
      return;
    }
    Action action = Action.of(request.method(), target(request));
    access.check(user, action);
    switch (action.verb()) {
      case "list" -> list(action.target(), request, out);
      case "watch" -> watch(action.target(), request, out);
      case "get" -> get(action.target(), request, out);
      case "create" -> out.json(201, created(action.target(), user, request));
      case "update" -> out.json(200, written(action, request));
      case "patch" -> out.json(200, written(action, request));
      default -> throw ApiError.notAllowed();
    }
  }

  private Target target(Request request) {
    List<String> parts =
        Arrays.stream(request.path().substring(1).split("/", -1)).map(ApiHandler::decode).toList();
    int base = parts.getFirst().equals("api") ? CORE : GROUP;
    Target target =
        parts.size() <= base
            ? null
            : Target.of(
                resources,
                "/" + String.join("/", parts.subList(0, base)),
                parts.subList(base, parts.size()));
    if (target == null) {
      throw ApiError.noResource();
    }
    return target;
  }

  private static String decode(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return part;
    }
  }

  private void list(Target target, Request request, Output out) throws IOException {
    Page page = lists.page(target, request.query());
    ObjectNode metadata = Lists.metadata(page, request.query());
    if (request.wantsTable()) {
      out.json(200, tables.of(target.resource(), metadata, page.items()));
    } else {
      out.list(target.resource(), metadata, page.items());
    }
  }

  private void watch(Target target, Request request, Output out) throws IOException {
    if (request.header("Upgrade").equals("websocket")) {
      out.text(""); // not this way; clients then try the other one
      return;
    }
    watches.serve(target, request, out, request.wantsTable() ? table(target) : object -> object);
  }

  /** An event as kubectl wants it: with the rows to print. */
  private UnaryOperator<byte[]> table(Target target) {
    return object -> {
      ObjectNode tree = (ObjectNode) Json.MAPPER.readTree(object);
      long version = Long.parseLong(Json.at(tree, "metadata.resourceVersion"));
      List<Stored> one = List.of(Stored.of(target.resource(), tree, version));
      ObjectNode table = tables.of(target.resource(), Json.object(), one);
      return table.toString().getBytes(StandardCharsets.UTF_8);
    };
  }

  private void get(Target target, Request request, Output out) throws IOException {
    Stored object = found(target);
    if (target.subresource().equals("log")) {
      String id = new LogSource(object.tree()).containerId(request.query());
      out.text(logs.read(id, request.query()));
    } else if (request.wantsTable()) {
      out.json(200, tables.of(target.resource(), Json.object(), List.of(object)));
    } else {
      out.json(200, object.whole(target.resource()));
    }
  }

  private Stored found(Target target) {
    Stored object = store.get(target.resource(), target.namespace(), target.name());
    if (object == null) {
      throw ApiError.notFound(target.resource(), target.name());
    }
    return object;
  }

  private byte[] created(Target target, String user, Request request) throws IOException {
    Resource resource = target.resource();
    if (resource.kind().endsWith("Review")) {
      ObjectNode answer = new Reviews(access).answer(resource, user, body(request));
      return answer.toString().getBytes(StandardCharsets.UTF_8);
    }
    return writes.create(target, body(request)).whole(resource);
  }

  private byte[] written(Action action, Request request) throws IOException {
    Target target = action.target();
    JsonNode body = body(request);
    boolean whole = action.verb().equals("update");
    Stored made = whole ? writes.update(target, body) : writes.patch(target, body);
    return made.whole(target.resource());
  }

  private static JsonNode body(Request request) throws IOException {
    String type = request.header("Content-Type");
    if (!type.startsWith("application/json") && !type.startsWith("application/merge-patch+json")) {
      throw ApiError.unknownFormat();
    }
    try {
      return Json.MAPPER.readTree(request.body());
    } catch (JacksonException notJson) {
      throw ApiError.badRequest("the body of the request is no JSON");
    }
  }
}
