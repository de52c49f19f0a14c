package dev.exitcode.app;

import tools.jackson.databind.JsonNode;

/** The form of a settings file. */
final class SettingsSchema {
  private static final String RESOURCE = "settings.schema.json";

  private final FileSchema schema =
      new FileSchema(RESOURCE, new FileSchema.Kind("setting", "settings", false));

  /** The schema as it ships. */
  static JsonNode read() {
    return FileSchema.read(RESOURCE);
  }

  void check(YamlTree tree, Problems problems) {
    schema.check(tree, problems);
  }
}
