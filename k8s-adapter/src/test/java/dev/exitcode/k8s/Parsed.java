package dev.exitcode.k8s;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.PodFacts;
import java.util.List;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Trees and cases of JSON that is written without quotes where a test reads better so. */
final class Parsed {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .build();

  private Parsed() {}

  static JsonNode tree(String json) {
    return JSON.readTree(json);
  }

  static List<CaseFile> cases(String... objects) {
    String json = objects.length == 1 ? objects[0] : list(objects);
    return new Translation().cases(tree(json));
  }

  static CaseFile theCase(String... objects) {
    List<CaseFile> cases = cases(objects);
    if (cases.size() != 1) {
      throw new AssertionError("not one case: " + cases);
    }
    return cases.getFirst();
  }

  static PodFacts pod(String object) {
    return theCase(object).pod();
  }

  /** The one container of a pod with this specification. */
  static ContainerFacts container(String specification) {
    return pod("{kind:'Pod',spec:{containers:[" + specification + "]}}").containers().getFirst();
  }

  static String list(String... objects) {
    return "{kind:'List',apiVersion:'v1',items:[" + String.join(",", objects) + "]}";
  }
}
