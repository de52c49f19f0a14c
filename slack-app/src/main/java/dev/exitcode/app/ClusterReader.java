package dev.exitcode.app;

import dev.exitcode.access.Grant;
import dev.exitcode.access.LabelSelector;
import dev.exitcode.access.Right;
import dev.exitcode.access.Subject;
import dev.exitcode.k8s.ClusterAccess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads clusters and who may ask about them; the schema has looked at their form before. */
final class ClusterReader {
  private static final List<String> ALL = List.of("*");

  private final YamlTree tree;
  private final Problems problems;

  ClusterReader(YamlTree tree, Problems problems) {
    this.tree = tree;
    this.problems = problems;
  }

  ClusterSettings read() {
    List<ClusterAccess> clusters = new ArrayList<>();
    each("clusters", (at, node) -> cluster(at, node, clusters::add));
    twice(clusters);
    List<Grant> grants = new ArrayList<>();
    each("access", (at, node) -> grant(at, node, grants::add));
    aimless(grants, clusters);
    if (clusters.isEmpty() && tree.root().path("access").isArray()) {
      problems.at(
          tree.line("/access"),
          "access has no effect without clusters: name one, or leave access out.");
    }
    return new ClusterSettings(clusters, grants);
  }

  private interface Item {
    void at(String pointer, JsonNode node);
  }

  private void each(String list, Item item) {
    JsonNode all = tree.root().path(list);
    for (int i = 0; i < all.size() && all.isArray(); i++) {
      item.at("/" + list + "/" + i, all.path(i));
    }
  }

  private void cluster(String at, JsonNode node, Consumer<ClusterAccess> found) {
    String name = node.path("name").asString("");
    if (!ClusterAccess.isName(name)) {
      return; // the schema has said so
    }
    boolean inside = node.path("through").asString("").equals("serviceAccount");
    String file = text(node, "kubeconfig");
    String context = text(node, "context");
    if (inside && (file != null || context != null)) {
      problems.at(
          tree.line(at),
          "a service account has no kubeconfig and no context: leave out those, or through.");
    }
    ClusterAccess access =
        inside
            ? ClusterAccess.serviceAccount(name)
            : ClusterAccess.kubeconfig(name, file == null ? null : Path.of(file), context);
    try {
      found.accept(access.in(texts(node, "namespaces")));
    } catch (IllegalArgumentException e) {
      problems.at(tree.line(at), String.valueOf(e.getMessage()));
    }
  }

  private void twice(List<ClusterAccess> clusters) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < clusters.size(); i++) {
      if (!names.add(clusters.get(i).name())) {
        problems.at(
            tree.line("/clusters/" + i + "/name"),
            "two clusters are called %s: give each a name of its own."
                .formatted(clusters.get(i).name()));
      }
    }
  }

  /** A rule for a cluster that is not there is a slip. */
  private void aimless(List<Grant> grants, List<ClusterAccess> clusters) {
    List<String> names = clusters.stream().map(ClusterAccess::name).toList();
    for (int i = 0; i < grants.size() && !names.isEmpty(); i++) {
      if (names.stream().noneMatch(grants.get(i).where()::inCluster)) {
        problems.at(
            tree.line("/access/" + i + "/clusters"),
            "this rule fits no cluster: there are " + String.join(", ", names) + ".");
      }
    }
  }

  private void grant(String at, JsonNode node, Consumer<Grant> found) {
    Grant.Who who =
        new Grant.Who(
            Set.copyOf(texts(node, "users")),
            Set.copyOf(texts(node, "groups")),
            Set.copyOf(texts(node, "channels")));
    if (who.users().isEmpty() && who.groups().isEmpty() && who.channels().isEmpty()) {
      problems.at(tree.line(at), "this rule is for nobody: name users, groups or channels.");
    }
    LabelSelector labels = labels(at, node.path("labels"));
    List<String> namespaces = texts(node, "namespaces");
    if (namespaces.isEmpty() && asksNothing(node.path("labels"))) {
      problems.at(
          tree.line(at),
          "this rule opens no namespace: name namespaces or labels. For all, write:  namespaces:"
              + " ['*']");
    }
    Grant.Where where = new Grant.Where(orAll(texts(node, "clusters")), orAll(namespaces), labels);
    found.accept(new Grant(who, where, rights(node), subject(node)));
  }

  private static @Nullable Subject subject(JsonNode node) {
    JsonNode as = node.path("as");
    String user = text(as, "user");
    return user == null ? null : new Subject(user, texts(as, "groups"));
  }

  private static List<String> orAll(List<String> globs) {
    return globs.isEmpty() ? ALL : globs;
  }

  private static Set<Right> rights(JsonNode node) {
    Set<String> written = Set.copyOf(texts(node, "rights"));
    return Set.of(Right.values()).stream()
        .filter(right -> written.contains(right.name().toLowerCase(Locale.ROOT)))
        .collect(Collectors.toSet());
  }

  private static boolean asksNothing(JsonNode labels) {
    return labels.isEmpty() && !labels.isString();
  }

  /** Written as a map, or as {@code kubectl -l} takes them. */
  private LabelSelector labels(String at, JsonNode node) {
    Map<String, String> equal = new HashMap<>();
    node.propertyStream()
        .filter(label -> label.getValue().isString())
        .forEach(label -> equal.put(label.getKey(), label.getValue().asString()));
    try {
      return node.isString() ? LabelSelector.parse(node.asString()) : LabelSelector.of(equal);
    } catch (IllegalArgumentException e) {
      problems.at(tree.line(at + "/labels"), "access.labels: " + e.getMessage());
      return LabelSelector.ANY;
    }
  }

  private static List<String> texts(JsonNode node, String name) {
    return node.path(name)
        .valueStream()
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .toList();
  }

  private static @Nullable String text(JsonNode node, String name) {
    return node.path(name).isString() ? node.path(name).asString() : null;
  }
}
