package dev.exitcode.demo.cluster;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Objects as the table that kubectl asks for and prints. */
final class Tables {
  private final Age age;

  Tables(Clock clock) {
    this.age = new Age(clock);
  }

  ObjectNode of(Resource resource, JsonNode metadata, List<Stored> objects) {
    ObjectNode table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
    table.set("metadata", metadata);
    ArrayNode columns = table.putArray("columnDefinitions");
    column(columns, "Name", "name");
    titles(resource).forEach(title -> column(columns, title, ""));
    column(columns, "Age", "");
    ArrayNode rows = table.putArray("rows");
    objects.forEach(object -> row(rows.addObject(), resource, object.tree()));
    return table;
  }

  private static List<String> titles(Resource resource) {
    return isPods(resource) ? PodRow.COLUMNS : List.copyOf(resource.columns().keySet());
  }

  private static boolean isPods(Resource resource) {
    return resource.kind().equals("Pod");
  }

  private static void column(ArrayNode columns, String name, String format) {
    ObjectNode column = columns.addObject().put("name", name).put("type", "string");
    column.put("format", format).put("description", "").put("priority", 0);
  }

  private void row(ObjectNode row, Resource resource, JsonNode object) {
    ArrayNode cells = row.putArray("cells").add(Json.at(object, "metadata.name"));
    cells(resource, object).forEach(cells::add);
    cells.add(age.since(Json.at(object, "metadata.creationTimestamp")));
    ObjectNode partial = row.putObject("object").put("kind", "PartialObjectMetadata");
    partial.put("apiVersion", "meta.k8s.io/v1").set("metadata", object.path("metadata"));
  }

  private List<String> cells(Resource resource, JsonNode object) {
    if (isPods(resource)) {
      return new PodRow(object).cells();
    }
    List<String> cells = new ArrayList<>();
    for (String path : resource.columns().values()) {
      String value = Json.at(object, path);
      cells.add(path.endsWith("Timestamp") || path.endsWith("Time") ? age.since(value) : value);
    }
    return cells;
  }
}
