package dev.exitcode.access;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who may ask about what. Denies by default; immutable. */
public final class Policy {
  /** Nobody may ask about anything. */
  public static final Policy NOBODY = new Policy(List.of());

  private final List<Grant> grants;

  /** The union of these grants. */
  public Policy(List<Grant> grants) {
    this.grants = List.copyOf(grants);
  }

  /** Whether nobody may ask about anything. */
  public boolean deniesAll() {
    return grants.isEmpty();
  }

  /**
   * What somebody may see who asks here.
   *
   * @param channel where the question is asked, or null in a direct message
   */
  Sight of(Asker asker, @Nullable String channel, Right right, ClusterRules rules) {
    return sight(right, who -> isFor(who, asker, channel), rules);
  }

  /** What everybody in a channel may be shown. */
  Sight ofChannel(String channel, Right right, ClusterRules rules) {
    return sight(right, who -> who.channels().contains(channel), rules);
  }

  private Sight sight(Right right, Predicate<Grant.Who> who, ClusterRules rules) {
    return new Sight(
        grants.stream().filter(grant -> grant.gives(right) && who.test(grant.who())).toList(),
        right,
        rules);
  }

  private static boolean isFor(Grant.Who who, Asker asker, @Nullable String channel) {
    if (who.users().contains(asker.user())) {
      return true;
    }
    boolean here = channel != null && who.channels().contains(channel);
    return asker.member() && (here || !Collections.disjoint(who.groups(), asker.groups()));
  }

  /** The user groups it names. */
  Set<String> groups() {
    return grants.stream().flatMap(g -> g.who().groups().stream()).collect(Collectors.toSet());
  }

  boolean asksForLabels() {
    return grants.stream().anyMatch(grant -> !grant.where().labels().isAny());
  }

  /** Whether decisions depend on the clusters' own rules. */
  boolean asksClusters() {
    return grants.stream().anyMatch(grant -> grant.as() != null);
  }

  /** Whether it matters who is a full member. */
  boolean asksForMembers() {
    return grants.stream()
        .anyMatch(g -> !g.who().groups().isEmpty() || !g.who().channels().isEmpty());
  }
}
