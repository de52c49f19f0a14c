package dev.exitcode.app;

import dev.exitcode.incident.Routing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Of the settings, who is told of crashes: read without the secrets that a start needs.
 *
 * @param clusters their names
 * @param routing null: nobody is told
 */
record RoutingSettings(List<String> clusters, @Nullable Routing routing) {
  /** Copies the list. */
  RoutingSettings {
    clusters = List.copyOf(clusters);
  }

  /**
   * Reads them.
   *
   * @param file null: the defaults
   * @throws BadSettings with every problem there is
   */
  static RoutingSettings read(@Nullable SettingsFile file) throws BadSettings {
    Problems problems = new Problems(file == null ? "" : file.name());
    String text = file == null ? "" : file.text(problems);
    SecretsInFile.check(text, problems);
    YamlTree tree = YamlTree.of(text, problems);
    SettingsReader.schema().check(tree, problems);
    ClusterSettings clusters = new ClusterReader(tree, problems).read();
    Routing routing = new NoticeReader(tree, problems).read(clusters);
    if (!problems.none()) {
      throw new BadSettings(problems.sentences());
    }
    return new RoutingSettings(clusters.names(), routing);
  }
}
