package dev.exitcode.app;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.JsonSchema;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** YAML that somebody pasted, as the tree that the same object has in JSON. */
final class KubectlYaml {
  private static final int MOST_CHARACTERS = 2 * 1024 * 1024;
  private static final int MOST_ALIASES = 20;

  /** kubectl writes JSON's scalars, and times as plain text. */
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setCodePointLimit(MOST_CHARACTERS)
          .setMaxAliasesForCollections(MOST_ALIASES)
          .setAllowDuplicateKeys(true)
          .setAllowRecursiveKeys(false)
          .setSchema(new JsonSchema())
          .build();

  private KubectlYaml() {}

  /** One document as a tree; empty where the text is no YAML, or a bare scalar. Never throws. */
  static Optional<JsonNode> tree(String document) {
    try {
      Object loaded = new Load(SETTINGS).loadFromString(document);
      JsonNode tree = JsonMapper.shared().valueToTree(loaded);
      return tree.isContainer() ? Optional.of(tree) : Optional.empty();
    } catch (YamlEngineException | JacksonException | StackOverflowError e) {
      return Optional.empty();
    }
  }
}
